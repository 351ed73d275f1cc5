//! `not-a-list`: one value where a list is expected.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::reading;
use crate::schema::{FieldType, Kind, Origin};
use crate::validators::fields::strict;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list field contains a single value.
    ///
    /// ## Why
    /// A template that iterates over the list gets the characters of the string instead; Docusaurus and Zola fail.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: list } } }
    /// ```
    /// ```yaml
    /// topics: rust
    /// ```
    /// ```toml
    /// topics = "rust"
    /// ```
    /// ```yaml
    /// topics: 2022
    /// ```
    /// ```yaml preset=hugo
    /// tags: false
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: list } } }
    /// ```
    /// ```yaml
    /// topics: [rust]
    /// ```
    /// ```yaml preset=hexo
    /// tags: rust
    /// ```
    /// ## Fix
    /// Makes the value the only item, which is wrong if several were meant.
    "not-a-list" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::WrongType { found }) = (&cx.field.kind, &cx.value) else { return };
    let document = cx.page.document;
    let text = cx.node.text().unwrap_or_default();
    let is_separated = *found == FieldType::String && wording::terms(text).is_some();
    let effect = effect(cx, *found);
    // Where the site's own schema takes an item by itself, it is of the type of the items.
    let items = &spec.items;
    let is_item = items.kind.field_type() == *found
        || items.also.contains(found)
        || matches!(items.kind, Kind::Any)
        || !cx.field.from.as_ref().is_some_and(|source| source.is_binding);
    let is_fine = spec.scalar_is_fine && is_item && cx.node.scalar().is_some() && effect.is_none();
    if is_fine || is_separated || is_blank(cx) || is_unread(cx) {
        return;
    }
    if wording::is_template(document, cx.node) || wording::is_broken(document, cx.node) {
        return;
    }
    let name = cx.field_path();
    let what = match cx.node.scalar() {
        Some(_) => format!("`{}` is {}", text.trim(), found.phrase()),
        None => format!("the value is {}", found.phrase()),
    };
    // A term is a string: as a number it would be the next finding.
    let wants_string = effect.is_some() || items.kind.field_type() == FieldType::String;
    let effect = effect.map(|effect| format!(": {effect}")).unwrap_or_default();
    let report = sink.report(RULE.id, cx.node.span, format!("{what}, but `{name}` must be a list{effect}"));
    report.field(name);
    let Some(scalar) = cx.node.scalar() else {
        report.help("write a list");
        return;
    };
    let syntax = wording::syntax(document);
    if *found == FieldType::Boolean && text.trim() == "false" {
        report.help("for no items, write `[]`");
        return;
    }
    let is_string = *found == FieldType::String || wants_string;
    let list = if is_string { item_edit::written([text.trim()], syntax) } else { format!("[{text}]") };
    report.help(format!("write `{list}`"));
    // The span of a literal is inside its quotes, or below its indicator.
    let is_block = matches!(scalar.style, Style::Literal | Style::Folded);
    if cx.node.is_exact() && cx.node.tag.is_none() && !is_block {
        report.fix(Fix::guess("write it as a list", [Edit::replace(cx.node.span, list)]));
    }
}

/// What happens to a single value that is not a string, in a generator that reads a single string as a list of one.
fn effect(cx: &FieldCx<'_>, found: FieldType) -> Option<&'static str> {
    if cx.path.depth() != 1 || found == FieldType::String {
        return None;
    }
    let syntax = wording::syntax(cx.page.document);
    let value = reading::value_of(cx.node, syntax, cx.page.dialect)?;
    (cx.page.dialect.generator.facts().terms.lone)(&cx.field.name, &value)
}

/// Whether the generator reads the list in other pages than this one.
fn is_unread(cx: &FieldCx<'_>) -> bool {
    cx.field.origin == Origin::Preset && strict::is_read_elsewhere(cx)
}

/// Whether there are only quotes or spaces: `empty-value` reports that where it matters.
fn is_blank(cx: &FieldCx<'_>) -> bool {
    cx.node.text().is_some_and(|text| text.trim().is_empty())
}
