//! What CI servers read: each format held to its schema, on findings whose text is as hostile as text can be.

mod any_text;
mod github;
mod json;
mod markdown;
mod sarif;
mod several;
mod xml;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use masthead::diagnostic::{Diagnostic, Edit, Fix, Related, RuleId, Severity};
use masthead::document::Source;
use masthead::loader::ReadError;
use masthead::outcome::{FileOutcome, Summary};
use masthead::reporter::{Base, Format, Settings};
use masthead::span::Span;

/// What no format may print as it is, and every format must be able to say.
const HOSTILE: &str =
    "% %0A \n::error::x ##[error]x <b>&\"' ]]> \u{1b}[31m\u{0}\u{ffff}\u{202e} | `夜` [a](b) {0} \\ @x";

fn path(name: &str) -> Arc<Path> {
    Arc::from(Path::new(name))
}

fn page(name: &str, text: &str, diagnostics: Vec<Diagnostic>) -> FileOutcome {
    let source = Source::whole(path(name), text);
    FileOutcome::Checked { path: path(name), source: Some(source), diagnostics }
}

fn unreadable(name: &str) -> FileOutcome {
    FileOutcome::Unreadable(ReadError { path: path(name), cause: std::io::Error::other(HOSTILE) })
}

/// The span of the first `needle`.
fn at(text: &str, needle: &str) -> Span {
    let start = text.find(needle).unwrap();
    Span::of(start..start + needle.len())
}

fn found(rule: &'static str, severity: Severity, span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(RuleId(rule), severity, span, message)
}

/// A run that has everything: a broken configuration, hostile text everywhere, labels, another file, fixes of one and
/// of several edits, an empty place, a place over lines, two equal findings, a file that cannot be read.
fn hostile_run() -> Vec<FileOutcome> {
    let text = format!("\u{feff}---\r\ntitle: 夜班{HOSTILE}\r\ndate: Tue\r\ntags: [a, a]\r\n---\r\n");
    let mut mistake = found("configuration", Severity::Error, Span::at(0), HOSTILE);
    mistake.help(HOSTILE);
    let mut first = found("untrimmed-string", Severity::Warning, at(&text, HOSTILE), HOSTILE);
    first.help(HOSTILE).field(HOSTILE).label(at(&text, "Tue"), HOSTILE);
    first.related.push(Related {
        path: path("posts/ä b%.md"),
        span: Span::new(4, 9),
        at: None,
        message: HOSTILE.into(),
    });
    first.fix(Fix::guess(HOSTILE, [Edit::replace(at(&text, HOSTILE), HOSTILE)]));
    let mut date = found("weekday-mismatch", Severity::Error, at(&text, "Tue"), "was a Wednesday");
    let edits = [Edit::insert(at(&text, "Tue").end, ", ok"), Edit::replace(at(&text, "夜班"), "日")];
    date.field("date").fix(Fix::safe("correct two places", edits));
    let tag = || {
        let mut tag = found("duplicate-item", Severity::Error, at(&text, "a"), "`a` is there twice");
        tag.field("tags[1]");
        tag
    };
    let end = Span::of(text.len()..text.len());
    let nowhere = found("no-such-rule", Severity::Error, end, "nothing at the end");
    vec![
        page("masthead.yaml", "", vec![mistake]),
        page("posts/::a,b % 夜\n<\"&>\u{1b}.md", &text, vec![first, date, tag(), tag(), nowhere]),
        unreadable("posts/gone\u{1b}.md"),
    ]
}

fn printed(format: Format, outcomes: &[FileOutcome]) -> String {
    let base = Base { here: "/site/docs".into(), root: "/site".into() };
    let mut reporter = format.reporter(Settings { base, ..Settings::default() });
    let (mut out, mut summary) = (Vec::new(), Summary::default());
    for outcome in outcomes {
        summary.add(outcome);
        reporter.file(&mut out, outcome).unwrap();
    }
    reporter.finish(&mut out, &summary, Duration::from_millis(40)).unwrap();
    String::from_utf8(out).unwrap()
}

/// Nothing moves a cursor, turns text around or commands a CI server, whatever the format.
#[test]
fn nothing_hostile_is_printed_raw() {
    for format in <Format as clap::ValueEnum>::value_variants() {
        let text = printed(*format, &hostile_run());
        let is_hostile = |sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}';
        assert!(!text.contains(is_hostile), "{format:?}: {text:?}");
        assert!(!text.contains("##["), "{format:?}: {text}");
        for line in text.lines().filter(|line| line.trim_start().starts_with("::")) {
            assert_eq!(*format, Format::Github, "{line}");
        }
    }
}

#[test]
fn formats_look_like_this() {
    let text = "---\ntitle: 夜 \"<&>\"\ndate: 夜, Tue\n---\n";
    // No rule of masthead: SARIF would contain its page, which is not what this is about.
    let mut date = found("some-rule", Severity::Error, at(text, "Tue"), "27 April 2022 was a `Wednesday`");
    date.field("date").help("write `Wed`");
    date.fix(Fix::safe("correct the weekday", [Edit::replace(at(text, "Tue"), "Wed")]));
    let title = found("other-rule", Severity::Warning, at(text, "\"<&>\""), "100% `<&>`");
    let run = [page("a.md", text, vec![title, date]), unreadable("b.md")];
    for format in ["github", "gitlab", "sarif", "rdjson", "checkstyle", "junit", "markdown"] {
        let format = <Format as clap::ValueEnum>::from_str(format, false).unwrap();
        let shown = printed(format, &run).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format!("{format:?}").to_lowercase(), shown);
    }
}

/// A run without findings is a whole document in every format.
#[test]
fn nothing_found_is_a_document_too() {
    for format in [Format::Checkstyle, Format::Junit] {
        let text = printed(format, &[]);
        assert!(roxmltree::Document::parse(&text).is_ok(), "{text}");
    }
    for format in [Format::Sarif, Format::Gitlab, Format::Rdjson] {
        let text = printed(format, &[]);
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
    }
    assert_eq!(printed(Format::Github, &[]), "");
    assert_eq!(printed(Format::Markdown, &[]), "## masthead\n\nNothing found in 0 files\n");
}
