//! Where a type that the schema allows is still rejected by the generator, and what it does to the value.

use crate::diagnostic::Severity;
use crate::document::{Node, Style, Syntax};
use crate::generators::{End, Underscores};
use crate::reading;
use crate::schema::{Field, Kind, Origin};
use crate::validators::{DocumentCx, FieldCx};
use crate::value::Held;

use super::effect;

/// Whether the generator reads a number where the schema allows text, and this text is none.
pub(crate) fn is_weightless(cx: &FieldCx<'_>) -> bool {
    &*cx.field.name == "weight"
        && cx.path.depth() == 1
        && cx.field.origin == Origin::Preset
        && effect::of(cx.page, "weight", cx.node).is_some_and(|effect| !effect.is_taken())
}

/// Whether `'false'`, or a word like it, is used where the name of a service, `true` or `false` is expected.
pub(crate) fn is_quoted_false(cx: &FieldCx<'_>) -> bool {
    let quoted = |style| matches!(style, Style::SingleQuoted | Style::DoubleQuoted);
    cx.field.origin == Origin::Assumed
        && matches!(cx.field.kind, Kind::Boolean)
        && cx.node.scalar().is_some_and(|scalar| {
            let is_false =
                matches!(scalar.text.to_ascii_lowercase().as_str(), "false" | "no" | "off" | "n" | "0");
            quoted(scalar.style) && is_false
        })
}

/// Whether the generator hands the field on to its theme.
pub(crate) fn is_unread(cx: &FieldCx<'_>) -> bool {
    let facts = cx.page.dialect.generator.facts();
    facts.known(&cx.field.name, cx.page.place.path).is_none() && !facts.types_are_of_site
}

/// Whether the generator reads the field itself, and takes the value as it is meant.
pub(crate) fn is_taken(cx: &FieldCx<'_>) -> bool {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    name.and_then(|name| effect::of(cx.page, name, cx.node)).is_some_and(|effect| effect.is_taken())
}

/// Whether the field is the page's title, of whatever type.
pub(crate) fn expects_title(cx: &FieldCx<'_>) -> bool {
    let is_title = cx.path.depth() == 1 && &*cx.field.name == "title" && cx.key.is_some();
    is_title && matches!(cx.field.kind, Kind::Any) && cx.field.origin != Origin::Configured
}

/// Whether the generator, or the schema of the site, fails at a date in a field of text.
pub(crate) fn fails_at_date(
    page: &DocumentCx<'_>,
    field: &Field,
    name: Option<&str>,
    node: &Node<'_>,
) -> bool {
    let fails = |name| effect::of(page, name, node).is_some_and(|effect| effect.end == End::Fails);
    field.is_strict || name.is_some_and(fails)
}

/// Whether the schema of the page's collection takes nothing but a boolean in the field of the root.
pub(crate) fn is_wanted_flag(page: &DocumentCx<'_>, name: &str) -> bool {
    let is_lone = || {
        matches!(page.dialect.generator.facts().pages.underscores, Underscores::PassedOverIn(folder)
        if page.place.path.to_string_lossy().replace('\\', "/").contains(folder))
    };
    name == "draft" && page.place.facts.wants_flag && !is_lone()
}

/// Whether the generator fails at the value because it takes only `true` and `false`.
pub(crate) fn fails_as_flag(cx: &FieldCx<'_>) -> bool {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    name.and_then(|name| effect::of(cx.page, name, cx.node)).is_some_and(|effect| effect.fails_as_flag())
}

/// Whether the generator reads the field in other pages than this one.
pub(crate) fn is_read_elsewhere(cx: &FieldCx<'_>) -> bool {
    let facts = cx.page.dialect.generator.facts();
    cx.path.depth() == 1 && facts.is_of_other_pages(&cx.field.name, cx.page.place.path)
}

/// Whether nothing is written where the generator needs a value, of which `empty-value` speaks.
pub(crate) fn is_blank_to_generator(cx: &FieldCx<'_>) -> bool {
    cx.node.text().is_some_and(|text| text.trim().is_empty()) && harm(cx).is_some()
}

/// What the generator does to a string field with another type, as a severity; `None` if it accepts it.
pub(crate) fn harm(cx: &FieldCx<'_>) -> Option<Severity> {
    let name = if cx.key.is_some() { cx.key.and_then(|key| key.text())? } else { cx.path.root_name() };
    if cx.key.is_none() {
        return harm_to_item(cx, name);
    }
    if cx.path.depth() != 1 {
        return None;
    }
    severity(&effect::of(cx.page, name, cx.node)?.end)
}

/// An item is judged as if it were alone in its list.
fn harm_to_item(cx: &FieldCx<'_>, name: &str) -> Option<Severity> {
    let known = cx.page.dialect.generator.facts().known(name, cx.page.place.path)?;
    let syntax = cx.page.document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax);
    let value = reading::value_of(cx.node, syntax, cx.page.dialect)?;
    let is_item = cx.path.depth() == 2;
    severity(&(known.take)(&Held::List(vec![value]), syntax).end).filter(|_| is_item)
}

/// How bad it is.
pub(crate) const fn severity(end: &End) -> Option<Severity> {
    match end {
        End::Taken => None,
        End::Fails | End::Dropped => Some(Severity::Error),
        End::Becomes(_) | End::MayFail => Some(Severity::Warning),
    }
}

/// Whether only an editor wants the type, which refuses to save the page.
pub(crate) fn is_wish(cx: &FieldCx<'_>) -> bool {
    cx.field.from.as_ref().is_some_and(|schema| !schema.is_binding)
}
