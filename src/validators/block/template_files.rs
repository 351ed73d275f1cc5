//! Which files are templates, with places to fill in.

use std::path::Path;

/// Whether the page is in a folder of templates, or has the name of one: `skill-scaffold.md`.
pub(crate) fn is_template(path: &Path) -> bool {
    const FOLDERS: [&str; 7] =
        ["archetypes", "scaffolds", "templates", "template", "_templates", "_layouts", "_includes"];
    const WORDS: [&str; 2] = ["scaffold", "template"];
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    // A page about templates has the word further in.
    let last = stem.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    if WORDS.iter().any(|name| name.eq_ignore_ascii_case(last)) {
        return true;
    }
    path.components().any(|part| {
        let name = part.as_os_str().to_str().unwrap_or_default();
        FOLDERS.iter().any(|folder| folder.eq_ignore_ascii_case(name))
    })
}
