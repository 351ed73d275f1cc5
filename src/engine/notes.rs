//! Findings about files that are not pages, at the level of their rule.

use std::sync::Arc;

use crate::config::Configs;
use crate::diagnostic::Diagnostic;
use crate::document::Source;
use crate::outcome::FileOutcome;

use super::Report;

/// Adds them to the report; no file counts as checked for it.
pub(super) fn add(configs: &Configs, report: &mut Report) {
    let mut has_any = false;
    for note in configs.notes() {
        let level = configs.policy(&note.path).ok().and_then(|policy| policy.levels.get(note.rule));
        let Some(severity) = level else { continue };
        let mut found = Diagnostic::new(note.rule, severity, note.span, note.message);
        found.help(note.help);
        let source = Source::whole(Arc::clone(&note.path), &*note.text);
        report.outcomes.push(FileOutcome::Checked {
            path: note.path,
            source: Some(source),
            diagnostics: vec![found],
        });
        has_any = true;
    }
    if has_any {
        report.recount();
    }
}
