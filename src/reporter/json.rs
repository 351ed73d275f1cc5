//! `json` and `jsonl`: the stable formats for programs (docs/output-formats.md), version 1.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Made};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};
use crate::span::Span;

use super::{Reporter, Settings, address, escape};

/// The version of the contract.
pub(super) const VERSION: u32 = 1;

/// One document: the summary comes first, so everything is gathered, as text, which is a tenth of the values' size.
pub(super) struct Json {
    settings: Settings,
    diagnostics: String,
    errors: String,
    fixed: String,
}

impl Json {
    pub(super) const fn new(settings: Settings) -> Self {
        Self { settings, diagnostics: String::new(), errors: String::new(), fixed: String::new() }
    }
}

impl Reporter for Json {
    fn file(&mut self, _out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let list = match outcome {
            FileOutcome::Unreadable(_) => &mut self.errors,
            FileOutcome::Checked { .. } => &mut self.diagnostics,
        };
        for object in objects(outcome, &self.settings) {
            push(list, &object);
        }
        Ok(())
    }

    fn fixed(&mut self, path: &Path, fixes: &[Made]) {
        let path = escape::slashed(path);
        for Made { rule, field, title } in fixes {
            let mut object = json!({"path": path, "rule": rule, "title": title});
            if let (Some(field), Some(fields)) = (field, object.as_object_mut()) {
                fields.insert("field".to_owned(), json!(field));
            }
            push(&mut self.fixed, &object);
        }
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, _took: Duration) -> io::Result<()> {
        let summary = summary(counts);
        // One diagnostic a line: a person can read it, and a diff of two runs shows what changed.
        write!(out, "{{\"version\": {VERSION},\n \"summary\": {summary}")?;
        if !self.errors.is_empty() {
            write!(out, ",\n \"errors\": [{}]", self.errors)?;
        }
        if !self.fixed.is_empty() {
            write!(out, ",\n \"fixed\": [{}]", self.fixed)?;
        }
        writeln!(out, ",\n \"diagnostics\": [{}]}}", self.diagnostics)
    }
}

/// Adds a line to a list.
fn push(list: &mut String, object: &Value) {
    list.push_str(if list.is_empty() { "\n  " } else { ",\n  " });
    list.push_str(&escape::json(object));
}

/// One object per line, as soon as it is known.
pub(super) struct Jsonl {
    settings: Settings,
}

impl Jsonl {
    pub(super) const fn new(settings: Settings) -> Self {
        Self { settings }
    }
}

impl Reporter for Jsonl {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let objects = objects(outcome, &self.settings);
        objects.into_iter().try_for_each(|object| writeln!(out, "{}", escape::json(&object)))
    }

    fn finish(&mut self, _out: &mut dyn Write, _counts: &Summary, _took: Duration) -> io::Result<()> {
        Ok(())
    }
}

/// The counts of a run.
pub(super) fn summary(counts: &Summary) -> Value {
    json!({
        "files": counts.files,
        "files-with-findings": counts.files_with_findings,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "fixable": counts.fixable,
        "safe-fixes": counts.safely_fixable,
        "unsafe-fixes": counts.fixable - counts.safely_fixable,
    })
}

fn objects(outcome: &FileOutcome, settings: &Settings) -> Vec<Value> {
    let path = escape::slashed(outcome.path());
    match outcome {
        FileOutcome::Unreadable(error) => vec![json!({"path": path, "error": error.cause.to_string()})],
        FileOutcome::Checked { diagnostics, .. } => {
            let lines = LineIndex::new(outcome.text());
            diagnostics.iter().map(|found| object(found, &path, &lines, settings)).collect()
        }
    }
}

fn object(found: &Diagnostic, path: &str, lines: &LineIndex<'_>, settings: &Settings) -> Value {
    let mut object = json!({
        "rule": found.rule,
        "severity": found.severity,
        "path": path,
    });
    let Some(fields) = object.as_object_mut() else { return object };
    if let Some(url) = address::of_rule(settings.docs.as_deref(), found.rule) {
        fields.insert("url".to_owned(), json!(url));
    }
    if let Some(field) = &found.field {
        fields.insert("field".to_owned(), json!(field));
    }
    fields.insert("message".to_owned(), json!(found.message));
    if let Some(help) = &found.help {
        fields.insert("help".to_owned(), json!(help));
    }
    fields.insert("span".to_owned(), span(found.span, lines));
    let related: Vec<Value> = found
        .secondary
        .iter()
        .map(|label| json!({"message": label.message, "path": path, "span": span(label.span, lines)}))
        .chain(found.related.iter().map(|other| {
            let place = other.at.map_or_else(
                // That file could not be read again: bytes are what there is to say.
                || json!({"start": {"offset": other.span.start}, "end": {"offset": other.span.end}}),
                |(start, end)| json!({"start": start, "end": end}),
            );
            json!({"message": other.message, "path": escape::slashed(&other.path), "span": place})
        }))
        .collect();
    if !related.is_empty() {
        fields.insert("related".to_owned(), json!(related));
    }
    if let Some(fix) = &found.fix {
        fields.insert("fix".to_owned(), edits(fix));
    }
    object
}

fn span(span: Span, lines: &LineIndex<'_>) -> Value {
    json!({"start": lines.position(span.start), "end": lines.position(span.end)})
}

fn edits(fix: &Fix) -> Value {
    let edits: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| json!({"start": edit.span.start, "end": edit.span.end, "text": edit.text}))
        .collect();
    json!({"title": fix.title, "applicability": fix.applicability, "edits": edits})
}
