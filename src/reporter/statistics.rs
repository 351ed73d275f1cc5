//! `--statistics`: how many findings there are by rule, by field or by folder, as a table or as JSON.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::outcome::{FileOutcome, Summary};

use super::{Reporter, Settings, escape, json, next_step, summary};

/// What findings are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum By {
    /// The rule that reports them
    Rule,
    /// The field they are about
    Field,
    /// The folder of the file
    Folder,
}

impl By {
    const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Field => "field",
            Self::Folder => "folder",
        }
    }
}

/// One row.
#[derive(Default)]
struct Row {
    errors: usize,
    warnings: usize,
    safe: usize,
    guesses: usize,
}

/// Counts, and prints at the end.
pub(super) struct Statistics {
    settings: Settings,
    by: By,
    is_json: bool,
    rows: BTreeMap<String, Row>,
    unreadable: Vec<Value>,
}

impl Statistics {
    pub(super) fn new(settings: Settings, is_json: bool) -> Self {
        let by = settings.statistics.unwrap_or(By::Rule);
        Self { settings, by, is_json, rows: BTreeMap::new(), unreadable: Vec::new() }
    }

    fn key(&self, found: &Diagnostic, folder: &str) -> String {
        match self.by {
            By::Rule => found.rule.to_string(),
            // Items of one list are one field for anyone who reads the table.
            By::Field => found.field.as_ref().map_or_else(String::new, |field| {
                let path = field.to_string();
                path.split('[').next().unwrap_or_default().to_owned()
            }),
            By::Folder => folder.to_owned(),
        }
    }

    fn table(&self, out: &mut dyn Write, rows: &[(&String, &Row)]) -> io::Result<()> {
        for (key, row) in rows {
            let name = match (key.as_str(), self.by) {
                ("", By::Field) => "(no field)",
                ("", _) => ".",
                (key, _) => key,
            };
            let fixes = match (row.safe, row.guesses) {
                (0, 0) => String::new(),
                (safe, 0) => format!(" ([*] {safe} fixable)"),
                (0, guesses) => format!(" ([?] {guesses} fixable with --unsafe-fixes)"),
                (safe, guesses) => format!(" ([*] {safe} fixable, [?] {guesses} with --unsafe-fixes)"),
            };
            writeln!(out, "{:>8}  {}{fixes}", row.errors + row.warnings, escape::visible(name))?;
        }
        Ok(())
    }
}

impl Reporter for Statistics {
    fn file(&mut self, _: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        if let FileOutcome::Unreadable(error) = outcome {
            let cause = error.cause.to_string();
            if self.is_json {
                let path = escape::slashed(&error.path);
                self.unreadable.push(json!({"path": path, "error": cause}));
            }
            // Without JSON, standard error says so: the table is about findings.
            return Ok(());
        }
        let folder = outcome.path().parent().map(escape::slashed).unwrap_or_default();
        for found in outcome.diagnostics() {
            let key = self.key(found, &folder);
            let row = self.rows.entry(key).or_default();
            match found.severity {
                Severity::Error => row.errors += 1,
                Severity::Warning => row.warnings += 1,
            }
            match found.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => row.safe += 1,
                Some(Applicability::Unsafe) => row.guesses += 1,
                None => {}
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, took: Duration) -> io::Result<()> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|&(key, row)| (Reverse(row.errors + row.warnings), key));
        if !self.is_json {
            self.table(out, &rows)?;
            summary::closing_line(out, counts, took, &self.settings)?;
            return next_step::write(out, counts, &self.settings);
        }
        let mut document = json!({"version": json::VERSION, "summary": json::summary(counts)});
        let rows: Vec<Value> = rows.iter().map(|(key, row)| object(self.by, key, row)).collect();
        if let Some(fields) = document.as_object_mut() {
            if !self.unreadable.is_empty() {
                fields.insert("errors".to_owned(), json!(self.unreadable));
            }
            fields.insert("statistics".to_owned(), json!(rows));
        }
        writeln!(out, "{}", escape::json(&document))
    }
}

fn object(by: By, key: &str, row: &Row) -> Value {
    let mut object = json!({
        "findings": row.errors + row.warnings,
        "errors": row.errors,
        "warnings": row.warnings,
        "safe-fixes": row.safe,
        "unsafe-fixes": row.guesses,
    });
    if let Some(fields) = object.as_object_mut() {
        let key = if by == By::Field && key.is_empty() { Value::Null } else { json!(key) };
        fields.insert(by.name().to_owned(), key);
    }
    object
}
