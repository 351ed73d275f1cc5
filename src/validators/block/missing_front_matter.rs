//! `missing-front-matter`: a page without front matter.

use crate::diagnostic::{Guess, Severity};
use crate::document::Fault;
use crate::schema::Presence;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The page has no front matter, but it is required.
    ///
    /// ## Why
    /// The configuration requires it (`front-matter: required`), or the generator does: Zola fails without it, and
    /// agents do not find a skill without a name. A file without any text becomes an empty page, which is a warning,
    /// and nothing if three files or more are empty: then they are to be written.
    ///
    /// ## Fails
    /// ```markdown preset=zola file=content/a.md
    /// text
    /// ```
    /// ## Passes
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "missing-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if is_empty(cx) {
        let message = format!("the file is empty: {} publishes an empty page", cx.dialect.generator.title());
        sink.report_as(RULE.id, Severity::Warning, Span::at(0), message)
            .help("write front matter and text, or remove the file")
            .guess(Guess::Wish);
        return;
    }
    let explained = cx.document.faults.iter().any(|fault| !matches!(fault, Fault::ByteOrderMark(_)));
    if cx.schema.presence != Presence::Required || cx.document.block.is_some() || explained {
        return;
    }
    sink.report(RULE.id, cx.document.head_span(), "front matter is missing")
        .help("start the file with `---`, then one field per line, then `---`");
}

/// Whether the generator makes a page of a file that has nothing but spaces in it.
fn is_empty(cx: &DocumentCx<'_>) -> bool {
    let source = cx.document.source;
    let text = source.text.trim_start_matches('\u{feff}');
    cx.schema.presence == Presence::Optional
        && cx.place.on_disk
        && source.complete
        && text.trim().is_empty()
        && (cx.dialect.generator.facts().pages.publishes_empty)(cx.place.path)
}
