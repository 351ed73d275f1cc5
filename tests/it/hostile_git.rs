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

fn git(site: &Site, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(arguments);
    command.current_dir(site.path()).output().is_ok_and(|output| output.status.success())
}

/// Commits the site; `false` where there is no git.
fn is_committed(site: &Site) -> bool {
    [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "first"]].iter().all(|words| git(site, words))
}

/// What a clone left out, git would fetch by itself, through a program that the repository names.
#[test]
fn nothing_is_fetched() {
    let site = Site::new(&[("page.md", GOOD)]);
    if !is_committed(&site) {
        eprintln!("not tried: there is no git");
        return;
    }
    let mark = site.path().join("ran");
    for (name, value) in [
        ("remote.origin.url", &*format!("ext::touch {}", mark.display())),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "origin"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ] {
        assert!(git(&site, &["config", name, value]));
    }
    std::fs::rename(site.path().join("page.md"), site.path().join("renamed.md")).unwrap();
    assert!(git(&site, &["add", "-A"]));
    let objects = site.path().join(".git/objects");
    for folder in std::fs::read_dir(&objects).unwrap().flatten() {
        for object in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let name =
                format!("{}{}", folder.file_name().to_str().unwrap(), object.file_name().to_str().unwrap());
            let kind = Command::new("git").args(["cat-file", "-t", &name]).current_dir(site.path()).output();
            if kind.is_ok_and(|output| output.stdout.starts_with(b"blob")) {
                std::fs::remove_file(object.path()).unwrap();
            }
        }
    }
    site.write("other.md", GOOD.repeat(2));
    assert!(git(&site, &["add", "other.md"]));
    for arguments in [&["check", "--staged"][..], &["check", "--changed-since", "HEAD"]] {
        run(&site, arguments);
        assert!(!mark.exists(), "{arguments:?}");
    }
    let _ = Command::new("git").args(["diff", "-M", "--cached"]).current_dir(site.path()).output().unwrap();
    assert!(mark.exists(), "the trap works: plain git steps into it");
}

/// `safe.directory` comes this way in many containers.
#[test]
fn settings_in_the_environment_are_kept() {
    let site = Site::new(&[("page.md", GOOD)]);
    if !is_committed(&site) {
        eprintln!("not tried: there is no git");
        return;
    }
    for (count, status) in [("0", 0), ("1", 2)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.args(["check", "--changed-since", "HEAD"]).current_dir(site.path());
        command
            .env("GIT_CONFIG_COUNT", count)
            .env("GIT_CONFIG_KEY_0", "diff.algorithm")
            .env("GIT_CONFIG_VALUE_0", "none");
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn why_git_refuses_is_said() {
    let site = Site::new(&[("page.md", GOOD)]);
    for arguments in [["check", "--staged"].as_slice(), &["check", "--changed-since", "HEAD"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.args(arguments).current_dir(site.path()).env("GIT_DIR", "/nowhere");
        let output = command.output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.contains("fatal: not a git repository") || words.contains("cannot be run"), "{words}");
    }
}

#[test]
fn links_that_git_lists_are_not_followed() {
    let site = Site::new(&[("outside.md", FAULTY), ("site/page.md", GOOD), ("site/plain.md", GOOD)]);
    let at = |arguments: &[&str]| git(&site, &[&["-C", "site"], arguments].concat());
    if !at(&["init", "-q"]) || !at(&["add", "."]) || !at(&["commit", "-qm", "first"]) {
        eprintln!("not tried: there is no git");
        return;
    }
    std::fs::remove_file(site.path().join("site/page.md")).unwrap();
    for name in ["page.md", "new.md"] {
        symlink("../outside.md", site.path().join("site").join(name)).unwrap();
    }
    site.write("site/plain.md", FAULTY);
    let checked = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.arg("check").args(arguments).current_dir(site.path().join("site"));
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    for arguments in [&["--changed-since", "HEAD", "--show-files"][..], &["--staged", "--show-files"]] {
        assert_eq!(
            checked(arguments),
            if arguments[0] == "--staged" { "" } else { "plain.md\n" },
            "{arguments:?}"
        );
    }
    assert!(at(&["add", "-A"]));
    assert_eq!(checked(&["--staged", "--show-files"]), "plain.md\n");
    assert_eq!(checked(&["--changed-since", "HEAD", "--show-files"]), "plain.md\n");
    checked(&["--changed-since", "HEAD", "--fix"]);
    assert_eq!(std::fs::read(site.path().join("outside.md")).unwrap(), FAULTY);
}

/// What is outside of a sparse checkout is not there to be read, which is not an error.
#[test]
fn a_sparse_checkout_is_checked_as_far_as_it_goes() {
    let site = Site::new(&[("a.md", GOOD), ("b.md", GOOD)]);
    if !is_committed(&site) {
        eprintln!("not tried: there is no git");
        return;
    }
    site.write("a.md", FAULTY);
    site.write("b.md", FAULTY);
    assert!(
        git(&site, &["commit", "-qam", "second"]) && git(&site, &["update-index", "--skip-worktree", "a.md"])
    );
    std::fs::remove_file(site.path().join("a.md")).unwrap();
    let shown = |arguments: &[&str]| {
        let ran = run(&site, &[&["check", "--format", "concise"], arguments].concat());
        assert!(ran.status() <= 1, "{}{}", ran.out(), ran.err());
        ["a.md:", "b.md:"].map(|page| ran.out().contains(page))
    };
    assert_eq!(shown(&["--changed-since", "HEAD~1"]), [false, true]);
    // What is to be committed is there, in the index.
    assert!(git(&site, &["reset", "-q", "--soft", "HEAD~1"]));
    assert_eq!(shown(&["--staged"]), [true, true]);
}

/// The report without its last line, which has the time in it.
fn findings(report: &str) -> Vec<&str> {
    report.lines().filter(|line| line.contains(": ")).collect()
}
