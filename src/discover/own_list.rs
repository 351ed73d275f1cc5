//! Whether the user may have a list of their own of what git ignores: whoever has none needs no parser for git's settings.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The setting that names the list; its case does not matter.
const SETTING: &[u8] = b"excludesfile";

/// Whether one of git's files of settings names such a list, or it is where git looks for it. The files are those that
/// the `ignore` crate reads.
pub(super) fn may_exist() -> bool {
    let variable = |name| env::var_os(name).filter(|value: &OsString| !value.is_empty()).map(PathBuf::from);
    let home = env::home_dir();
    let of_git =
        variable("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config"))).map(|it| it.join("git"));
    let settings = [
        variable("GIT_CONFIG_GLOBAL"),
        home.map(|home| home.join(".gitconfig")),
        of_git.as_ref().map(|folder| folder.join("config")),
        variable("GIT_CONFIG_SYSTEM").or_else(|| Some("/etc/gitconfig".into())),
    ];
    of_git.is_some_and(|folder| folder.join("ignore").is_file())
        || settings.iter().flatten().any(|it| names_list(it))
}

fn names_list(settings: &Path) -> bool {
    let is_file = settings.is_file();
    // What cannot be read is left to those who say so.
    is_file && fs::read(settings).map_or(true, |text| contains(&text))
}

fn contains(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'e', b'E', text)
        .filter_map(|at| text.get(at..at + SETTING.len()))
        .any(|word| word.eq_ignore_ascii_case(SETTING))
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn the_setting_is_found_in_any_case() {
        assert!(contains(b"[core]\n\texcludesFile = ~/.ignored\n"));
        assert!(contains(b"[core]\n\tEXCLUDESFILE=x"));
        assert!(!contains(b"[user]\n\tname = Eve\n\temail = eve@example.com\n[core]\n\texcludesfil"));
    }
}
