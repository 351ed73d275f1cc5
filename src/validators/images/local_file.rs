//! Whether a path points to a file of the site, resolved the way generators and themes do.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::files::Files;
use crate::schema::ImageSpec;
use crate::validators::{FieldCx, Place};
use crate::value::url::LinkKind;

use super::address::Address;
use super::names_in_folder::{any_name, holds_images, holds_images_below, is_stem};

/// Folders that some theme publishes at the site's root or reads images from.
const USUAL: [&str; 10] = [
    "static",
    "public",
    "source",
    "assets",
    "src",
    "src/assets",
    "docs",
    "docs/public",
    "docs/.vuepress/public",
    "content",
];

/// The result of a lookup.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// The file exists, or this cannot be decided.
    Fine,
    /// The file exists with different letter case: the path as it is on disk.
    OtherCase(String),
    /// The file is missing, though its folder contains images: the folder, relative to the starting point.
    NotInFolder(String),
    /// Neither the file nor its folder exists, but the folder above that contains images: that one, relative to the
    /// starting point, and the name of the folder that is missing.
    NoFolder(String, String),
    /// Neither the file nor its folder exists.
    Missing,
}

/// The file that a local image points to, if it exists.
pub(crate) fn find(cx: &FieldCx<'_>, address: &Address<'_>, image: &ImageSpec) -> Option<PathBuf> {
    let place = &cx.page.place;
    let written = address.path();
    if !place.on_disk || !address.link.is_local() || is_alias(written) {
        return None;
    }
    let decoded = decoded(written);
    let folders = folders(place, image, address.link.kind == LinkKind::RootRelative);
    [&decoded, written]
        .into_iter()
        .map(|name| name.trim_start_matches('/'))
        .filter(|name| !name.is_empty())
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| place.files.is_file(file))
}

/// Looks up a local image.
pub(crate) fn look_up(cx: &FieldCx<'_>, address: &Address<'_>, image: &ImageSpec) -> Lookup {
    let place = &cx.page.place;
    let written = address.path();
    if !place.on_disk || !address.link.is_local() || is_alias(written) {
        return Lookup::Fine;
    }
    let decoded = decoded(written);
    let relative = decoded.trim_start_matches('/');
    if relative.is_empty() || relative.ends_with('/') {
        return Lookup::Fine;
    }
    let is_rooted = address.link.kind == LinkKind::RootRelative;
    let folders = folders(place, image, is_rooted);
    let plain = written.trim_start_matches('/');
    let files = place.files;
    let there = |name: &str| folders.iter().map(|folder| folder.join(name)).find(|file| files.exists(file));
    let slash = if is_rooted { "/" } else { "" };
    if let Some(file) = there(relative).or_else(|| there(plain)) {
        return match stored_name(files, &file, relative) {
            Some(real) => Lookup::OtherCase(format!("{slash}{real}")),
            None => Lookup::Fine,
        };
    }
    if let Some(real) = folders.iter().find_map(|folder| other_case(files, folder, relative)) {
        return Lookup::OtherCase(format!("{slash}{real}"));
    }
    if in_a_theme(files, place.site, relative)
        || (image.roots.is_empty() && is_prefixed(files, &folders, relative))
    {
        return Lookup::Fine;
    }
    let Some((parent, _)) = relative.rsplit_once('/') else { return Lookup::Missing };
    let is_named = parent.split('/').any(|part| part != "." && part != "..");
    // A folder without any image is one of pages: the template puts another in front.
    let is_there = folders.iter().any(|folder| is_named && holds_images(files, &folder.join(parent)));
    if folders.iter().any(|folder| is_stem(files, &folder.join(relative))) {
        return Lookup::Fine;
    }
    if is_there {
        return Lookup::NotInFolder(parent.to_owned());
    }
    let above = parent.rsplit_once('/').filter(|_| is_rooted && !parent.contains(".."));
    let is_gone = |above: &str| {
        let is_full = |folder: &PathBuf| holds_images_below(files, &folder.join(above));
        folders.iter().any(is_full) && !folders.iter().any(|folder| files.exists(&folder.join(parent)))
    };
    match above.filter(|(above, _)| is_gone(above)) {
        Some((above, name)) => Lookup::NoFolder(above.to_owned(), name.to_owned()),
        None => Lookup::Missing,
    }
}

/// `@/x`, `~/x`, `~assets/x`, `C:/x`, `*`: only a bundler or a theme can resolve them.
fn is_alias(path: &str) -> bool {
    path.starts_with(['@', '~', '$', '%']) || path.contains([':', '*', '{', '<', '>', '|'])
}

/// The folders that the path may start from, the most likely first.
fn folders(place: &Place<'_>, image: &ImageSpec, is_rooted: bool) -> Vec<PathBuf> {
    let mut folders = Vec::with_capacity(16);
    let beside = place.path.parent().unwrap_or(Path::new(""));
    if !is_rooted {
        folders.push(beside.to_path_buf());
        // Hexo keeps the files of a post in a folder with the name of the post.
        folders.push(place.path.with_extension(""));
    }
    let below = |folder: &str| place.site.join(folder);
    if !image.roots.is_empty() {
        folders.extend(image.roots.iter().map(|root| below(root)));
        return folders;
    }
    folders.extend(place.roots.iter().map(|root| below(root)));
    folders.push(place.site.to_path_buf());
    if image.local != Some(true) {
        folders.extend(USUAL.iter().map(|root| below(root)));
        // A site in a subfolder of its repository, whose pages refer to a file from a parent folder.
        folders.extend(
            beside
                .ancestors()
                .skip(1)
                .take_while(|above| above.starts_with(place.site))
                .map(Path::to_path_buf),
        );
    }
    folders
}

/// Whether a template puts the name of a folder in front of the path.
fn is_prefixed(files: &dyn Files, folders: &[PathBuf], relative: &str) -> bool {
    const PREFIXES: [&str; 6] = ["img", "images", "assets", "assets/img", "assets/images", "media"];
    let below =
        |folder: &PathBuf| PREFIXES.iter().any(|prefix| files.exists(&folder.join(prefix).join(relative)));
    folders.iter().any(below)
}

/// Themes add files of their own.
fn in_a_theme(files: &dyn Files, site: &Path, relative: &str) -> bool {
    let themes = site.join("themes");
    any_name(files, &themes, |theme| {
        let below = |root: &&str| themes.join(theme).join(root).join(relative);
        ["static", "source", "assets", ""].iter().any(|root| files.exists(&below(root)))
    })
}

/// The name on disk of a file that was found, where the file system ignores case; `None` if it is as written.
fn stored_name(files: &dyn Files, file: &Path, relative: &str) -> Option<String> {
    if !cfg!(any(target_os = "macos", windows))
        || relative.split('/').any(|part| matches!(part, "" | "." | ".."))
    {
        return None;
    }
    let real = files.real(file).ok()?;
    let parts: Vec<_> = real.iter().filter_map(|part| part.to_str()).collect();
    let stored = parts.get(parts.len().checked_sub(relative.split('/').count())?..)?.join("/");
    (stored != relative && stored.to_lowercase() == relative.to_lowercase()).then_some(stored)
}

/// The path below `folder` that differs from `relative` in case only, as it is on disk.
fn other_case(files: &dyn Files, folder: &Path, relative: &str) -> Option<String> {
    let mut at = folder.to_path_buf();
    let mut real = String::with_capacity(relative.len());
    for part in relative.split('/') {
        let name = match part {
            "" => continue,
            "." | ".." => part.to_owned(),
            _ if files.exists(&at.join(part)) => part.to_owned(),
            _ => same_letters(files, &at, part)?,
        };
        at.push(&name);
        if !real.is_empty() {
            real.push('/');
        }
        real.push_str(&name);
    }
    (files.is_file(&at) && real != relative).then_some(real)
}

fn same_letters(files: &dyn Files, folder: &Path, name: &str) -> Option<String> {
    let wanted = name.to_lowercase();
    let mut alike: Vec<String> = Vec::new();
    let read = files.each_name(folder, &mut |name| {
        alike.extend(name.to_str().filter(|name| name.to_lowercase() == wanted).map(str::to_owned));
        true
    });
    // The first in order, so that every run gives the same result.
    read.ok().and_then(|()| alike.into_iter().min())
}

/// The percent-decoded path (RFC 3986, section 2.1); unchanged if the result is not valid text.
fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let bytes = path.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits =
            path.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let escaped = digits.filter(|_| byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        read.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(read).map_or(Cow::Borrowed(path), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        assert_eq!(decoded("/a%20b.png"), "/a b.png");
        assert_eq!(decoded("/%e6%bd%ae.png"), "/潮.png");
        assert_eq!(decoded("/100%.png"), "/100%.png");
        assert_eq!(decoded("/%ff.png"), "/%ff.png");
    }

    #[test]
    fn other_letters_are_found_in_every_part() {
        let folder = tempfile::tempdir().unwrap();
        let files = crate::files::Disk::here();
        std::fs::create_dir(folder.path().join("Img")).unwrap();
        std::fs::write(folder.path().join("Img/Tide.JPG"), "").unwrap();
        assert_eq!(other_case(&files, folder.path(), "img/tide.jpg").as_deref(), Some("Img/Tide.JPG"));
        assert_eq!(other_case(&files, folder.path(), "img/ebb.jpg"), None);
    }
}
