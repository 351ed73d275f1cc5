//! Image files: what is in the folder that the path leads to so far.

use std::path::PathBuf;

use crate::files::Files;

use super::{Asked, Completion, CompletionKind};

const EXTENSIONS: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "bmp"];

/// So many files are offered.
const MOST: usize = 200;

/// The images and folders that the typed path may lead to.
pub(super) fn of(asked: &Asked<'_>, offers: &mut Vec<Completion>) {
    let typed = &asked.cursor.typed_text;
    if typed.contains("://") {
        return;
    }
    let (folder, _) = typed.rsplit_once('/').map_or(("", typed.as_str()), |(folder, name)| (folder, name));
    let slash = if typed.starts_with('/') && folder.is_empty() { "/" } else { "" };
    for start in starts(asked, typed.starts_with('/')) {
        let within = start.join(folder.trim_start_matches('/'));
        let mut names = Vec::new();
        // A folder that is not there offers nothing.
        let _ = asked.session.files.each_name(&within, &mut |name| {
            names.extend(name.to_str().map(str::to_owned));
            names.len() < MOST
        });
        names.sort();
        for name in names {
            let is_image = name.rsplit_once('.').is_some_and(|(_, extension)| {
                EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
            });
            let path = if folder.is_empty() { format!("{slash}{name}") } else { format!("{folder}/{name}") };
            let is_folder = || !name.starts_with('.') && asked.session.files.is_folder(&within.join(&name));
            if is_image {
                super::values::push(asked, &path, CompletionKind::File, None, offers);
            } else if is_folder() {
                super::values::push(asked, &format!("{path}/"), CompletionKind::File, None, offers);
            }
        }
    }
}

/// The folders that the path may start from.
fn starts(asked: &Asked<'_>, is_rooted: bool) -> Vec<PathBuf> {
    let mut starts = Vec::new();
    if !is_rooted {
        starts.extend(asked.path.parent().map(std::path::Path::to_path_buf));
    }
    starts.extend(asked.policy.roots.iter().map(|root| asked.policy.site.join(&**root)));
    starts
}
