//! `inconsistent-type`: a single value where nearly all other pages have a list or a mapping.

use crate::diagnostic::Severity;
use crate::document::{Node, Style, Value};
use crate::schema::{FieldType, Kind};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, declare_rule, type_of};

use super::{date_shapes, emptied, scalar_types, share};

declare_rule! {
    /// A field has a single value where nearly all other pages have a list or a mapping.
    ///
    /// ## Why
    /// A template that iterates over a list reads a string character by character, or fails. Only fields without a type
    /// in the configuration or the preset are compared, among the pages of one collection, or of the site. A single value is
    /// reported if at least 20 pages have the field, and at most 5% and ten of them are single values (three beside
    /// mappings). Booleans and empty values among lists, and lists among single values, are not reported.
    ///
    /// gray-matter reads an unquoted date as an object, and a quoted or incomplete one (`2024-4-09`, `2024-04-09T14:31`)
    /// as a string: if no generator reads the date itself, up to ten pages that differ from all others (at least
    /// 40 pages) are reported, on more than 3 pages only once. A boolean or a number in quotes on at most 3 pages is
    /// reported if all others have it without quotes, and the reverse, unless it has six digits or more.
    ///
    /// An empty field is reported if at least 3 other pages have the field below it inside it, and few beside it: its
    /// entries lost their indentation.
    ///
    /// ## Fails
    /// Forty pages:
    /// ```yaml beside times=40
    /// speakers: [Ana Lopes, Ben Okri]
    /// ```
    /// And another:
    /// ```yaml
    /// speakers: Ana Lopes
    /// ```
    /// Forty pages:
    /// ```yaml beside times=40
    /// pinned: true
    /// ```
    /// And another:
    /// ```yaml
    /// pinned: "false"
    /// ```
    /// Five pages:
    /// ```yaml beside times=5
    /// venue:
    ///   town: Lisbon
    /// ```
    /// And another:
    /// ```yaml
    /// venue:
    /// town: Porto
    /// ```
    /// ## Passes
    /// Forty pages:
    /// ```yaml beside times=40
    /// speakers: [Ana Lopes, Ben Okri]
    /// ```
    /// And another:
    /// ```yaml
    /// speakers: [Ana Lopes]
    /// ```
    "inconsistent-type" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

const LIST: &str = "list";
const MAP: &str = "map";
const SINGLE: &str = "single";
/// On more pages, a single value where others have a mapping is a second habit.
const MOST_BESIDE_MAPS: usize = 3;
/// The same for a single value where others have a list, of one item in most cases.
const MOST_BESIDE_LISTS: usize = 10;
/// Mappings that tools also accept as a string: the links of `VuePress`, the formats of Quarto and R Markdown.
const IN_BOTH_FORMS: [&str; 4] = ["next", "prev", "format", "output"];

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    date_shapes::observe(cx, observations);
    emptied::observe(cx, observations);
    let mut free = Vec::new();
    for (entry, field) in cx.entries() {
        let Some(name) = entry.key.text() else { continue };
        let is_known = field.is_some_and(|field| !matches!(field.kind, Kind::Any));
        if is_known {
            continue;
        }
        free.push((name, &entry.value, type_of(&entry.value, cx.dialect)));
    }
    scalar_types::observe(cx, &free, observations);
    let shapes =
        free.iter().filter_map(|&(name, value, found)| Some((name, shape(value, found)?, value.span)));
    observations.count((RULE.id, cx.place.group), &cx.document.source.path, shapes);
}

/// The shape of a value; `None` if it does not count.
fn shape(node: &Node<'_>, found: FieldType) -> Option<&'static str> {
    match &node.value {
        Value::List(_) => Some(LIST),
        Value::Map(_) => Some(MAP),
        Value::Scalar(_) if matches!(found, FieldType::Null | FieldType::Boolean) => None,
        Value::Scalar(scalar) => {
            let is_template = scalar.text.contains('{') && scalar.text.contains("{{");
            (!scalar.text.trim_start().is_empty() && !is_template).then_some(SINGLE)
        }
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    date_shapes::conclude(observations, charges, |spot, is_quoted, most, total| {
        Charge::page(spot, move |accused, sink| report_date(accused, sink, is_quoted, most, total))
    });
    scalar_types::conclude(observations, charges, |spot, here, there, others| {
        Charge::page(spot, move |accused, sink| report_scalar(accused, sink, here, there, others))
    });
    emptied::conclude(observations, charges, |spot, inner, pages| {
        Charge::page(spot, move |accused, sink| report_emptied(accused, sink, &inner, pages))
    });
    for (_, name, topic) in observations.of(RULE.id) {
        let total = topic.total();
        let (Some(single), Some((usual, most))) =
            (topic.tallies.get(SINGLE), topic.ranked().first().copied())
        else {
            continue;
        };
        if !share::is_slip(single.count, total) {
            continue;
        }
        let (is_list, most) = (usual == LIST, most.count);
        // The pages of another folder, say, where the field is something else.
        let most_beside = if is_list { MOST_BESIDE_LISTS } else { MOST_BESIDE_MAPS };
        if single.count > most_beside || (!is_list && IN_BOTH_FORMS.contains(&name)) {
            continue;
        }
        charges.extend(single.spots.iter().map(|spot| {
            Charge::page(spot, move |accused, sink| report(accused, sink, is_list, most, total))
        }));
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, is_list: bool, most: usize, total: usize) {
    let name = accused.field.as_str();
    let here = type_of(accused.node, accused.page.dialect).phrase();
    let usual = if is_list { "a list" } else { "a mapping" };
    let share = share::percent(most, total);
    let message = format!("`{name}` is {here} here, but {usual} in {share} of {}", share::pages(total));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone());
    found.help(if is_list {
        "write it as a list of one item"
    } else {
        "write it as a mapping, like the other pages"
    });
}

fn report_emptied(accused: &Accused<'_>, sink: &mut Sink<'_>, inner: &str, pages: usize) {
    let name = accused.node.text().unwrap_or_default();
    let message = format!(
        "`{name}` is empty: `{inner}` below it is not indented, but in `{name}` on {}",
        share::pages(pages)
    );
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("indent its entries: `  {inner}: …`"));
}

fn report_date(accused: &Accused<'_>, sink: &mut Sink<'_>, is_quoted: bool, most: usize, total: usize) {
    if sink.has_found_in(accused.node.span) {
        return;
    }
    let name = accused.field.as_str();
    let text = accused.node.text().unwrap_or_default();
    let (here, there) = if is_quoted { ("a string", "a date") } else { ("a date", "a string") };
    let message =
        format!("`{name}` is {here} here, but {there} in {} of {}", share::number(most), share::pages(total));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(match date_shapes::completed(text) {
        Some(whole) if is_quoted => format!("write `{whole}`"),
        None if is_quoted && is_in_quotes(accused.node) => format!("remove the quotes: `{text}`"),
        None if is_quoted => "write it as `YYYY-MM-DD`, with or without a time `THH:MM:SS`".to_owned(),
        _ => format!("quote the value: `\"{text}\"`"),
    });
}

fn is_in_quotes(node: &Node<'_>) -> bool {
    node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted))
}

fn report_scalar(accused: &Accused<'_>, sink: &mut Sink<'_>, here: &str, there: &str, others: usize) {
    let text = accused.node.text().unwrap_or_default();
    let is_identifier = !is_in_quotes(accused.node) && scalar_types::is_identifier(text);
    if sink.has_found_in(accused.node.span) || is_identifier {
        return;
    }
    let name = accused.field.as_str();
    let message =
        format!("`{name}` is {here} here, but {there} in all {} other pages", share::number(others));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(if here == "a string" {
        format!("remove the quotes: `{text}`")
    } else {
        format!("quote the value: `\"{text}\"`")
    });
}
