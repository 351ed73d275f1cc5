//! `missing-opening-fence`: the opening delimiter is missing.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::DelimiterFault;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter is closed, but no delimiter opens it.
    ///
    /// ## Why
    /// Hexo reads such a page, and MkDocs reads its first lines. All other generators publish the metadata as text.
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
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::MissingOpening) {
        // MkDocs takes leading `Key: value` lines for metadata all the same.
        let copes = cx.dialect.generator == Generator::Mkdocs;
        let severity = if copes { Severity::Warning } else { outcome::severity(cx) };
        let message = "no delimiter stands above the front matter: most generators print it as text";
        sink.report_as(RULE.id, severity, span, message).help("write `---` on a line above it").fix(
            Fix::safe(
                "write `---` above it",
                [Edit::insert(span.start, format!("---{}", outcome::line_end(cx)))],
            ),
        );
    }
}
