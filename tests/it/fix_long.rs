//! Pages that are longer than what is kept of them, or that have more to fix than one round does: what is offered is what `--fix`
//! makes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::run::Site;

/// The lines above the first field.
const OPENINGS: [&str; 5] = [" ---\n", "----\n", "--\n", "—\n", "\u{feff}---\n"];

/// What is below it, and again at the end of the page.
const CLOSINGS: [&str; 3] = ["", "---\n", " ---\n"];

const FIELDS: [&str; 2] = ["title: A: b\n", "tags: [a, a]\n"];

const LINE: &str = "A line of text that is longer than a word.\n";

/// Every opening with every closing, around fields and a body in which a delimiter may be far below, or only at the end.
fn pages() -> Vec<String> {
    let text = LINE.repeat(1_700);
    let mut pages = Vec::new();
    for (at, opening) in OPENINGS.iter().enumerate() {
        for (closing, end) in CLOSINGS.iter().flat_map(|one| CLOSINGS.map(|other| (one, other))) {
            let fields = FIELDS[(at + pages.len()) % FIELDS.len()];
            pages.push(format!("{opening}{fields}{closing}{text}{end}"));
            if !closing.is_empty() {
                pages.push(format!("{opening}{fields}{closing}{text}---\nmore: text\n{end}"));
            }
        }
    }
    pages
}

#[test]
fn what_is_offered_for_a_long_page_is_made() {
    let pages = pages();
    assert!(pages[0].len() > 64 * 1024 + 256, "longer than what is kept");
    let site = Site::new(&[]);
    for preset in ["generic", "jekyll", "mkdocs"] {
        for (number, page) in pages.iter().enumerate() {
            site.write(&format!("{number}.md"), page);
        }
        let run = |more: &[&str]| {
            let ran = site.run(&[&["check", "--preset", preset, "--format", "json"], more].concat());
            let offered = offered(&ran.out());
            (offered, ran.err())
        };
        let (before, _) = run(&[]);
        let (after, words) = run(&["--fix"]);
        assert_eq!(after, BTreeSet::new(), "{preset}: nothing is left that could be made");
        assert!(!words.contains("skipped"), "{preset}: {words}");
        let is_changed = |&(number, page): &(usize, &String)| {
            let now = std::fs::read(site.path().join(format!("{number}.md"))).unwrap();
            now != page.as_bytes()
        };
        let changed = pages.iter().enumerate().filter(is_changed).map(|(number, _)| format!("{number}.md"));
        let changed: BTreeSet<String> = changed.collect();
        assert_eq!(changed, before, "{preset}: where something is offered, something is made");
        assert!(!before.is_empty() && before.len() < pages.len(), "{preset}: there are pages of both kinds");
    }
}

/// The pages for which a safe fix is offered.
fn offered(json: &str) -> BTreeSet<String> {
    let report: Value = serde_json::from_str(json).unwrap();
    let found = report["diagnostics"].as_array().unwrap().iter();
    let is_safe = |found: &&Value| found["fix"]["applicability"] == "safe";
    found.filter(is_safe).map(|found| found["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_indented_delimiter_is_written_at_the_start_of_its_line() {
    for (page, preset) in [("---\ntitle: A\n ---\n", "hugo"), (" ---\ntitle: A\n  ---\n", "docusaurus")] {
        let site = Site::new(&[("a.md", page.as_bytes())]);
        let ran = site.run(&["check", "--preset", preset, "--fix", "--quiet"]);
        let now = std::fs::read_to_string(site.path().join("a.md")).unwrap();
        assert_eq!((ran.status(), now.as_str()), (0, "---\ntitle: A\n---\n"), "{page} {}", ran.out());
    }
}

/// Only the first syntax error has a fix, so that each takes a round.
#[test]
fn a_page_is_fixed_to_the_end() {
    let fields = |end: &str| (0..300).map(|at| format!("k{at}: {end}\n")).collect::<Vec<_>>().concat();
    for (written, fixed) in [("a: b", "\"a: b\""), ("@a", "\"@a\"")] {
        let site = Site::new(&[]);
        site.write("page.md", format!("---\n{}---\nBody\n", fields(written)));
        let ran = site.run(&["check", "--fix", "--unsafe-fixes", "--quiet", "--preset", "generic"]);
        assert_eq!((ran.status(), ran.out().as_str()), (0, ""), "{written}: {}", ran.err());
        let page = std::fs::read_to_string(site.path().join("page.md")).unwrap();
        assert_eq!(page, format!("---\n{}---\nBody\n", fields(fixed)));
    }
}

/// Each round reads the page, so that very many errors would take hours.
#[test]
fn what_would_take_too_long_is_left_for_another_run() {
    let site = Site::new(&[]);
    let fields = "k: a: b\n".repeat(800);
    site.write("page.md", format!("---\n{fields}---\nBody\n"));
    let ran = site.run(&["check", "--fix", "--quiet", "--preset", "generic"]);
    assert_eq!(ran.status(), 1, "{}", ran.err());
    assert!(ran.err().contains("page.md: there is more to fix; run again to continue"), "{}", ran.err());
    let page = std::fs::read_to_string(site.path().join("page.md")).unwrap();
    assert!(page.starts_with("---\nk: \"a: b\"\n"), "a part is fixed");
}

/// Such a delimiter was moved to the margin, where it ended the block.
#[test]
fn an_indented_delimiter_in_a_literal_stays() {
    for header in ["note: |", "note: >-", "note: |2+"] {
        for rest in ["", "\n\n", "  more\n\n  text\n"] {
            let page = format!("---\ntitle: A\n{header}\n  text\n\n  ---\n  below\n{rest}---\nBody\n");
            let site = Site::new(&[("a.md", format!("\u{feff}{page}").as_bytes())]);
            site.run(&["check", "--preset", "obsidian", "--fix", "--unsafe-fixes", "--quiet"]);
            assert_eq!(std::fs::read_to_string(site.path().join("a.md")).unwrap(), page);
        }
    }
}
