//! `empty-item`: an item of a list with nothing in it.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::Node;
use crate::loader::Generator;
use crate::schema::{FieldType, Kind};
use crate::span::Span;
use crate::validators::lists::item_edit;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list is empty.
    ///
    /// ## Why
    /// Eleventy makes a tag `null` of it, Jekyll an empty one, Docusaurus and Zola stop.
    ///
    /// ## Fails
    /// ```yaml
    /// tags:
    ///   - rust
    ///   -
    /// ```
    /// ```yaml preset=hexo
    /// tags: [rust, '']
    /// ```
    /// A list of nothing but empty items is left alone in Obsidian and where no generator is known: it is there to be
    /// filled in.
    ///
    /// ## Passes
    /// ```yaml
    /// tags:
    ///   - rust
    /// ```
    "empty-item" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    if spec.items.also.contains(&FieldType::Null) {
        return;
    }
    let is_empty = |item: &Node<'_>| item.is_null() || item.text().is_some_and(|text| text.trim().is_empty());
    // A template, or Obsidian itself, writes such a list for the author to fill in; where no generator is known to stop at
    // it, it stands for no item.
    let copes = matches!(cx.page.dialect.generator, Generator::Obsidian | Generator::Generic);
    if copes && items.iter().all(is_empty) {
        return;
    }
    let source = &cx.page.document.source.text;
    for (index, item) in items.iter().enumerate() {
        if !is_empty(item) {
            continue;
        }
        // A dash with nothing behind it is what can be pointed at.
        let start = item.span.start.saturating_sub(u32::from(item.span.is_empty()));
        let span = Span::new(start, item.span.end);
        let effect = effect(cx.page.dialect.generator, item.is_null());
        let found = sink.report(RULE.id, span, format!("item {} of the list is empty{effect}", index + 1));
        found.field(cx.field_path()).help("write something, or remove the item");
        if let Some(edit) = item_edit::removal(source, cx.node, index) {
            found.fix(Fix::safe("remove the empty item", [edit]));
        }
    }
}

const fn effect(generator: Generator, is_null: bool) -> &'static str {
    match generator {
        Generator::Docusaurus => ": Docusaurus stops the build",
        Generator::Zola => ": Zola stops the build",
        Generator::Jekyll => ": Jekyll makes an empty term of it",
        Generator::Eleventy if is_null => ": Eleventy makes a term `null` of it",
        _ => "",
    }
}
