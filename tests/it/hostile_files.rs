//! Files that are not files, files that change while they are read, and folders that cannot be written.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::run::Site;

const GOOD: &[u8] = b"---\ntitle: A\n---\nBody\n";
const MENDABLE: &[u8] = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";

#[test]
fn sockets_and_devices_are_named_and_not_read() {
    let site = Site::new(&[("good.md", GOOD)]);
    let _socket = UnixListener::bind(site.path().join("socket.md")).unwrap();
    assert_eq!(site.run(&["check"]).status(), 0, "a walk skips what is not a file");
    for (path, words) in [("socket.md", "a socket"), ("/dev/zero", "a device"), (".", "")] {
        let ran = site.run(&["check", path, "good.md"]);
        assert_eq!(ran.status(), if words.is_empty() { 0 } else { 2 }, "{path}: {}", ran.out());
        assert!(ran.out().contains(words), "{path}: {}", ran.out());
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_no_disaster() {
    let site = Site::new(&[]);
    let page = site.path().join("page.md");
    let long = format!("---\ntitle: A\nkeywords:\n{}---\nBody\n", "  - word\n".repeat(5_000));
    fs::write(&page, &long).unwrap();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let file = fs::OpenOptions::new().write(true).open(&page).unwrap();
                file.set_len(3_000).unwrap();
                fs::write(&page, &long).unwrap();
            }
        });
        for _ in 0..30 {
            let ran = site.run(&["check"]);
            assert!(ran.status() <= 1, "{}{}", ran.out(), ran.err());
            assert_eq!(ran.err(), "");
        }
        stop.store(true, Ordering::Relaxed);
    });
}

/// Runs the program as somebody whom permissions apply to; `None` if that cannot be had.
fn as_nobody(site: &Site, arguments: &[&str]) -> Option<Output> {
    let program = env!("CARGO_BIN_EXE_masthead");
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|about| std::os::unix::fs::MetadataExt::uid(&about) == 0);
    let mut command = Command::new(if is_root { "setpriv" } else { program });
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
    }
    let output = command.args(arguments).current_dir(site.path()).output().ok()?;
    // 127: the program lies where nobody may look.
    (output.status.code() != Some(127)).then_some(output)
}

#[test]
fn a_folder_that_is_read_only_is_said_and_left_alone() {
    let site = Site::new(&[("closed/page.md", MENDABLE)]);
    let folder = site.path().join("closed");
    fs::set_permissions(site.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let ran = as_nobody(&site, &["check", "--fix", "closed"]);
    let is_whole = fs::read(folder.join("page.md")).unwrap() == MENDABLE;
    let left = fs::read_dir(&folder).unwrap().count();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(is_whole && left == 1);
    let Some(ran) = ran else {
        eprintln!("not tried: there is no setpriv, or the program is out of reach for others");
        return;
    };
    let words = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{words}");
    assert!(words.contains("closed/page.md") && words.contains("permission"), "{words}");
}

#[test]
fn a_full_disk_loses_nothing() {
    let body = "A long body.\n".repeat(2_000);
    let page = format!("{}{body}", String::from_utf8_lossy(MENDABLE));
    let site = Site::new(&[("page.md", page.as_bytes())]);
    // A limit on the size of files represents a disk without room: a write comes back short or with an error.
    let script = format!("trap '' XFSZ; ulimit -f 8; exec '{}' check --fix", env!("CARGO_BIN_EXE_masthead"));
    let ran = Command::new("bash").args(["-c", &script]).current_dir(site.path()).output().unwrap();
    let words = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{words}");
    assert!(words.contains("cannot write page.md: ") && !words.contains(".masthead-"), "{words}");
    assert_eq!(fs::read_to_string(site.path().join("page.md")).unwrap(), page);
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1, "the temporary file was removed");
}
