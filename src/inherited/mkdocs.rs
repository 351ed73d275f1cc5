//! MkDocs: the `.meta.yml` files that Material's plugin `meta` reads.

use super::{Inherited, LIMIT, Page, all, data};

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

/// Whether the configuration turns `meta` on. It may contain tags of its own, so that it is read line by line.
fn has_plugin(page: &Page<'_>) -> bool {
    ["mkdocs.yml", "mkdocs.yaml"].iter().any(|name| {
        let text = page.files.text(&page.folder.join(name), LIMIT).unwrap_or_default();
        text.lines().any(|line| {
            let name = line.trim().trim_start_matches('-').trim();
            matches!(name.trim_end_matches(':').trim_matches(['"', '\'']), "meta" | "material/meta")
        })
    })
}
