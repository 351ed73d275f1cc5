//! `nested-list`: a list inside of a list of terms.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Node;
use crate::loader::Generator;
use crate::schema::{FieldType, Kind, ListSpec, Origin};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list is a list itself, or a `[[link]]` without quotes.
    ///
    /// ## Why
    /// Only Hexo reads lists, and those in `categories` alone: Hugo drops the item, Docusaurus stops. A link in double brackets is a list
    /// in a list to every YAML reader, Obsidian's included.
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
    /// A `[[link]]` is put in quotes.
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
    let is_allowed =
        spec.nested && !(cx.field.origin == Origin::Assumed && hands_on(cx.page.dialect.generator));
    if is_allowed || !holds_terms(cx, spec) || wording::is_template(cx.page.document, cx.node) {
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

/// Generators that leave `categories` to themes, which know lists of terms alone.
const fn hands_on(generator: Generator) -> bool {
    matches!(
        generator,
        Generator::Astro
            | Generator::Docusaurus
            | Generator::Eleventy
            | Generator::Vitepress
            | Generator::Mkdocs
    )
}

/// `image: [[a.jpg]]`, where themes may read a list, but hardly a list in a list.
fn address(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let said_elsewhere =
        cx.field.origin == Origin::Configured || cx.page.dialect.generator == Generator::Docusaurus;
    let Some(link) = wording::link(cx.page.document, cx.node).filter(|_| !said_elsewhere) else { return };
    let inner = link.trim_start_matches('[').trim_end_matches(']');
    let message = format!("`{link}` is a list in a list and no link: it has no quotes");
    sink.report_as(RULE.id, Severity::Warning, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("write `{inner}`, or `\"{link}\"` where the theme reads such links"));
}

/// Whether the items are single values: by their type, or because every generator takes the field for terms.
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
        let message = format!("`{link}` is a list in a list and no link: it has no quotes");
        let quoted = item_edit::quoted(link);
        let found = sink.report(RULE.id, node.span, message);
        found.field(name).help(format!("write `{quoted}`"));
        // `tags: [[a]]` needs a list around the text.
        let is_whole = std::ptr::eq(node, cx.node);
        let text = if is_whole { format!("[{quoted}]") } else { quoted };
        found.fix(Fix::guess("put the link in quotes", [Edit::replace(node.span, text)]));
        return;
    }
    let is_taxonomy = cx.path.depth() == 1 && matches!(&*cx.field.name, "tags" | "categories");
    let effect = match cx.page.dialect.generator {
        _ if !is_taxonomy => "",
        Generator::Hexo => ": Hexo makes one tag of it",
        Generator::Hugo | Generator::HugoOld => ": Hugo drops it",
        Generator::Docusaurus => ": Docusaurus stops the build",
        Generator::Jekyll => ": Jekyll prints the list as a term",
        generator if hands_on(generator) => ": that is the form of Hexo",
        _ => "",
    };
    let found = sink.report(RULE.id, node.span, format!("this item of `{name}` is a list{effect}"));
    found.field(name).help("write its items without brackets");
}
