//! What a run leaves out: suppression comments, baselines, and files that have not changed.

use std::process::Command;

use crate::bad_page::{BAD, CONFIG, MENDED, read, site};
use crate::run::Site;

#[test]
fn suppressions_hold_for_their_line_and_their_page() {
    let page =
        |head: &str, tail: &str| format!("---\n{head}date: Tue, 27 Apr 2022 10:22:31 GMT{tail}\n---\n");
    for (head, tail) in [
        ("# masthead: ignore[weekday-mismatch]\n", ""),
        ("# masthead: ignore[weekday-mismatch]\n# and a word why\n\n", ""),
        ("", "  # masthead: ignore[weekday-mismatch]"),
        ("# masthead: ignore-file[weekday-mismatch]\ntitle: A\n", ""),
    ] {
        let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", page(head, tail).as_bytes())]);
        let ran = site.run(&["check"]);
        assert_eq!(ran.status(), 0, "{head}{tail}: {}", ran.out());
        assert!(!ran.out().contains('['), "{head}{tail}: {}", ran.out());
    }
    let unused = "---\n# masthead: ignore[weekday-mismatch, no-such-rule]\ntitle: A\n# masthead: ignore weekday\n---\n";
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", unused.as_bytes())]);
    let out = site.run(&["check"]).out();
    for place in ["a.md:2:20: ", "a.md:2:38: ", "a.md:4:1: "] {
        assert!(out.contains(&format!("{place}warning[unused-suppression]")), "{place} in {out}");
    }
    let one_rule = site.run(&["check", "--select", "syntax"]).out();
    assert!(!one_rule.contains("unused"), "a rule that does not run has no say: {one_rule}");
}

#[test]
fn add_ignores_silences_what_is_there() {
    let site = site();
    site.write("nested.md", "---\ndate:\n  - Tue, 27 Apr 2022 10:22:31 GMT\ntitle: 'x '\n---\n");
    let before = site.run(&["check"]);
    assert_ne!(before.out().matches('[').count(), 0);
    let ran = site.run(&["check", "--add-ignores"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    let after = site.run(&["check", "--max-warnings", "0"]);
    assert_eq!(after.status(), 0, "{}", after.out());
    let text = String::from_utf8(read(&site, "bad.md")).unwrap();
    assert!(text.contains("# masthead: ignore[weekday-mismatch]\r\ndate: Tue"), "{text}");
}

#[test]
fn one_finding_about_a_comment_does_not_keep_the_others() {
    let page =
        "---\ntitle: 'A '\n# masthead: ignore[no-such-rule]\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n";
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", page.as_bytes())]);
    let ran = site.run(&["check", "--add-ignores"]);
    let left = "masthead: a.md: a suppression comment cannot suppress unused-suppression: unknown rule `no-such-rule`\n";
    assert!(ran.err().starts_with(left), "{}", ran.err());
    assert!(ran.err().contains("wrote suppression comments into 1 file"), "{}", ran.err());
    assert_eq!(ran.status(), 2, "not all of it could be done");
    let out = site.run(&["check"]).out();
    assert!(out.starts_with("a.md:4:20: warning[unused-suppression]"), "{out}");
    assert!(out.contains("1 warning in 1 file"), "{out}");
    let before = read(&site, "a.md");
    site.run(&["check", "--add-ignores"]);
    assert_eq!(read(&site, "a.md"), before, "a second run adds nothing");
}

#[test]
fn a_baseline_survives_edits_elsewhere_and_tells_what_is_gone() {
    let site = site();
    site.write("other.md", "---\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n");
    assert_eq!(site.run(&["check", "--write-baseline", "base.json"]).status(), 0);
    let accepted = site.run(&["check", "--baseline", "base.json", "--max-warnings", "0"]);
    assert_eq!(accepted.status(), 0, "{}", accepted.out());

    let moved = [b"---\r\nnew: 1\r\n".as_slice(), &BAD[5..]].concat();
    site.write("bad.md", moved);
    let ran = site.run(&["check", "--baseline", "base.json", "--max-warnings", "0"]);
    assert_eq!(ran.status(), 0, "{}", ran.out());

    site.write("other.md", "---\ndate: Tue, 28 Apr 2022 10:22:31 GMT\nupdated: 1\n---\n");
    site.write("third.md", BAD);
    let ran = site.run(&["check", "--baseline", "base.json"]);
    assert_eq!(ran.status(), 1);
    assert!(ran.out().contains("third.md:3:7"), "{}", ran.out());

    site.write("bad.md", MENDED);
    let ran = site.run(&["check", "--baseline", "base.json", "bad.md"]);
    assert_eq!(ran.status(), 0);
    assert!(ran.err().contains("no longer found") && ran.err().contains("bad.md"), "{}", ran.err());
    site.write("masthead.yaml", [CONFIG, b"baseline: base.json\n"].concat());
    let ran = site.run(&["check", "third.md"]);
    assert_eq!(ran.status(), 1, "the baseline of the configuration knows nothing of this file");
    site.write("bad.md", BAD);
    assert_eq!(site.run(&["check", "bad.md", "--max-warnings", "0"]).status(), 0);

    site.write("base.json", "{\"version\": 9, \"findings\": []}");
    assert_eq!(site.run(&["check", "--baseline", "base.json"]).status(), 2);
}

fn git(site: &Site, arguments: &[&str]) {
    let identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"];
    let run = Command::new("git").args(identity).args(arguments).current_dir(site.path()).output();
    assert!(run.unwrap().status.success(), "{arguments:?}");
}

#[test]
fn changed_since_looks_at_changed_and_new_files_only() {
    let site = site();
    site.write("old.md", BAD);
    let git = |arguments: &[&str]| git(&site, arguments);
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    let first = site.run(&["check", "--changed-since", "HEAD"]);
    assert!(first.out().contains("old.md:3:7"), "{}{}", first.out(), first.err());
    git(&["commit", "-qm", "one"]);
    git(&["mv", "old.md", "renamed.md"]);
    site.write("new.md", BAD);
    let out = site.run(&["check", "--changed-since", "HEAD"]).out();
    assert!(out.contains("new.md:3:7") && out.contains("renamed.md:3:7"), "{out}");
    assert!(!out.contains("bad.md") && !out.contains("old.md"), "{out}");
    let unknown = site.run(&["check", "--changed-since", "no-such-revision"]);
    assert_eq!(unknown.status(), 2);
    assert!(unknown.err().contains("no-such-revision"), "{}", unknown.err());
}

#[test]
fn a_path_that_the_change_deletes_is_no_mistake_and_one_that_never_was_is() {
    let site = Site::new(&[]);
    let git = |arguments: &[&str]| git(&site, arguments);
    let page = "---\ntitle: A\n---\n";
    git(&["init", "-q"]);
    for path in ["kept.md", "deleted.md", "moved.md", "old/a.md", "unstaged.md", "[x].md"] {
        site.write(path, page);
    }
    let check = |how: &[&str], path: &str| {
        let ran = site.run(&[&["check"], how, &["kept.md", path]].concat());
        (ran.status(), ran.out() + &ran.err())
    };
    let ways: [&[&str]; 2] = [&["--staged"], &["--changed-since", "HEAD"]];
    for how in ways {
        let (status, words) = check(how, "never.md");
        assert!(
            status == 2 && words.contains("never.md: cannot be read: no such file"),
            "before the first commit: {words}"
        );
    }
    git(&["add", "."]);
    git(&["commit", "-qm", "one"]);
    git(&["rm", "-q", "deleted.md", "old/a.md", "[x].md"]);
    git(&["mv", "moved.md", "here.md"]);
    std::fs::remove_file(site.path().join("unstaged.md")).unwrap();
    let absolute = site.path().join("deleted.md");
    for how in ways {
        for path in ["deleted.md", "./moved.md", "old/a.md", "old", "[x].md", absolute.to_str().unwrap()] {
            let (status, words) = check(how, path);
            assert_eq!(status, 0, "{how:?} {path}: {words}");
        }
        assert_eq!(check(how, "unstaged.md").0, 0, "{how:?}: it is in the index");
        for path in ["never.md", "delete", "*.md", "old/b.md"] {
            let (status, words) = check(how, path);
            let told = format!("{path}: cannot be read: no such file");
            assert!(status == 2 && words.contains(&told), "{how:?} {path}: {status} {words}");
        }
    }
    git(&["commit", "-qm", "two"]);
    assert_eq!(check(&["--changed-since", "HEAD~1...HEAD"], "deleted.md").0, 0, "a range");
}

#[test]
fn a_commit_is_checked_as_it_is_staged() {
    let site = Site::new(&[]);
    let git = |arguments: &[&str]| git(&site, arguments);
    let (good, bad) = ("---\ntitle: A\n---\n", "---\ntitle: A\ntitle: B\n---\n");
    git(&["init", "-q"]);
    for page in ["corrected.md", "deleted.md", "new \u{e4}.md"] {
        site.write(page, bad);
    }
    site.write("broken-later.md", good);
    git(&["add", "-A"]);
    site.write("corrected.md", good);
    site.write("broken-later.md", bad);
    site.write("untracked.md", bad);
    std::fs::remove_file(site.path().join("deleted.md")).unwrap();
    for when in ["before the first commit", "later"] {
        let ran = site.run(&["check", "--staged"]);
        for page in ["corrected.md", "deleted.md", "new \u{e4}.md"] {
            assert!(ran.out().contains(&format!("{page}:3:1: ")), "{when}: {}{}", ran.out(), ran.err());
        }
        assert!(ran.out().contains(" in 3 of 4 files"), "{when}: {}", ran.out());
        assert_eq!(ran.status(), 1);
        git(&["commit", "-q", "--allow-empty", "-m", "one", "--only"]);
    }
    std::fs::create_dir(site.path().join("sub")).unwrap();
    site.write("sub/page.md", bad);
    git(&["add", "sub"]);
    site.write("sub/page.md", good);
    let below = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .args(["check", "--staged"])
        .current_dir(site.path().join("sub"))
        .output()
        .unwrap();
    assert!(
        String::from_utf8_lossy(&below.stdout).starts_with("page.md:3:1: "),
        "paths from the working directory"
    );
    site.write("fixable.md", "---\ntags: [a, a]\n---\n");
    git(&["add", "fixable.md"]);
    let told = "`masthead check --fix --changed-since HEAD` fixes the finding marked [*]; then `git add` the changed files";
    let staged = site.run(&["check", "--staged", "--format", "human"]).out();
    assert!(staged.ends_with(&format!("Next: {told}\n")), "{staged}");
    assert_eq!(site.run(&["check", "--staged", "--fix"]).status(), 2, "what is staged cannot be fixed");
}

/// The finding that the comment is for is behind the errors.
#[test]
fn a_suppression_is_not_unused_while_the_page_does_not_parse() {
    let site = Site::new(&[]);
    let errors = (0..20).map(|at| format!("k{at}: a: b\n")).collect::<Vec<_>>().concat();
    let head = "---\n# masthead: ignore[duplicate-item]: both count\ntags: [a, a]\n";
    site.write("page.md", format!("{head}{errors}---\n"));
    let ran = site.run(&["check", "--preset", "generic"]);
    assert!(!ran.out().contains("[unused-suppression]"), "{}", ran.out());
    let ran = site.run(&["check", "--preset", "generic", "--fix", "--quiet"]);
    assert_eq!((ran.status(), ran.out().as_str()), (0, ""), "{}", ran.err());
    let page = std::fs::read_to_string(site.path().join("page.md")).unwrap();
    assert!(page.starts_with(head), "{page}");
}

/// A comment that has no effect must not be written, and the person must know.
#[test]
fn comments_without_effect_are_not_written() {
    for (page, preset) in
        [(&b"---\ntitle: Caf\xe9\n---\nBody\n"[..], "generic"), (b"---title: A\n---\nBody\n", "agent-skill")]
    {
        let site = Site::new(&[("page.md", page)]);
        let ran = site.run(&["check", "--preset", preset, "--add-ignores"]);
        assert_eq!(ran.status(), 2, "{preset}: {}", ran.err());
        assert!(ran.err().contains("page.md: a suppression comment is not possible here"), "{}", ran.err());
        assert_eq!(std::fs::read(site.path().join("page.md")).unwrap(), page);
    }
}

/// A comment below the first error is not read. The lines of a page keep their ends.
#[test]
fn comments_are_added_until_nothing_is_found() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["---", "k:v", "title: A", "```", "l:v", "date: @x", "---", "Body", ""];
        let site = Site::new(&[("page.md", lines.join(end).as_bytes())]);
        let ran = site.run(&["check", "--preset", "generic", "--add-ignores"]);
        assert_eq!(ran.status(), 0, "{end:?}: {}", ran.err());
        let ran = site.run(&["check", "--preset", "generic"]);
        assert_eq!(ran.status(), 0, "{end:?}: {}", ran.out());
        let page = std::fs::read_to_string(site.path().join("page.md")).unwrap();
        let kept: Vec<&str> = page.split(end).filter(|line| !line.starts_with("# masthead:")).collect();
        assert_eq!(kept, lines, "{page:?}");
    }
}
