//! The day at the start of a post's name, as Jekyll reads it.

use std::path::{Component, Path};

use chrono::NaiveDate;

use crate::generators::{Taken, date_of_name};
use crate::validators::SiteFacts;

/// `2024-01-05` of `2024-01-05-title.md`, `24-1-5` of `24-1-5-title.md`; `None` where the name is not that of a post.
pub(crate) fn day(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let mut parts = name.splitn(4, '-');
    let mut length = 0;
    for (least, most) in [(2, 4), (1, 2), (1, 2)] {
        let part = parts.next()?;
        if !(least..=most).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        length += part.len() + 1;
    }
    // A title may be empty, an extension may not.
    parts.next()?.rsplit_once('.').filter(|(_, extension)| !extension.is_empty())?;
    name.get(..length - 1)
}

/// The day that the generator makes of it; `None` where it fails.
pub(crate) fn read(written: &str) -> Option<NaiveDate> {
    match date_of_name(written) {
        Taken::At(moment) => Some(moment.local.date()),
        _ => None,
    }
}

/// Whether the page is in the folder of posts or of another collection, whose name begins with an underscore.
pub(crate) fn is_of_collection(path: &Path) -> bool {
    folders(path).any(|folder| folder.starts_with('_'))
}

/// Whether the page is a document of a collection, as far as the site says which it has.
pub(crate) fn is_document(path: &Path, site: &SiteFacts) -> bool {
    let Some(declared) = &site.collections else { return is_of_collection(path) };
    folders(path).any(|folder| matches!(folder, "_posts" | "_drafts"))
        || declared.iter().any(|(name, _)| is_below(path, name))
}

/// Whether the page is a document of a collection of which no page is written.
pub(crate) fn is_unwritten(path: &Path, site: &SiteFacts) -> bool {
    site.collections.iter().flatten().any(|(name, is_written)| !is_written && is_below(path, name))
}

/// Whether the page is in the folder of that collection.
fn is_below(path: &Path, collection: &str) -> bool {
    folders(path).any(|folder| folder.strip_prefix('_') == Some(collection))
}

/// Whether the page is in the folder of posts.
pub(crate) fn is_post(path: &Path) -> bool {
    folders(path).any(|folder| folder == "_posts")
}

/// Whether the page is a draft.
pub(crate) fn is_draft(path: &Path) -> bool {
    folders(path).any(|folder| folder == "_drafts")
}

fn folders(path: &Path) -> impl Iterator<Item = &str> {
    let folders = path.parent().into_iter().flat_map(Path::components);
    folders.filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    })
}
