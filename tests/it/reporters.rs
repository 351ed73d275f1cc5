//! What each format prints for the text that is hardest to print: wide, combining, invisible and hostile characters.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use masthead::diagnostic::{Diagnostic, Edit, Fix, Related, RuleId, Severity};
use masthead::document::Source;
use masthead::loader::ReadError;
use masthead::outcome::{FileOutcome, Summary};
use masthead::reporter::{By, Format, Settings};
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
    let source = Source::whole(Arc::clone(&path), text);
    FileOutcome::Checked { path, source: Some(source), diagnostics }
}

/// One fault in one page, drawn for people.
fn drawn(text: &str, needle: &str, message: &str) -> String {
    printed(Format::Human, &page("page.md", text, vec![error(text, needle, message)]))
}

/// The columns, as a terminal counts them, of the character that `needle` begins with and of the first mark below it.
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
fn every_format_names_the_same_place() {
    for text in [
        "\u{feff}--- Tue\n",
        "---\ntitle: \u{e0041}\u{e0042} Tue\n---\n",
        "---\rtitle: \u{61c}é Tue\r---\r",
        "---\r\ntitle: \u{1b}夜 Tue\r\n---\r\n",
        "---\ntitle: a\u{2028}b\u{85}c Tue\n---\n",
    ] {
        let outcome = page("page.md", text, vec![error(text, "Tue", "a fault")]);
        let concise = printed(Format::Concise, &outcome);
        let place = concise.split(": ").next().unwrap();
        let human = printed(Format::Human, &outcome);
        let (_, below) = place.split_once(':').unwrap();
        assert!(human.contains(&format!("\n  {below} error:")), "{place} is not what is drawn:\n{human}");
        let line: Value = serde_json::from_str(&printed(Format::Jsonl, &outcome)).unwrap();
        let start = &line["span"]["start"];
        assert_eq!(place, format!("page.md:{}:{}", start["line"], start["column"]));
    }
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

/// A run that has everything: labels near and far, another file, a fix, an empty span, characters of every kind.
fn everything() -> Vec<FileOutcome> {
    let far = "x: 1\n".repeat(20);
    let text = format!("---\ntitle: 夜班\u{202e}\ndate: Tue\ntags: [🎈, 🎈]\n{far}last: 1\n---\n");
    let mut hostile = error(&text, "夜班\u{202e}", "`夜班\u{202e}\u{61c}` hides \u{1b}[31m a sign");
    hostile.help("write `夜班`").field("title");
    let mut fixable = error(&text, "Tue", "was a Wednesday");
    fixable.severity = Severity::Warning;
    fixable.fix(Fix::safe("correct the weekday", [Edit::replace(nth(&text, "Tue", 0), "Wed")]));
    let mut twice =
        Diagnostic::new(RuleId("twice"), Severity::Error, nth(&text, "🎈", 1), "a tag is there twice");
    twice
        .label(nth(&text, "🎈", 0), "first here")
        .label(nth(&text, "last", 0), "and far away")
        .field("tags[1]");
    let other: Arc<Path> = Arc::from(Path::new("posts/other\n.md"));
    twice.related.push(Related {
        path: other,
        span: Span::new(4, 9),
        at: None,
        message: "and there".to_owned(),
    });
    let end = u32::try_from(text.len()).unwrap();
    let nothing = Diagnostic::new(RuleId("nothing"), Severity::Error, Span::at(0), "nothing at the start");
    let ended = Diagnostic::new(RuleId("nothing"), Severity::Error, Span::at(end), "nothing at the end");
    let line_end = Span::at(nth(&text, "Tue\n", 0).end - 1);
    let gap = Diagnostic::new(RuleId("nothing"), Severity::Error, line_end, "nothing at the end of a line");
    let empty = Diagnostic::new(RuleId("nothing"), Severity::Error, Span::at(0), "an empty file");
    let gone: Arc<Path> = Arc::from(Path::new("posts/gone\u{1b}.md"));
    vec![
        page("posts/乡村 a.md", &text, vec![nothing, hostile, fixable, gap, twice, ended]),
        page("posts/empty.md", "", vec![empty]),
        FileOutcome::Unreadable(ReadError { path: gone, cause: std::io::Error::other("no\u{7}thing") }),
    ]
}

fn report(format: Format, settings: Settings) -> String {
    let mut reporter = format.reporter(settings);
    let (mut out, mut summary) = (Vec::new(), Summary::default());
    for outcome in everything() {
        summary.add(&outcome);
        reporter.file(&mut out, &outcome).unwrap();
    }
    reporter.finish(&mut out, &summary, Duration::from_millis(40)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_prints_everything() {
    insta::assert_snapshot!("human", report(Format::Human, Settings::default()));
    insta::assert_snapshot!("concise", report(Format::Concise, Settings::default()));
    insta::assert_snapshot!("json", report(Format::Json, Settings::default()));
    insta::assert_snapshot!("jsonl", report(Format::Jsonl, Settings::default()));
    let settings = Settings { statistics: Some(By::Rule), ..Settings::default() };
    insta::assert_snapshot!("statistics", report(Format::Concise, settings));
}

#[test]
fn nothing_hostile_reaches_a_terminal() {
    for format in [Format::Human, Format::Concise] {
        let printed = report(format, Settings::default());
        let is_hostile =
            |sign: char| (sign.is_control() && sign != '\n') || matches!(sign, '\u{61c}' | '\u{202e}');
        assert!(!printed.contains(is_hostile), "{printed:?}");
    }
}

#[test]
fn json_can_be_read_back() {
    let document: Value = serde_json::from_str(&report(Format::Json, Settings::default())).unwrap();
    assert_eq!(document["version"], 1);
    let counts = serde_json::json!({
        "files": 2, "files-with-findings": 2, "errors": 6, "warnings": 1,
        "fixable": 1, "safe-fixes": 1, "unsafe-fixes": 0,
    });
    assert_eq!(document["summary"], counts);
    assert_eq!(document["errors"][0]["error"], "no\u{7}thing");
    let lines: Vec<Value> = report(Format::Jsonl, Settings::default())
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let objects =
        document["diagnostics"].as_array().unwrap().iter().chain(document["errors"].as_array().unwrap());
    assert!(objects.eq(&lines));
    let outcomes = everything();
    for (object, found) in lines.iter().zip(outcomes[0].diagnostics()) {
        let (start, end) = (&object["span"]["start"], &object["span"]["end"]);
        assert_eq!(start["offset"], found.span.start);
        assert_eq!(end["offset"], found.span.end);
        assert_eq!(object["message"], found.message.as_str(), "escaped once, by JSON");
    }
    let wide = &lines[1]["span"];
    assert_eq!((&wide["start"]["column"], &wide["end"]["column"]), (&8.into(), &11.into()));
}

#[test]
fn the_closing_line_is_left_out_when_quiet() {
    let quiet = report(Format::Concise, Settings { quiet: true, ..Settings::default() });
    assert!(quiet.lines().all(|line| line.starts_with("posts/")), "{quiet}");
}

#[test]
fn every_format_links_rules_exactly_where_the_documentation_has_an_address() {
    let docs = Some("https://example.org/masthead".to_owned());
    let address = "https://example.org/masthead/rules/twice.html";
    for format in
        [Format::Human, Format::Grouped, Format::Json, Format::Jsonl, Format::Gitlab, Format::Rdjson]
    {
        let linked = report(format, Settings { docs: docs.clone(), color: true, ..Settings::default() });
        assert!(linked.contains(address), "{format:?}: {linked}");
        let plain = report(format, Settings { color: true, ..Settings::default() });
        assert!(!plain.contains("example.org") && !plain.contains("\u{1b}]8;;"), "{format:?}: {plain}");
    }
}
