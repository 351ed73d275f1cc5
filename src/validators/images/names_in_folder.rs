//! The names in a folder of images: whether one of them may be what an address means.

use std::ffi::OsStr;
use std::path::Path;

use crate::files::Files;

/// Whether an image is in the folder.
pub(super) fn holds_images(files: &dyn Files, folder: &Path) -> bool {
    const ENDS: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "ico"];
    any_name(files, folder, |name| {
        Path::new(name).extension().is_some_and(|end| ENDS.iter().any(|it| end.eq_ignore_ascii_case(it)))
    })
}

/// Whether an image is in the folder, or in one that is in it.
pub(super) fn holds_images_below(files: &dyn Files, folder: &Path) -> bool {
    holds_images(files, folder) || any_name(files, folder, |name| holds_images(files, &folder.join(name)))
}

/// Whether a template adds an extension, or a size and an extension, to the name: such a file is there.
pub(super) fn is_stem(files: &dyn Files, path: &Path) -> bool {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_name()) else { return false };
    let stem = stem.as_encoded_bytes();
    path.extension().is_none()
        && any_name(files, folder, |name| {
            let rest = name.as_encoded_bytes().strip_prefix(stem);
            rest.is_some_and(|rest| rest.starts_with(b".") || rest.starts_with(b"-"))
        })
}

/// Whether the folder is there and a name in it is right.
pub(super) fn any_name(files: &dyn Files, folder: &Path, is_right: impl Fn(&OsStr) -> bool) -> bool {
    let mut is_there = false;
    let _ = files.each_name(folder, &mut |name| {
        is_there = is_right(name);
        !is_there
    });
    is_there
}
