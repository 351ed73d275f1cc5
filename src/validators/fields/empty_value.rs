//! `empty-value`: a field without a value where one is needed.

use crate::diagnostic::Severity;
use crate::document::{Node, Syntax};
use crate::generators::{End, Instead, STOPS, Taken};
use crate::schema::{Kind, ListSpec, Origin};
use crate::span::Span;
use crate::validators::fields::effect;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::{Held, date};

declare_rule! {
    /// A field has no value, but the configuration or the generator requires one.
    ///
    /// ## Why
    /// Jekyll, Zola and Docusaurus fail on an empty date; Astro dates the page 1 January 1970. Optional fields may be
    /// empty. A mapping whose entries are not indented is empty, too: they are fields of the page instead.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll
    /// date:
    /// ```
    /// ```yaml preset=vitepress
    /// hero:
    /// name: Spring
    /// tagline: A garden
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll
    /// subtitle:
    /// ```
    /// ## Options
    /// `required: true` of a field requires a value.
    "empty-value" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Node { at: At::Text(may_be_empty), check },
    }
}

/// Most values begin with a letter that no null begins with.
fn may_be_empty(first: u8) -> bool {
    !first.is_ascii_graphic() || b"nN~".contains(&first)
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key else { return };
    let null = cx.node.is_null();
    if !null && !cx.node.text().is_some_and(|text| text.trim().is_empty()) {
        return;
    }
    let Some(name) = key.text() else { return };
    if null && let Some(inner) = children_beside(cx, key) {
        let message = format!("`{name}` is empty: `{inner}` below it is not indented");
        sink.report_as(RULE.id, Severity::Warning, key.span, message).field(cx.field_path()).help(
            match cx.field.map(|field| &field.kind) {
                Some(Kind::List(_)) => format!("indent its entries behind a dash: `  - {inner}: …`"),
                _ => format!("indent its entries: `  {inner}: …`"),
            },
        );
        return;
    }
    if is_judged_by_source(cx, (name, key), null, sink) {
        return;
    }
    let required = cx.field.is_some_and(|field| field.required && field.origin != Origin::Assumed);
    let effect = (cx.path.depth() == 1).then(|| effect(cx, name, null)).flatten();
    let allows_null =
        null && cx.field.is_some_and(|field| field.also.contains(&crate::schema::FieldType::Null));
    // Text without a character is text, but not a list.
    let refuses = |kind: &Kind| match kind {
        Kind::Any => false,
        Kind::List(_) => true,
        _ => null,
    };
    let is_refused = !allows_null && cx.field.is_some_and(|field| field.is_strict && refuses(&field.kind));
    let fails = || format!("{} {STOPS}", cx.page.dialect.generator.title());
    let effect = effect.or_else(|| is_refused.then(fails));
    if allows_null && effect.is_none() {
        return;
    }
    let is_lost = !required && effect.as_ref().is_some_and(|effect| effect.contains(YEAR_ONE));
    let message = match (&effect, required) {
        (Some(effect), _) => format!("`{name}` is empty: {effect}"),
        (None, true) => format!("`{name}` is empty"),
        (None, false) => return,
    };
    let help = if required { "write a value" } else { "write a value, or remove the field" };
    sink.set_from(cx.field.filter(|_| effect.is_none()));
    // A lost value may be intended.
    let severity = if is_lost { Severity::Warning } else { Severity::Error };
    sink.report_as(RULE.id, severity, visible(key.span, cx.node.span), message)
        .field(cx.field_path())
        .help(help);
    sink.set_from(None);
}

/// Whether the schema that the project has says all there is to say: it has been reported, or is fine.
fn is_judged_by_source(
    cx: &NodeCx<'_>,
    (name, key): (&str, &Node<'_>),
    null: bool,
    sink: &mut Sink<'_>,
) -> bool {
    if let Some(field) = cx.field
        && let Some(source) = field.from.as_ref().filter(|source| source.is_binding)
    {
        // Text without a character is text, and null is nothing but null.
        let takes_item =
            |list: &ListSpec| list.scalar_is_fine && matches!(list.items.kind, Kind::String(_) | Kind::Any);
        let takes_text = (matches!(field.kind, Kind::String(_) | Kind::Any)
            || matches!(&field.kind, Kind::List(list) if takes_item(list))
            || field.also.contains(&crate::schema::FieldType::String))
            && field.allow.is_none()
            && field.pattern.is_none();
        let takes_null = field.also.contains(&crate::schema::FieldType::Null)
            || (matches!(field.kind, Kind::Any) && field.allow.is_none());
        // Many schemas make a date of null, which is reported below; none makes one of empty text.
        let makes_date = null && matches!(&field.kind, Kind::Date(spec) if !spec.refuses_text);
        if !(if null { takes_null } else { takes_text }) && !makes_date {
            let message = format!("`{name}` is empty (`{}`)", source.path);
            sink.report_as(RULE.id, Severity::Error, visible(key.span, cx.node.span), message)
                .field(cx.field_path())
                .help("write a value, or remove the field");
            return true;
        }
        return !null && takes_text;
    }
    false
}

/// The first entry that belongs into the empty mapping, or the first in an empty list, and is beside it instead: what
/// follows the field are fields of it, of which one is not a field of the page.
fn children_beside<'c>(cx: &NodeCx<'c>, key: &Node<'_>) -> Option<&'c str> {
    let inner = match &cx.field?.kind {
        Kind::Map(inner) => inner,
        Kind::List(list) => match &list.items.kind {
            Kind::Map(inner) => inner,
            _ => return None,
        },
        _ => return None,
    };
    let is_known = |name: &str| {
        cx.path.depth() == 1
            && cx.page.schema.field(name).is_some_and(|field| field.origin != Origin::Assumed)
    };
    let below = cx.siblings.iter().filter(|entry| entry.key.span.start > key.span.end);
    let mut children =
        below.map_while(|entry| entry.key.text()).take_while(|name| inner.field(name).is_some()).peekable();
    let first = *children.peek()?;
    // One of them says it: `title` may be that of the page.
    children.any(|name| !is_known(name)).then_some(first)
}

/// What a generator does if it does not need a date.
const YEAR_ONE: &str = "silently dates the page year 1";

/// The key, if there is no value to point at.
const fn visible(key: Span, value: Span) -> Span {
    if value.is_empty() { key } else { value }
}

/// What the generator does with such a field at the root; `None` if it accepts it.
fn effect(cx: &NodeCx<'_>, name: &str, null: bool) -> Option<String> {
    let generator = cx.page.dialect.generator;
    let dates = &generator.facts().dates;
    if !dates.has(name) || !(dates.in_page)(cx.page.place.path) {
        let end = match effect::of(cx.page, name, cx.node)?.end {
            End::Taken => return None,
            End::Fails | End::MayFail => STOPS.to_owned(),
            End::Dropped => "ignores it".to_owned(),
            End::Becomes(it) => format!("reads it as `{it}`"),
        };
        return Some(format!("{} {end}", generator.title()));
    }
    let value = if null { Held::Null } else { Held::text("") };
    let end = match (dates.take)(&value, Syntax::Yaml) {
        Taken::Stops => STOPS.to_owned(),
        Taken::At(moment) => format!("dates the page {}", date::spoken(moment.local.date())),
        // Another date of the page is used instead.
        Taken::Dropped(Instead::YearOne) if name == "date" && has_no_other(cx, name) => YEAR_ONE.to_owned(),
        _ => return None,
    };
    Some(format!("{} {end}", generator.title()))
}

/// Whether the page has no other date, and the site takes it from nothing but fields.
fn has_no_other(cx: &NodeCx<'_>, name: &str) -> bool {
    let dates = &cx.page.dialect.generator.facts().dates;
    if cx.page.place.facts.excuses.contains(&name) {
        return false;
    }
    let keys = cx.siblings.iter().filter_map(|entry| entry.key.text());
    !keys.into_iter().any(|key| key != name && dates.has(key))
}
