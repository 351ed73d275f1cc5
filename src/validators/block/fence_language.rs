//! `fence-language`: a language name after the opening delimiter.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::DelimiterFault;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The opening delimiter is followed by a language name that the generator does not support.
    ///
    /// ## Why
    /// Only gray-matter supports `---yaml`. Hugo and Astro fail, and Hexo and Jekyll do not find the front matter.
    ///
    /// ## Fails
    /// ```markdown preset=hexo
    /// ---yaml
    /// title: Spring
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown preset=hexo
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "fence-language" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::Language) {
        let word = cx.document.text(span);
        let message = format!("`{word}` after the delimiter: {}", outcome::consequence(cx, BLIND));
        let found = sink.report_as(RULE.id, outcome::severity(cx), span, message);
        let fence = outcome::fence(cx);
        found.help(format!("write only `{fence}` on the line"));
        if word.eq_ignore_ascii_case("yaml") || word.eq_ignore_ascii_case("yml") {
            found.fix(Fix::safe("remove the language", [Edit::delete(span)]));
        }
    }
}

const BLIND: &str = "only gray-matter supports it";
