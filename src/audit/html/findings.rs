//! The findings of the check: by rule, by folder, and one by one.

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

/// Findings of one rule that are listed; the tables count all of them. So a frequent rule hides no rare one.
const OF_RULE: usize = 2000;

/// Rows that are there without scripts.
const STATIC: usize = 200;

/// Folders and fields that are listed.
const NAMES: usize = 40;

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
    /// The first rows, for readers without scripts.
    rows: Vec<Finding>,
    /// All rows as JSON: the script shows those that are visible.
    data: String,
    listed: String,
    total: String,
    /// Rules of which not all findings are listed.
    cut: Vec<Cut>,
}

/// A rule with more findings than are listed.
#[derive(Serialize)]
struct Cut {
    rule: &'static str,
    listed: String,
    total: String,
}

#[derive(Serialize)]
struct Finding {
    severity: &'static str,
    rule: &'static str,
    path: String,
    line: u32,
    column: u32,
    field: String,
    message: String,
    help: String,
    /// The message and the help, split at their backticks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    message_parts: Vec<Part>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    help_parts: Vec<Part>,
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
    tallies.truncate(NAMES);
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

/// By the field that findings are about, items with their list.
pub(super) fn by_field(report: &Report) -> Vec<Tally> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for outcome in &report.outcomes {
        let mut seen: Vec<String> = Vec::new();
        for found in outcome.diagnostics() {
            let field = field(found);
            if field.is_empty() {
                continue;
            }
            let count = counts.entry(field.clone()).or_default();
            count.add(found);
            if !seen.contains(&field) {
                count.files += 1;
                seen.push(field);
            }
        }
    }
    let mut tallies = tallies(counts);
    tallies.truncate(NAMES);
    tallies
}

fn field(found: &Diagnostic) -> String {
    let path = found.field.as_ref().map(ToString::to_string).unwrap_or_default();
    visible(path.split('[').next().unwrap_or_default()).into_owned()
}

pub(super) fn all(report: &Report) -> Findings {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        for outcome in &report.outcomes {
            let mut found =
                outcome.diagnostics().iter().filter(|found| found.severity == severity).peekable();
            if found.peek().is_none() {
                continue;
            }
            let lines = LineIndex::new(outcome.text());
            let path = outcome.path().to_string_lossy();
            for found in found {
                let count = counts.entry(found.rule.0).or_default();
                *count += 1;
                if *count <= OF_RULE {
                    rows.push(row(&visible(&path), found, &lines));
                }
            }
        }
    }
    let cut = counts.iter().filter(|&(_, &count)| count > OF_RULE);
    let cut =
        cut.map(|(&rule, &count)| Cut { rule, listed: number(OF_RULE as u64), total: number(count as u64) });
    let (cut, data) = (cut.collect(), json(&rows));
    let total = number((report.summary.errors + report.summary.warnings) as u64);
    let listed = number(rows.len() as u64);
    rows.truncate(STATIC);
    for row in &mut rows {
        row.message_parts = parts(&row.message);
        row.help_parts = parts(&row.help);
    }
    Findings { rows, data, listed, total, cut }
}

/// JSON that may be in a script element: nothing in it can end the element or start another.
fn json(rows: &[Finding]) -> String {
    let json = serde_json::to_string(rows).unwrap_or_else(|_| "[]".to_owned());
    json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e")
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
        message: visible(&found.message).into_owned(),
        help: found.help.as_deref().map(|help| visible(help).into_owned()).unwrap_or_default(),
        message_parts: Vec::new(),
        help_parts: Vec::new(),
    }
}
