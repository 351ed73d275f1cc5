//! `empty-item`: an empty item in a list.

use crate::diagnostic::{Applicability, Fix, Guess, Severity};
use crate::document::Node;
use crate::schema::{FieldType, Kind};
use crate::span::Span;
use crate::validators::lists::item_edit;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// A list contains an empty item.
    ///
    /// ## Why
    /// Eleventy makes it a tag `null`, Jekyll an empty tag; Docusaurus and Zola fail. Hugo and Hexo drop it, and so
    /// does Jekyll where nothing is written in `tags`, so it is a warning there, and nothing if no other item is in the
    /// list, or if ten pages or more have such items: then a template writes them.
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
    /// A list with only empty items is not reported in Obsidian and without a known generator: it is meant to be filled
    /// in.
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
    if !items.iter().any(is_empty) {
        return;
    }
    // A template, or Obsidian itself, adds such a list for the author to fill in; if no generator is known to fail on
    // it, it is an empty list.
    let terms = &cx.page.dialect.generator.facts().terms;
    let is_of_terms = terms.table.is_none_or(|table| table == cx.path.root_name());
    let copes = terms.may_be_blank || cx.page.is_in_drafts();
    let is_dropped = |item: &Node<'_>| {
        (item.is_null() || item.text().is_some_and(str::is_empty))
            && (terms.drops)(cx.path.root_name(), item.is_null())
    };
    if items.iter().all(|item| (copes && is_empty(item)) || is_dropped(item)) {
        return;
    }
    let source = &cx.page.document.source.text;
    for (index, item) in items.iter().enumerate() {
        if !is_empty(item) {
            continue;
        }
        // Point at the dash if there is nothing after it, or at the end of an anchor.
        let before = source.get(..item.span.start as usize).and_then(|text| text.chars().next_back());
        let back = before.filter(|_| item.span.is_empty()).map_or(0, char::len_utf8);
        let span = Span::of(item.span.start as usize - back..item.span.end as usize);
        let effect = (terms.empty)(item.is_null())
            .filter(|_| is_of_terms && !is_dropped(item))
            .map(|effect| format!(": {effect}"))
            .unwrap_or_default();
        let message = format!("item {} is empty{effect}", index + 1);
        let found = if is_dropped(item) || !is_of_terms {
            sink.report_as(RULE.id, Severity::Warning, span, message)
        } else {
            sink.report(RULE.id, span, message)
        };
        found.field(cx.field_path()).help("write a value, or remove the item").guess(Guess::Blank);
        // What is written of the item is an anchor or a tag, which other items may need.
        let is_bare = |sign: char| matches!(sign, '-' | '[' | ',') || sign.is_whitespace();
        if item.span.is_empty() && !before.is_none_or(is_bare) {
            continue;
        }
        if let Some(edit) = item_edit::removal(source, cx.node, index) {
            found.fix(Fix::safe("remove the empty item", [edit]));
        }
    }
}
