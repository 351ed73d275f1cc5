//! What a fix must keep, as readers see it that masthead's own do not share code with.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use masthead::diagnostic::Made;
use masthead::value::Held;
use regex::bytes::{Captures, Regex};
use serde_yaml::{Mapping, Value};

/// A block, without its delimiters, and the body.
static BLOCKS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let block =
        |fence| format!(r"(?s-u)\A(?:\xef\xbb\xbf)?{fence}\r?\n((?:.*?\n)??){fence}\r?(?:\n|\z)(.*)\z");
    [Regex::new(&block("---")).unwrap(), Regex::new(&block(r"\+\+\+")).unwrap()]
});

/// A note wherever it is, and one that is a comment: anywhere else it is a part of a value.
static NOTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)# note [0-9]+").unwrap());
static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m-u)(?:^|\s)# note [0-9]+").unwrap());

/// One that is no longer needed goes with its reason, and what follows the reason is a part of it.
static SUPPRESSION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)# masthead: ignore[^\n]*").unwrap());

/// What kind of text the fixes have lost, or nothing. Pages that no plain reader would take are not judged; `is_read` says that
/// masthead reads the values, so that they have to be kept.
pub(crate) fn lost(before: &[u8], after: &[u8], made: &[Made], is_read: bool) -> Option<&'static str> {
    // libyaml ends a line at these, and does not count U+FEFF as a column; YAML 1.2 differs in both.
    let is_split_alike = |text: &str| {
        let text = text.trim_start_matches('\u{feff}');
        !text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
    };
    std::str::from_utf8(before).ok().filter(|text| is_split_alike(text))?;
    let named = Named::of(made);
    let (syntax, old) = block(before)?;
    // Whatever is done to the block and its delimiters.
    if !after.ends_with(&old[2]) {
        return Some("lost-body");
    }
    let is_unneeded = made.iter().any(|made| made.rule.0 == "unused-suppression");
    let judged = if is_unneeded { SUPPRESSION.replace_all(before, b"") } else { before.into() };
    // A note that was swallowed by a value may become a part of it, but its text stays.
    if NOTE.find_iter(after).count() < COMMENT.find_iter(&judged).count() {
        return Some("lost-comment");
    }
    let one = read(syntax, &old[1]).filter(|_| is_read)?;
    let (other, new) = block(after)?;
    let Some(two) = read(other, &new[1]) else { return Some("lost-block") };
    let is_lost = one.iter().any(|(key, value)| !named.has(key) && !named.keeps(key, value, &two));
    is_lost.then_some("lost-value")
}

/// The top-level fields that fixes name.
struct Named<'m> {
    names: BTreeSet<&'m str>,
    /// A fix without a field may be about any.
    any: bool,
}

impl<'m> Named<'m> {
    fn of(made: &'m [Made]) -> Self {
        let field = |made: &'m Made| made.field.as_ref()?.as_str().split(['.', '[']).next();
        let names = made.iter().filter_map(field).flat_map(|name| [name, name.trim()]).collect();
        Self { names, any: made.iter().any(|made| made.field.is_none()) }
    }

    fn has(&self, key: &Value) -> bool {
        // A key that is not text is written as it is read: whether it is named cannot be told.
        key.as_str().is_none_or(|key| self.names.contains(key) || self.names.contains(key.trim()))
    }

    /// Whether a value is still there, under another name where a fix may have given it one.
    fn keeps(&self, key: &Value, value: &Value, fields: &Mapping) -> bool {
        fields.get(key) == Some(value) || self.any && fields.values().any(|other| other == value)
    }
}

/// A block with something in it and no other fence around, where all generators agree on what is the body.
fn block(page: &[u8]) -> Option<(usize, Captures<'_>)> {
    let (syntax, found) =
        BLOCKS.iter().enumerate().find_map(|(at, block)| Some((at, block.captures(page)?)))?;
    let fence: &[u8] = if syntax == 0 { b"---" } else { b"+++" };
    let (content, body) = (found[1].trim_ascii(), found[2].trim_ascii());
    (!content.is_empty() && !content.starts_with(fence) && !body.starts_with(fence))
        .then_some((syntax, found))
}

/// The fields of a block; nothing where the reader refuses it or it is no mapping.
fn read(syntax: usize, content: &[u8]) -> Option<Mapping> {
    let text = std::str::from_utf8(content).ok()?;
    match syntax {
        0 => serde_yaml::from_str(text).ok(),
        _ => serde_yaml::to_value(toml::from_str::<toml::Table>(text).ok()?).ok()?.as_mapping().cloned(),
    }
}

/// Whether front matter has anything in it.
pub(crate) const fn has_entries(held: &Held) -> bool {
    match held {
        Held::Map(entries) => !entries.is_empty(),
        _ => true,
    }
}

#[test]
fn what_is_lost_is_seen() {
    let page = "---\ntitle: A # note 1\ntags: [a]\n---\nBody\n";
    for (old, new, kind) in [
        ("Body", "Bodies", Some("lost-body")),
        (" # note 1", "", Some("lost-comment")),
        ("tags: [a]", "tags: [b]", Some("lost-value")),
        ("tags: [a]\n", "", Some("lost-value")),
        ("[a]", "['a']", None),
    ] {
        let changed = page.replace(old, new);
        assert_eq!(lost(page.as_bytes(), changed.as_bytes(), &[], true), kind, "{changed}");
    }
    let toml = "+++\na = 1\nb = [2]\n+++\n";
    assert_eq!(lost(toml.as_bytes(), toml.replace('2', "3").as_bytes(), &[], true), Some("lost-value"));
}
