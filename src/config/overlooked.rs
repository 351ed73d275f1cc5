//! Files that look like a configuration but are not read, because of their name or because of another one.

use std::path::Path;
use std::sync::Arc;

use crate::files::Files;
use crate::span::Span;
use crate::validators::setup::unread_configuration;

use super::find::NAMES;
use super::listing::Listing;
use super::note::Note;

/// Names that other tools would read. `pyproject.toml` belongs to others, but for one table.
pub(super) const OTHER_NAMES: [&str; 13] = [
    "masthead.yml",
    "Masthead.yml",
    "Masthead.yaml",
    ".masthead.yml",
    "masthead.toml",
    ".masthead.toml",
    "masthead.json",
    ".masthead.json",
    ".mastheadrc",
    ".mastheadrc.json",
    ".mastheadrc.yaml",
    ".mastheadrc.yml",
    PYPROJECT,
];

const PYPROJECT: &str = "pyproject.toml";

/// The table of `pyproject.toml` that would be meant for this program.
const TABLE: &str = "[tool.masthead";

/// What a configuration begins with: themes have data files of that name too.
const KEYS: [&str; 10] = [
    "preset",
    "collections",
    "rules",
    "overrides",
    "exclude",
    "extensions",
    "roots",
    "baseline",
    "collection-scope",
    "project-schema",
];

/// A larger file is not a configuration.
const LIMIT: u64 = 1 << 20;

/// The files in a folder that are skipped. `read` is the name of the configuration that is read there.
pub(super) fn in_folder(
    files: &dyn Files,
    folder: &Path,
    listing: &Listing,
    read: Option<&str>,
    shown: impl Fn(&Path) -> Arc<Path>,
) -> Vec<Note> {
    let others = OTHER_NAMES.into_iter().filter(|name| listing.has(name));
    let second = NAMES.into_iter().filter(|name| read.is_some_and(|read| read != *name) && listing.has(name));
    let note = |name: &str| {
        let path = folder.join(name);
        let text = files.text(&path, LIMIT).ok()?;
        let span = place(name, &text)?;
        let (message, help) = match read {
            Some(read) => (
                format!("`{name}` is ignored: the configuration is `{read}`"),
                format!("move its settings to `{read}`, or delete it"),
            ),
            None if name == PYPROJECT => (
                "`[tool.masthead]` is ignored: the configuration is `masthead.yaml`".to_owned(),
                "write its settings into `masthead.yaml`".to_owned(),
            ),
            None if has_yaml_in(name) => (
                format!("`{name}` is ignored: the configuration is `masthead.yaml`"),
                "rename it to `masthead.yaml`".to_owned(),
            ),
            None => (
                format!("`{name}` is ignored: the configuration is `masthead.yaml`"),
                "write its settings into `masthead.yaml`, as YAML".to_owned(),
            ),
        };
        let rule = unread_configuration::RULE.id;
        Some(Note { path: shown(&path), text: text.into(), span, rule, message, help })
    };
    others.chain(second).filter_map(note).collect()
}

/// JSON is YAML too.
fn has_yaml_in(name: &str) -> bool {
    Path::new(name).extension().is_none_or(|extension| extension != "toml")
}

/// Where the file is meant for this program: its first line with a key of the configuration.
fn place(name: &str, text: &str) -> Option<Span> {
    let is_ours = |line: &str| {
        if name == PYPROJECT {
            return line.trim_start().starts_with(TABLE);
        }
        let word = line.trim_start_matches([' ', '\t', '{', '[', '"', '\'', '\u{feff}']);
        KEYS.iter().any(|key| {
            let rest = word.strip_prefix(key);
            rest.is_some_and(|rest| {
                rest.trim_start_matches(['"', '\'', ' ']).starts_with([':', '=', '.', ']'])
            })
        })
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_ours(line) {
            return Some(Span::of(start..start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_meant_for_this_program() {
        assert!(place("masthead.yml", "# mine\npreset: hugo\n").is_some());
        assert!(place("masthead.toml", "[rules]\nsyntax = \"off\"\n").is_some());
        assert!(place("masthead.json", "{\"collections\": {}}").is_some());
        assert!(place(PYPROJECT, "[tool.ruff]\n[tool.masthead.rules]\n").is_some());
        assert_eq!(place(PYPROJECT, "[project]\ndependencies = ['masthead']\n"), None);
        assert_eq!(place("masthead.yml", "title: The Daily\nlogo: /a.png\n"), None);
    }
}
