//! The folder that a page is counted under.

use std::path::{Component, Path};

use crate::discover::Targets;

/// The folder of a page, as deep as `depth` below the folder that was named on the command line; `.` for that folder
/// itself. `/`-separated.
pub fn folder(targets: &Targets, path: &Path, depth: usize) -> String {
    let below = targets.folders.iter().find_map(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let parent = below.parent().unwrap_or(Path::new(""));
    let parts: Vec<_> = parent
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .take(depth)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}
