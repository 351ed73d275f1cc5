//! Terms from files: `allow-from` reads data files, lists of lines and folders of term pages.

use std::io::ErrorKind;
use std::path::Path;

use serde_json::Value;

use crate::files::{FileKind, Files};
use crate::value::json_words;

/// No sensible vocabulary is larger, in bytes.
const LIMIT: u64 = 16 << 20;

/// The terms that `path` contains, in its order; `folder` is that of the configuration, and nothing outside of it is read.
/// An error completes the sentence "`path` …".
pub(super) fn read_terms(files: &dyn Files, folder: &Path, path: &str) -> Result<Vec<Box<str>>, String> {
    let full = folder.join(path);
    let missing = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    // A symbolic link may lead anywhere; what counts is where it ends.
    let real = files.real(&full).map_err(missing)?;
    let home = files.real(folder).map_err(missing)?;
    if !real.starts_with(&home) {
        return Err("is a link to a place outside the folder of masthead.yaml".to_owned());
    }
    if files.is_folder(&real) {
        return pages(files, &real).map_err(missing);
    }
    let text = text_of(files, &real)?;
    let extension = real.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let value = match extension.to_ascii_lowercase().as_str() {
        "yaml" | "yml" => {
            serde_yaml::from_str(&text).map_err(|error| format!("is not valid YAML: {error}"))?
        }
        "json" => serde_json::from_str(&text)
            .map_err(|error| format!("is not valid JSON: {}", json_words(&error)))?,
        "toml" => toml::from_str(&text).map_err(|error| format!("is not valid TOML: {}", error.message()))?,
        _ => return Ok(lines(&text)),
    };
    terms(&value).ok_or_else(|| "contains neither a list nor a mapping of terms".to_owned())
}

fn text_of(files: &dyn Files, path: &Path) -> Result<String, String> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::FileTooLarge => "is larger than 16 MiB".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    if !matches!(files.kind(path).map_err(unreadable)?, FileKind::File(_)) {
        return Err("is not a regular file".to_owned());
    }
    let text = files.text(path, LIMIT).map_err(unreadable)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// One term a line; empty lines and lines that begin with `#` are skipped.
fn lines(text: &str) -> Vec<Box<str>> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(Into::into)
        .collect()
}

/// A list of terms; a list of maps, each naming its term by `name`, `id`, `slug`, `title` or `label`; a map whose only
/// value is such a list; or a map whose keys are the terms (as in the author files of Hexo, Jekyll and Docusaurus).
fn terms(value: &Value) -> Option<Vec<Box<str>>> {
    match value {
        Value::Array(items) => items.iter().map(term).collect(),
        Value::Object(map) => {
            let mut values = map.values();
            match (values.next(), values.next()) {
                (Some(list @ Value::Array(_)), None) => terms(list),
                _ => Some(map.keys().map(|key| key.as_str().into()).collect()),
            }
        }
        _ => None,
    }
}

fn term(item: &Value) -> Option<Box<str>> {
    match item {
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(_) | Value::Bool(_) => Some(item.to_string().into()),
        Value::Object(map) => {
            ["name", "id", "slug", "title", "label"].iter().find_map(|key| term(map.get(*key)?))
        }
        _ => None,
    }
}

/// The names of a folder of term pages: `news.md` and `news/_index.md` represent `news`.
fn pages(files: &dyn Files, folder: &Path) -> std::io::Result<Vec<Box<str>>> {
    let mut names: Vec<Box<str>> = Vec::new();
    files.each_name(folder, &mut |name| {
        let name = Path::new(name);
        let is_folder = files.is_folder(&folder.join(name));
        let name = if is_folder { name.to_str() } else { name.file_stem().and_then(|stem| stem.to_str()) };
        let is_term = |name: &&str| !name.starts_with('.') && !matches!(*name, "_index" | "index" | "README");
        names.extend(name.filter(is_term).map(Box::from));
        true
    })?;
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<Vec<Box<str>>> {
        terms(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn reads_the_shapes_that_data_files_have() {
        let terms: Vec<Box<str>> = vec!["a".into(), "b".into()];
        assert_eq!(lines("# terms\na\n\n b \n"), terms);
        let two = Some(terms);
        assert_eq!(of(r#"["a", "b"]"#), two);
        assert_eq!(of(r#"{"terms": ["a", "b"]}"#), two);
        assert_eq!(of(r#"[{"name": "a"}, {"id": "b"}]"#), two);
        assert_eq!(of(r#"{"a": {"url": "/a"}, "b": {}}"#), two);
        assert_eq!(of(r#""a""#), None);
    }

    #[test]
    fn reads_nothing_outside_of_its_folder() {
        let home = tempfile::tempdir().unwrap();
        let below = home.path().join("site");
        std::fs::create_dir(&below).unwrap();
        std::fs::write(home.path().join("secret.txt"), "x").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("secret.txt"), below.join("link.txt")).unwrap();
            assert_eq!(
                read_terms(&crate::files::Disk::here(), &below, "link.txt"),
                Err("is a link to a place outside the folder of masthead.yaml".to_owned())
            );
        }
        assert_eq!(
            read_terms(&crate::files::Disk::here(), &below, "none.txt"),
            Err("does not exist".to_owned())
        );
    }
}
