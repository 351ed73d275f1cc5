//! Files that are data as a whole, read as the generator's own reader does it.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::files::Files;
use crate::loader::{self, Dialect};
use crate::reading::{self, Outcome};

/// The mapping in a file of YAML, TOML or JSON, by its extension; nothing if there is none.
pub(super) fn of_file(files: &dyn Files, path: &Path, dialect: &Dialect) -> Option<Map<String, Json>> {
    let text = files.settings(path).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    match path.extension()?.to_str()? {
        "toml" => toml::from_str(text).ok(),
        "json" => serde_json::from_str(text).ok(),
        // The reader of the front matter is that of data files as well, and takes what no other does.
        _ => {
            let text = text.strip_prefix("---").map_or(text, |rest| rest.trim_start_matches([' ', '\t']));
            front_matter(&format!("---\n{text}\n---\n"), dialect)
        }
    }
}

/// The front matter of a page.
pub(super) fn of_page(files: &dyn Files, path: &Path, dialect: &Dialect) -> Option<Map<String, Json>> {
    front_matter(&files.settings(path).ok()?, dialect)
}

fn front_matter(text: &str, dialect: &Dialect) -> Option<Map<String, Json>> {
    let path: Arc<Path> = Arc::from(Path::new("page.md"));
    let (source, split) = loader::head_of(&path, text.as_bytes(), true, dialect);
    let (_, reading) = reading::read_source(&source, split, dialect);
    let Outcome::Holds(held) = reading.outcome else { return None };
    match serde_json::to_value(&held) {
        Ok(Json::Object(values)) => Some(values),
        _ => None,
    }
}
