//! Eleventy: data files beside the page and in the folders above it, and those of the whole site.

use std::path::{Path, PathBuf};

use super::{Inherited, Page, all, data};

/// What follows the page's or the folder's name.
const DATA: [&str; 2] = ["json", "11tydata.json"];

const PROGRAMS: [&str; 3] = ["11tydata.js", "11tydata.cjs", "11tydata.mjs"];

/// The page's own data file counts first, then that of its folder, then of those above, then of the site.
pub(super) fn of_page(page: &Page<'_>) -> Vec<Inherited> {
    let mut inherited = Vec::new();
    of_name(page, &page.folder.join(page.below.with_extension("")), &mut inherited);
    for folder in page.folders() {
        let folder = page.folder.join(folder);
        if let Some(name) = folder.file_name() {
            of_name(page, &folder.join(name), &mut inherited);
        }
    }
    for folder in page.folders() {
        of_site(page, &page.folder.join(folder).join("_data"), &mut inherited);
    }
    inherited
}

/// The data files that are called `stem`.
fn of_name(page: &Page<'_>, stem: &Path, inherited: &mut Vec<Inherited>) {
    let with = |extension: &str| PathBuf::from(format!("{}.{extension}", stem.display()));
    for path in DATA.map(with) {
        if let Some(values) = data::of_file(page.files, &path, page.dialect) {
            inherited.extend(all(&values, &path));
        }
    }
    for path in PROGRAMS.map(with) {
        if let Ok(text) = page.files.settings(&path) {
            inherited.extend(words(&text).map(|name| Inherited {
                name: name.into(),
                value: None,
                from: path.clone(),
            }));
        }
    }
}

/// The names that a program might give a value to: all of its words that a colon follows.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(':').filter(|piece| !piece.is_empty());
    pieces.filter_map(|piece| {
        let piece = piece.trim_end().trim_end_matches(['"', '\'']);
        let is_inside = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '$');
        let start = piece.rfind(|sign| !is_inside(sign)).map_or(0, |at| {
            at + piece.get(at..).unwrap_or_default().chars().next().map_or(0, char::len_utf8)
        });
        piece.get(start..).filter(|word| !word.is_empty())
    })
}

/// A data file of the site is a value under its own name.
fn of_site(page: &Page<'_>, folder: &Path, inherited: &mut Vec<Inherited>) {
    // A folder that is not there contains nothing.
    let _ = page.files.each_name(folder, &mut |name| {
        let path = folder.join(name);
        if let Some(name) =
            name.to_str().and_then(|name| name.split('.').next()).filter(|name| !name.is_empty())
        {
            inherited.push(Inherited { name: name.into(), value: None, from: path });
        }
        true
    });
}
