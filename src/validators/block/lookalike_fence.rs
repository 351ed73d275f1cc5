//! `lookalike-fence`: dashes that only look like a delimiter.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::DelimiterFault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// A delimiter consists of long or full-width dashes instead of `---`.
    ///
    /// ## Why
    /// Autocorrection turns `---` into `———`, and input methods produce `－－－`. No generator recognizes these.
    ///
    /// ## Fails
    /// ```markdown
    /// ———
    /// title: Spring
    /// ———
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "lookalike-fence" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let is_mapping =
        matches!(&cx.document.root, Some(root) if root.entries().is_some_and(|all| !all.is_empty()));
    for span in outcome::delimiters(cx, DelimiterFault::Lookalike) {
        let text = cx.document.text(span);
        let message = format!(
            "`{text}` is not a delimiter: {}",
            outcome::consequence(cx, "no generator recognizes it")
        );
        let found = sink.report(RULE.id, span, message);
        let fence = outcome::fence(cx);
        let name = if fence == "+++" { "plus signs" } else { "ASCII hyphens" };
        found.help(format!("write three {name}: `{fence}`"));
        if is_mapping {
            found.fix(Fix::safe(format!("write `{fence}`"), [Edit::replace(span, fence)]));
        }
    }
}
