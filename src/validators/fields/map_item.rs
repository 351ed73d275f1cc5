//! `map-item`: a list item that became a mapping because it contains a colon.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Style, Syntax};
use crate::schema::{FieldType, Kind, Origin};
use crate::span::Span;
use crate::validators::lists::vocabulary;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// An item of a list of strings contains a colon, which makes it a mapping.
    ///
    /// ## Why
    /// `- News: big` is a key and a value. Hexo and Eleventy show the term `[object Object]`, Jekyll shows Ruby code,
    /// Hugo drops it, and Docusaurus fails.
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
    /// ## Fix
    /// Quotes the item if its key is clearly prose (`News: big`). For `name: Amanda`, keeps only `Amanda`; this fix and
    /// quotes around any other key are unsafe.
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
        cx.page.dialect.generator.facts().terms.have_labels && cx.field.origin != Origin::Configured;
    let texts = match spec.items.kind.field_type() {
        FieldType::String => wants_label || !spec.items.also.contains(&FieldType::Map),
        FieldType::Any => {
            cx.path.depth() == 1
                && cx.key.and_then(|key| key.text()).is_some_and(|name| is_of_terms(cx, name))
        }
        _ => false,
    };
    if !texts {
        return;
    }
    for item in *items {
        let Some(entries) = item.entries() else { continue };
        // Where no generator makes terms of the items, several fields are a structure of the site's own.
        if !cx.page.dialect.generator.is_known() && entries.len() > 1 {
            continue;
        }
        let has = |name: &str| entries.iter().any(|entry| entry.key.text() == Some(name));
        if wants_label && has("label") {
            continue;
        }
        let source = cx.page.document.text(item.span).trim_end();
        // `template-syntax` reports `{draft}`, where it is not in a template.
        let is_word = |value: &Node<'_>| value.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
        if source.starts_with('{') && matches!(entries, [entry] if is_word(&entry.value)) {
            continue;
        }
        if source.is_empty() {
            // A lone `?` starts a key, of which nothing is written.
            let above = cx.page.document.text(Span::new(0, item.span.start));
            let mark = above.rfind('?').map_or(item.span, |at| Span::of(at..at + 1));
            sink.report(RULE.id, mark, "`?` is a mapping with an empty key, not a string")
                .field(cx.field_path())
                .help("quote the item: `\"?\"`")
                .fix(Fix::safe("quote the item", [Edit::replace(mark, "\"?\"")]));
            continue;
        }
        let found =
            sink.report(RULE.id, item.span, format!("`{}` is a mapping, not a string", one_line(source)));
        found.field(cx.field_path());
        if let Some(value) = named(cx, item) {
            found.help(format!("write only the value: `{value}`"));
            found.fix(Fix::guess("keep only the value", [Edit::replace(item.span, value)]));
        } else if let Some(quoted) = quoted(cx, item, source) {
            found.help(format!("quote the item: `{quoted}`"));
            let edit = [Edit::replace(item.span, quoted)];
            let is_prose =
                item.entries().is_some_and(|entries| entries.iter().any(|entry| is_prose(&entry.key)));
            found.fix(if is_prose {
                Fix::safe("quote the item", edit)
            } else {
                Fix::guess("quote the item", edit)
            });
        } else {
            found.help("write a string, and quote it if it contains a colon");
        }
    }
}

/// Whether the items of a field are texts by its name, or because the site declares the taxonomy.
fn is_of_terms(cx: &FieldCx<'_>, name: &str) -> bool {
    matches!(name, "tags" | "tag" | "categories" | "category" | "keywords" | "aliases")
        || vocabulary::is_declared(cx.page, name)
}

/// The item as a quoted string, if it is a single `key: value` of a block list.
fn quoted(cx: &FieldCx<'_>, item: &Node<'_>, source: &str) -> Option<String> {
    let yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let [entry] = item.entries()? else { return None };
    let whole = entry.value.scalar().is_some() && entry.key.is_exact() && !item.alias;
    let plain = !source.contains(['"', '\\', '\n', '\r', '{', '#', '\'']) && !source.is_empty();
    (yaml && whole && plain && source.len() == item.span.len() as usize).then(|| format!("\"{source}\""))
}

/// The value of `name: Amanda`: a mapping with one entry, whose key says what the value is.
fn named<'t>(cx: &FieldCx<'_>, item: &'t Node<'_>) -> Option<&'t str> {
    const NAMING: [&str; 9] = ["name", "label", "title", "value", "term", "tag", "category", "slug", "id"];
    let yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let [entry] = item.entries()? else { return None };
    let is_naming = entry.key.text().is_some_and(|key| NAMING.contains(&key));
    let whole = yaml && is_naming && !item.alias && entry.value.is_exact();
    entry
        .value
        .text()
        .filter(|text| whole && !text.is_empty() && cx.page.document.text(entry.value.span) == *text)
}

/// Whether a key is words of a text, such as `News` or `part 2`, and not the name of a field.
fn is_prose(key: &Node<'_>) -> bool {
    key.text().is_some_and(|key| {
        key.chars().any(|sign| sign.is_uppercase() || sign.is_whitespace() || !sign.is_ascii())
    })
}

fn one_line(source: &str) -> &str {
    source.lines().next().unwrap_or_default()
}
