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

/// One that is no longer needed goes with its reason, and what follows the reason is a part of it. Between its words there may
/// be spaces of any kind, or what is invisible and was removed before it was read.
static SUPPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    let gap = r"(?:[\s\x00-\x1f\x7f]|\xc2[\x80-\xa0]|\xe2\x80[\x8b-\x8f\xaa-\xae])*";
    Regex::new(&format!(r"(?-u)#{gap}masthead:{gap}ignore[^\n]*")).unwrap()
});

/// What reads pages of these presets is documented to take what is not YAML, such as `globs: *.md`.
const LENIENT: [&str; 3] = ["copilot-instructions", "cursor-rule", "prompt-file"];

/// What kind of text the fixes have lost, or nothing. Pages that no plain reader would take are not judged; `is_read` says that
/// masthead reads the values, so that they have to be kept, and `preset` whose page it is.
pub(crate) fn lost(
    before: &[u8],
    after: &[u8],
    made: &[Made],
    is_read: bool,
    preset: &str,
) -> Option<&'static str> {
    // libyaml ends a line at these, and does not count U+FEFF as a column; YAML 1.2 differs in both.
    let is_split_alike = |text: &str| {
        let text = text.trim_start_matches('\u{feff}');
        !text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
    };
    std::str::from_utf8(before).ok().filter(|text| is_split_alike(text))?;
    let named = Named::of(made);
    let (syntax, old) = block(before).filter(|(_, found)| !ends_early(&found[1], preset))?;
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
    let Some(two) = read(other, &new[1]) else {
        return (!LENIENT.contains(&preset)).then_some("lost-block");
    };
    // The block may end elsewhere then, and all that is behind its end still be there.
    let is_moved = made.iter().any(|made| made.rule.0 == "malformed-delimiter") && before.ends_with(&new[2]);
    let is_lost =
        !is_moved && one.iter().any(|(key, value)| !named.has(key) && !named.keeps(key, value, &two));
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

/// Whether some generator takes a line within a block for its end: all but a few take the first line that begins with the
/// delimiter, and Zola takes the first that ends with it (the pattern in its documentation does).
fn ends_early(content: &[u8], preset: &str) -> bool {
    let is_fence = |part: Option<&[u8]>| part.is_some_and(|part| part == b"---" || part == b"+++");
    content.split(|&byte| byte == b'\n').any(|line| {
        is_fence(line.first_chunk::<3>().map(<[u8; 3]>::as_slice))
            || preset == "zola" && is_fence(line.trim_ascii_end().last_chunk::<3>().map(<[u8; 3]>::as_slice))
    })
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
        assert_eq!(lost(page.as_bytes(), changed.as_bytes(), &[], true, "generic"), kind, "{changed}");
    }
    let early = page.replace("A #", "A---\nslug: b #");
    for (preset, kind) in [("zola", None), ("hugo", Some("lost-value"))] {
        let changed = early.replace("[a]", "[b]");
        assert_eq!(lost(early.as_bytes(), changed.as_bytes(), &[], true, preset), kind, "{changed}");
    }
    let toml = "+++\na = 1\nb = [2]\n+++\n";
    assert_eq!(
        lost(toml.as_bytes(), toml.replace('2', "3").as_bytes(), &[], true, "generic"),
        Some("lost-value")
    );
}
