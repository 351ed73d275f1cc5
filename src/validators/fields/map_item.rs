//! `map-item`: a list item with a colon in it, which made it a map.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Syntax};
use crate::loader::Generator;
use crate::schema::{FieldType, Kind, Origin};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list of texts is a map, because there is a colon in it.
    ///
    /// ## Why
    /// `- News: big` is a key and a value. Hexo and Eleventy make a term `[object Object]` of it, Jekyll prints Ruby,
    /// Hugo drops it, Docusaurus stops.
    ///
    /// ## Fails
    /// ```yaml
    /// tags:
    ///   - News: big
    /// ```
    /// ## Passes
    /// ```yaml
    /// tags:
    ///   - "News: big"
    /// ```
    "map-item" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    let wants_label =
        cx.page.dialect.generator == Generator::Docusaurus && cx.field.origin != Origin::Configured;
    let texts = match spec.items.kind.field_type() {
        FieldType::String => wants_label || !spec.items.also.contains(&FieldType::Map),
        FieldType::Any => {
            cx.path.depth() == 1
                && cx
                    .key
                    .and_then(|key| key.text())
                    .is_some_and(|name| matches!(name, "tags" | "categories" | "keywords" | "aliases"))
        }
        _ => false,
    };
    if !texts {
        return;
    }
    for item in *items {
        let Some(entries) = item.entries() else { continue };
        let has = |name: &str| entries.iter().any(|entry| entry.key.text() == Some(name));
        if wants_label && has("label") {
            continue;
        }
        let source = cx.page.document.text(item.span).trim_end();
        let found = sink.report(RULE.id, item.span, format!("`{}` is a map and no text", one_line(source)));
        found.field(cx.field_path());
        if let Some(quoted) = quoted(cx, item, source) {
            found.help(format!("write `{quoted}`"));
            found.fix(Fix::safe("put the item in quotes", [Edit::replace(item.span, quoted)]));
        } else {
            found.help("write a text, in quotes if there is a colon in it");
        }
    }
}

/// The item as one text in quotes, where it is a single `key: value` of a block list.
fn quoted(cx: &FieldCx<'_>, item: &Node<'_>, source: &str) -> Option<String> {
    let yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let [entry] = item.entries()? else { return None };
    let whole = entry.value.scalar().is_some() && entry.key.is_exact() && !item.alias;
    let plain = !source.contains(['"', '\\', '\n', '\r', '{', '#', '\'']) && !source.is_empty();
    (yaml && whole && plain && source.len() == item.span.len() as usize).then(|| format!("\"{source}\""))
}

fn one_line(source: &str) -> &str {
    source.lines().next().unwrap_or_default()
}
