//! Baselines of runs that look at a part of the tree, or at all of it from another folder.

use std::process::Command;

use crate::run::{Ran, Site};

const BAD: &[u8] = b"---\ntitle: A\ntitle: B\ndate: 2024-13-01\n---\n";

#[test]
fn a_run_over_a_part_keeps_what_is_accepted_elsewhere() {
    let site = Site::new(&[("posts/a.md", BAD), ("notes/b.md", BAD)]);
    assert_eq!(site.run(&["check", "--write-baseline"]).status(), 0);
    let before = std::fs::read_to_string(site.path().join("masthead-baseline.json")).unwrap();
    let written = "--write-baseline=masthead-baseline.json";
    for part in [&["posts"][..], &["--select", "duplicate-key"], &["--exclude", "posts"]] {
        let ran = site.run(&[&["check", written], part].concat());
        assert!(ran.err().contains(" where this run did not look"), "{part:?}: {}", ran.err());
        let after = std::fs::read_to_string(site.path().join("masthead-baseline.json")).unwrap();
        assert_eq!(before, after, "{part:?}");
    }
    site.write("posts/a.md", "---\ntitle: A\n---\n");
    let ran = site.run(&["check", written, "posts"]);
    assert!(ran.err().contains("accepts 0 findings, and 2 where this run did not look"), "{}", ran.err());
    std::fs::remove_file(site.path().join("notes/b.md")).unwrap();
    assert!(!site.run(&["check", written]).err().contains(" did not look"));
}

#[test]
fn a_baseline_is_the_same_from_another_folder() {
    let site = Site::new(&[("posts/a.md", BAD)]);
    assert_eq!(site.run(&["check", "--write-baseline"]).status(), 0);
    for path in [".", "a.md", "../posts", ".."] {
        let ran = Command::new(env!("CARGO_BIN_EXE_masthead"))
            .args(["check", path, "--baseline", "../masthead-baseline.json"])
            .current_dir(site.path().join("posts"))
            .output();
        let ran = Ran::of(ran.unwrap());
        assert_eq!((ran.status(), ran.err()), (0, String::new()), "{path}: {}", ran.out());
    }
}
