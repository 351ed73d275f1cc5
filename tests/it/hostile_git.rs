//! Repositories with programs for git to run, and with pipes for it to wait for.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::Command;

use crate::hostile_tree::{FAULTY, GOOD, fifo, run};
use crate::run::Site;

/// A repository whose settings name a program for everything that git would run.
fn armed(site: &Site) -> Option<impl Fn() -> bool> {
    let mark = site.path().join("ran");
    let script = format!("#!/bin/sh\necho \"$0\" >> '{}'\ncat\n", mark.display());
    site.write("trap.sh", script);
    let trap = site.path().join("trap.sh");
    std::fs::set_permissions(&trap, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(arguments);
        command.current_dir(site.path()).output().is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) || !git(&["add", "."]) || !git(&["commit", "-qm", "first"]) {
        return None;
    }
    let hooks = site.path().join("hooks");
    std::fs::create_dir(&hooks).unwrap();
    for hook in ["post-index-change", "fsmonitor-watchman", "query-watchman", "pre-commit"] {
        symlink(&trap, hooks.join(hook)).unwrap();
    }
    site.write(".gitattributes", "*.md filter=trap diff=trap\n");
    let (trap, hooks) = (trap.to_str().unwrap(), hooks.to_str().unwrap());
    for (name, value) in [
        ("core.fsmonitor", trap),
        ("core.hooksPath", hooks),
        ("core.pager", trap),
        ("pager.diff", trap),
        ("diff.external", trap),
        ("diff.trap.command", trap),
        ("diff.trap.textconv", trap),
        ("filter.trap.clean", trap),
        ("filter.trap.smudge", trap),
        ("filter.trap.process", trap),
        ("filter.trap.required", "true"),
        ("alias.ls-files", "!false"),
        ("alias.diff", "!false"),
    ] {
        assert!(git(&["config", name, value]));
    }
    Some(move || mark.exists())
}

#[test]
fn git_runs_nothing_that_the_tree_names() {
    let site = Site::new(&[("page.md", GOOD), ("other.md", GOOD)]);
    let Some(has_run) = armed(&site) else {
        eprintln!("not tried: there is no git");
        return;
    };
    site.write("page.md", FAULTY);
    site.write("new.md", FAULTY);
    // The same size and another time: git has to look into the file.
    site.write("other.md", GOOD);
    let ran = run(&site, &["check", "--changed-since", "HEAD", "--format", "concise"]);
    assert!(ran.out().contains("page.md") && ran.out().contains("new.md"), "{}{}", ran.out(), ran.err());
    assert!(!ran.out().contains("other.md"), "{}", ran.out());
    assert!(!has_run(), "{:?}", std::fs::read_to_string(site.path().join("ran")));
    let _ = Command::new("git").args(["diff", "HEAD"]).current_dir(site.path()).output().unwrap();
    assert!(has_run(), "the traps work: plain git steps into one");
}

/// git reads these files by itself, and would wait for a pipe until it is ended.
#[test]
fn pipes_that_git_would_wait_for_are_not_waited_for() {
    let site =
        Site::new(&[("page.md", GOOD), ("deep/page.md", GOOD), (".gitignore", b"ignored/\n*.tmp.md\n")]);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(arguments);
        command.current_dir(site.path()).output().is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) || !git(&["add", "."]) || !git(&["commit", "-qm", "first"]) {
        eprintln!("not tried: there is no git");
        return;
    }
    for name in ["page.md", "new.md", "deep/new.md", "ignored/a.md", "a.tmp.md"] {
        site.write(name, FAULTY);
    }
    let since = ["check", "--changed-since", "HEAD", "--format", "concise"];
    let expected = run(&site, &since).out();
    for name in ["page.md:", "new.md:", "deep/new.md:"] {
        assert!(expected.contains(name), "{name} in {expected}");
    }
    assert!(!expected.contains("ignored") && !expected.contains("tmp"), "{expected}");
    for name in ["deep/.gitignore", "empty/.gitignore", ".gitattributes", "deep/.gitattributes"] {
        let path = site.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fifo(&path) {
            assert_eq!(findings(&run(&site, &since).out()), findings(&expected), "{name}");
            std::fs::remove_file(&path).unwrap();
        }
    }
}

/// The report without its last line, which has the time in it.
fn findings(report: &str) -> Vec<&str> {
    report.lines().filter(|line| line.contains(": ")).collect()
}
