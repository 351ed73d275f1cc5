//! Astro: `astro sync` writes the schema of each collection below `.astro/collections`.

use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::json_schema;
use super::parts::literal;
use super::zod::Program;
use super::{Imported, Place};

const INDEX: &str = ".astro/collections/collections.json";

/// Extensions of the pages of a collection; the other files are data.
const PAGES: &str = "{md,markdown,mdx,mdoc}";

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    // Written by newer versions only; older ones keep all collections below `src/content`.
    let index = if place.files.is_file(&place.folder.join(INDEX)) {
        place.json(INDEX).map_err(|reason| format!("`{INDEX}`: {reason}"))?
    } else {
        Value::Null
    };
    let mut names: Vec<String> = Vec::new();
    let _ = place.files.each_name(&place.folder.join(place.path), &mut |name| {
        names.extend(name.to_str().and_then(|name| name.strip_suffix(".schema.json")).map(str::to_owned));
        true
    });
    names.sort();
    let program = Program::of(place);
    let mut imported = Vec::new();
    for name in names {
        let path = format!("{}/{name}.schema.json", place.path);
        let schema = place.json(&path).map_err(|reason| format!("`{path}`: {reason}"))?;
        let Some(globs) = globs(place, &name, &index) else { continue };
        let source = std::sync::Arc::new(super::SchemaSource { path: path.into(), is_binding: true });
        let mut unsaid = Vec::new();
        let mut fields = json_schema::fields(&schema, &source, &mut unsaid);
        program.apply(&mut fields);
        imported.push(Imported { name: name.into(), globs: vec![globs.into()], fields, source, unsaid });
    }
    Ok(imported)
}

/// Where the pages of a collection lie: below `src/content`, or below the folder that its entries have in common.
/// `None` if another collection has entries there too.
fn globs(place: Place<'_>, name: &str, index: &Value) -> Option<String> {
    let entries = index.get("entries").and_then(Value::as_object);
    let of = |wanted: bool| {
        let entries = entries.into_iter().flatten();
        entries
            .filter(move |(_, collection)| (collection.as_str() == Some(name)) == wanted)
            .filter_map(|(address, _)| below(place.folder, address))
    };
    let own: Vec<String> = of(true).collect();
    let usual = format!("src/content/{name}");
    let folder = match common(&own) {
        Some(folder) if !folder.starts_with(&usual.to_lowercase()) => folder,
        _ => usual,
    };
    let start = format!("{folder}/");
    let is_shared = of(false).any(|path| path.starts_with(&start.to_lowercase()));
    (!folder.is_empty() && !is_shared && place.files.is_folder(&place.folder.join(&folder)))
        .then(|| format!("{}/**/[!_]*.{PAGES}", literal(&folder)))
}

/// The path of an entry from the folder of the project on, in lower case, as Astro writes it.
fn below(folder: &Path, address: &str) -> Option<String> {
    let path = percent_decode_str(address.strip_prefix("file://").unwrap_or(address))
        .decode_utf8_lossy()
        .to_lowercase();
    let folder = folder.to_str()?.to_lowercase().replace('\\', "/");
    let below = match path.strip_prefix(&folder) {
        Some(below) => below,
        // On Windows an address has a slash before the drive.
        None if path.starts_with('/') => path.trim_start_matches('/').strip_prefix(&folder)?,
        None => &path,
    };
    Some(below.trim_start_matches('/').to_owned())
}

/// The folder that all paths have in common.
fn common(paths: &[String]) -> Option<String> {
    let folder = |path: &String| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let mut folders = paths.iter().map(folder);
    let first = folders.next()?;
    Some(folders.fold(first, |common, other| {
        let same = common.split('/').zip(other.split('/')).take_while(|(a, b)| a == b);
        same.map(|(part, _)| part).collect::<Vec<_>>().join("/")
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_a_folder_in_common() {
        let paths = ["docs/a/x.md", "docs/b.md"].map(str::to_owned);
        assert_eq!(common(&paths).as_deref(), Some("docs"));
        assert_eq!(common(&[]), None);
        let folder = Path::new("/home/Ann/site");
        assert_eq!(below(folder, "file:///home/ann/site/docs/b%20c.md").as_deref(), Some("docs/b c.md"));
        assert_eq!(below(folder, "docs/b.md").as_deref(), Some("docs/b.md"));
    }
}
