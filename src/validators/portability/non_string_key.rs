//! `non-string-key`: a key that is not a string.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Scalar;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::{Reader, Resolved};

use super::meaning;

declare_rule! {
    /// An unquoted key is read as a boolean, a number or a date.
    ///
    /// ## Why
    /// `on:` is the key `true` in Jekyll, MkDocs and old versions of Hugo, and `2022-04-27:` becomes
    /// `Wed Apr 27 2022 …` in JavaScript. Templates then do not find the field.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// on: spring
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// "on": spring
    /// ```
    "non-string-key" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Node { at: At::Key(may_be_other), check },
    }
}

/// Whether a key does not start with a letter, or starts like one of the boolean words.
fn may_be_other(first: u8) -> bool {
    !first.is_ascii_alphabetic() || b"ynotf".contains(&first.to_ascii_lowercase())
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key else { return };
    let Some(scalar) = meaning::plain(cx, key).filter(|scalar| scalar.text != "<<") else { return };
    if is_word(&scalar.text) {
        return;
    }
    let dialect = cx.page.dialect;
    let other = meaning::readers(dialect.generator, dialect.reader)
        .find_map(|(reader, name)| kind(scalar, reader).map(|kind| (kind, name)));
    let Some((kind, name)) = other else { return };
    // Without a known generator, `on:` and `404:` are as likely read by a parser that keeps them as they are.
    // The keys `0`, `1` and so on of a mapping number what a template walks through.
    let is_counted = kind == "a number" && cx.path.depth() > 1;
    if is_counted || (kind != "a date" && !dialect.generator.is_known()) {
        return;
    }
    let text = scalar.text.as_ref();
    let quoted = format!("\"{text}\"");
    sink.report(RULE.id, key.span, format!("{name} reads the key `{text}` as {kind}, not as a string"))
        .field(cx.field_path())
        .help(format!("quote the key: `{quoted}`"))
        .fix(Fix::safe("quote the key", [Edit::replace(key.span, quoted)]));
}

/// Whether it starts with a letter and cannot be one of the boolean words, so that every parser reads a string.
fn is_word(text: &str) -> bool {
    let Some(first) = text.bytes().next().filter(u8::is_ascii_alphabetic) else { return false };
    !matches!(
        (text.len(), first.to_ascii_lowercase()),
        (1, b'y' | b'n') | (2, b'n' | b'o') | (3, b'y' | b'o') | (4, b't') | (5, b'f')
    )
}

/// What the key is to the parser; `None` if the parser converts it back to the text as written.
fn kind(scalar: &Scalar<'_>, reader: Reader) -> Option<&'static str> {
    let text = scalar.text.as_ref();
    // JavaScript objects, and Hugo, convert keys back to strings.
    let is_text_again = matches!(reader, Reader::JsYaml4 | Reader::JsYaml3 | Reader::Goccy | Reader::Core);
    match meaning::read(scalar, reader) {
        Resolved::Boolean(_) if !(is_text_again && matches!(text, "true" | "false")) => Some("a boolean"),
        Resolved::Integer(number) if !is_text_again || number.to_string() != text => Some("a number"),
        Resolved::Float(number) if !is_text_again || number.to_string() != text => Some("a number"),
        Resolved::Timestamp(_) => Some("a date"),
        _ => None,
    }
}
