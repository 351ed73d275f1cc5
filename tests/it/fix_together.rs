//! Fixing runs beside each other, on names that are not UTF-8, on files with extended attributes, and on a full disk.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::run::{Ran, Site};

const BINARY: &str = env!("CARGO_BIN_EXE_masthead");
const FAULTY: &[u8] = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";
const MENDED: &[u8] = b"---\ntitle: A\ntags: [a]\n---\nBody\n";

fn page(tags: &str, day: &str) -> String {
    format!("---\ntags: {tags}\ndate: {day}, 27 Apr 2022 10:22:31 GMT\n---\nBody\n")
}

/// Each run has a rule of its own: what one writes, the other may not undo.
#[test]
fn two_runs_at_once_undo_nothing_of_each_other() {
    const PAGES: usize = 120;
    let site = Site::new(&[]);
    let start = |rule: &str| {
        let mut command = Command::new(BINARY);
        command.args(["check", "--fix", "--quiet", "--select", rule]).current_dir(site.path());
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    for _ in 0..4 {
        for number in 0..PAGES {
            site.write(&format!("{number}.md"), page("[a, a]", "Tue"));
        }
        let runs =
            ["duplicate-item", "weekday-mismatch"].map(start).map(|run| run.wait_with_output().unwrap());
        let is_whole = runs.each_ref().map(|run| {
            let words = String::from_utf8_lossy(&run.stderr);
            let told = words.contains("changed while it was being fixed");
            assert_eq!(run.status.code(), Some(if told { 2 } else { 0 }), "{words}");
            !told
        });
        for number in 0..PAGES {
            let text = fs::read_to_string(site.path().join(format!("{number}.md"))).unwrap();
            let fixed = [text.contains("tags: [a]\n"), text.contains("date: Wed")];
            let tags = if fixed[0] { "[a]" } else { "[a, a]" };
            assert_eq!(text, page(tags, if fixed[1] { "Wed" } else { "Tue" }), "the page is whole");
            for (is_whole, is_fixed) in is_whole.into_iter().zip(fixed) {
                assert!(is_fixed || !is_whole, "a run that told of nothing has fixed every page: {text}");
            }
        }
    }
    assert_eq!(site.run(&["check", "--fix"]).status(), 0);
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), PAGES, "no temporary file is left");
}

#[test]
fn names_that_are_not_utf_8_are_checked_fixed_and_patched() {
    let site = Site::new(&[]);
    let path = site.path().join(OsStr::from_bytes(b"caf\xe9 \"x.md"));
    if fs::write(&path, FAULTY).is_err() {
        eprintln!("not tried: the file system wants names in UTF-8");
        return;
    }
    for format in ["human", "json", "sarif", "junit", "github"] {
        let ran = site.run(&["check", "--format", format]);
        assert!(ran.status() == 0 && ran.out().contains("caf"), "{format}: {}", ran.out());
    }
    let diff = site.run_bytes(&["check", "--diff"]);
    fs::write(site.path().join("fix.diff"), &diff).unwrap();
    let git =
        |arguments: &[&str]| Command::new("git").args(arguments).current_dir(site.path()).output().unwrap();
    git(&["init", "-q"]);
    let applied = git(&["apply", "fix.diff"]);
    assert!(
        applied.status.success(),
        "{}{}",
        String::from_utf8_lossy(&diff),
        String::from_utf8_lossy(&applied.stderr)
    );
    assert_eq!(fs::read(&path).unwrap(), MENDED);
    fs::write(&path, FAULTY).unwrap();
    assert_eq!(site.run(&["check", "--fix"]).status(), 0);
    assert_eq!(fs::read(&path).unwrap(), MENDED);
}

#[cfg(target_os = "linux")]
#[test]
fn extended_attributes_are_kept_or_told() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let site = Site::new(&[("page.md", FAULTY)]);
    let path = site.path().join("page.md");
    if setxattr(&path, "user.note", b"mine", XattrFlags::empty()).is_err() {
        eprintln!("not tried: the file system has no extended attributes");
        return;
    }
    let ran = site.run(&["check", "--fix"]);
    assert_eq!((ran.status(), fs::read(&path).unwrap().as_slice()), (0, MENDED));
    let mut value = [0; 16];
    assert_eq!(getxattr(&path, "user.note", &mut value), Ok(4));
    assert!(value.starts_with(b"mine"));
    assert!(!ran.err().contains("attribute"), "{}", ran.err());

    // One that only root may set, on a page of somebody else.
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        eprintln!("not tried: only root may set such attributes");
        return;
    }
    fs::write(&path, FAULTY).unwrap();
    setxattr(&path, "security.masthead", b"x", XattrFlags::empty()).unwrap();
    for one in [site.path(), &path] {
        chown(one, Some(65534), Some(65534)).unwrap();
    }
    fs::set_permissions(site.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", BINARY, "check", "--fix"]);
    let Ok(output) = command.current_dir(site.path()).output() else { return };
    if output.status.code() == Some(127) {
        eprintln!("not tried: the program is out of reach for others");
        return;
    }
    let ran = Ran::of(output);
    assert_eq!((ran.status(), fs::read(&path).unwrap().as_slice()), (0, MENDED));
    assert!(
        ran.err().contains("the extended attribute `security.masthead` could not be kept"),
        "{}",
        ran.err()
    );
}

/// Runs a script with a small file system of its own at `folder`; `None` where that cannot be had.
fn on_small_disk(folder: &Path, script: &str) -> Option<Output> {
    let mount = format!("mount -t tmpfs -o size=128k tmpfs '{}' && {script}", folder.display());
    let output =
        Command::new("unshare").args(["--user", "--map-root-user", "--mount", "sh", "-c", &mount]).output();
    output.ok().filter(|output| String::from_utf8_lossy(&output.stdout).contains("status="))
}

#[test]
fn a_disk_without_room_loses_nothing_and_the_run_says_so() {
    let site = Site::new(&[]);
    let disk = site.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let body = "A long body.\n".repeat(3_000);
    site.write("page.md", [FAULTY, body.as_bytes()].concat());
    let script = format!(
        "cp '{source}' '{disk}/page.md'; head -c 200000 /dev/zero >'{disk}/filler' 2>/dev/null; cd '{disk}'; \
         '{BINARY}' check --fix; echo \"status=$?\"; cmp '{source}' page.md && echo same; ls -A",
        source = site.path().join("page.md").display(),
        disk = disk.display(),
    );
    let Some(output) = on_small_disk(&disk, &script) else {
        eprintln!("not tried: no file system can be mounted here");
        return;
    };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(out.contains("status=2") && out.contains("\nsame\n"), "{out}{err}");
    assert!(out.ends_with("same\nfiller\npage.md\n"), "the temporary file was removed: {out}");
    assert!(err.contains("page.md") && err.contains("space"), "{err}");
}
