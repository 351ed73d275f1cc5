//! `smart-quote-delimiter`: typographic quotes around a value.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

use super::meaning;

declare_rule! {
    /// A value has typographic quotes, which YAML keeps as part of the text.
    ///
    /// ## Why
    /// Autocorrection turns `"Spring"` into `“Spring”`. To YAML these are ordinary characters: they are shown on the
    /// page and do not quote anything. A single text in such quotes may be a quotation, so it is reported only if another
    /// value of the page has them too, or if it is not prose, such as a date or a tag.
    ///
    /// ## Fails
    /// ```yaml
    /// title: “Spring”
    /// author: “Ann”
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: "Spring"
    /// subtitle: The “new” one
    /// quote: “春天”
    /// ```
    /// ```yaml
    /// title: “A letter”
    /// author: Ann
    /// ```
    /// ## Fix
    /// Replaces the quotes, which is wrong if they are meant to be shown.
    "smart-quote-delimiter" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        // The first byte of typographic quotes.
        needs: b"\xe2",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let text = scalar.text.as_ref();
    let pair = [('“', '”'), ('‘', '’')]
        .into_iter()
        .find(|&(open, close)| text.starts_with(open) && text.ends_with(close));
    let Some((open, close)) = pair else { return };
    let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) else { return };
    // In Chinese and Japanese text these are the usual quotes.
    let is_other = |sign: char| sign >= '\u{2e80}' || matches!(sign, '“' | '”' | '‘' | '’');
    if inner.trim().is_empty() || inner.contains(is_other) || is_quotation(cx) {
        return;
    }
    let found = sink.report(
        RULE.id,
        cx.node.span,
        format!(
            "`{open}` and `{close}` are not YAML quotes: \
         they become part of the value"
        ),
    );
    found.field(cx.field_path());
    if let Some(quoted) = meaning::quoted(inner) {
        found.help(format!("write `{quoted}`"));
        if cx.node.is_exact() {
            found.fix(Fix::guess("write straight quotes", [Edit::replace(cx.node.span, quoted)]));
        }
    }
}

/// Whether the value may be a quotation: text, and the only value of the page in such quotes. A word processor replaces
/// the quotes of all values.
fn is_quotation(cx: &NodeCx<'_>) -> bool {
    let is_text = matches!(meaning::wanted(cx), None | Some(FieldType::String)) && cx.key.is_some();
    let is_wrapped = |text: &str| text.starts_with(['“', '‘']) && text.ends_with(['”', '’']);
    let wrapped = cx
        .page
        .document
        .entries()
        .iter()
        .filter(|entry| meaning::plain(cx, &entry.value).is_some_and(|scalar| is_wrapped(&scalar.text)));
    is_text && wrapped.take(2).count() < 2
}
