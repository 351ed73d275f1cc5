//! What messages say of generators on pages of which the generator is not known, or of those that are not the page's.

use crate::value::scalar::Reader;

/// The YAML parsers, each with a generator that uses it.
pub(crate) const READERS: [(Reader, &str); 7] = [
    (Reader::JsYaml4, "Hexo"),
    (Reader::SafeYaml, "Jekyll"),
    (Reader::Goccy, "Hugo"),
    (Reader::PyYaml, "MkDocs"),
    (Reader::JsYaml3, "VitePress"),
    (Reader::SerdeYaml, "Zola"),
    (Reader::YamlV2, "Hugo before 0.152"),
];

/// Those that find no front matter below other text.
pub(crate) const BLIND: &str = "some generators find no front matter";

/// What becomes of a byte order mark.
pub(crate) const MARKED: &str = "some generators and libraries find no front matter";

/// Those whose YAML parser is libyaml or follows it.
pub(crate) const LIBYAML: &str = "Jekyll, MkDocs and Zola";

/// Who reads `yes` and `no` as what.
pub(crate) const YES_AND_NO: &str = "is a boolean in Jekyll and MkDocs, but a string in Hexo and Hugo";

/// What becomes of a list in a list of terms, where themes read these.
pub(crate) const NESTED: &str = ": only Hexo supports this";
