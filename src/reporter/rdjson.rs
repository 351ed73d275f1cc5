//! `rdjson`: the diagnostics of reviewdog, with suggestions that a reviewer can accept.

use std::io::{self, Write};
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};
use crate::span::Span;

use super::{Reporter, Settings, address, escape};

/// One document, printed as it comes.
pub(super) struct Rdjson {
    settings: Settings,
    is_open: bool,
}

impl Rdjson {
    pub(super) const fn new(settings: Settings) -> Self {
        Self { settings, is_open: false }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_open {
            return write!(out, ",");
        }
        self.is_open = true;
        let mut source = json!({"name": "masthead"});
        if let (Some(url), Some(fields)) = (&self.settings.docs, source.as_object_mut()) {
            fields.insert("url".to_owned(), json!(url));
        }
        write!(out, "{{\"source\": {source},\n \"diagnostics\": [")
    }
}

impl Reporter for Rdjson {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::slashed(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            self.open(out)?;
            let cause = error.cause.to_string();
            let object = json!({
                "message": format!("cannot be read: {}", escape::visible(&cause)),
                "location": {"path": path},
                "severity": "ERROR",
                "code": {"value": super::UNREADABLE},
            });
            return write!(out, "\n  {}", escape::json(&object));
        }
        let text = outcome.text();
        let lines = LineIndex::new(text);
        for found in outcome.diagnostics() {
            self.open(out)?;
            write!(out, "\n  {}", escape::json(&object(found, &path, text, &lines, &self.settings)))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _counts: &Summary, _took: Duration) -> io::Result<()> {
        if !self.is_open {
            self.open(out)?;
        }
        writeln!(out, "]}}")
    }
}

fn object(found: &Diagnostic, path: &str, text: &str, lines: &LineIndex<'_>, settings: &Settings) -> Value {
    let mut code = json!({"value": found.rule});
    if let (Some(url), Some(fields)) =
        (address::of_rule(settings.docs.as_deref(), found.rule), code.as_object_mut())
    {
        fields.insert("url".to_owned(), json!(url));
    }
    let mut object = json!({
        "message": super::words(found, "\n"),
        "location": {"path": path, "range": range(found.span, lines)},
        "severity": match found.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
        },
        "code": code,
    });
    let suggestion = found.fix.as_ref().and_then(|fix| suggestion(fix, text, lines));
    if let (Some(suggestion), Some(fields)) = (suggestion, object.as_object_mut()) {
        fields.insert("suggestions".to_owned(), json!([suggestion]));
    }
    object
}

/// The edits of a fix belong together and suggestions do not, so that they become one, with what is between them;
/// none if that is not at hand.
fn suggestion(fix: &Fix, text: &str, lines: &LineIndex<'_>) -> Option<Value> {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let whole = edits.iter().map(|edit| edit.span).reduce(Span::cover)?;
    let mut replacement = String::new();
    let mut at = whole.start;
    for edit in edits {
        replacement.push_str(text.get(Span::new(at, edit.span.start).range())?);
        replacement.push_str(&edit.text);
        at = edit.span.end;
    }
    text.get(whole.range())?;
    Some(json!({"range": range(whole, lines), "text": replacement}))
}

fn range(span: Span, lines: &LineIndex<'_>) -> Value {
    json!({"start": position(span.start, lines), "end": position(span.end, lines)})
}

/// Columns are bytes of UTF-8, from 1 (reviewdog's `Position`).
fn position(offset: u32, lines: &LineIndex<'_>) -> Value {
    let line = lines.position(offset).line;
    let start = lines.line_span(line).unwrap_or_default().start;
    json!({"line": line, "column": offset.saturating_sub(start) + 1})
}
