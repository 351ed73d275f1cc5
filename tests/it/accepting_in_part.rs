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

#[test]
fn who_writes_a_baseline_is_told_how_to_use_it() {
    let site = Site::new(&[("posts/a.md", BAD)]);
    let ran = site.run(&["check", "--write-baseline"]);
    assert_eq!(
        ran.err(),
        "masthead: masthead-baseline.json now accepts 2 findings\n\
         masthead: to report only new findings, add `baseline: masthead-baseline.json` to masthead.yaml, \
         or run with `--baseline masthead-baseline.json`\n"
    );
    let ran = site.run(&["check", "--baseline", "nothing.json"]);
    assert_eq!(
        ran.err(),
        "masthead: cannot read the baseline nothing.json: no such file (write it with --write-baseline)\n"
    );
}

#[test]
fn the_baseline_that_is_configured_is_the_one_that_is_written() {
    let site = Site::new(&[("masthead.yaml", b"baseline: known/base.json\n"), ("posts/a.md", BAD)]);
    site.write("notes/b.md", BAD);
    std::fs::create_dir(site.path().join("known")).unwrap();
    let run = |folder: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        Ran::of(command.args(arguments).current_dir(site.path().join(folder)).output().unwrap())
    };
    let ran = run("", &["check", "--write-baseline"]);
    assert_eq!(ran.err(), "masthead: known/base.json now accepts 4 findings\n");
    let first = std::fs::read_to_string(site.path().join("known/base.json")).unwrap();
    let ran = run("posts", &["check", "--write-baseline"]);
    assert!(ran.err().contains("accepts 2 findings, and 2 where this run did not look"), "{}", ran.err());
    assert_eq!(std::fs::read_to_string(site.path().join("known/base.json")).unwrap(), first);
    assert!(!site.path().join("posts/masthead-baseline.json").exists(), "nothing would read it");
    for folder in ["", "posts"] {
        assert_eq!(run(folder, &["check"]).status(), 0);
    }
}
