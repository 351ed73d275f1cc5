//! `lossy-number`: an unquoted value that is read as a different number.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Native, Scalar, Style, Syntax};
use crate::schema::{FieldType, Origin};
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::{Reader, Resolved};

use super::meaning;

declare_rule! {
    /// An unquoted value is read as a different number.
    ///
    /// ## Why
    /// `version: 1.10` is 1.1, `zip: 00123` is 83 or 123, `time: 08:30` is 510 in Jekyll, and JavaScript rounds numbers
    /// above 2^53. Generators fail on integers in TOML that do not fit into 64 bits, Astro on those above 2^53.
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
    /// Quotes the value, which makes it a string even if a number was meant.
    "lossy-number" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Node { at: At::Text(|first| first.is_ascii_digit() || b"-+.".contains(&first)), check },
    }
}

/// Proportions of slides and pictures, which the tools for them read as text.
const RATIOS: [&str; 10] = ["1:1", "2:3", "3:2", "3:4", "4:3", "5:4", "9:16", "16:9", "16:10", "21:9"];

/// The largest integer that every parser keeps.
const EXACT: i128 = 1 << 53;

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar() else { return };
    let text = scalar.text.as_ref();
    if is_plain_integer(text) || report_too_large(cx, scalar, sink) {
        return;
    }
    let is_free = matches!(meaning::wanted(cx), None | Some(FieldType::String | FieldType::List));
    let Some(scalar) = meaning::plain(cx, cx.node).or_else(|| typed(cx)).filter(|_| is_free) else { return };
    let is_worded = !text.contains(|sign: char| sign.is_ascii_digit());
    if is_worded && !meaning::is_text(cx) {
        return;
    }
    let is_ratio = RATIOS.contains(&text) && !cx.page.dialect.generator.is_known();
    if is_ratio
        || is_number_of_file(cx, text)
        || meaning::is_foreign(cx)
        || is_place_in_order(cx, text)
        || meaning::is_wrong_type(cx)
    {
        return;
    }
    let dialect = cx.page.dialect;
    let mut losses = meaning::readers(dialect.generator, dialect.reader)
        .filter_map(|(reader, name)| lost(cx, scalar, reader).map(|number| (number, name)));
    let Some((number, name)) = losses.next() else { return };
    // That a single parser differs matters to few sites.
    if !dialect.generator.is_known() && losses.next().is_none() {
        return;
    }
    let quoted = format!("\"{text}\"");
    let who = if dialect.generator.is_known() {
        format!("{name} reads")
    } else {
        "some generators read".to_owned()
    };
    let found = sink.report(RULE.id, cx.node.span, format!("{who} `{text}` as the number {number}"));
    found.field(cx.field_path()).help(format!("quote the value: `{quoted}`")).guess(Guess::Effect);
    let edit = [Edit::replace(cx.node.span, quoted)];
    let is_safe = text.contains(':') || meaning::wanted(cx) == Some(FieldType::String);
    found.fix(if is_safe { Fix::safe("quote the value", edit) } else { Fix::guess("quote the value", edit) });
}

/// Reports an integer of TOML that its parsers refuse.
fn report_too_large(cx: &NodeCx<'_>, scalar: &Scalar<'_>, sink: &mut Sink<'_>) -> bool {
    let is_toml = || cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Toml);
    if scalar.style != Style::Native(Native::Integer) || !is_toml() {
        return false;
    }
    let generator = cx.page.dialect.generator;
    let is_taken = match meaning::read(scalar, Reader::Core) {
        Resolved::Integer(number) => generator.facts().takes_in_toml(number),
        // What does not even fit 128 bits is a float to the core schema.
        Resolved::Float(_) => false,
        _ => true,
    };
    if is_taken {
        return false;
    }
    let text = scalar.text.as_ref();
    let who = if generator.is_known() { generator.title() } else { "TOML parsers" };
    let verb = if generator.is_known() { "fails" } else { "fail" };
    let message = format!("the integer `{text}` is too large: {who} {verb}");
    let quoted = format!("\"{text}\"");
    sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("quote the value: `{quoted}`"))
        .fix(Fix::guess("quote the value", [Edit::replace(cx.node.span, quoted)]));
    true
}

/// A number of TOML or JSON where a string or terms are expected. Elsewhere its author chose the type.
fn typed<'n>(cx: &NodeCx<'n>) -> Option<&'n Scalar<'n>> {
    let scalar = cx.node.scalar()?;
    let is_number = matches!(scalar.style, Style::Native(Native::Integer | Native::Float));
    (is_number && expects_text(cx)).then_some(scalar)
}

/// Whether the file has the number in its name, as `0001-tides.md` has: of an unknown generator nobody knows that it shows
/// another one.
fn is_number_of_file(cx: &NodeCx<'_>, text: &str) -> bool {
    let stem = cx.page.place.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_whole = |rest: &str| !rest.starts_with(|sign: char| sign.is_ascii_digit());
    !cx.page.dialect.generator.is_known()
        && text.starts_with('0')
        && stem.strip_prefix(text).is_some_and(is_whole)
}

/// Whether it is `01` in a field that sorts pages: a number is meant.
fn is_place_in_order(cx: &NodeCx<'_>, text: &str) -> bool {
    const ORDERS: [&str; 8] =
        ["order", "weight", "position", "priority", "rank", "index", "sidebar_position", "nav_order"];
    let name = cx.key.and_then(|key| key.text()).unwrap_or_default().to_ascii_lowercase();
    let is_order = ORDERS.contains(&&*name) || name.ends_with("order");
    // From `08` on, parsers differ.
    is_order && text.len() <= 3 && text.bytes().all(|byte| matches!(byte, b'0'..=b'7')) && {
        let digits = text.trim_start_matches('0');
        digits.len() <= 1
    }
}

/// Digits that every parser keeps unchanged.
fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.len() <= 15 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
        || digits == "0"
}

/// How the parser reads it, if that differs from what is written.
fn lost(cx: &NodeCx<'_>, scalar: &Scalar<'_>, reader: Reader) -> Option<String> {
    let text = scalar.text.as_ref();
    // Zola requests a string from its parser if the field is one of its own string fields.
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
            // A sign in front of a number changes nothing, unless it is part of a text.
            let written = if expects_text(cx) { text } else { text.trim_start_matches('+') };
            // JavaScript has no floats of its own: `1.0` is 1, as is meant unless it is a version.
            let whole = written.trim_end_matches('0').strip_suffix('.');
            let written = whole.filter(|_| !names_version(cx)).unwrap_or(written);
            // `07` counts episodes or months: the number is the same.
            let is_counter = written.len() == 2 && !names_version(cx);
            let written = written.strip_prefix('0').filter(|_| is_counter).unwrap_or(written);
            (kept != written).then_some(kept)
        }
        Resolved::Float(number) => {
            let kept = if number.abs() < 1e16 { number.to_string() } else { format!("{number:e}") };
            // Ruby and Python show the float 3.0 as `3.0`.
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

/// Whether a string or terms are expected.
fn expects_text(cx: &NodeCx<'_>) -> bool {
    meaning::is_text(cx) || meaning::wanted(cx) == Some(FieldType::List)
}

/// More digits than a float can represent.
fn is_long(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() > 17
}

/// Whether a trailing zero matters: in a version, and where a string is expected.
fn names_version(cx: &NodeCx<'_>) -> bool {
    let key = cx.key.and_then(|key| key.text()).unwrap_or_default().to_ascii_lowercase();
    expects_text(cx) || key.ends_with("version") || matches!(key.as_str(), "ver" | "release" | "since")
}
