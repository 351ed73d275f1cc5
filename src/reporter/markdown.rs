//! `markdown`: a summary for people, as CI servers show it for a job.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::Duration;

use crate::diagnostic::{Diagnostic, RuleId, Severity};
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary, count};

use super::{Reporter, escape, summary};

/// Findings of each severity that are kept, and findings in the table: pages of a run have a size limit.
const SHOWN: usize = 50;
/// Characters in a cell.
const LONGEST: usize = 300;

/// Counts by rule, and the worst findings.
#[derive(Default)]
pub(super) struct Markdown {
    stopped: Vec<String>,
    rules: BTreeMap<RuleId, Tally>,
    errors: Vec<String>,
    warnings: Vec<String>,
}

#[derive(Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    fixable: usize,
}

impl Reporter for Markdown {
    fn file(&mut self, _out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = escape::slashed(outcome.path());
        if let FileOutcome::Unreadable(error) = outcome {
            let cause = cell(&error.cause.to_string());
            self.stopped.push(format!("- {}: cannot be read: {cause}", code(&path)));
            return Ok(());
        }
        let lines = LineIndex::new(outcome.text());
        for found in outcome.diagnostics() {
            let tally = self.rules.entry(found.rule).or_default();
            tally.fixable += usize::from(found.fix.is_some());
            let kept = match found.severity {
                Severity::Error => {
                    tally.errors += 1;
                    &mut self.errors
                }
                Severity::Warning => {
                    tally.warnings += 1;
                    &mut self.warnings
                }
            };
            if kept.len() < SHOWN {
                kept.push(row(found, &path, &lines));
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, _took: Duration) -> io::Result<()> {
        writeln!(out, "## masthead\n\n{}", summary::totals(counts))?;
        if !self.stopped.is_empty() {
            writeln!(out, "\n### Not read\n")?;
            for line in self.stopped.iter().take(SHOWN) {
                writeln!(out, "{line}")?;
            }
            let more = self.stopped.len().saturating_sub(SHOWN);
            if more > 0 {
                writeln!(out, "- and {}", count(more, "more file"))?;
            }
        }
        if self.rules.is_empty() {
            return Ok(());
        }
        self.by_rule(out)?;
        self.findings(out, counts.errors + counts.warnings)
    }
}

impl Markdown {
    fn by_rule(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n### By rule\n")?;
        writeln!(out, "| Rule | Errors | Warnings | Fixable |\n|---|--:|--:|--:|")?;
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(rule, tally)| (std::cmp::Reverse((tally.errors, tally.warnings)), **rule));
        for (rule, tally) in rules {
            let Tally { errors, warnings, fixable } = tally;
            writeln!(out, "| {} | {errors} | {warnings} | {fixable} |", code(rule.0))?;
        }
        Ok(())
    }

    fn findings(&self, out: &mut dyn Write, all: usize) -> io::Result<()> {
        writeln!(out, "\n### Findings\n")?;
        writeln!(out, "| Place | Severity | Rule | What is wrong |\n|---|---|---|---|")?;
        let worst = self.errors.iter().chain(&self.warnings).take(SHOWN);
        for row in worst {
            writeln!(out, "{row}")?;
        }
        if all > SHOWN {
            writeln!(out, "\nThe first {SHOWN} of {all}, errors first.")?;
        }
        Ok(())
    }
}

fn row(found: &Diagnostic, path: &str, lines: &LineIndex<'_>) -> String {
    let at = lines.position(found.span.start);
    let place = code(&format!("{path}:{}:{}", at.line, at.column));
    let mut words = cell(&found.message);
    if let Some(help) = &found.help {
        words = format!("{words}<br>{}", cell(help));
    }
    format!("| {place} | {} | {} | {words} |", found.severity.as_str(), code(found.rule.0))
}

/// A whole text as code.
fn code(text: &str) -> String {
    format!("<code>{}</code>", plain(text))
}

/// A text for a cell: what is in backticks becomes code, where no address becomes a link and no name calls anybody.
fn cell(text: &str) -> String {
    let mut safe = String::new();
    for (at, part) in shortened(text).split('`').enumerate() {
        if at % 2 == 1 {
            safe.push_str(&code(part));
        } else {
            safe.push_str(&plain(part));
        }
    }
    safe
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The text with everything that means something to Markdown, HTML or GitHub as character references, which are never
/// markup (`CommonMark` 0.31, section 2.5).
fn plain(text: &str) -> String {
    let safe = escape::visible(text);
    let mut plain = String::with_capacity(safe.len() + 16);
    let mut characters = safe.chars().peekable();
    while let Some(character) = characters.next() {
        let means_something = match character {
            // Addresses and names of emoji; in `a.md:2:7` it is harmless.
            ':' => characters.peek().is_some_and(|next| !next.is_ascii_digit() && *next != ' '),
            character => "\\`*_{}[]<>&|~#@!$^\"'".contains(character),
        };
        if means_something {
            // Writing to a string cannot fail.
            let _ = write!(plain, "&#{};", u32::from(character));
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(cell("a | `b|<i>` c"), "a &#124; <code>b&#124;&#60;i&#62;</code> c");
        assert_eq!(
            cell("see https://a.example [x](y) @you"),
            "see https&#58;//a.example &#91;x&#93;(y) &#64;you"
        );
        assert_eq!(cell("open `code"), "open <code>code</code>");
        assert_eq!(cell("a\nb"), "a&#92;nb");
        assert_eq!(cell(&"夜".repeat(LONGEST + 1)), format!("{}…", "夜".repeat(LONGEST)));
    }
}
