//! `date-order`: two dates of a page in the wrong order.

use std::cmp::Ordering;

use crate::diagnostic::Severity;
use crate::document::{Entry, Node};
use crate::schema::FieldType;
use crate::validators::dates::role::{self, Role};
use crate::validators::dates::wording;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{self, Date};

declare_rule! {
    /// Two dates of a page are in the wrong order, for example changed before published.
    ///
    /// ## Why
    /// One of the two has a wrong year or month. Feeds and sitemaps use the later one.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 2022-04-27
    /// updated: 2021-04-28
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-27
    /// updated: 2022-04-27 10:22:31
    /// ```
    /// ## Options
    /// `not-before:` and `not-after:` of a date field refer to another date field.
    "date-order" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(spec) = wording::spec(cx) else { return };
    if date.ambiguous.is_some() {
        return;
    }
    for (other, wrong) in [(&spec.not_before, Ordering::Less), (&spec.not_after, Ordering::Greater)] {
        let Some(other) = other.as_deref() else { continue };
        if let Some(node) = cx.sibling(other) {
            compare(cx, date, other, node, wrong, None, sink);
        }
    }
    let Some(name) = cx.key.and_then(|key| key.text()) else { return };
    if spec.not_before.is_none()
        && spec.not_after.is_none()
        && role::of(name) == Role::Updated
        && let Some(first) = cx.siblings.iter().find(|entry| is_published(entry))
    {
        let other = first.key.text().unwrap_or_default();
        compare(cx, date, other, &first.value, Ordering::Less, Some(Severity::Warning), sink);
    }
}

fn is_published(entry: &Entry<'_>) -> bool {
    entry.key.text().is_some_and(|name| role::of(name) == Role::Published)
}

fn compare(
    cx: &FieldCx<'_>,
    date: &Date,
    name: &str,
    node: &Node<'_>,
    wrong: Ordering,
    severity: Option<Severity>,
    sink: &mut Sink<'_>,
) {
    let Some(other) = node.text().and_then(|text| date::parse(text).ok()) else { return };
    if other.ambiguous.is_some() || order(date, &other) != wrong {
        return;
    }
    // Pages are written some days before they are published.
    if severity.is_some() && (other.local.date() - date.local.date()).num_days() <= 7 {
        return;
    }
    let word = if wrong == Ordering::Less { "before" } else { "after" };
    let own = cx.field_path();
    let (mut here, mut there) = (date.spoken(), other.spoken());
    if here == there {
        // The time decides.
        let written = |node: &Node<'_>| node.text().unwrap_or_default().trim().to_owned();
        (here, there) = (written(cx.node), written(node));
    }
    let message = format!("`{own}` ({here}) is {word} `{name}` ({there})");
    let found = match severity {
        Some(severity) => sink.report_as(RULE.id, severity, cx.node.span, message),
        None => sink.report(RULE.id, cx.node.span, message),
    };
    found.field(cx.field_path()).label(node.span, format!("`{name}` is here"));
    found.help("correct one of the two dates");
}

/// The order of two dates, by the day if a time is missing; without a zone, neighbouring days count as equal.
fn order(date: &Date, other: &Date) -> Ordering {
    if date.has_time() && other.has_time() && date.zone.is_some() == other.zone.is_some() {
        return date.instant().cmp(&other.instant());
    }
    let days = (date.local.date() - other.local.date()).num_days();
    let slack = i64::from(date.zone.is_some() != other.zone.is_some());
    if days.abs() <= slack { Ordering::Equal } else { days.cmp(&0) }
}
