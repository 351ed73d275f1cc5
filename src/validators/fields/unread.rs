//! Fields that a generator ignores or drops although themes of other generators read them.

use crate::document::Entry;
use crate::loader::Generator;

/// The plural that the generator reads instead of `name`. `declared` are the taxonomies of the site, if it declares its
/// own.
pub(crate) fn plural(
    generator: Generator,
    name: &str,
    declared: Option<&[Box<str>]>,
) -> Option<&'static str> {
    let names = &generator.facts().names;
    let plural = names.plural(name)?;
    let is_taxonomy = |name: &str| declared.is_none_or(|names| names.iter().any(|known| **known == *name));
    (!names.are_declared || (is_taxonomy(plural) && declared.is_none_or(|_| !is_taxonomy(name))))
        .then_some(plural)
}

/// Whether a field of that name is Zola's table of terms, in a generator that reads terms from the root.
pub(crate) fn is_table_of_terms(generator: Generator, entry: &Entry<'_>) -> bool {
    let holds = |name: &str| {
        let inside = entry.value.entries().unwrap_or_default();
        inside.iter().any(|entry| entry.key.text() == Some(name) && !entry.value.is_null())
    };
    generator.facts().terms.at_root
        && entry.key.text() == Some("taxonomies")
        && (holds("tags") || holds("categories"))
}
