//! What each format prints for the text that is hardest to print: wide, combining, invisible and hostile signs.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use masthead::diagnostic::{Diagnostic, Edit, Fix, Related, RuleId, Severity};
use masthead::document::Source;
use masthead::loader::ReadError;
use masthead::outcome::{FileOutcome, Summary};
use masthead::reporter::{Format, Settings};
use masthead::span::Span;
use serde_json::Value;

use crate::rules::printed;

/// The span of the `nth` occurrence of `needle`, from 0.
fn nth(text: &str, needle: &str, nth: usize) -> Span {
    let (at, found) = text.match_indices(needle).nth(nth).unwrap();
    Span::of(at..at + found.len())
}

fn error(text: &str, needle: &str, message: &str) -> Diagnostic {
    Diagnostic::new(RuleId("some-rule"), Severity::Error, nth(text, needle, 0), message)
}

fn page(name: &str, text: &str, diagnostics: Vec<Diagnostic>) -> FileOutcome {
    let path: Arc<Path> = Arc::from(Path::new(name));
    let source = Source { path: Arc::clone(&path), text: text.into(), complete: true };
    FileOutcome::Checked { path, source: Some(source), diagnostics }
}

/// One fault in one page, drawn for people.
fn drawn(text: &str, needle: &str, message: &str) -> String {
    printed(Format::Human, &page("page.md", text, vec![error(text, needle, message)]))
}

/// The columns, as a terminal counts them, of the sign that `needle` begins with and of the first mark below it.
fn columns(drawn: &str, needle: &str) -> (usize, usize) {
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let lines: Vec<&str> = drawn.lines().collect();
    let row = lines.iter().position(|line| line.contains('│') && line.contains(needle)).unwrap();
    let mark = lines[row + 1].find(['─', '▲', '┬']).unwrap_or_else(|| panic!("no mark:\n{drawn}"));
    (width(&lines[row][..lines[row].find(needle).unwrap()]), width(&lines[row + 1][..mark]))
}

#[test]
fn marks_stand_below_what_they_mean() {
    let mut shown = String::new();
    for (text, needle) in [
        ("---\ntitle: 乡村记事 x Tue\n---\n", "Tue"),
        ("---\ntitle: 乡村记事\n---\n", "记事"),
        ("---\r\ntitle: Plain\r\ndate: Tue\r\n---\r\n", "Tue"),
        ("---\ntags:\n\t- a\tTue\n---\n", "Tue"),
        ("---\ntitle: cafe\u{301} Tue\n---\n", "Tue"),
        ("---\ntitle: 👩\u{200d}👩\u{200d}👧 ok 🎈 Tue\n---\n", "Tue"),
        ("---\ntitle: \"Ｔｕｅ，\" Tue\n---\n", "Tue"),
        ("\u{feff}---\ntitle: Tue\n---\n", "Tue"),
        ("\u{feff}--- Tue\ntitle: a\n---\n", "Tue"),
        ("---\ntitle: a\u{1b}[31m\u{202e} Tue\u{200b}\n---\n", "Tue"),
        ("---\rtitle: a\rdate: Tue\r---\r", "Tue"),
    ] {
        let drawn = drawn(text, needle, "a fault");
        writeln!(shown, "{text:?}\n{drawn}").unwrap();
        if !text.contains('\t') && !text.contains('\u{200d}') {
            let (wanted, drawn_at) = columns(&drawn, needle);
            assert_eq!(wanted, drawn_at, "{drawn}");
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let mut shown = String::new();
    let prose = "Lorem ipsum dolor sit amet, ".repeat(12);
    let wide = "乡村记事与码头的夜班，".repeat(12);
    for line in [
        format!("{prose}Tue {prose}"),
        format!("{wide}Tue{wide}"),
        format!("{prose}{prose}Tue"),
        format!("Tue {prose}"),
        format!("é{}Tue", "éa".repeat(90)),
    ] {
        let drawn = drawn(&format!("---\nid: 1\nsummary: {line}\nend: 1\n---\n"), "Tue", "a fault");
        let (wanted, drawn_at) = columns(&drawn, "Tue");
        assert_eq!(wanted, drawn_at, "{drawn}");
        assert!(drawn.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 100), "{drawn}");
        shown.push_str(&drawn);
    }
    let beside =
        drawn(&format!("---\nsummary: {prose}\ndate: Tue\n---\n"), "Tue", "a fault beside a long line");
    let all = drawn(&format!("---\nsummary: {prose}\n---\n"), &prose, "a fault that is long");
    insta::assert_snapshot!(shown + &beside + &all);
}
