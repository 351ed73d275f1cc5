//! MkDocs: the `.meta.yml` files that Material's plugin `meta` reads.

use crate::generators::mkdocs;

use super::{Inherited, Page, all, data};

/// The nearest folder counts first. Without the plugin nothing reads the files.
pub(super) fn of_page(page: &Page<'_>) -> Vec<Inherited> {
    let mut files = page.folders().map(|folder| page.folder.join(folder).join(".meta.yml"));
    let mut files: Vec<_> = files.by_ref().filter(|path| page.files.is_file(path)).collect();
    if files.is_empty() || !has_plugin(page) {
        files.clear();
    }
    let mut inherited = Vec::new();
    for path in files {
        let values = data::of_file(page.files, &path, page.dialect).unwrap_or_default();
        inherited.extend(all(&values, &path));
    }
    inherited
}

/// Whether the configuration turns `meta` on.
fn has_plugin(page: &Page<'_>) -> bool {
    mkdocs::SETTINGS.iter().any(|name| {
        let text = page.files.settings(&page.folder.join(name)).unwrap_or_default();
        mkdocs::has_plugin(&text, "meta")
    })
}
