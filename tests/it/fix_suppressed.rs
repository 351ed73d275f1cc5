//! Fixes that add, remove or move lines, below and above suppression comments: each comment stays with its line.

use crate::run::Site;

const CONFIG: &[u8] = b"rules: { field-order: warn, unsorted-list: warn, unused-suppression: warn }
collections:
  all:
    files: ['*.md']
    fields:
      title: string
      kind: { type: string, required: true, default: post }
      tags: { type: list, sorted: true }
      status: { allow: [draft, final] }
";

/// A value that is not allowed, which has no fix.
const WRONG: &str = "# masthead: ignore[not-allowed]: as it is printed\nstatus: open\n";

/// Fixes the page twice: the second time nothing changes, and nothing is found that was suppressed before.
fn fixed(page: &str) -> (String, String) {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", page.as_bytes())]);
    let read = || std::fs::read_to_string(site.path().join("a.md")).unwrap();
    let before = site.run(&["check", "--format", "concise"]).out();
    let ran = site.run(&["check", "--fix", "--unsafe-fixes", "--format", "concise"]);
    let (once, left) = (read(), ran.out());
    assert!(ran.status() < 2, "{}", ran.err());
    site.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(read(), once, "a second fix changes nothing");
    for line in left.lines().filter(|line| line.contains("a.md:")) {
        let words = line.splitn(5, ':').last().unwrap_or_default();
        assert!(before.contains(words), "{words} was not found before:\n{before}\n{once}");
    }
    (once, left)
}

#[test]
fn a_comment_stays_with_its_line_when_lines_come_or_go_elsewhere() {
    for (page, expected) in [
        // Above it: a default at the end of the block or at its start, an item that goes, empty lines, a delimiter.
        (format!("---\ntitle: A\n{WRONG}---\n"), format!("---\ntitle: A\n{WRONG}kind: post\n---\n")),
        (
            format!("---\ntitle: A\nkind: x\ntags:\n- a\n- b\n- a\n{WRONG}---\n"),
            format!("---\ntitle: A\nkind: x\ntags:\n- a\n- b\n{WRONG}---\n"),
        ),
        (
            format!("\n\n---\ntitle: A\nkind: x\n{WRONG}---\n"),
            format!("---\ntitle: A\nkind: x\n{WRONG}---\n"),
        ),
        (format!("---title: A\nkind: x\n{WRONG}---\n"), format!("---\ntitle: A\nkind: x\n{WRONG}---\n")),
        // The line itself moves, and its comment with it.
        (format!("---\n{WRONG}title: A\nkind: x\n---\n"), format!("---\ntitle: A\nkind: x\n{WRONG}---\n")),
    ] {
        let (once, left) = fixed(&page);
        assert!(!left.contains("not-allowed") && !left.contains("unused"), "{page}{once}{left}");
        assert!(once == expected || once.matches("ignore[not-allowed]").count() == 1, "{page}{once}");
    }
}

/// Without its line, a comment would silence the next one.
#[test]
fn a_line_is_not_removed_from_below_its_comment() {
    for (comment, item) in [
        ("# masthead: ignore[untrimmed-string]: as it is printed", "- a"),
        ("# masthead: ignore[ambiguous-scalar, untrimmed-string]", "-"),
    ] {
        let page = format!("---\ntitle: A\nkind: x\ntags:\n- a\n{comment}\n{item}\n- 'b '\n---\n");
        let (once, _) = fixed(&page);
        let below = once.lines().skip_while(|line| !line.contains("ignore[")).nth(1);
        assert!(below.is_none_or(|below| below == item), "{once}");
    }
}

/// The comment above the closing delimiter is for the delimiter.
#[test]
fn a_line_is_not_added_below_a_comment_for_another() {
    let page = "---\ntitle: A\n# masthead: ignore[malformed-delimiter]: the old site had it\n--- \nBody\n";
    let (once, left) = fixed(page);
    assert!(!left.contains("malformed-delimiter"), "{once}{left}");
    assert!(once.contains("it\n--- \n") || !once.contains("ignore["), "{once}");
}

#[test]
fn baseline_entries_survive_lines_that_move() {
    let page = "\n\n---\nstatus: open\ntitle: A\nkind: x\ntags:\n- a\n- b\n- a\n---\n";
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", page.as_bytes())]);
    let base = "--baseline=base.json";
    assert_eq!(site.run(&["check", "--write-baseline", "base.json", "--select", "not-allowed"]).status(), 0);
    site.run(&["check", base, "--fix"]);
    let ran = site.run(&["check", base, "--max-warnings", "0"]);
    assert_eq!((ran.status(), ran.err().as_str()), (0, ""), "{}", ran.out());
    let now = std::fs::read_to_string(site.path().join("a.md")).unwrap();
    assert_ne!(now, page);
    site.run(&["check", base, "--fix"]);
    assert_eq!(
        std::fs::read_to_string(site.path().join("a.md")).unwrap(),
        now,
        "a second fix changes nothing"
    );
}

#[test]
fn comments_below_a_syntax_error_suppress_what_is_found_besides() {
    let page = |comment: &str| {
        format!(
            "---\n# masthead: ignore[syntax]\ntitle: a: b\ndate: Tue, 27 Apr 2022 10:00:00 GMT{comment}\n---\n"
        )
    };
    let site = Site::new(&[("a.md", page("").as_bytes())]);
    assert!(site.run(&["check"]).out().contains("a.md:4:7: error[weekday-mismatch] "));
    site.write("a.md", page(" # masthead: ignore[weekday-mismatch]"));
    let ran = site.run(&["check"]);
    assert_eq!((ran.status(), ran.out().contains("error[")), (0, false), "{}", ran.out());
}
