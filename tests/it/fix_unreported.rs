//! What a run does not report, it does not change: accepted findings and milder ones, on whatever page they are.

use crate::run::Site;

/// `duplicate-item` is a warning, `weekday-mismatch` an error; both have a safe fix.
const OLD: &str = "tags: [a, a]\n";
const NEW: &str = "date: Tue, 27 Apr 2022 10:22:31 GMT\n";
const NEW_FIXED: &str = "date: Wed, 27 Apr 2022 10:22:31 GMT\n";
const CONFIG: &[u8] = b"collections: { all: { files: ['*.md'], fields: { date: date } } }\n";

fn page(fields: &[&str]) -> String {
    format!("---\ntitle: A\n{}---\nBody\n", fields.concat())
}

/// Two pages whose findings are accepted, one of which then gets a new one.
fn site() -> Site {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    for name in ["old.md", "both.md"] {
        site.write(name, page(&[OLD]));
    }
    let ran = site.run(&["check", "--write-baseline", "base.json"]);
    assert!(ran.err().contains("accepts 2 findings"), "{}", ran.err());
    site.write("both.md", page(&[NEW, OLD]));
    site
}

fn read(site: &Site, name: &str) -> String {
    std::fs::read_to_string(site.path().join(name)).unwrap()
}

#[test]
fn a_fix_leaves_accepted_findings_alone_beside_new_ones() {
    for unsafe_fixes in [&[][..], &["--unsafe-fixes"]] {
        let site = site();
        let diff = site.run(&[&["check", "--baseline", "base.json", "--diff"], unsafe_fixes].concat());
        assert_eq!(diff.out().matches("\n+").count(), 2, "a name and a line: {}", diff.out());
        let ran = site.run(&[&["check", "--baseline", "base.json", "--fix"], unsafe_fixes].concat());
        assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
        assert_eq!(read(&site, "both.md"), page(&[NEW_FIXED, OLD]));
        assert_eq!(read(&site, "old.md"), page(&[OLD]));
        let ran = site.run(&["check", "--baseline", "base.json", "--max-warnings", "0"]);
        assert_eq!((ran.status(), ran.err().as_str()), (0, ""), "what was accepted is still there");
    }
}

#[test]
fn of_those_that_are_alike_the_accepted_number_stays() {
    let site = site();
    site.write("both.md", page(&["tags: [a, a, a]\n"]));
    for _ in 0..2 {
        site.run(&["check", "--baseline", "base.json", "--fix"]);
        assert_eq!(read(&site, "both.md"), page(&[OLD]));
    }
}

#[test]
fn a_fix_leaves_alone_what_is_too_mild_to_be_reported() {
    let site = site();
    let ran = site.run(&["check", "--min-severity", "error", "--fix"]);
    assert_eq!(ran.status(), 0, "{}{}", ran.out(), ran.err());
    assert_eq!(read(&site, "both.md"), page(&[NEW_FIXED, OLD]));
    assert_eq!(read(&site, "old.md"), page(&[OLD]));
}

#[test]
fn comments_are_added_for_what_is_reported_alone() {
    let site = site();
    let ran = site.run(&["check", "--baseline", "base.json", "--add-ignores"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    let comment = "# masthead: ignore[weekday-mismatch]\n";
    assert_eq!(read(&site, "both.md"), page(&[comment, NEW, OLD]));
    let ran = site.run(&["check", "--baseline", "base.json", "--max-warnings", "0"]);
    assert_eq!((ran.status(), ran.err().as_str()), (0, ""), "{}", ran.out());
}

#[test]
fn standard_input_is_judged_as_the_file_would_be() {
    let site = site();
    let arguments =
        ["check", "-", "--stdin-filename", "both.md", "--baseline", "base.json", "--fix", "--max-warnings=0"];
    let ran = site.run_with(&arguments, page(&[NEW, OLD]).as_bytes());
    assert_eq!((ran.status(), ran.out()), (0, page(&[NEW_FIXED, OLD])), "{}", ran.err());
}
