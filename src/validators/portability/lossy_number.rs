//! `lossy-number`: a plain value that becomes another number.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Scalar;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::{Reader, Resolved};

use super::meaning;

declare_rule! {
    /// A value without quotes is read as a number that is written otherwise.
    ///
    /// ## Why
    /// `version: 1.10` is 1.1, `zip: 00123` is 83 or 123, `time: 08:30` is 510 to Jekyll, and readers in JavaScript round what is
    /// above 2^53.
    ///
    /// ## Fails
    /// ```yaml
    /// version: 1.10
    /// ```
    /// ```yaml
    /// zip: 00123
    /// ```
    /// ```yaml
    /// open: 12:30:45
    /// ```
    /// ## Passes
    /// ```yaml
    /// version: "1.10"
    /// zip: "00123"
    /// year: 2022
    /// title: 404
    /// ratio: 1.5
    /// ```
    /// ## Fix
    /// Where a number was meant, quotes turn it into text.
    "lossy-number" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Node(check),
    }
}

/// The largest whole number that every reader keeps.
const EXACT: i128 = 1 << 53;

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let text = scalar.text.as_ref();
    let may = text.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | '.'));
    if !may || !text.contains(|sign: char| sign.is_ascii_digit()) || is_plain_integer(text) {
        return;
    }
    if meaning::is_foreign(cx) || is_place_in_order(cx, text) {
        return;
    }
    let is_free = matches!(meaning::wanted(cx), None | Some(FieldType::String | FieldType::List));
    if !is_free || meaning::is_wrong_type(cx) {
        return;
    }
    let dialect = cx.page.dialect;
    let lost = meaning::readers(dialect.generator, dialect.reader)
        .find_map(|(reader, name)| lost(cx, scalar, reader).map(|number| (number, name)));
    let Some((number, name)) = lost else { return };
    let quoted = format!("\"{text}\"");
    let found = sink.report(RULE.id, cx.node.span, format!("`{text}` is the number {number} to {name}"));
    found.field(cx.field_path()).help(format!("write `{quoted}`"));
    let edit = [Edit::replace(cx.node.span, quoted)];
    let is_safe = text.contains(':') || meaning::wanted(cx) == Some(FieldType::String);
    found.fix(if is_safe { Fix::safe("quote it", edit) } else { Fix::guess("quote it", edit) });
}

/// Whether it is `01` in a field that sorts pages: the number is what was meant.
fn is_place_in_order(cx: &NodeCx<'_>, text: &str) -> bool {
    const ORDERS: [&str; 8] =
        ["order", "weight", "position", "priority", "rank", "index", "sidebar_position", "nav_order"];
    let name = cx.key.and_then(|key| key.text()).unwrap_or_default().to_ascii_lowercase();
    let is_order = ORDERS.contains(&&*name) || name.ends_with("order");
    // From `08` on, readers differ.
    is_order && text.len() <= 3 && text.bytes().all(|byte| matches!(byte, b'0'..=b'7')) && {
        let digits = text.trim_start_matches('0');
        digits.len() <= 1
    }
}

/// Digits that every reader keeps as they are.
fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.len() <= 15 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
        || digits == "0"
}

/// What the reader makes of it, where that is not what is written.
fn lost(cx: &NodeCx<'_>, scalar: &Scalar<'_>, reader: Reader) -> Option<String> {
    let text = scalar.text.as_ref();
    // Zola asks its reader for text where the field is one of its own texts.
    let is_own = cx.path.depth() == 1 && cx.field.is_some_and(|field| field.origin == Origin::Preset);
    if reader == Reader::SerdeYaml && is_own && meaning::wanted(cx) == Some(FieldType::String) {
        return None;
    }
    match meaning::read(scalar, reader) {
        Resolved::Integer(number) => {
            let is_js = matches!(reader, Reader::JsYaml4 | Reader::JsYaml3);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "that is the loss"
            )]
            let kept = if is_js && number.abs() > EXACT { (number as f64) as i128 } else { number };
            let kept = kept.to_string();
            (kept != text.trim_start_matches('+')).then_some(kept)
        }
        Resolved::Float(number) => {
            let kept = if number.abs() < 1e16 { number.to_string() } else { format!("{number:e}") };
            // Ruby and Python print the float 3.0 as `3.0`.
            let keeps_zero =
                matches!(reader, Reader::SafeYaml | Reader::PyYaml) && text.strip_suffix(".0") == Some(&kept);
            if keeps_zero {
                return None;
            }
            let is_decimal = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
            let is_meant = is_decimal && !names_version(cx) && !is_long(text);
            (kept != text && !is_meant).then_some(kept)
        }
        _ => None,
    }
}

/// More digits than a float keeps.
fn is_long(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() > 17
}

/// Whether a zero at the end counts: in a version, and where text is asked for.
fn names_version(cx: &NodeCx<'_>) -> bool {
    let key = cx.key.and_then(|key| key.text()).unwrap_or_default().to_ascii_lowercase();
    meaning::is_text(cx) || key.ends_with("version") || matches!(key.as_str(), "ver" | "release" | "since")
}
