//! A fixing run that is killed leaves each file as it was or as it should be, and nothing in between.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::Site;

const FILES: usize = 300;

fn page(number: usize, title: &str) -> String {
    // A body that takes more than one write to the disk.
    let body = format!("Body {number} 中文\n").repeat(4000);
    format!("---\nnumber: {number}\ntitle: {title}\n---\n{body}")
}

#[test]
fn a_killed_run_leaves_whole_files() {
    let config = b"collections: { all: { files: ['*.md'], fields: { title: string } } }\n";
    let site = Site::new(&[("masthead.yaml", config)]);
    let (mut halfway, mut after) = (0, Duration::from_millis(10));
    for _ in 0..12 {
        for number in 0..FILES {
            site.write(&format!("{number}.md"), page(number, "'A '"));
        }
        let fixed = killed_after(&site, after);
        assert!(fixed <= FILES);
        match fixed {
            0 => after = after.mul_f64(1.6),
            FILES => after = after.mul_f64(0.6),
            _ => halfway += 1,
        }
        if halfway == 3 {
            break;
        }
    }
    assert!(halfway > 0, "no run was killed in its middle");
    assert_eq!(site.run(&["check", "--fix"]).status(), 0);
    assert_eq!(mended(&site), FILES, "the next run does the rest");
}

#[test]
fn what_a_killed_run_left_is_cleared_by_the_next_one_and_nothing_else_is() {
    let faulty = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";
    let site = Site::new(&[("a/page.md", faulty), ("b/page.md", b"---\ntitle: A\n---\n")]);
    let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    let mut kept = vec!["a/page.md", "b/page.md"];
    for (name, is_old, is_kept) in [
        ("a/.masthead-aB3dE6.tmp", true, false),
        ("a/.masthead-Zz9Zz9.tmp", false, true),
        ("a/.masthead-cache1", true, true),
        ("a/.masthead-notes-of-mine.tmp", true, true),
        ("a/masthead-aB3dE6.tmp", true, true),
        ("b/.masthead-aB3dE6.tmp", true, true),
    ] {
        site.write(name, faulty);
        if is_old {
            let file = std::fs::File::options().write(true).open(site.path().join(name)).unwrap();
            file.set_modified(old).unwrap();
        }
        if is_kept {
            kept.push(name);
        }
    }
    std::os::unix::fs::symlink("page.md", site.path().join("a/.masthead-link00.tmp")).unwrap();
    kept.push("a/.masthead-link00.tmp");
    assert_eq!(site.run(&["check"]).status(), 0);
    assert!(site.path().join("a/.masthead-aB3dE6.tmp").exists(), "a run that writes nothing removes nothing");
    let ran = site.run(&["check", "--fix"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    let mut left: Vec<String> = ["a", "b"]
        .iter()
        .flat_map(|folder| {
            std::fs::read_dir(site.path().join(folder)).unwrap().flatten().map(move |it| (folder, it))
        })
        .map(|(folder, entry)| format!("{folder}/{}", entry.file_name().to_str().unwrap()))
        .collect();
    left.sort();
    kept.sort_unstable();
    assert_eq!(left, kept);
}

#[test]
fn a_hard_link_that_is_parted_is_said() {
    let faulty = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";
    let site = Site::new(&[("page.md", faulty)]);
    std::fs::hard_link(site.path().join("page.md"), site.path().join("other.txt")).unwrap();
    let ran = site.run(&["check", "--fix"]);
    assert_eq!(ran.status(), 0, "{}", ran.out());
    assert!(
        ran.err().contains("page.md: 1 other hard link to this file will keep the old text"),
        "{}",
        ran.err()
    );
    assert_eq!(std::fs::read(site.path().join("other.txt")).unwrap(), faulty);
    assert_ne!(std::fs::read(site.path().join("page.md")).unwrap(), faulty);
}

/// Starts a fixing run, kills it, and counts the fixed files.
fn killed_after(site: &Site, after: Duration) -> usize {
    let mut child = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .args(["check", "--fix", "--quiet"])
        .current_dir(site.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The clock starts with the first fixed file, as far as there is one soon.
    let started = Instant::now();
    while mended_at(site, 0).is_some_and(|is| !is) && started.elapsed() < Duration::from_secs(10) {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    mended(site)
}

fn mended(site: &Site) -> usize {
    (0..FILES).filter(|&number| mended_at(site, number).expect("a whole file, old or new")).count()
}

/// Whether the page is the new one or the old one; `None` if it is neither.
fn mended_at(site: &Site, number: usize) -> Option<bool> {
    let text = std::fs::read_to_string(site.path().join(format!("{number}.md"))).ok()?;
    match text {
        _ if text == page(number, "'A '") => Some(false),
        _ if text == page(number, "'A'") => Some(true),
        _ => None,
    }
}
