//! What the check found: by rule, by folder, one by one.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Report;
use crate::line_index::LineIndex;
use crate::reporter::visible;

use super::super::wording::number;
use super::{Part, bar, pages, parts};

/// More rows make a page that no browser likes; errors come first.
const ROWS: usize = 5000;

/// Folders that are listed.
const FOLDERS: usize = 40;

/// Findings of one rule or folder.
#[derive(Serialize)]
pub(super) struct Tally {
    name: String,
    errors: u64,
    warnings: u64,
    files: String,
    share: u64,
}

/// The table.
#[derive(Serialize)]
pub(super) struct Findings {
    rows: Vec<Finding>,
    total: String,
    cut: bool,
}

#[derive(Serialize)]
struct Finding {
    severity: &'static str,
    rule: &'static str,
    path: String,
    line: u32,
    column: u32,
    field: String,
    message: Vec<Part>,
    help: Vec<Part>,
}

#[derive(Default)]
struct Count {
    errors: u64,
    warnings: u64,
    files: u64,
}

impl Count {
    fn add(&mut self, found: &Diagnostic) {
        match found.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }
}

pub(super) fn by_rule(report: &Report) -> Vec<Tally> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for outcome in &report.outcomes {
        let mut rules: Vec<&'static str> = Vec::new();
        for found in outcome.diagnostics() {
            let count = counts.entry(found.rule.0.to_owned()).or_default();
            count.add(found);
            if !rules.contains(&found.rule.0) {
                rules.push(found.rule.0);
                count.files += 1;
            }
        }
    }
    tallies(counts)
}

pub(super) fn by_folder(report: &Report) -> Vec<Tally> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for outcome in report.outcomes.iter().filter(|outcome| !outcome.diagnostics().is_empty()) {
        let folder = outcome.path().parent().unwrap_or(Path::new("")).to_string_lossy();
        let folder = if folder.is_empty() { ".".to_owned() } else { visible(&folder).into_owned() };
        let count = counts.entry(folder).or_default();
        count.files += 1;
        outcome.diagnostics().iter().for_each(|found| count.add(found));
    }
    let mut tallies = tallies(counts);
    tallies.truncate(FOLDERS);
    tallies
}

/// Those of most findings first.
fn tallies(counts: BTreeMap<String, Count>) -> Vec<Tally> {
    let most = counts.values().map(|count| count.errors + count.warnings).max().unwrap_or(0);
    let tally = |(name, count): (String, Count)| Tally {
        name,
        errors: count.errors,
        warnings: count.warnings,
        files: pages(count.files),
        share: bar(count.errors + count.warnings, most),
    };
    let mut tallies: Vec<Tally> = counts.into_iter().map(tally).collect();
    tallies.sort_by_key(|tally| Reverse(tally.errors + tally.warnings));
    tallies
}

pub(super) fn all(report: &Report) -> Findings {
    let total = report.summary.errors + report.summary.warnings;
    let mut rows = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        for outcome in &report.outcomes {
            let mut found =
                outcome.diagnostics().iter().filter(|found| found.severity == severity).peekable();
            if rows.len() >= ROWS || found.peek().is_none() {
                continue;
            }
            let lines = LineIndex::new(outcome.text());
            let path = outcome.path().to_string_lossy();
            rows.extend(found.take(ROWS - rows.len()).map(|found| row(&visible(&path), found, &lines)));
        }
    }
    Findings { cut: rows.len() < total, rows, total: number(total as u64) }
}

fn row(path: &str, found: &Diagnostic, lines: &LineIndex<'_>) -> Finding {
    let position = lines.position(found.span.start);
    Finding {
        severity: found.severity.as_str(),
        rule: found.rule.0,
        path: path.to_owned(),
        line: position.line,
        column: position.column,
        field: found.field.as_ref().map(|field| visible(&field.to_string()).into_owned()).unwrap_or_default(),
        message: parts(&found.message),
        help: found.help.as_deref().map(parts).unwrap_or_default(),
    }
}
