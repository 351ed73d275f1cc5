//! `byte-order-mark`: the file starts with U+FEFF.

use crate::diagnostic::{Applicability, Edit, Fix, RuleId, Severity};
use crate::document::{DelimiterFault, Fault};
use crate::generators::{Delimiters, unknown};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The file starts with a byte order mark.
    ///
    /// ## Why
    /// Some Windows editors write three invisible bytes at the start of a file. Jekyll then copies the page
    /// unprocessed, without a layout, and python-frontmatter does not find the front matter. Hugo, Astro, Zola,
    /// MkDocs, Hexo, Docusaurus, Eleventy and VitePress ignore the mark, so it is not reported there.
    ///
    /// ## Fails
    /// ```markdown
    /// ﻿---
    /// title: Spring
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "byte-order-mark" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::ByteOrderMark(span) = *fault else { continue };
        let is_alone = !cx.document.faults.iter().any(|other| {
            matches!(other, Fault::LeadingContent(_) | Fault::Delimiter { .. } | Fault::Unclosed { .. })
        });
        // Several are one invisible run.
        let goes_on = |other: &Fault| matches!(other, Fault::Delimiter { span: at, fault: DelimiterFault::Invisible } if at.start == span.end);
        if sink.is_on(RuleId("invisible-character")) && cx.document.faults.iter().any(goes_on) {
            continue;
        }
        if is_alone && outcome::is_seen(cx) && passes_over_mark(cx) {
            continue;
        }
        let severity = if is_alone { outcome::severity(cx) } else { Severity::Warning };
        let consequence = match severity {
            Severity::Error => cx.dialect.generator.facts().block.unseen,
            Severity::Warning if !cx.dialect.generator.is_known() => unknown::MARKED,
            Severity::Warning => "some tools find no front matter",
        };
        sink.report_as(
            RULE.id,
            severity,
            span,
            format!("the file starts with a byte order mark: {consequence}"),
        )
        .help("save the file as UTF-8 without a byte order mark")
        .fix(Fix::safe("remove the byte order mark", [Edit::delete(span)]));
    }
}

/// Whether the page's own generator is known to take the mark away before it reads the page.
fn passes_over_mark(cx: &DocumentCx<'_>) -> bool {
    let own = matches!(
        cx.dialect.generator.facts().delimiters,
        Delimiters::GrayMatter | Delimiters::Hexo | Delimiters::Mkdocs
    );
    own || outcome::copes(cx)
}
