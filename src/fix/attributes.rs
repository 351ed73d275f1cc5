//! What a file has besides its text, and what a folder lends to one run at a time, as far as the system has it.

use std::fs::File;
use std::path::Path;

/// Gives one file the extended attributes of another; the names of those that it does not take.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn copy(from: &Path, to: &Path) -> Vec<String> {
    let mut lost = Vec::new();
    // Few file systems have more than 64 KiB for them.
    let mut names = vec![0; 64 * 1024];
    // None where the system or the file system has no attributes.
    let Ok(length) = rustix::fs::listxattr(from, &mut names) else { return lost };
    let names = names.get(..length).unwrap_or_default();
    for name in names.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
        if !copied(from, to, name) {
            lost.push(String::from_utf8_lossy(name).into_owned());
        }
    }
    lost
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn copy(_from: &Path, _to: &Path) -> Vec<String> {
    Vec::new()
}

/// Whether a file has an attribute of another one, if only because the system gave it.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn copied(from: &Path, to: &Path, name: &[u8]) -> bool {
    let value = |path: &Path| {
        let mut value = vec![0; 64 * 1024];
        let length = rustix::fs::getxattr(path, name, &mut value).ok()?;
        value.truncate(length);
        Some(value)
    };
    let Some(wanted) = value(from) else { return false };
    value(to).as_ref() == Some(&wanted)
        || rustix::fs::setxattr(to, name, &wanted, rustix::fs::XattrFlags::empty()).is_ok()
}

/// Waits for the lock of a folder; whether the system has such locks.
#[cfg(unix)]
pub(super) fn lock(folder: &File) -> bool {
    rustix::fs::flock(folder, rustix::fs::FlockOperation::LockExclusive).is_ok()
}

#[cfg(not(unix))]
pub(super) fn lock(_folder: &File) -> bool {
    false
}
