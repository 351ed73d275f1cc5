//! Which plugin of Docusaurus reads a page, by its path: each checks other fields.

use std::ffi::OsStr;
use std::path::Path;

use crate::generators::dates::day_of_name;

/// Whether the page is one of the blog.
pub(super) fn is_in_blog(path: &Path) -> bool {
    let is_blog = |name: &OsStr| name.to_str().is_some_and(|name| name.contains("blog"));
    path.iter().any(is_blog) && !is_lone(path)
}

/// Whether it is a page of its own, in no list.
pub(super) fn is_lone(path: &Path) -> bool {
    let mut before = "";
    path.iter().any(|part| {
        let name = part.to_str().unwrap_or_default();
        let is_it = (before, name) == ("src", "pages") || name.starts_with("docusaurus-plugin-content-pages");
        before = name;
        is_it
    })
}

/// Whether it is a document. A blog may have any folder, but its posts are named by days; without a folder, the page may
/// be of any kind.
pub(super) fn is_document(path: &Path) -> bool {
    let has_folder = path.parent().is_some_and(|folder| folder.file_name().is_some());
    let is_dated = || path.iter().any(|part| day_of_name(Path::new(part), 1).is_some());
    has_folder && !is_in_blog(path) && !is_lone(path) && !is_dated()
}

/// Whether it is a document or a post.
pub(super) fn is_listed(path: &Path) -> bool {
    !is_lone(path)
}
