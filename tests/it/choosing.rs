//! What a run is asked for on the command line: which rules, which fixes, which files, and again after each change.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::run::Site;

/// A page with two findings that can be fixed safely.
const PAGE: &[u8] = b"---\ntags: [b, a, a]\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\nBody\n";

#[test]
fn more_rules_than_usual_are_run_and_no_others_are_lost() {
    let site = Site::new(&[("page.md", b"---\ntags: [a, a]\nexpiryDate: 2020-01-01\n---\n")]);
    let check = |options: &[&str]| site.run(&[&["check", "--preset", "hugo"], options].concat());
    let usual = check(&[]).out();
    assert!(usual.contains("duplicate-item") && !usual.contains("expired-date"), "{usual}");
    let more = check(&["--extend-select", "expired-date"]).out();
    assert!(more.contains("duplicate-item") && more.contains("expired-date"), "{more}");
    let both = check(&["--select", "syntax", "--extend-select", "expired-date"]).out();
    assert!(!both.contains("duplicate-item") && both.contains("expired-date"), "{both}");
    let wrong = check(&["--extend-select", "expired-dates"]);
    assert_eq!(wrong.status(), 2);
    assert!(wrong.err().contains("did you mean `expired-date`"), "{}", wrong.err());
}

#[test]
fn only_the_fixes_that_are_wanted_are_offered_and_made() {
    for (option, mended) in [
        (
            ["--unfixable", "duplicate-item"],
            "---\ntags: [b, a, a]\ndate: Wed, 27 Apr 2022 10:22:31 GMT\n---\nBody\n",
        ),
        (
            ["--fixable", "duplicate-item"],
            "---\ntags: [b, a]\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\nBody\n",
        ),
    ] {
        let site = Site::new(&[("page.md", PAGE)]);
        let checked = site.run(&[&["check", "--format", "json"], &option[..]].concat());
        let summary: serde_json::Value = serde_json::from_str(&checked.out()).unwrap();
        assert_eq!(summary["summary"]["safe-fixes"], 1, "{}", checked.out());
        site.run(&[&["check", "--fix"], &option[..]].concat());
        assert_eq!(std::fs::read_to_string(site.path().join("page.md")).unwrap(), mended);
    }
}

#[test]
fn a_setting_on_the_command_line_wins_over_the_configuration() {
    let site = Site::new(&[("page.md", PAGE), ("masthead.yaml", b"rules: {duplicate-item: error}\n")]);
    assert_eq!(site.run(&["check", "--select", "duplicate-item"]).status(), 1);
    let off = site.run(&["check", "--select", "duplicate-item", "--set", "rules.duplicate-item=off"]);
    assert_eq!((off.status(), off.out().contains("duplicate-item")), (0, false), "{}", off.out());
    let last = ["--set", "rules.duplicate-item=off", "--set", "rules.duplicate-item=warn"];
    let last = site.run(&[&["check", "--format", "concise"], &last[..]].concat());
    assert!(last.out().contains("warning") && last.out().contains("duplicate-item"), "{}", last.out());
    for (given, told) in [
        ("rules.duplicate-item", "write `KEY=VALUE`"),
        ("rules.duplicate-items=off", "`duplicate-item`"),
        ("rules.duplicate-item=loud", "loud"),
        ("rules.x: {a=1", "--set"),
        ("preset=hugo", "--preset hugo"),
        ("fields.title=x", "masthead.yaml"),
    ] {
        let ran = site.run(&["check", "--set", given]);
        assert_eq!(ran.status(), 2, "{given}: {}", ran.out());
        assert!(ran.err().contains(told), "{given}: {}", ran.err());
        assert_eq!(ran.out(), "", "{given}");
    }
}

#[test]
fn the_files_of_a_run_are_listed_and_nothing_is_checked() {
    let site = Site::new(&[
        ("page.md", PAGE),
        ("sub/b.md", PAGE),
        ("notes.txt", b"text"),
        ("skipped/c.md", PAGE),
        (".mastheadignore", b"skipped/\n"),
    ]);
    let ran = site.run(&["check", "--show-files"]);
    assert_eq!((ran.status(), ran.out().as_str()), (0, "page.md\nsub/b.md\n"), "{}", ran.err());
    let ran = site.run(&["check", "--show-files", "--exclude", "sub"]);
    assert_eq!(ran.out(), "page.md\n");
    let missing = site.run(&["check", "--show-files", "nowhere"]);
    assert_eq!(missing.status(), 2, "{}", missing.out());
}

/// Walks follow no links; a generator does, so the pages are looked at where they lie, although `exclude` names them.
#[cfg(unix)]
#[test]
fn pages_that_a_generator_reads_through_a_link_are_checked_where_they_lie() {
    let jekyll: &[u8] = b"exclude: [topics, other]\ncollections: {topics: {}}\n";
    let site = Site::new(&[("_config.yml", jekyll), ("topics/a/index.md", PAGE), ("other/b.md", PAGE)]);
    assert_eq!(site.run(&["check", "--show-files"]).out(), "");
    std::os::unix::fs::symlink("topics", site.path().join("_topics")).unwrap();
    assert_eq!(site.run(&["check", "--show-files"]).out(), "topics/a/index.md\n");
    let site = Site::new(&[("hugo.toml", b"title = 'A'\n"), ("text/a.md", PAGE), ("other/b.md", PAGE)]);
    std::os::unix::fs::symlink("text", site.path().join("content")).unwrap();
    assert_eq!(site.run(&["check", "--show-files"]).out(), "text/a.md\n");
}

#[test]
fn what_was_fixed_is_named_by_file_and_rule() {
    let site = Site::new(&[("a.md", PAGE), ("b.md", b"---\ntags: [a, a]\n---\n")]);
    let ran = site.run(&["check", "--fix"]);
    let told = "masthead: fixed 3 findings in 2 files (2 duplicate-item, 1 weekday-mismatch)\n  a.md: 1 duplicate-item, \
                1 weekday-mismatch\n  b.md: 1 duplicate-item\n";
    assert_eq!(ran.err(), told);
    let again = site.run(&["check", "--fix"]);
    assert_eq!(again.err(), "", "nothing was fixed, so there is nothing to say of fixes");
}

#[test]
fn a_change_is_checked_at_once() {
    let site = Site::new(&[("sub/page.md", b"---\ntitle: A\n---\n")]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .args(["check", "--watch", "--format", "concise"])
        .current_dir(site.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, received) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let next = |word: &str| {
        let patience = Duration::from_secs(30);
        loop {
            let line = received.recv_timeout(patience).unwrap_or_else(|error| panic!("no `{word}`: {error}"));
            if line.contains(word) {
                return;
            }
        }
    };
    next("Nothing found");
    site.write("sub/page.md", b"---\ntitle: A\ntitle: B\n---\n");
    next("duplicate-key");
    site.write("new.md", b"---\ntags: [a, a]\n---\n");
    next("duplicate-item");
    // What was found is printed; nothing changes now, and the check itself is not a change.
    while received.recv_timeout(Duration::from_secs(2)).is_ok() {}
    let again = received.recv_timeout(Duration::from_secs(1));
    assert!(again.is_err(), "checked again although nothing changed: {again:?}");
    let _ = child.kill();
    let _ = child.wait();
    let refused = site.run(&["check", "--watch", "-"]);
    assert_eq!(refused.status(), 2);
}

#[test]
fn pages_are_never_replaced_by_a_report_or_a_baseline() {
    let page = b"---\ntitle: A\ntags: [a, a]\n---\n";
    let site = Site::new(&[("a.md", page), ("posts/b.md", page), ("package.json", b"{\"name\": \"site\"}")]);
    for arguments in [
        &["check", "--write-baseline", "a.md"][..],
        &["check", "--write-baseline", "posts"],
        &["check", "--write-baseline=package.json"],
        &["check", "--format", "json=a.md"],
        &["check", "--output", "a.md"],
        &["audit", "--html", "a.md"],
        &["audit", "--output", "a.md"],
    ] {
        let ran = site.run(arguments);
        assert_eq!(ran.status(), 2, "{arguments:?}: {}{}", ran.out(), ran.err());
        assert!(ran.err().contains("would replace"), "{arguments:?}: {}", ran.err());
        assert_eq!(std::fs::read(site.path().join("a.md")).unwrap(), page);
    }
    let told = site.run(&["check", "--write-baseline", "a.md"]).err();
    assert!(told.contains("`--write-baseline=masthead-baseline.json a.md`"), "{told}");
    assert_eq!(site.run(&["check", "--format", "markdown=summary.md", "--exit-zero"]).status(), 0);
    assert_eq!(site.run(&["check", "--format", "markdown=summary.md", "--exit-zero"]).status(), 0, "again");
    assert_eq!(site.run(&["check", "--write-baseline"]).status(), 0);
    site.write("masthead-baseline.json", "<<<<<<< ours\n");
    assert_eq!(site.run(&["check", "--write-baseline"]).status(), 0, "a broken baseline is replaced");
}
