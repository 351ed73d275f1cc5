//! `missing-opening-fence`: the opening delimiter is missing.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Block, DelimiterFault, Fault, Syntax};
use crate::reading::{self, Outcome};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter has no opening delimiter.
    ///
    /// ## Why
    /// Where it has a closing one, Hexo accepts this, and MkDocs reads the first lines. All other generators publish the
    /// metadata as text. To Hexo, everything above the first line of `---` is front matter, even the text above a horizontal
    /// rule: where it is not valid YAML, the page is lost.
    ///
    /// Where the closing one is missing, too, at least two fields such as `title` and `date` must begin the page, and the
    /// generator must be known. There is no fix for that.
    ///
    /// ## Fails
    /// ```markdown
    /// title: Spring
    /// date: 2022-04-27
    /// ---
    /// ```
    /// ```markdown preset=hexo
    /// **Note**: read this first.
    ///
    /// ---
    /// ```
    /// ```markdown preset=hugo
    /// title: Spring
    /// date: 2022-04-27
    ///
    /// Text.
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
    for fault in &cx.document.faults {
        if let Fault::Fenceless(block) = fault {
            fenceless(cx, block, sink);
        }
    }
    for span in outcome::delimiters(cx, DelimiterFault::MissingOpening) {
        // MkDocs still reads leading `Key: value` lines as metadata.
        let copes = cx.dialect.generator.facts().block.reads_key_lines;
        let severity = if copes { Severity::Warning } else { outcome::severity(cx) };
        let is_certain = cx.dialect.generator.is_known() && !copes;
        let message = if is_certain {
            "the opening delimiter is missing: the front matter is shown as text"
        } else {
            "the opening delimiter is missing: most generators show the front matter as text"
        };
        let is_toml = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Toml);
        let fence = if is_toml { "+++" } else { "---" };
        let edit = Edit::insert(span.start, format!("{fence}{}", outcome::line_end(cx)));
        let found = sink.report_as(RULE.id, severity, span, message);
        found.guess = (!is_certain).then_some(Guess::Fenceless);
        found
            .help(format!("add a line `{fence}` above it"))
            .fix(Fix::safe(format!("add `{fence}` above it"), [edit]));
    }
    for span in outcome::delimiters(cx, DelimiterFault::Missing) {
        let message = "both delimiters are missing: the front matter is shown as text";
        sink.report(RULE.id, span, message).help("add a line `---` above and below these fields");
    }
}

/// Text above a delimiter that the generator reads as front matter, and cannot.
fn fenceless(cx: &DocumentCx<'_>, block: &Block, sink: &mut Sink<'_>) {
    let Outcome::Stops(reason) = reading::attempt(cx.document.source, block, cx.dialect).outcome else {
        return;
    };
    let Some(close) = block.close else { return };
    let fence = cx.document.text(close);
    let fence = if fence.len() > 3 { "---" } else { fence };
    let title = cx.dialect.generator.title();
    let message = format!("{title} reads all the text above `{fence}` as YAML and drops the page: {reason}");
    sink.report_as(RULE.id, Severity::Error, close, message).help(
        "put the front matter between two lines of `---` at the top, or write the horizontal rule as `***`",
    );
}
