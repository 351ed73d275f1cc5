//! `unclosed-quote`: a value in quotes that contains the fields or items below it.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Style, Syntax};
use crate::span::Span;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// The closing quote of a value is missing, and the fields below it become part of the value.
    ///
    /// ## Why
    /// The value ends at the next quote, however far below. If that quote is at the end of a line, the block is valid, and
    /// the fields up to there are lost. Where the next quote is followed by text, `syntax` reports where the first one is.
    ///
    /// The text may have several lines, but a line that is not indented is reported if it looks like a field of the page
    /// that is not written elsewhere, and so do all lines below it. In a list, the same applies to items.
    ///
    /// ## Fails
    /// ```yaml
    /// summary: "How the moon moves the sea
    /// author: Ann"
    /// ```
    /// ```yaml
    /// tags:
    ///   - "tide
    ///   - moon"
    /// ```
    /// ## Passes
    /// ```yaml
    /// summary: "How the moon
    ///   moves: the sea"
    /// ```
    /// ```yaml
    /// summary: "
    /// How the moon moves the sea
    /// "
    /// ```
    /// ## Fix
    /// Closes the quote at the end of the line, and opens one where the last field begins. This is unsafe, because the
    /// text may be meant.
    "unclosed-quote" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        needs: b"\"'",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let quote = match cx.node.scalar().map(|scalar| scalar.style) {
        Some(Style::DoubleQuoted) => "\"",
        Some(Style::SingleQuoted) => "'",
        _ => return,
    };
    let written = cx.page.document.text(cx.node.span);
    let is_yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let Some(end) = memchr::memchr(b'\n', written.as_bytes()).filter(|_| is_yaml && !cx.node.alias) else {
        return;
    };
    let Some(column) = column(cx) else { return };
    let first = written.get(..end).unwrap_or_default().trim_end();
    let Some(lost) = lost(cx, written.get(end..).unwrap_or_default(), column) else { return };
    let message = format!("missing closing quote: {lost} becomes part of the value");
    let found = sink.report(RULE.id, cx.node.span.sub(0..1), message);
    found.field(cx.field_path()).help(format!("add `{quote}` at the end of the line"));
    if let Some(last) = last_value(written, quote) {
        let at = |offset: usize| Span::at(cx.node.span.start + u32::try_from(offset).unwrap_or_default());
        let edits = [Edit::insert(at(first.len()).start, quote), Edit::insert(at(last).start, quote)];
        found.fix(Fix::guess("close the quote", edits));
    }
}

/// The column in which the field or the dash of the item begins.
fn column(cx: &NodeCx<'_>) -> Option<usize> {
    let start = cx.key.unwrap_or(cx.node).span.start as usize;
    let before = cx.page.document.source.text.get(..start)?;
    let before = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    match (cx.key, before.trim_matches([' ', '-'])) {
        (Some(_), "") => Some(before.len()),
        (None, "") => before.rfind('-'),
        _ => None,
    }
}

/// The first field or item that `text` below the opening quote contains; `None` if one of the lines looks like text.
fn lost(cx: &NodeCx<'_>, text: &str, column: usize) -> Option<String> {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let first = lines.next().filter(|line| indent(line) <= column)?;
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let lost = if cx.key.is_none() && indent(first) == column && is_item(first) {
        "the next item".to_owned()
    } else {
        let name = name(first)?;
        let is_known = cx.siblings.iter().any(|entry| entry.key.text() == Some(name));
        (!is_known).then(|| format!("the field `{name}`"))?
    };
    let is_structure = |line: &str| indent(line) > column || is_item(line) || name(line).is_some();
    lines.all(is_structure).then_some(lost)
}

/// The name of the field on a line, if it may be one: a text seldom has a lower-case word with a colon at the start of a line.
fn name(line: &str) -> Option<&str> {
    let (name, value) = line.trim_start().split_once(':')?;
    let is_name = name.starts_with(|sign: char| sign.is_lowercase())
        && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'));
    (is_name && (value.is_empty() || value.starts_with(' '))).then_some(name)
}

/// Where the value on the last line begins, if there is one without any quote except that at its end.
fn last_value(written: &str, quote: &str) -> Option<usize> {
    let start = written.rfind('\n')? + 1;
    let line = written.get(start..)?;
    let item = line.trim_start().strip_prefix("- ");
    let behind = match item {
        Some(item) if name(item).is_none() => line.len() - item.len(),
        _ => line.find(": ")? + 2,
    };
    let value = line.get(behind..)?.trim_start();
    let is_plain = value.len() > 1 && value.matches(['"', '\'']).count() == 1 && value.ends_with(quote);
    is_plain.then(|| written.len() - value.len())
}
