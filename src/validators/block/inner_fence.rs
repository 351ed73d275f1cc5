//! `inner-fence`: a delimiter inside a value.

use crate::diagnostic::Severity;
use crate::document::{DelimiterFault, Document, Style, Syntax};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// A delimiter inside a value ends the front matter early.
    ///
    /// ## Why
    /// Zola ends the block at the first `---` at the end of a line, even inside a value, the others at the first line of
    /// `---` that is not indented. The rest of the value and the fields below it are published as text.
    ///
    /// ## Fails
    /// ```markdown preset=jekyll file=_posts/2022-04-27-a.md
    /// ---
    /// title: Spring
    /// summary: |
    ///   The tide
    /// ---
    ///   comes in.
    /// tags: [sea]
    /// ---
    /// ```
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring ---
    /// date: 2022-04-27
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown preset=zola file=content/a.md
    /// ---
    /// title: Spring
    /// date: 2022-04-27
    /// ---
    /// ```
    "inner-fence" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for span in outcome::delimiters(cx, DelimiterFault::Inner) {
        let title = cx.dialect.generator.title();
        let message = format!("{title} ends the front matter here and publishes the rest as text");
        sink.report(RULE.id, span, message).help("do not end the line with a delimiter");
    }
    let ends_anywhere = cx.dialect.generator.facts().block.ends_anywhere;
    if let Some((key, span)) = closing_inside(cx.document).filter(|_| !ends_anywhere) {
        let message = format!("the front matter ends here, inside `{key}`: the rest is published as text");
        sink.report(RULE.id, span, message).help("indent the delimiter like the text around it");
    }
}

/// The closing delimiter, and the field in whose text it is: the text goes on below it, followed by what reads like
/// fields and by another delimiter.
fn closing_inside<'d>(document: &'d Document<'_>) -> Option<(&'d str, Span)> {
    let block = document.block.as_ref().filter(|block| block.seen && block.syntax == Syntax::Yaml)?;
    let close = block.close?;
    let last = document.entries().last()?;
    if !matches!(last.value.scalar()?.style, Style::Literal | Style::Folded) {
        return None;
    }
    let text: &str = &document.source.text;
    let inside = text.get(last.key.span.end as usize..close.start as usize)?;
    let own = lines_below(inside).map(indent).min()?;
    let mut below = lines_below(text.get(close.end as usize..)?);
    let goes_on = own > 0 && indent(below.next()?) >= own;
    let end = below.find(|line| indent(line) == 0 && !is_part(line));
    (goes_on && end?.trim_end() == "---").then_some((last.key.text()?, close))
}

/// The lines below the first that are not empty.
fn lines_below(text: &str) -> impl Iterator<Item = &str> {
    text.lines().skip(1).filter(|line| !line.trim().is_empty())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line at the margin reads like a field or an item.
fn is_part(line: &str) -> bool {
    let is_field = line.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains(' '));
    is_field || line.starts_with("- ")
}
