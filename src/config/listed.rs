//! What the configuration of a generator excludes from its pages, in the patterns of that generator.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;
use serde_yaml::Value;

use crate::files::Files;
use crate::generators::{List, Patterns};

/// The patterns of a list, compiled. What does not compile is left out.
#[derive(Debug)]
pub(super) struct Listed {
    list: &'static List,
    matcher: Matcher,
}

#[derive(Debug)]
enum Matcher {
    Regexes(Vec<Regex>),
    Globs(GlobSet),
    Gitignore(Box<Gitignore>),
}

impl Listed {
    /// Those of the site at `base`; none where its configuration says nothing.
    pub(super) fn of(files: &dyn Files, base: &Path, lists: &'static [List]) -> Vec<Self> {
        let read = |list: &'static List| {
            let patterns: Vec<String> = list
                .files
                .iter()
                .filter_map(|name| Some(written(name, &files.settings(&base.join(name)).ok()?, list.key)))
                .flatten()
                .collect();
            (!patterns.is_empty()).then(|| Self { list, matcher: compiled(list.patterns, &patterns) })
        };
        lists.iter().filter_map(read).collect()
    }

    /// Whether the file at `path` (absolute) of the site at `base` is one of them; `folders` are those that the patterns may
    /// begin in.
    pub(super) fn contains(&self, path: &Path, base: &Path, folders: &[PathBuf]) -> bool {
        let mut inside = folders.iter().filter_map(|folder| path.strip_prefix(folder).ok()).filter(|below| {
            !below.iter().next().is_some_and(|first| self.list.spares.iter().any(|spared| first == *spared))
        });
        match &self.matcher {
            Matcher::Regexes(all) => {
                let path = path.to_string_lossy().replace('\\', "/");
                all.iter().any(|one| one.is_match(&path))
            }
            Matcher::Gitignore(list) => {
                inside.any(|below| list.matched_path_or_any_parents(below, false).is_ignore())
            }
            Matcher::Globs(globs) => match self.list.patterns {
                Patterns::WholeGlobs => globs.is_match(path),
                Patterns::FolderGlobs => {
                    inside.any(|below| below.ancestors().any(|part| globs.is_match(part)))
                }
                Patterns::SiteGlobs => path
                    .strip_prefix(base)
                    .is_ok_and(|below| below.ancestors().any(|part| globs.is_match(part))),
                _ => inside.any(|below| globs.is_match(below)),
            },
        }
    }
}

fn compiled(patterns: Patterns, texts: &[String]) -> Matcher {
    match patterns {
        Patterns::Regexes => {
            Matcher::Regexes(texts.iter().filter_map(|text| Regex::new(text).ok()).collect())
        }
        Patterns::Gitignore => {
            let mut builder = GitignoreBuilder::new("");
            for line in texts.iter().flat_map(|text| text.lines()) {
                // A line that is not a pattern is passed over, as in such a file.
                let _ = builder.add_line(None, line);
            }
            Matcher::Gitignore(Box::new(builder.build().unwrap_or_else(|_| Gitignore::empty())))
        }
        Patterns::Globs | Patterns::FolderGlobs | Patterns::SiteGlobs | Patterns::WholeGlobs => {
            let mut set = GlobSetBuilder::new();
            for text in texts {
                let text = text.strip_prefix("./").unwrap_or(text);
                let mut glob = GlobBuilder::new(text.strip_suffix('/').unwrap_or(text));
                if let Ok(glob) = glob.literal_separator(patterns != Patterns::WholeGlobs).build() {
                    set.add(glob);
                }
            }
            Matcher::Globs(set.build().unwrap_or_default())
        }
    }
}

/// The patterns below a key of a configuration, whatever its language.
fn written(name: &str, text: &str, key: &str) -> Vec<String> {
    let says = text.as_bytes().windows(key.len()).any(|part| part.eq_ignore_ascii_case(key.as_bytes()));
    if !says {
        return Vec::new();
    }
    let Some(root) = parsed(name, text) else { return in_program(text, key) };
    // A language may have a list of its own.
    let languages = of(&root, "languages").and_then(Value::as_mapping);
    let others = languages.into_iter().flat_map(serde_yaml::Mapping::values).filter_map(|one| of(one, key));
    of(&root, key).into_iter().chain(others).flat_map(texts).collect()
}

/// A configuration, if it is data; nothing where it cannot be read.
pub(super) fn parsed(name: &str, text: &str) -> Option<Value> {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("toml") => Some(toml::from_str(text).unwrap_or_default()),
        Some("yml" | "yaml" | "json") => Some(serde_yaml::from_str(text).unwrap_or_default()),
        _ => None,
    }
}

/// The value of a key, in whatever letter case.
pub(super) fn of<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let is_it =
        |(name, _): &(&Value, &Value)| name.as_str().is_some_and(|name| name.eq_ignore_ascii_case(key));
    value.as_mapping()?.iter().find(is_it).map(|(_, value)| value)
}

/// One text, or a list of them.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let items = value.as_sequence().map_or(std::slice::from_ref(value), Vec::as_slice);
    items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The quoted items of each list that a program writes behind the key, or of each call of a method. What is computed is not
/// known.
fn in_program(text: &str, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(key) {
        let (before, after) =
            (text.get(..at).unwrap_or_default(), text.get(at + key.len()..).unwrap_or_default());
        let is_comment = before.rsplit('\n').next().is_some_and(|line| line.contains("//"));
        let list = after.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':');
        let list = list.and_then(|list| list.trim_start().strip_prefix('['));
        let list = list.or_else(|| after.strip_prefix('(')).filter(|_| !is_comment);
        let mut rest = list.unwrap_or_default();
        loop {
            rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == ',');
            if let Some(comment) = rest.strip_prefix("//") {
                rest = comment.split_once('\n').map_or("", |(_, below)| below);
                continue;
            }
            let mut signs = rest.chars();
            let Some(quote) = signs.next().filter(|sign| matches!(sign, '"' | '\'' | '`')) else { break };
            let Some((item, behind)) = signs.as_str().split_once(quote) else { break };
            found.push(item.to_owned());
            rest = behind;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_any_language() {
        for (name, text) in [
            ("a.toml", "Key = ['a', \"b\"]\n"),
            ("a.yml", "x: !ENV [A]\nkey:\n  - a\n  - b\n"),
            ("a.json", "{\"key\": [\"a\", \"b\"]}"),
            (
                "a.mts",
                "// key: ['c']\nexport default {\n  'key': [\n    'a', // key\n    \"b\",\n    ...more,\n  ] }\n",
            ),
        ] {
            assert_eq!(written(name, text, "key"), ["a", "b"], "{name}");
        }
        assert_eq!(written("a.ts", "key: all", "key"), Vec::<String>::new());
        assert_eq!(written("a.yml", "key: a\n", "key"), ["a"]);
    }
}
