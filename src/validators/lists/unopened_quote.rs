//! `unopened-quote`: an item that ends with a quote, beside items in such quotes.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Style, Syntax};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// An item in brackets ends with a quote, but does not start with one.
    ///
    /// ## Why
    /// YAML reads the quote as part of the item: `[Tide", "Moon"]` contains the tag `Tide"`, which has a page of its own.
    /// An item is reported if another item of the list is in such quotes.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: [Tide", "Moon"]
    /// ```
    /// ```yaml
    /// authors: ['Ann Lee', Bo Sand', 'Cy Reed']
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: ["Tide", "Moon"]
    /// ```
    /// ```yaml
    /// sizes: [5", 'the "small" one', 7"]
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
        let Some(items) = entry.value.items() else { continue };
        if !cx.document.text(entry.value.span).starts_with('[') {
            continue;
        }
        for (index, item) in items.iter().enumerate() {
            let Some((quote, style)) = closing(item) else { continue };
            let is_quoted = |other: &Node<'_>| other.scalar().is_some_and(|scalar| scalar.style == style);
            if !items.iter().any(is_quoted) {
                continue;
            }
            let text = item.text().unwrap_or_default();
            let message = format!("missing opening quote: `{quote}` becomes part of the item `{text}`");
            let found = sink.report(RULE.id, item.span, message);
            found.field(&*format!("{}[{index}]", entry.key.text().unwrap_or_default()));
            found.help(format!("write `{quote}{text}`"));
            found.fix(Fix::guess("add the opening quote", [Edit::insert(item.span.start, quote)]));
        }
    }
}

/// The quote at the end of an item without quotes, if it is the only one in it and belongs to a word: `5"` are inches.
fn closing(item: &Node<'_>) -> Option<(&'static str, Style)> {
    let scalar = item.scalar().filter(|scalar| scalar.style == Style::Plain && item.is_exact())?;
    let quotes = [("\"", Style::DoubleQuoted), ("'", Style::SingleQuoted)];
    quotes.into_iter().find(|(quote, _)| {
        let word = scalar.text.strip_suffix(quote).unwrap_or_default();
        word.ends_with(char::is_alphabetic) && !word.contains(['"', '\'', '\\'])
    })
}
