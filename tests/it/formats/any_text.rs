//! Any text at all, as path, message, help, field and edit: every format stays what it is.

use masthead::diagnostic::{Diagnostic, Edit, Fix, RuleId, Severity};
use masthead::outcome::FileOutcome;
use masthead::reporter::Format;
use masthead::span::Span;
use proptest::prelude::*;
use serde_json::Value;

use super::{page, printed};

/// What formats trip over.
const PIECES: &[&str] =
    &["::", "##[", "##vso[", "%0A", "]](x)", "]]>", "\u{1b}[2J", "\r\n", "\u{2028}", "```", "\u{ffff}", " "];

/// Text out of the pieces that formats trip over, and out of all other characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(PIECES).prop_map(str::to_owned),
        any::<char>().prop_map(String::from)
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

fn outcome(path: &str, words: &str, text: &str) -> FileOutcome {
    let all = Span::of(0..text.len());
    let mut found = Diagnostic::new(RuleId("some-rule"), Severity::Error, all, words);
    found.help(words).field(words).label(all, words).fix(Fix::safe(words, [Edit::replace(all, words)]));
    page(path, text, vec![found])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_can_be_printed(path in text(), words in text(), source in text()) {
        let run = [outcome(&path, &words, &source)];
        for format in [Format::Json, Format::Sarif, Format::Gitlab, Format::Rdjson] {
            let shown = printed(format, &run);
            prop_assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{format:?}: {shown}");
        }
        for format in [Format::Junit, Format::Checkstyle] {
            let shown = printed(format, &run);
            let read = roxmltree::Document::parse(&shown);
            prop_assert!(read.is_ok(), "{format:?}: {shown}");
        }
        prop_assert_eq!(printed(Format::Github, &run).lines().count(), 1);
        for line in printed(Format::Markdown, &run).lines().filter(|line| line.starts_with('|')) {
            prop_assert_eq!(line.matches('|').count(), 5, "{}", line);
        }
        for format in <Format as clap::ValueEnum>::value_variants() {
            for line in printed(*format, &run).lines() {
                let is_command = line.contains("##[") || line.contains("##vso[");
                prop_assert!(!is_command, "{:?}: {}", format, line);
                prop_assert!(*format == Format::Github || !line.trim_start().starts_with("::"), "{:?}: {}", format, line);
            }
        }
    }
}
