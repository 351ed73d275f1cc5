//! `unsupported-value`: a value that the generator rejects, ignores or changes, of which no other rule has spoken.

use crate::diagnostic::{Guess, Severity};
use crate::document::{Entry, Scalar, Style, Value};
use crate::files::absolute;
use crate::generators::{End, Mistake};
use crate::reading;
use crate::schema::FieldType;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule, type_of};

use super::effect;

declare_rule! {
    /// The generator fails on a value, ignores it or changes it.
    ///
    /// ## Why
    /// Each generator reads some fields itself and expects certain values there. Hugo reads any text in `draft` that is
    /// not a boolean as `false`, so the draft is published. Eleventy fails if `pagination` has no `size`. This rule
    /// reports such values unless a more specific rule does. It also checks the files that give values to pages: `defaults`
    /// in Jekyll's `_config.yml`, `cascade` in Hugo's configuration and sections, `posts.json` and `*.11tydata.json` of
    /// Eleventy, `.meta.yml` of MkDocs, and `_category_.json` of Docusaurus. Warnings about a field on one page in twenty,
    /// and on more than twenty, are not reported, except for drafts: nobody minds them.
    ///
    /// ## Fails
    /// ```yaml preset=eleventy
    /// pagination: { data: posts }
    /// ```
    /// ```yaml preset=hugo
    /// draft: maybe
    /// ```
    /// ## Passes
    /// ```yaml preset=eleventy
    /// pagination: { data: posts, size: 10 }
    /// ```
    "unsupported-value" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Last(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let (place, title) = (&cx.place, cx.dialect.generator.title());
    if let Some(stop) = place.facts.stop_of_address(place.files, place.site, cx.dialect, cx.document) {
        let message = format!("{title} fails on {}", stop.said);
        sink.report_as(RULE.id, Severity::Error, stop.at, message).field(stop.field).help(stop.help);
    }
    if let Some(span) = reading::taken_by_item(cx.document, cx.dialect.reader) {
        let message = format!("{title} reads the fields below the empty item as its value");
        sink.report_as(RULE.id, Severity::Error, span, message)
            .help("remove the dash, or indent the list deeper than its key");
    }
    for entry in cx.document.entries() {
        if let Some(name) = entry.key.text() {
            unread(cx, entry, name, sink);
            field(cx, entry, name, sink);
        }
    }
}

/// What the generator does with something around the fields of a file that gives values to pages.
pub(crate) fn around(cx: &DocumentCx<'_>, mistake: &Mistake, sink: &mut Sink<'_>) {
    let title = cx.dialect.generator.title();
    let (severity, does) = if mistake.fails {
        (Severity::Error, format!("{title} fails"))
    } else {
        (Severity::Warning, format!("{title} ignores it"))
    };
    let message = format!("{}: {does}", mistake.said);
    let found = sink.report_as(RULE.id, severity, mistake.span, message);
    found.help(mistake.help);
    if let Some(field) = &mistake.field {
        found.field(field.as_str());
    }
}

/// A date that gives way to that of another field.
fn unread(cx: &DocumentCx<'_>, entry: &Entry<'_>, name: &str, sink: &mut Sink<'_>) {
    let generator = cx.dialect.generator;
    let Some(read) = generator.facts().dates.instead_of(cx.document, name) else { return };
    let is_same = entry.value.text().is_none_or(|text| read.value.text() == Some(text));
    // A flag is read in addition to the date.
    if is_same || entry.value.is_null() || type_of(&entry.value, cx.dialect) == FieldType::Boolean {
        return;
    }
    let other = read.key.text().unwrap_or_default();
    let message = format!("{} ignores `{name}`: it reads `{other}`", generator.title());
    sink.report_as(RULE.id, Severity::Warning, entry.key.span, message)
        .field(name)
        .label(read.key.span, "read instead")
        .help("remove one of the two");
}

fn field(cx: &DocumentCx<'_>, entry: &Entry<'_>, name: &str, sink: &mut Sink<'_>) {
    let Some(effect) = effect::of(cx, name, &entry.value).filter(|effect| !effect.is_taken()) else { return };
    let (key, value) = (entry.key.span, entry.value.span);
    let whole = Span::new(key.start, value.end.max(key.end));
    // A template is filled in before the generator reads the page.
    if sink.has_found_in(whole) || cx.document.text(value).contains("{{") {
        return;
    }
    if effect.end == End::Fails && is_extended(cx, name) {
        return;
    }
    let title = cx.dialect.generator.title();
    let takes_list = cx.schema.field(name).is_some_and(|field| field.kind.field_type() == FieldType::List);
    let what = what(entry, takes_list);
    let (severity, message) = match &effect.end {
        End::Taken => return,
        End::MayFail => (Severity::Warning, format!("{title} fails on {what} in `{name}` by default")),
        End::Fails => (Severity::Error, format!("{title} fails on {what} in `{name}`")),
        End::Dropped => (Severity::Warning, format!("{title} ignores {what} in `{name}`")),
        End::Becomes(it) if it.is_empty() => {
            (Severity::Warning, format!("{title} reads {what} in `{name}` as an empty string"))
        }
        End::Becomes(it) => {
            (Severity::Warning, format!("{title} reads {what} in `{name}` as `{}`", short(it)))
        }
    };
    let place = if value.is_empty() { key } else { value };
    let found = sink.report_as(RULE.id, severity, place, message);
    found.field(name).help(format!("write {}", effect.wanted));
    // A draft that is published is one however many there are.
    let is_flag = cx.dialect.generator.facts().flags.reads(name);
    found.guess = (!is_flag).then_some(Guess::Effect);
}

/// Whether the field is the address of the page, and programs of the site may add to what it can consist of.
fn is_extended(cx: &DocumentCx<'_>, name: &str) -> bool {
    let (address, place) = (&cx.dialect.generator.facts().address, &cx.place);
    let programs = || absolute(place.files.home(), place.site).join(address.programs);
    name == address.own && !address.programs.is_empty() && place.on_disk && place.files.is_folder(&programs())
}

/// The value, as a sentence names it: of a list where one belongs, what is in it.
fn what(entry: &Entry<'_>, takes_list: bool) -> String {
    match &entry.value.value {
        Value::List(_) if takes_list => "an item".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a mapping".to_owned(),
        Value::Scalar(scalar) if scalar.text.trim().is_empty() || entry.value.is_null() => {
            "an empty value".to_owned()
        }
        // `"true"` is another value than `true`.
        Value::Scalar(scalar) if is_typed_without_quotes(scalar) => format!("`\"{}\"`", scalar.text),
        Value::Scalar(scalar) => format!("`{}`", short(&scalar.text)),
    }
}

/// Whether the quotes make the text of a boolean or a number.
fn is_typed_without_quotes(scalar: &Scalar<'_>) -> bool {
    matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted)
        && (matches!(&*scalar.text, "true" | "false") || scalar.text.parse::<f64>().is_ok())
}

/// The first line of a text, cut where it is long.
fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(40).collect();
    if shown.len() < text.trim().len() {
        shown.push('…');
    }
    shown
}
