//! `untrimmed-string`: spaces at the start or end of a quoted string.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// A quoted string has leading or trailing spaces.
    ///
    /// ## Why
    /// `"News "` and `"News"` look the same but are two different terms; a URL with a trailing space is broken. The
    /// ideographic space of Chinese and Japanese text (U+3000) counts, too.
    ///
    /// ## Fails
    /// ```yaml
    /// tags: ["Spring "]
    /// ```
    /// ```yaml
    /// image: |
    ///   https://img.example.org/tide.jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags: ["Spring"]
    /// ```
    "untrimmed-string" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field {
            on: &[FieldType::String, FieldType::Date, FieldType::Url, FieldType::Image, FieldType::Any],
            check,
        },
    }
}

/// `|` keeps the line break at the end, and so does `>`.
fn line_break(cx: &FieldCx<'_>, text: &str, sink: &mut Sink<'_>) {
    let address = text.trim();
    if text.ends_with('\n') && !address.is_empty() && !address.contains('\n') {
        sink.report(RULE.id, cx.node.span, "the URL ends with a line break")
            .field(cx.field_path())
            .help(format!("write `{address}` on the same line as the key"));
    }
}

/// Whether it is a sentence or the start of one, which browsers show the same with spaces around it; an item is a term,
/// and who declares a field asks for its values to be checked.
fn is_prose(cx: &FieldCx<'_>, text: &str) -> bool {
    const WORDS: usize = 5;
    // Chinese and Japanese have no spaces between words.
    const BYTES: usize = 60;
    let is_free = cx.key.is_some() && (cx.field.origin != Origin::Configured || cx.field.from.is_some());
    // `Bug: ` is meant to be continued.
    let is_prefix = text.trim_end().ends_with([':', '-', '–', '—', '|', '/', '#', '(']);
    let is_description = cx.field.name.eq_ignore_ascii_case("description");
    is_free
        && cx.field.kind.field_type() == FieldType::String
        && (is_prefix || is_description || text.len() > BYTES || text.split_whitespace().nth(WORDS).is_some())
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar() else { return };
    let is_address = matches!(cx.field.kind.field_type(), FieldType::Url | FieldType::Image);
    if is_address && matches!(scalar.style, Style::Literal | Style::Folded) {
        return line_break(cx, &scalar.text, sink);
    }
    if !matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted) {
        return;
    }
    let text = scalar.text.as_ref();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    // A single space is intended (a separator), and a field of any type may contain anything; the items of a list are
    // terms.
    let free = cx.field.kind.field_type() == FieldType::Any && cx.key.is_some();
    if (start == 0 && end == text.len()) || start >= end || free {
        return;
    }
    let wide = text.starts_with('\u{3000}') || text.ends_with('\u{3000}');
    // Browsers show an ideographic space.
    if !wide && is_prose(cx, text) {
        return;
    }
    let ends = [0..start, end..text.len()];
    // No-break spaces are reported by `invisible-character`.
    if ends.iter().any(|range| text.get(range.clone()).is_some_and(|spaces| spaces.contains('\u{a0}'))) {
        return;
    }
    let space = if wide { "ideographic space (U+3000)" } else { "space" };
    let (position, shown) = match (start > 0, end < text.len()) {
        (true, true) => ("leading and trailing", 0..text.len()),
        (true, false) => ("leading", 0..start),
        _ => ("trailing", end..text.len()),
    };
    if is_joined(&cx.field.name) {
        return;
    }
    let found = sink.report(RULE.id, cx.node.sub_span(shown), format!("{position} {space} in the value"));
    found.field(cx.field_path()).help(format!("write `{}`", text.trim()));
    if cx.node.is_exact() {
        let filled = ends.into_iter().filter(|range| !range.is_empty());
        let edits: Vec<Edit> = filled.map(|range| Edit::delete(cx.node.sub_span(range))).collect();
        found.fix(Fix::safe("remove the spaces", edits));
    }
}

/// Whether the value of a field of that name is put beside another text: `title-prefix: "[Report] "`.
fn is_joined(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["prefix", "suffix", "separator", "delimiter"].iter().any(|word| name.contains(word))
}
