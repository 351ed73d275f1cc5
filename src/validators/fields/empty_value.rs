//! `empty-value`: nothing is written where a value is needed.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::schema::Origin;
use crate::span::Span;
use crate::validators::{Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A field has a name and no value, where one is required or where the generator stumbles over it.
    ///
    /// ## Why
    /// Jekyll, Zola and Docusaurus stop the build over an empty date; Astro dates the page 1 January 1970. Optional
    /// fields may be left empty.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll
    /// date:
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll
    /// subtitle:
    /// ```
    /// ## Options
    /// `required: true` of a field asks for a value.
    "empty-value" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key else { return };
    let null = cx.node.is_null();
    if !null && !cx.node.text().is_some_and(|text| text.trim().is_empty()) {
        return;
    }
    let Some(name) = key.text() else { return };
    let allows_null =
        null && cx.field.is_some_and(|field| field.also.contains(&crate::schema::FieldType::Null));
    if allows_null {
        return;
    }
    let required = cx.field.is_some_and(|field| field.required && field.origin != Origin::Assumed);
    let effect = (cx.path.depth() == 1).then(|| effect(cx.page.dialect.generator, name, null)).flatten();
    let message = match (effect, required) {
        (Some(effect), _) => format!("`{name}` is empty: {effect}"),
        (None, true) => format!("`{name}` is empty"),
        (None, false) => return,
    };
    let help = if required { "write a value" } else { "write a value, or remove the field" };
    sink.report(RULE.id, visible(key.span, cx.node.span), message).field(cx.field_path()).help(help);
}

/// The key where nothing is written that could be pointed at.
const fn visible(key: Span, value: Span) -> Span {
    if value.is_empty() { key } else { value }
}

/// What the generator does with such a field at the root; `None` where it copes.
fn effect(generator: Generator, name: &str, null: bool) -> Option<&'static str> {
    let date = generator.facts().dates.has(name);
    Some(match (generator, name) {
        (Generator::Jekyll, _) if date => "Jekyll stops the build",
        (Generator::Zola, _) if date => "Zola stops the build",
        (Generator::Docusaurus, _) if date => "Docusaurus stops the build",
        (Generator::Astro, _) if date && null => "Astro dates the page 1 January 1970",
        (Generator::Astro, _) if date => "Astro stops the build",
        (Generator::Docusaurus, "title" | "image" | "tags" | "slug" | "authors") => {
            "Docusaurus stops the build"
        }
        (Generator::Zola, "slug") => "Zola stops the build",
        (Generator::Jekyll, "slug") if !null => "Jekyll publishes the page as `.html`",
        (Generator::Jekyll, "permalink") if !null => "Jekyll stops, or overwrites `index.html`",
        _ => return None,
    })
}
