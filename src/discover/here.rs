//! Paths from the working directory, as git writes them.

use std::path::{Path, PathBuf};

use super::{Targets, absolute};

impl Targets {
    /// Names all files and folders from the working directory.
    ///
    /// # Errors
    /// With the first path that does not lie below it.
    pub fn name_from_here(&mut self) -> Result<(), PathBuf> {
        let from_here = |path: &PathBuf| from_here(path).ok_or_else(|| path.clone());
        self.files = self.files.iter().map(from_here).collect::<Result<_, _>>()?;
        self.folders = self.folders.iter().map(from_here).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// The path below the working directory, which itself is `.`.
fn from_here(path: &Path) -> Option<PathBuf> {
    let here = absolute(Path::new("."));
    let whole = absolute(path);
    let below = whole.strip_prefix(&here).map(Path::to_path_buf).ok().or_else(|| {
        // Hooks may name it by another way that symbolic links offer. What the last part is, is for others to say.
        let (folder, name) = (whole.parent()?.canonicalize().ok()?, whole.file_name()?);
        Some(folder.join(name).strip_prefix(here.canonicalize().ok()?).ok()?.to_path_buf())
    })?;
    Some(if below.as_os_str().is_empty() { PathBuf::from(".") } else { below })
}
