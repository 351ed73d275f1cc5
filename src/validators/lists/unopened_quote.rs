//! `unopened-quote`: a value that ends with a quote which nothing opens.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Scalar, Style, Syntax};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A value ends with a quote, but does not start with one.
    ///
    /// ## Why
    /// YAML reads the quote as part of the value: `[Tide", "Moon"]` contains the tag `Tide"`, which has a page of its own.
    /// An item in brackets is reported if another item of the list is in such quotes; other values, if `"` follows a
    /// letter or the end of a sentence, and is the only one. Nothing is reported if another sign opens the quote, as in
    /// `Der „Mond"`.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: [Tide", "Moon"]
    /// ```
    /// ```yaml
    /// authors: ['Ann Lee', Bo Sand', 'Cy Reed']
    /// ```
    /// ```yaml
    /// description: How the moon moves the sea."
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: ["Tide", "Moon"]
    /// ```
    /// ```yaml
    /// sizes: [5", 'the "small" one', 7"]
    /// title: The sea at 7"
    /// subtitle: Der „Mond"
    /// ```
    /// ## Fix
    /// Adds the opening quote. This is unsafe, because the quote may be meant.
    "unopened-quote" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        needs: b"\"'",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Yaml) {
        return;
    }
    for entry in cx.document.entries() {
        let name = entry.key.text().unwrap_or_default();
        let Some(items) = entry.value.items() else {
            value(name, &entry.value, sink);
            continue;
        };
        if !cx.document.text(entry.value.span).starts_with('[') {
            continue;
        }
        for (index, item) in items.iter().enumerate() {
            let Some((quote, style)) = closing(item) else { continue };
            let is_quoted = |other: &Node<'_>| other.scalar().is_some_and(|scalar| scalar.style == style);
            if items.iter().any(is_quoted) {
                let text = item.text().unwrap_or_default();
                let message = format!("missing opening quote: `{quote}` becomes part of the item `{text}`");
                let help = format!("write `{quote}{text}`");
                report(sink, (&format!("{name}[{index}]"), item), quote, (message, help));
            }
        }
    }
}

/// A value on a line of its own: there, `'` may be an apostrophe.
fn value(name: &str, value: &Node<'_>, sink: &mut Sink<'_>) {
    let is_end = |scalar: &Scalar<'_>| {
        let word = scalar.text.strip_suffix('"').unwrap_or_default();
        word.ends_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '.' | '!' | '?'))
            && !word.contains(['"', '\\'])
            && !is_opened(word)
    };
    let plain = value.scalar().filter(|scalar| scalar.style == Style::Plain && value.is_exact());
    // `title:"Tides: all of them"` lacks a space, which `unknown-field` reports.
    if plain.is_some_and(is_end) && !name.contains('"') {
        let message = "missing opening quote: `\"` becomes part of the value".to_owned();
        let help = "start the value with `\"`, or remove it from the end".to_owned();
        report(sink, (name, value), "\"", (message, help));
    }
}

fn report(
    sink: &mut Sink<'_>,
    (field, node): (&str, &Node<'_>),
    quote: &str,
    (message, help): (String, String),
) {
    let found = sink.report(RULE.id, node.span, message);
    found.field(field).help(help);
    found.fix(Fix::guess("add the opening quote", [Edit::insert(node.span.start, quote)]));
}

/// The quote at the end of an item without quotes, if it is the only one in it and belongs to a word: `5"` are inches.
fn closing(item: &Node<'_>) -> Option<(&'static str, Style)> {
    let scalar = item.scalar().filter(|scalar| scalar.style == Style::Plain && item.is_exact())?;
    let quotes = [("\"", Style::DoubleQuoted), ("'", Style::SingleQuoted)];
    quotes.into_iter().find(|(quote, _)| {
        let word = scalar.text.strip_suffix(quote).unwrap_or_default();
        word.ends_with(char::is_alphabetic) && !word.contains(['"', '\'', '\\']) && !is_opened(word)
    })
}

/// Whether something else opens the quote: many write `„Mond"`, and `''moon"` or ``` ``moon" ``` comes from old programs.
/// What is closed as well, such as code between two backticks, opens nothing.
fn is_opened(word: &str) -> bool {
    const OPENING: [&[char]; 7] =
        [&['„', '“', '”', '‟'], &['«', '»'], &['‹', '›'], &['‘', '‚'], &['「', '」'], &['『', '』'], &['`']];
    word.contains("''")
        || word.contains("``")
        || OPENING.iter().any(|signs| word.matches(*signs).count() % 2 == 1)
}
