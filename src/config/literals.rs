//! Settings as they are written in a configuration, whatever its language: programs are not run.

use std::path::Path;

use crate::generators::Setting;

/// What characters end a value in TOML, YAML, JSON and JavaScript, as far as settings of one word go.
const ENDS: [char; 8] = ['\n', ',', '{', '}', '[', ']', '(', ')'];

/// The values of a setting in a text; `None` if one is not a literal.
pub(super) fn written(text: &str, setting: &Setting, is_yaml: bool) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let (texts, name) = match setting.key.split_once('.') {
        Some((outer, inner)) => (objects(text, outer), inner),
        None => (vec![text], setting.key),
    };
    for (key, value) in texts.into_iter().flat_map(entries) {
        if key.eq_ignore_ascii_case(name) {
            values.push(literal(value, is_yaml)?.to_owned());
        }
    }
    let is_asked = |call: &str| text.matches(call).count() > values.len();
    if setting.without.is_some_and(is_asked) { None } else { Some(values) }
}

/// What is between the braces behind a key, in a program.
fn objects<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    let object = |(at, _): (usize, &str)| {
        let is_whole =
            !text.get(..at)?.ends_with(|sign: char| sign.is_alphanumeric() || "_.$".contains(sign));
        let behind = text.get(at + key.len()..)?.trim_start_matches(['"', '\'']).trim_start();
        let object = behind.strip_prefix(':').or_else(|| behind.strip_prefix('='))?.trim_start();
        object.strip_prefix('{')?.split('}').next().filter(|_| is_whole)
    };
    text.match_indices(key).filter_map(object).collect()
}

pub(super) fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "yml" || extension == "yaml")
}

/// Everything that looks like `key: value` or `key = value`, whatever the language.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(ENDS).filter_map(|part| {
        let part = part.trim();
        let at = part.find([':', '='])?;
        let key = part.get(..at)?.trim().trim_start_matches("- ").trim_matches(['"', '\'']);
        Some((key, part.get(at + 1..)?.trim()))
    })
}

/// A quoted value, or the plain one of a YAML file.
pub(super) fn literal(value: &str, is_yaml: bool) -> Option<&str> {
    let value = value.split(" #").next().unwrap_or_default().trim();
    match value.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => value.get(1..)?.split_once(quote).map(|(text, _)| text),
        Some(_) if is_yaml => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_in_any_language() {
        let setting = |key| Setting { files: &[], key, replaces: |_| true, without: None };
        let one = |text: &str, key| written(text, &setting(key), key == "docs_dir");
        assert_eq!(one("contentDir = \"text\"\n", "contentdir"), Some(vec!["text".into()]));
        assert_eq!(one("docs_dir: pages # here\n", "docs_dir"), Some(vec!["pages".into()]));
        assert_eq!(one("{ srcDir: './src', x: 1 }", "srcdir"), Some(vec!["./src".into()]));
        assert_eq!(one("path: path.join(a, b)", "path"), None);
        assert_eq!(one("base: `${root}/a`", "base"), None);
        assert_eq!(one("title: A\n", "docs_dir"), Some(vec![]));
    }
}
