//! `implicit-date-string`: a string that is read as a date.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::date;
use crate::value::scalar::{Reader, Resolved};

use super::meaning;

declare_rule! {
    /// An unquoted string is read as a date.
    ///
    /// ## Why
    /// `title: 2022-04-27` is a date to YAML 1.1 parsers; Hexo and Docusaurus show it as
    /// `Wed Apr 27 2022 00:00:00 GMT+0000`. (Jekyll and MkDocs show such a date as written.) MkDocs loses the whole front
    /// matter if a value looks like a date or time that does not exist.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// title: 2022-04-27
    /// ```
    /// ```yaml preset=mkdocs
    /// released: 2022-04-27 10:61:00
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// title: "2022-04-27"
    /// date: 2022-04-27
    /// ```
    /// ```yaml preset=jekyll
    /// title: 2022-04-27
    /// ```
    "implicit-date-string" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Node { at: At::Text(|first| first.is_ascii_digit()), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let text = scalar.text.as_ref();
    // Date fields have rules of their own.
    if meaning::wanted(cx) == Some(FieldType::Date) {
        return;
    }
    if let Resolved::Refused(reason) = meaning::read(scalar, cx.page.dialect.reader) {
        return refused(cx, text, reason, sink);
    }
    if let Resolved::Timestamp(iso) = meaning::read(scalar, cx.page.dialect.reader)
        && (date::parse(text).is_err_and(|fault| fault.rolls_over()) || is_another_year(text, &iso))
    {
        return moved(cx, text, &iso, sink);
    }
    let is_text = meaning::is_text(cx) && (cx.key.is_some() || cx.field.is_some());
    if !is_text || meaning::is_wrong_type(cx) {
        return;
    }
    let dialect = cx.page.dialect;
    let is_date = |reader| matches!(meaning::read(scalar, reader), Resolved::Timestamp(_));
    let reader = meaning::readers(dialect.generator, dialect.reader).find(|&(reader, _)| is_date(reader));
    let Some((reader, name)) = reader else { return };
    if prints_as_written(cx, text, reader) {
        return;
    }
    let quoted = format!("\"{text}\"");
    sink.report(RULE.id, cx.node.span, format!("{name} reads `{text}` as a date, not as a string"))
        .field(cx.field_path())
        .help(format!("quote the value: `{quoted}`"))
        .fix(Fix::safe("quote the value", [Edit::replace(cx.node.span, quoted)]));
}

/// Whether JavaScript reads a year of two digits.
fn is_another_year(text: &str, iso: &str) -> bool {
    text.starts_with("00") && iso.get(..4) != text.get(..4)
}

/// A date that does not exist, of which the reader makes another one.
fn moved(cx: &NodeCx<'_>, text: &str, iso: &str, sink: &mut Sink<'_>) {
    let title = cx.page.dialect.generator.title();
    let quoted = format!("\"{text}\"");
    sink.report(RULE.id, cx.node.span, format!("{title} reads `{text}` as the date `{iso}`"))
        .field(cx.field_path())
        .help(format!("quote the value: `{quoted}`"))
        .fix(Fix::guess("quote the value", [Edit::replace(cx.node.span, quoted)]));
}

/// A date that the reader of the generator cannot make: the whole block is lost.
fn refused(cx: &NodeCx<'_>, text: &str, reason: &str, sink: &mut Sink<'_>) {
    let title = cx.page.dialect.generator.title();
    let quoted = format!("\"{text}\"");
    let message = format!("{title} reads `{text}` as a date and cannot read the front matter: {reason}");
    sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("quote the value: `{quoted}`"))
        .fix(Fix::safe("quote the value", [Edit::replace(cx.node.span, quoted)]));
}

/// Ruby and Python show a date without a time as written, and Python one with a time and an offset; Jekyll makes a second category from it.
fn prints_as_written(cx: &NodeCx<'_>, text: &str, reader: Reader) -> bool {
    let is_category = || cx.field_path().to_string().starts_with("categor");
    match reader {
        Reader::PyYaml => match text.len() {
            10 => true,
            19 => text.contains(' '),
            25 => text.contains(' ') && matches!(text.get(19..20), Some("+" | "-")),
            _ => false,
        },
        Reader::SafeYaml => text.len() == 10 && !is_category(),
        _ => false,
    }
}
