//! The files of Hugo's own configuration: the only list of them.

use serde_json::Value;

const HUGO: [&str; 4] = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];

const CONFIG: [&str; 4] = ["config.toml", "config.yaml", "config.yml", "config.json"];

/// Those in the folder of a configuration that is in several files.
pub(super) const DEFAULT: &[&str] = &[
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/hugo.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/config.json",
];

const OF_LANGUAGES: [&str; 2] = ["config/_default/languages.toml", "config/_default/languages.yaml"];

const MODULE: [&str; 4] = [
    "config/_default/module.toml",
    "config/_default/module.yaml",
    "config/_default/module.yml",
    "config/_default/module.json",
];

/// What the key `cascade` would contain, in a file of its own.
pub(crate) const CASCADE: &[&str] = &[
    "config/_default/cascade.toml",
    "config/_default/cascade.yaml",
    "config/_default/cascade.yml",
    "config/_default/cascade.json",
];

/// Those in the site's folder.
pub(super) const HERE: &[&str] = &joined::<8>(&[&HUGO, &CONFIG]);

/// Those whose names give Hugo away: others have a `config.yml`, too.
pub(super) const MARKERS: &[&str] = &joined::<12>(&[&HUGO, DEFAULT]);

/// All that Hugo reads its settings from.
pub(super) const SETTINGS: &[&str] = &joined::<18>(&[&HUGO, &CONFIG, DEFAULT, &OF_LANGUAGES]);

/// Those that may mount folders below `content`.
pub(super) const MOUNTS: &[&str] = &joined::<20>(&[&HUGO, &CONFIG, DEFAULT, &MODULE]);

/// Those that may turn languages off, or say what their folders are.
pub(super) const LANGUAGES: &[&str] = &joined::<22>(&[&HUGO, &CONFIG, DEFAULT, &OF_LANGUAGES, &MODULE]);

/// Whether the folder of pages is set at the root of a file, or for each of the languages.
pub(super) fn is_for_all_languages(text: &str) -> bool {
    let key = |line: &str| line.split(['=', ':']).next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_at_root =
        text.lines().take_while(|line| !line.starts_with('[')).any(|line| key(line) == "contentdir");
    is_at_root || is_for_each_language(text)
}

fn is_for_each_language(text: &str) -> bool {
    let is = |key: &str, name: &str| key.eq_ignore_ascii_case(name);
    let root = toml::from_str(text).or_else(|_| serde_yaml::from_str(text));
    let Ok(Value::Object(root)) = root else { return false };
    let languages =
        root.iter().find(|(key, _)| is(key, "languages")).map_or(Some(&root), |(_, all)| all.as_object());
    let has_own =
        |language: &Value| language.as_object().is_some_and(|it| it.keys().any(|key| is(key, "contentdir")));
    languages.is_some_and(|all| !all.is_empty() && all.values().all(has_own))
}

const fn joined<const LENGTH: usize>(parts: &[&[&'static str]]) -> [&'static str; LENGTH] {
    let mut all = [""; LENGTH];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let mut inside = 0;
        while inside < parts[part].len() {
            all[at] = parts[part][inside];
            (inside, at) = (inside + 1, at + 1);
        }
        part += 1;
    }
    assert!(at == LENGTH, "the length is that of all parts");
    all
}
