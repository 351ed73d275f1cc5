//! `unused-anchor`: text that starts with `&`, which YAML takes as the name of an anchor.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Scalar, Style};
use crate::span::Span;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

use super::meaning;

declare_rule! {
    /// A value starts with `&`, and its first word is missing from what generators read.
    ///
    /// ## Why
    /// In YAML, `&name` in front of a value is an anchor, to which `*name` refers. If nothing refers to it, `&` was most
    /// likely meant as text: the title of `title: &more tips` is `tips`. Lists, mappings, and values that are in quotes are
    /// not reported.
    ///
    /// ## Fails
    /// ```yaml
    /// title: &more tips
    /// ```
    /// ```yaml
    /// tags: [R&D, &co meetings]
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: "&more tips"
    /// ```
    /// ```yaml
    /// title: &name Spring
    /// description: *name
    /// ```
    /// ## Fix
    /// Quotes the value.
    "unused-anchor" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        needs: b"&",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let is_plain =
        |scalar: &&Scalar<'_>| matches!(scalar.style, Style::Plain | Style::Absent) && !cx.node.alias;
    let Some(scalar) = cx.node.scalar().filter(is_plain) else { return };
    let Some(anchor) = anchor(cx, scalar) else { return };
    let text = &cx.page.document.source.text;
    let name = anchor.slice(text).trim_start_matches('&');
    if is_referred_to(text.get(anchor.end as usize..).unwrap_or_default(), name) {
        return;
    }
    let dialect = cx.page.dialect;
    let who = if dialect.generator.is_known() { dialect.generator.title() } else { "YAML" };
    let read = scalar.text.as_ref();
    let (whole, rest) = if read.is_empty() {
        (anchor, "the value is empty".to_owned())
    } else {
        (Span::new(anchor.start, cx.node.span.end), format!("the value is `{read}`"))
    };
    let message = format!("{who} reads `&{name}` as an unused anchor: {rest}");
    let found = sink.report(RULE.id, anchor, message);
    found.field(cx.field_path());
    match meaning::quoted(whole.slice(text)) {
        Some(quoted) => found
            .help(format!("quote the value: `{quoted}`"))
            .fix(Fix::guess("quote the value", [Edit::replace(whole, quoted)])),
        None => found.help("quote the value, or remove the anchor"),
    };
}

/// The anchor directly in front of the value, on its line.
fn anchor(cx: &NodeCx<'_>, scalar: &Scalar<'_>) -> Option<Span> {
    // No name of an anchor is that long.
    const MOST: usize = 256;
    let text = &cx.page.document.source.text;
    if scalar.style == Style::Absent {
        // An item without text is reported by `empty-item`.
        let key = cx.key?;
        let rest = text.get(key.span.end as usize..)?;
        let line = rest.lines().next()?;
        let at = line.find(|sign: char| !sign.is_whitespace() && sign != ':')?;
        return word(line.get(at..)?, key.span.end as usize + at);
    }
    let end = cx.node.span.start as usize;
    let start = (end.saturating_sub(MOST)..=end).find(|&start| text.is_char_boundary(start))?;
    let line = text.get(start..end)?.rsplit('\n').next()?;
    let before = line.trim_end_matches([' ', '\t']);
    let at = before.rfind([' ', '\t', '[', ',', '{']).map_or(0, |at| at + 1);
    word(before.get(at..)?, end - line.len() + at)
}

/// The name of an anchor that starts there.
fn word(text: &str, start: usize) -> Option<Span> {
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, ',' | '[' | ']' | '{' | '}');
    let width = text.find(is_end).unwrap_or(text.len());
    (text.starts_with('&') && width > 1).then(|| Span::of(start..start + width))
}

/// Whether an alias of that name follows.
fn is_referred_to(rest: &str, name: &str) -> bool {
    memchr::memchr_iter(b'*', rest.as_bytes())
        .any(|at| rest.get(at + 1..).is_some_and(|alias| alias.starts_with(name)))
}
