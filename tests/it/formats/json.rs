//! `gitlab` and `rdjson`, each held to a strict schema.

use std::collections::BTreeSet;

use masthead::diagnostic::Severity;
use masthead::reporter::Format;
use masthead::span::Span;
use serde_json::Value;

use super::{HOSTILE, found, hostile_run, page, printed};

/// Validates `text` against a schema of tests/schemas.
fn held(text: &str, schema: &str) -> Value {
    let schema = std::fs::read_to_string(format!("tests/schemas/{schema}.json")).unwrap();
    hold(text, &serde_json::from_str(&schema).unwrap())
}

pub(super) fn hold(text: &str, schema: &Value) -> Value {
    let validator = jsonschema::options().should_validate_formats(true).build(schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    value
}

#[test]
fn gitlab_takes_every_issue() {
    let report = held(&printed(Format::Gitlab, &hostile_run()), "gitlab");
    let issues = report.as_array().unwrap();
    assert_eq!(issues.len(), 7);
    let fingerprints: BTreeSet<&str> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), issues.len(), "an issue with a known fingerprint is dropped");
    assert_eq!(issues[1]["location"]["path"], "docs/posts/::a,b % 夜\n<\"&>\u{1b}.md");
    assert_eq!(issues[6]["check_name"], "unreadable-file");
}

#[test]
fn identities_do_not_depend_on_lines() {
    let fingerprints = |text: &str| -> Vec<Value> {
        let at = text.find("Tue").unwrap();
        let one = found("weekday-mismatch", Severity::Error, Span::of(at..at + 3), "was a Wednesday");
        let report = held(&printed(Format::Gitlab, &[page("a.md", text, vec![one])]), "gitlab");
        report.as_array().unwrap().iter().map(|issue| issue["fingerprint"].clone()).collect()
    };
    assert_eq!(fingerprints("---\ndate: Tue\n"), fingerprints("---\ntitle: x\nmore: y\ndate:   Tue\n"));
}

#[test]
fn rdjson_counts_bytes_and_suggests() {
    let run = hostile_run();
    let report = held(&printed(Format::Rdjson, &run), "rdjson");
    let diagnostics = report["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 7);
    assert_eq!(diagnostics[6]["location"].get("range"), None);
    let text = run[1].text();
    for (shown, real) in diagnostics[1..6].iter().zip(run[1].diagnostics()) {
        let range = &shown["location"]["range"];
        assert_eq!(offset(text, &range["start"]), real.span.start as usize);
        assert_eq!(offset(text, &range["end"]), real.span.end as usize);
    }
    // Two edits become one suggestion, with what is between them.
    let suggestion = &diagnostics[2]["suggestions"][0];
    let (start, end) =
        (offset(text, &suggestion["range"]["start"]), offset(text, &suggestion["range"]["end"]));
    assert_eq!(&text[start..end], format!("夜班{HOSTILE}\r\ndate: Tue"));
    assert_eq!(suggestion["text"], format!("日{HOSTILE}\r\ndate: Tue, ok"));
}

/// The byte that a position of reviewdog means.
fn offset(text: &str, position: &Value) -> usize {
    let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
    let column = usize::try_from(position["column"].as_u64().unwrap()).unwrap();
    text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>() + column - 1
}
