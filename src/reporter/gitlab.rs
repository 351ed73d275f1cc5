//! `gitlab`: a Code Quality report for merge requests.

use std::io::{self, Write};
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};

use super::{Reporter, Settings, address, escape, identity};

/// One array, printed as it comes.
pub(super) struct Gitlab {
    settings: Settings,
    is_open: bool,
}

impl Gitlab {
    pub(super) const fn new(settings: Settings) -> Self {
        Self { settings, is_open: false }
    }
}

impl Reporter for Gitlab {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = self.settings.base.below_root(outcome.path());
        for issue in issues(outcome, &path, &self.settings) {
            let before = if self.is_open { ",\n " } else { "[\n " };
            write!(out, "{before}{}", escape::json(&issue))?;
            self.is_open = true;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _counts: &Summary, _took: Duration) -> io::Result<()> {
        writeln!(out, "{}", if self.is_open { "\n]" } else { "[]" })
    }
}

fn issues(outcome: &FileOutcome, path: &str, settings: &Settings) -> Vec<Value> {
    if let FileOutcome::Unreadable(error) = outcome {
        let cause = error.cause.to_string();
        return vec![json!({
            "description": format!("cannot be read: {}", escape::visible(&cause)),
            "check_name": super::UNREADABLE,
            "fingerprint": format!("{}-{path}", super::UNREADABLE),
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1, "end": 1}},
        })];
    }
    let lines = LineIndex::new(outcome.text());
    let identities = identity::of_findings(outcome, path);
    outcome
        .diagnostics()
        .iter()
        .zip(identities)
        .map(|(found, (fingerprint, count))| {
            let mut issue = issue(found, path, &lines, &format!("{fingerprint:016x}-{count}"));
            let url = address::of_rule(settings.docs.as_deref(), found.rule);
            if let (Some(url), Some(fields)) = (url, issue.as_object_mut()) {
                // Code Climate's place for more words, which is Markdown.
                fields.insert("content".to_owned(), json!({"body": format!("[{}]({url})", found.rule)}));
            }
            issue
        })
        .collect()
}

/// GitLab drops an issue whose fingerprint it has seen in the same report.
fn issue(found: &Diagnostic, path: &str, lines: &LineIndex<'_>, fingerprint: &str) -> Value {
    let (start, end) = (lines.position(found.span.start), lines.position(found.span.end));
    json!({
        "description": super::words(found, "; "),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": match found.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        "location": {"path": path, "lines": {"begin": start.line, "end": end.line}},
    })
}
