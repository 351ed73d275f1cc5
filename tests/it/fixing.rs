//! `--fix` and `--diff` over whole runs.

use crate::bad_page::{BAD, CONFIG, MENDED, read, site};
use crate::run::Site;

/// The closing delimiter can only be corrected after the opening one, which is a guess.
#[test]
fn a_safe_fix_that_needs_a_guess_is_a_guess_too() {
    let site = Site::new(&[("page.md", b"---title: Spring\n...\nText\n")]);
    let json = site.run(&["check", "--preset", "docusaurus", "--format", "json"]).out();
    let summary: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(summary["summary"]["safe-fixes"], 0, "{json}");
    let safe = site.run(&["check", "--preset", "docusaurus", "--fix"]);
    assert!(!safe.err().contains("skipped a fix"), "{}", safe.err());
    site.run(&["check", "--preset", "docusaurus", "--fix", "--unsafe-fixes"]);
    let fixed = std::fs::read_to_string(site.path().join("page.md")).unwrap();
    assert_eq!(fixed, "---\ntitle: Spring\n---\nText\n");
}

#[test]
fn fix_changes_the_fault_and_no_other_byte() {
    let site = site();
    let ran = site.run(&["check", "--fix"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    assert_eq!(String::from_utf8(read(&site, "bad.md")), String::from_utf8(MENDED.to_vec()));
    assert_eq!(site.run(&["check", "--fix"]).status(), 0);
    assert_eq!(read(&site, "bad.md"), MENDED, "a second run changes nothing");
    assert_eq!(std::fs::read_dir(site.path()).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn fsync_changes_when_a_file_is_on_the_disk_and_not_what_is_in_it() {
    let site = site();
    let ran = site.run(&["check", "--fix", "--fsync"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    assert_eq!(read(&site, "bad.md"), MENDED);
}

#[test]
fn diff_is_a_patch_that_git_applies_and_writes_nothing() {
    let site = site();
    let ran = site.run(&["check", "--diff"]);
    assert_eq!(ran.status(), 1);
    assert_eq!(read(&site, "bad.md"), BAD);
    site.write("fix.patch", ran.out());
    let git = |arguments: &[&str]| {
        std::process::Command::new("git").args(arguments).current_dir(site.path()).status().unwrap().success()
    };
    assert!(git(&["init", "-q"]));
    assert!(git(&["apply", "--whitespace=nowarn", "fix.patch"]), "{}", ran.out());
    assert_eq!(read(&site, "bad.md"), MENDED);
}

#[test]
fn git_applies_patches_of_odd_names_line_ends_and_bytes() {
    let config = b"collections: { all: { files: ['**/*.md'], fields: { title: string } } }\n";
    let mut pages: Vec<(&str, &[u8])> = vec![
        ("a b/x y.md", b"---\r\ntitle: 'A '\r\n---"),
        ("\u{4e2d}.md", b"---\ntitle: 'A '\n---\n"),
        ("latin.md", b"---\ntitle: 'A '\n---\nb\xff\n"),
        ("returns.md", b"---\ntitle: 'A '\n---\none\rtwo\r"),
    ];
    if cfg!(unix) {
        pages.push(("q\"uo\te\\.md", b"---\ntitle: 'A '\n---\n"));
    }
    let site = Site::new(&[("masthead.yaml", config)]);
    for (path, bytes) in &pages {
        site.write(path, bytes);
    }
    let git = |arguments: &[&str]| {
        std::process::Command::new("git").args(arguments).current_dir(site.path()).status().unwrap().success()
    };
    assert!(git(&["init", "-q"]));
    let absolute = site.path().canonicalize().unwrap();
    for place in [".", "a b/..", absolute.to_str().unwrap()] {
        let patch = site.run_bytes(&["check", "--diff", place]);
        site.write("fix.patch", &patch);
        let shown = String::from_utf8_lossy(&patch);
        assert!(git(&["apply", "--whitespace=nowarn", "fix.patch"]), "{place}: {shown}");
        for (path, bytes) in &pages {
            assert_ne!(read(&site, path), *bytes, "{place}: {path}: {shown}");
            site.write(path, bytes);
        }
    }
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let site = site();
    let ran = site.run_with(&["check", "--fix", "-", "--stdin-filename", "bad.md"], BAD);
    assert_eq!(ran.out().as_bytes(), MENDED);
    assert_eq!(read(&site, "bad.md"), BAD);
}

#[cfg(unix)]
#[test]
fn mode_and_links_survive_a_fix_and_read_only_files_are_refused() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let site = site();
    let target = site.path().join("bad.md");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("bad.md", site.path().join("link.md")).unwrap();
    assert_eq!(site.run(&["check", "--fix", "link.md"]).status(), 0);
    assert!(std::fs::symlink_metadata(site.path().join("link.md")).unwrap().is_symlink());
    assert_eq!(read(&site, "bad.md"), MENDED);
    assert_eq!(std::fs::metadata(&target).unwrap().mode() & 0o777, 0o640);

    site.write("bad.md", BAD);
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o444)).unwrap();
    let ran = site.run(&["check", "--fix", "bad.md"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("read-only"), "{}", ran.err());
    assert_eq!(read(&site, "bad.md"), BAD);
}

/// A page that does not parse shows its tags to the rules over the collection only when it has been fixed.
#[test]
fn one_run_mends_what_shows_only_after_other_fixes() {
    let site = Site::new(&[("late.md", b"---\ntitle: Now: new\ntags: [java-script]\n---\n")]);
    for page in 0..12 {
        site.write(&format!("{page}.md"), "---\ntitle: a\ntags: [JavaScript]\n---\n");
    }
    let patch = site.run(&["check", "--diff", "--unsafe-fixes"]);
    assert!(patch.out().contains("+tags: [JavaScript]"), "{}{}", patch.out(), patch.err());
    let ran = site.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    let mended = read(&site, "late.md");
    assert_eq!(String::from_utf8_lossy(&mended), "---\ntitle: \"Now: new\"\ntags: [JavaScript]\n---\n");
    let again = site.run(&["check", "--fix", "--unsafe-fixes", "--format", "json"]);
    assert_eq!(read(&site, "late.md"), mended);
    assert!(again.out().contains("\"diagnostics\": []"), "{}", again.out());
}

#[test]
fn a_guess_that_the_other_pages_refute_is_not_applied() {
    let page: &[u8] = b"---\ntitle: 'A '\ncategoris: [x]\n---\n";
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", page), ("b.md", page), ("c.md", page)]);
    let ran = site.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    assert_eq!(String::from_utf8(read(&site, "a.md")).unwrap(), "---\ntitle: 'A'\ncategoris: [x]\n---\n");
    let alone = site.run(&["check", "--fix", "--unsafe-fixes", "a.md"]);
    assert_eq!(alone.status(), 0, "{}{}", alone.out(), alone.err());
    let renamed = String::from_utf8(read(&site, "a.md")).unwrap();
    assert_eq!(renamed, "---\ntitle: 'A'\ncategories: [x]\n---\n", "by itself, it is a guess");
}

#[test]
fn standard_input_without_a_name_has_no_neighbours_in_any_mode() {
    let page: &[u8] = b"---\ntitle: 'A '\ncover: ./no.png\n---\n";
    let config: &[u8] =
        b"collections:\n  all:\n    files: ['**/*.md']\n    fields:\n      title: string\n      \
                          cover: { type: image, local: true }\n";
    let site = Site::new(&[("masthead.yaml", config), ("a.md", page)]);
    let found = |args: &[&str]| site.run_with(args, page).err();
    assert_eq!(site.run_with(&["check", "-", "--format", "concise"], page).status(), 0);
    assert_eq!(
        site.run_with(&["check", "-", "--fix"], page).status(),
        0,
        "{}",
        found(&["check", "-", "--fix"])
    );
}

#[test]
fn a_page_made_of_another_is_the_same_page() {
    let page: &[u8] = b"---\ntitle: 'A '\n---\n";
    let config = String::from_utf8_lossy(CONFIG).replace("**/*.md", "**/*");
    let pages = ["a.Rmd", "a.md", "b.md", "c.qmd", "c.html.md", "d.md", "d.html.md"].map(|path| (path, page));
    let site = Site::new(&[&[("masthead.yaml", config.as_bytes())], &pages[..]].concat());
    let out = site.run(&["check", "--format", "concise"]).out();
    assert!(out.contains("a.Rmd:2:10") && out.contains("b.md:2:10") && !out.contains("a.md:2"), "{out}");
    assert!(out.contains("c.qmd:2:10") && !out.contains("c.html.md"), "{out}");
    assert!(out.contains("d.md:2:10") && !out.contains("d.html.md"), "{out}");
}

/// The report of a fixing run names what it did, for programs that comment on it.
#[test]
fn what_was_fixed_is_in_the_json_report() {
    let site = site();
    let report: serde_json::Value =
        serde_json::from_str(&site.run(&["check", "--fix", "--format", "json"]).out()).unwrap();
    assert_eq!(
        report["fixed"],
        serde_json::json!([
            {"path": "bad.md", "rule": "untrimmed-string", "field": "title", "title": "remove the spaces"},
            {"path": "bad.md", "rule": "weekday-mismatch", "field": "date", "title": "correct the weekday"},
        ])
    );
    let again = site.run(&["check", "--fix", "--format", "json"]).out();
    assert!(!again.contains("\"fixed\""), "nothing is left to fix: {again}");
}

/// What people copy from web pages: one character at a time, each in a place of its own.
#[test]
fn spaces_that_toml_does_not_know_are_removed() {
    for space in ['\u{a0}', '\u{3000}', '\u{2003}'] {
        for (before, after) in [
            ("tags = [", "\"a\", \"b\"]"),
            ("tags = [\"a\"", ",\"b\"]"),
            ("tags = [\"a\",", "\"b\"]"),
            ("tags = [\"a\", ", " \"b\"]"),
            ("tags = [\"a\", \"b\"", "]"),
            ("tags = [\n  \"a\",\n", "  \"b\"\n]"),
            ("title =", "\"A\""),
            ("title = ", "'it # is'"),
        ] {
            let page = |space: &str| format!("+++\n{before}{space}{after}\n+++\n");
            let site = Site::new(&[("a.md", page(&space.to_string()).as_bytes())]);
            let ran = site.run(&["check", "--fix", "--quiet", "--preset", "hugo"]);
            assert_eq!(ran.status(), 0, "{space:?} {before}{after}: {}", ran.out());
            assert_eq!(std::fs::read_to_string(site.path().join("a.md")).unwrap(), page(""));
        }
    }
    let site = Site::new(&[("a.md", "+++\ntitle = A\u{a0}B\n+++\n".as_bytes())]);
    assert!(!site.run(&["check"]).out().contains("invisible"), "the value needs quotes, whatever is in it");
}

/// The second quote seemed to close the first one.
#[test]
fn quotes_on_adjacent_lines_are_closed_one_after_the_other() {
    for quote in ['"', '\''] {
        for rest in ["", "date: 2022-04-27\n"] {
            let page = |end: &str| format!("---\ntitle: {quote}A{end}\nsummary: {quote}B{end}\n{rest}---\n");
            let site = Site::new(&[("a.md", page("").as_bytes())]);
            let ran = site.run(&["check", "--fix", "--unsafe-fixes", "--preset", "generic"]);
            let now = std::fs::read_to_string(site.path().join("a.md")).unwrap();
            assert_eq!(now, page(&quote.to_string()), "{}", ran.out());
        }
    }
}
