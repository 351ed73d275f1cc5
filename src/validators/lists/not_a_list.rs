//! `not-a-list`: one value where a list is expected.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::loader::Generator;
use crate::schema::{FieldType, Kind};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A field that is a list holds one value.
    ///
    /// ## Why
    /// A template that walks over the list walks over the letters of the text instead; Docusaurus and Zola stop.
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
    /// The value becomes the only item, which is wrong where it was meant as several.
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
    let is_fine = spec.scalar_is_fine && cx.node.scalar().is_some() && effect.is_none();
    if is_fine || is_separated || is_blank(cx) {
        return;
    }
    if wording::is_template(document, cx.node) || wording::is_broken(document, cx.node) {
        return;
    }
    let name = cx.field_path();
    let what = match cx.node.scalar() {
        Some(_) => format!("`{}` is {}", text.trim(), found.phrase()),
        None => format!("this is {}", found.phrase()),
    };
    let effect = effect.unwrap_or_default();
    let report = sink.report(RULE.id, cx.node.span, format!("{what}, where `{name}` is a list{effect}"));
    report.field(name);
    let Some(scalar) = cx.node.scalar() else {
        report.help("write a list");
        return;
    };
    let syntax = wording::syntax(document);
    if *found == FieldType::Boolean && text.trim() == "false" {
        report.help("write `[]` for none");
        return;
    }
    let is_bare = matches!(scalar.style, Style::Native(_)) || *found != FieldType::String;
    let list = if is_bare { format!("[{text}]") } else { item_edit::written([text.trim()], syntax) };
    report.help(format!("write `{list}`"));
    // The span of a literal is inside of its quotes, or below its sign.
    let is_block = matches!(scalar.style, Style::Literal | Style::Folded);
    if cx.node.is_exact() && cx.node.tag.is_none() && !is_block {
        report.fix(Fix::guess("make a list of it", [Edit::replace(cx.node.span, list)]));
    }
}

/// What becomes of a lone value that is no text, in a generator that takes a lone text for a list of one.
fn effect(cx: &FieldCx<'_>, found: FieldType) -> Option<&'static str> {
    use Generator::{Docusaurus, Eleventy, Hugo, HugoOld, Jekyll};
    let name = &*cx.field.name;
    if cx.path.depth() != 1 || found == FieldType::String {
        return None;
    }
    let is_boolean = found == FieldType::Boolean;
    match (cx.page.dialect.generator, name) {
        (Hugo | HugoOld, "tags" | "categories") if is_boolean => Some(": Hugo makes a term of the word"),
        (Jekyll, "categories") => Some(": Jekyll drops all the metadata of the post"),
        (Jekyll, "tags") if !is_boolean => Some(": Jekyll drops it"),
        (Docusaurus, "authors") => Some(": Docusaurus stops the build"),
        (Eleventy, "tags") if !is_boolean => Some(": Eleventy stops the build"),
        _ => None,
    }
}

/// Whether nothing is written but quotes or blanks: `empty-value` speaks about that where it matters.
fn is_blank(cx: &FieldCx<'_>) -> bool {
    cx.node.text().is_some_and(|text| text.trim().is_empty())
}
