//! Reads schemas from JSON or YAML files below one folder only, never from the network.

use std::error::Error;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jsonschema::{Retrieve, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;

use crate::files::Files;
use crate::value::json_words;

use super::{patterns, steps};

/// The scheme and host that represent the folder: no reference to a real address ever leads there.
pub(super) const HOME: &str = "file:///";

/// What a part of a path does not contain as it is (RFC 3986, section 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A schema is a text that people write; what is larger is something else.
const LARGEST: u64 = 16 << 20;

/// Reads what references lead to.
#[derive(Debug)]
pub(super) struct Below {
    files: Arc<dyn Files>,
    folder: PathBuf,
    /// The address that the schema gives itself, up to the last slash, and the one that its file has: what it names
    /// beside itself is beside its file.
    published: Option<(String, String)>,
    /// How many schemas are in what was read.
    marked: Arc<AtomicU64>,
}

impl Below {
    /// A reader for the schema in `file`, which calls itself `id`.
    pub(super) fn new(
        files: Arc<dyn Files>,
        folder: PathBuf,
        file: &Path,
        id: Option<&str>,
        marked: &Arc<AtomicU64>,
    ) -> Self {
        let above = |address: &str| address.rsplit_once('/').map(|(above, _)| format!("{above}/"));
        let id = id.filter(|id| id.contains("://")).and_then(above);
        let published = id.zip(above(&uri_of(file, &folder)));
        Self { files, folder, published, marked: Arc::clone(marked) }
    }
}

impl Retrieve for Below {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let uri = uri.as_str();
        let beside = self
            .published
            .as_ref()
            .and_then(|(public, own)| Some(format!("{own}{}", uri.strip_prefix(public.as_str())?)));
        let Some(path) = beside.as_deref().unwrap_or(uri).strip_prefix(HOME) else {
            return Err(format!(
                "`{uri}` is a URL, and masthead does not download schemas; keep a copy below the folder of masthead.yaml"
            )
            .into());
        };
        let path = percent_decode_str(path.split('#').next().unwrap_or_default()).decode_utf8_lossy();
        let mut schema = read(&*self.files, &self.folder, &path)?;
        patterns::check(&schema)
            .and_then(|()| steps::references(&schema))
            .map_err(|reason| format!("`{path}` cannot be used here: {reason}"))?;
        steps::mark(&mut schema, &self.marked);
        Ok(schema)
    }
}

/// The address that a file below `folder` goes by.
pub(super) fn uri_of(file: &Path, folder: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<String> = below
        .components()
        .map(|part| utf8_percent_encode(&part.as_os_str().to_string_lossy(), ESCAPED).to_string())
        .collect();
    format!("{HOME}{}", parts.join("/"))
}

/// The file at `path`, where it is below `folder`, also after symbolic links; the error is the end of a sentence that
/// begins with the path.
///
/// # Errors
/// Where it leaves the folder or is not a file.
pub fn resolve_below(files: &dyn Files, folder: &Path, path: &str) -> Result<PathBuf, String> {
    let relative = Path::new(path);
    if relative.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err("is outside the folder of masthead.yaml".into());
    }
    let file = folder.join(relative);
    let real = files.real(&file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be read: {error}"),
    })?;
    let home = files.real(folder).map_err(|error| format!("cannot be read: {error}"))?;
    if !real.starts_with(home) {
        return Err("is a link to a place outside the folder of masthead.yaml".into());
    }
    if files.is_file(&real) { Ok(file) } else { Err("is not a file".into()) }
}

/// The schema in the file at `path` below `folder`, JSON or YAML; the error is a sentence.
///
/// # Errors
/// Where the file leaves the folder, is not there, too large, or neither JSON nor YAML.
pub fn read(files: &dyn Files, folder: &Path, path: &str) -> Result<Value, String> {
    let file = resolve_below(files, folder, path).map_err(|reason| format!("`{path}` {reason}"))?;
    let text = files.text(&file, LARGEST).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => format!("`{path}` is larger than {} MB", LARGEST >> 20),
        _ => format!("`{path}` cannot be read: {error}"),
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let first = serde_yaml::Deserializer::from_str(text).next();
    let value = first.map_or(Ok(Value::Null), serde::Deserialize::deserialize);
    value.map_err(|error| match serde_json::from_str::<Value>(text) {
        Err(error) if is_json => format!("`{path}` is not valid JSON: {}", json_words(&error)),
        _ => format!("`{path}` is neither valid JSON nor valid YAML: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_addresses() {
        let uri = uri_of(Path::new("/site/my schemas/文章.json"), Path::new("/site"));
        assert_eq!(uri, "file:///my%20schemas/%E6%96%87%E7%AB%A0.json");
    }
}
