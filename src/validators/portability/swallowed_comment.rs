//! `swallowed-comment`: a value cut at ` #`.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Entry, Node, Style, Syntax, Value};
use crate::schema::FieldType;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};
use crate::value::scalar::{Resolved, resolve};

use super::meaning;

declare_rule! {
    /// A `#` after a space starts a comment, so the value ends before it.
    ///
    /// ## Why
    /// `title: Fix issue #12` is `Fix issue`, `color: #fff` is empty, and `- #tag` is an empty item, in every YAML
    /// parser. Behind a field without a value, most comments are meant as such. Only single words, numbers
    /// (`description: #1 in sales`) and what follows `title:` are reported there, and not if several pages have the
    /// same words. In a field for dates, numbers or booleans, a comment is always meant as such.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Fix issue #12
    /// ```
    /// ```yaml
    /// color: #fff
    /// ```
    /// ```yaml
    /// tags: #rust #web
    /// ```
    /// ```yaml
    /// title: # Spring
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: "Fix issue #12"
    /// color: "#fff"
    /// layout: post # the usual one
    /// ```
    /// ```yaml preset=hugo
    /// weight: #10
    /// ```
    /// ## Fix
    /// Quotes the value together with the comment, which is wrong if a comment was meant.
    "swallowed-comment" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let is_yaml = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let Some(root) = cx.document.root.as_ref().filter(|_| is_yaml) else { return };
    for &span in &cx.document.comments {
        let Some(is_glued) = glued(cx, span) else { continue };
        let end = span.start - 1;
        let Some(entry) = reaching(root.entries().unwrap_or_default(), end) else { continue };
        let Some(node) = before(&entry.value, end) else { continue };
        let Some(scalar) = node.scalar() else { continue };
        let comment = cx.document.text(span).trim_end();
        if is_reminder(comment) {
            continue;
        }
        let value = match scalar.style {
            Style::Absent if is_glued && is_tags(comment) && may_be_text(cx, entry) => comment.to_owned(),
            Style::Absent if is_intended(cx, entry, comment, is_glued) => comment.to_owned(),
            Style::Plain
                if is_glued
                    && resolve(scalar, None, cx.dialect.reader) == Resolved::Text
                    && !is_hash(&scalar.text)
                    && !is_measure(&scalar.text)
                    && may_be_text(cx, entry) =>
            {
                format!("{} {comment}", scalar.text)
            }
            _ => continue,
        };
        let what =
            if scalar.style == Style::Absent { "the value is empty" } else { "the value ends before it" };
        let at = span.sub(0..comment.len());
        let found = sink.report(RULE.id, at, format!("YAML reads `{comment}` as a comment: {what}"));
        found.field(entry.key.text().unwrap_or_default());
        // The same words on several pages come from a template of pages, and explain the field.
        if scalar.style != Style::Absent || !is_tags(comment) {
            found.guess(Guess::Likeness);
        }
        if let Some(quoted) = meaning::quoted(&value) {
            found.help(format!("quote the value: `{quoted}`"));
            let start = if scalar.style == Style::Absent { at.start } else { node.span.start };
            if scalar.style == Style::Absent || node.is_exact() {
                found.fix(Fix::guess("quote the value", [Edit::replace(Span::new(start, at.end), quoted)]));
            }
        }
    }
}

/// Whether the field is none that contains no `#` however it is written: `date: #2026-01-01` was taken out on purpose.
fn may_be_text(cx: &DocumentCx<'_>, entry: &Entry<'_>) -> bool {
    use FieldType::{Boolean, Date, Integer, Number};
    let field = entry.key.text().and_then(|name| cx.schema.field(name));
    !field.is_some_and(|field| matches!(field.kind.field_type(), Boolean | Date | Integer | Number))
}

/// The hash of a commit, beside which a word is a remark.
fn is_hash(text: &str) -> bool {
    (7..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A number with its unit (`1.4em`), beside which a word is a remark, too.
fn is_measure(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit()) && !text.contains(' ')
}

/// `#TODO: a better title` and `# empty for markdownlint`, which are meant as comments.
fn is_reminder(comment: &str) -> bool {
    const TOOLS: [&str; 4] = ["markdownlint", "prettier-ignore", "textlint", "yamllint"];
    if TOOLS.iter().any(|tool| comment.contains(tool)) {
        return true;
    }
    let word = comment.trim_start_matches(['#', ' ']).split(|c: char| !c.is_ascii_uppercase()).next();
    matches!(word, Some("TODO" | "FIXME" | "XXX"))
}

/// One word, or several that each have the `#`.
fn is_tags(comment: &str) -> bool {
    comment.split(' ').all(|word| word.len() > 1 && word.starts_with('#'))
}

/// Whether the comment is more likely the text of an empty field: no page is without a title on purpose, and `#1` is a
/// number in any text.
fn is_intended(cx: &DocumentCx<'_>, entry: &Entry<'_>, comment: &str, is_glued: bool) -> bool {
    let Some(name) = entry.key.text() else { return false };
    let words = comment.trim_start_matches('#');
    let is_number = || is_glued && words.starts_with(|sign: char| sign.is_ascii_digit());
    let is_text = || cx.schema.field(name).is_some_and(|field| field.kind.field_type() == FieldType::String);
    words.contains(char::is_alphanumeric) && (name == "title" || (is_number() && is_text()))
}

/// Whether the `#` is directly before its word; `None` unless it is one space after something on the same line.
fn glued(cx: &DocumentCx<'_>, span: Span) -> Option<bool> {
    let text = cx.document.source.text.as_bytes();
    let at = span.start as usize;
    let is_behind = at >= 2 && text[at - 1] == b' ' && !matches!(text[at - 2], b' ' | b'\t' | b'\n' | b'\r');
    is_behind.then(|| text.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80))
}

/// The scalar that ends at `end`. Values follow each other in the file, so only one of them can end there.
fn before<'n, 's>(node: &'n Node<'s>, end: u32) -> Option<&'n Node<'s>> {
    match &node.value {
        Value::Scalar(_) => (node.span.end == end && !node.alias).then_some(node),
        Value::List(items) => before(items.get(items.partition_point(|item| item.span.end < end))?, end),
        Value::Map(entries) => before(&reaching(entries, end)?.value, end),
    }
}

/// The entry whose value ends at `end`.
fn reaching<'n, 's>(entries: &'n [Entry<'s>], end: u32) -> Option<&'n Entry<'s>> {
    entries.get(entries.partition_point(|entry| entry.value.span.end < end))
}
