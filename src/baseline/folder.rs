//! The folder of a baseline, which its paths are relative to.

use std::path::{Component, Path, PathBuf};

use crate::files;

/// The folder of a baseline.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// The working directory seen from it, with a slash at the end; `None` if it is not below.
    home: Option<String>,
}

impl Folder {
    pub(super) fn of(file: &Path) -> Self {
        let home = std::path::absolute(".").ok();
        let file = whole(file);
        let path = file.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let home = home.as_deref().and_then(|home| home.strip_prefix(&path).ok()).map(|below| {
            let mut below = slashed(below);
            below.push_str(if below.is_empty() { "" } else { "/" });
            below
        });
        Self { path, home }
    }

    /// `path` from the folder, `/`-separated, so that it does not matter where a run is started.
    pub(super) fn relative(&self, path: &Path) -> String {
        let is_below = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
        match &self.home {
            Some(home) if is_below(path) => format!("{home}{}", slashed(path)),
            _ => {
                let absolute = whole(path);
                slashed(absolute.strip_prefix(&self.path).unwrap_or(&absolute))
            }
        }
    }
}

/// The path from the root, without `.` and `..`.
fn whole(path: &Path) -> PathBuf {
    files::absolute(&std::path::absolute(".").unwrap_or_default(), path)
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    let is_tidy = !text.contains("//") && !text.contains("/./") && !text.ends_with('/');
    if std::path::MAIN_SEPARATOR == '/' && is_tidy {
        return text.into_owned();
    }
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
