//! `nested-list`: a list inside a list of terms.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Node;
use crate::generators::unknown;
use crate::schema::{FieldType, Kind, ListSpec, Origin};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list is a list itself, or a `[[link]]` without quotes.
    ///
    /// ## Why
    /// Only Hexo supports nested lists, and only in `categories`: Hugo drops the item, Docusaurus fails. Every YAML
    /// parser, including Obsidian's, reads a link in double brackets as a list in a list.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// tags: [[rust, web], [wasm]]
    /// ```
    /// ```yaml preset=obsidian
    /// aliases: [[Other note]]
    /// ```
    /// ```yaml preset=obsidian
    /// aliases:
    ///   - [[Other note]]
    /// ```
    /// ```yaml preset=hexo
    /// cover: [[tide.jpg]]
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// categories: [[rust, web], [wasm]]
    /// ```
    /// ```yaml preset=obsidian
    /// aliases: ["[[Other note]]"]
    /// ```
    /// ## Fix
    /// Quotes a `[[link]]`.
    "nested-list" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List, FieldType::Image, FieldType::Url], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    if matches!(cx.field.kind, Kind::Image(_) | Kind::Url(_)) {
        return address(cx, sink);
    }
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    if !items.iter().any(|item| item.items().is_some()) {
        return;
    }
    let terms = &cx.page.dialect.generator.facts().terms;
    let is_allowed = spec.nested && !(cx.field.origin == Origin::Assumed && terms.are_handed_on);
    // An editor's schema knows nothing of chains of categories.
    let is_chain = terms.are_chained && cx.field.from.is_some() && &*cx.field.name == "categories";
    if is_allowed || is_chain || !holds_terms(cx, spec) || wording::is_template(cx.page.document, cx.node) {
        return;
    }
    if wording::link(cx.page.document, cx.node).is_some() {
        report(cx, sink, cx.node);
        return;
    }
    for item in items.iter().filter(|item| item.items().is_some()) {
        report(cx, sink, item);
    }
}

/// `image: [[a.jpg]]`, where themes may accept a list, but hardly a list in a list.
fn address(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let said_elsewhere =
        cx.field.origin == Origin::Configured || cx.page.dialect.generator.facts().checks_image;
    let Some(link) = wording::link(cx.page.document, cx.node).filter(|_| !said_elsewhere) else { return };
    let inner = link.trim_start_matches('[').trim_end_matches(']');
    let message = format!("unquoted link: YAML reads `{link}` as a list in a list");
    sink.report_as(RULE.id, Severity::Warning, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("write `{inner}`, or `\"{link}\"` if the theme supports such links"));
}

/// Whether the items are single values: by their type, or because every generator reads the field as terms.
fn holds_terms(cx: &FieldCx<'_>, spec: &ListSpec) -> bool {
    match spec.items.kind.field_type() {
        FieldType::List | FieldType::Map => false,
        FieldType::Any => matches!(
            &*cx.field.name,
            "tags" | "tag" | "categories" | "category" | "keywords" | "aliases" | "authors" | "cssclasses"
        ),
        _ => !spec.items.also.contains(&FieldType::List),
    }
}

fn report(cx: &FieldCx<'_>, sink: &mut Sink<'_>, node: &Node<'_>) {
    let name = cx.field_path();
    if let Some(link) = wording::link(cx.page.document, node) {
        let message = format!("unquoted link: YAML reads `{link}` as a list in a list");
        let quoted = item_edit::quoted(link);
        let found = sink.report(RULE.id, node.span, message);
        found.field(name).help(format!("quote the link: `{quoted}`"));
        // `tags: [[a]]` needs a list around the text.
        let is_whole = std::ptr::eq(node, cx.node);
        let text = if is_whole { format!("[{quoted}]") } else { quoted };
        found.fix(Fix::guess("quote the link", [Edit::replace(node.span, text)]));
        return;
    }
    let is_taxonomy = cx.path.depth() == 1 && matches!(&*cx.field.name, "tags" | "categories");
    let terms = &cx.page.dialect.generator.facts().terms;
    let effect = match terms.nested.filter(|_| is_taxonomy) {
        Some(effect) => format!(": {effect}"),
        None if is_taxonomy && terms.are_handed_on => unknown::NESTED.to_owned(),
        None => String::new(),
    };
    let found = sink.report(RULE.id, node.span, format!("an item of `{name}` is a list{effect}"));
    found.field(name).help("remove the brackets around the item");
}
