//! `missing-opening-fence`: the opening delimiter is missing.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::DelimiterFault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter has a closing delimiter but no opening one.
    ///
    /// ## Why
    /// Hexo accepts this, and MkDocs reads the first lines. All other generators publish the metadata as text.
    ///
    /// ## Fails
    /// ```markdown
    /// title: Spring
    /// date: 2022-04-27
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "missing-opening-fence" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::MissingOpening) {
        // MkDocs still reads leading `Key: value` lines as metadata.
        let copes = cx.dialect.generator.facts().block.reads_key_lines;
        let severity = if copes { Severity::Warning } else { outcome::severity(cx) };
        let message = "the opening delimiter is missing: most generators show the front matter as text";
        sink.report_as(RULE.id, severity, span, message).help("add a line `---` above it").fix(Fix::safe(
            "add `---` above it",
            [Edit::insert(span.start, format!("---{}", outcome::line_end(cx)))],
        ));
    }
}
