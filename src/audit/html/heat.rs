//! A table of folders and fields: the percentage of pages that have the field.

use serde::Serialize;

use crate::reporter::visible;

use super::super::Profile;
use super::super::folders::Folder;
use super::super::group::Group;
use super::super::path::{key, parent};
use super::super::sketch::Gather;
use super::super::wording::{number, percent};
use super::bar;

/// More columns cannot be read.
const FIELDS: usize = 14;

/// More rows are put together.
const FOLDERS: usize = 40;

#[derive(Serialize)]
pub(super) struct Heat {
    fields: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    folder: String,
    pages: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    share: u64,
    text: String,
}

pub(super) fn heat(profile: &Profile, whole: &Group) -> Heat {
    let names: Vec<&str> = whole
        .sorted()
        .into_iter()
        .map(|field| &*field.name)
        .filter(|name| parent(name).is_none())
        .take(FIELDS)
        .collect();
    let mut folders: Vec<(&str, &Folder)> =
        profile.folders.iter().map(|(name, folder)| (name.as_str(), folder)).collect();
    folders.sort_by(|a, b| b.1.pages.cmp(&a.1.pages).then_with(|| a.0.cmp(b.0)));
    let mut rest = Folder::default();
    let others = folders.split_off(folders.len().min(FOLDERS));
    for (_, folder) in &others {
        rest.gather((*folder).clone());
    }
    folders.sort_by(|a, b| a.0.cmp(b.0));
    let mut rows: Vec<Row> =
        folders.iter().map(|(name, folder)| row(&visible(name), folder, &names)).collect();
    if rest.pages > 0 {
        rows.push(row(&format!("{} other folders", number(others.len() as u64)), &rest, &names));
    }
    Heat { fields: names.iter().map(|name| visible(name).into_owned()).collect(), rows }
}

fn row(name: &str, folder: &Folder, fields: &[&str]) -> Row {
    let cells = fields
        .iter()
        .map(|field| {
            let count = folder.fields.get(&*key(field)).copied().unwrap_or(0);
            Cell { share: bar(count, folder.pages), text: percent(count, folder.pages) }
        })
        .collect();
    Row { folder: name.to_owned(), pages: number(folder.pages), cells }
}
