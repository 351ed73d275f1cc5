//! The summary of a field in one line: types, range, and a few of its values.

use super::field::{Field, SeenForm};
use super::kind::Kind;
use super::oddity::families;
use super::place::Seen;
use super::wording::{count, list, number, percent};
use crate::schema::FieldType;

/// The types of a field with their shares: `list 97%, string 3%`; the type alone where there is one.
pub(super) fn types(field: &Field) -> String {
    let mut kinds: Vec<(Kind, u64)> = Kind::ALL
        .iter()
        .map(|&kind| (kind, field.kind(kind).count))
        .filter(|(_, count)| *count > 0)
        .collect();
    kinds.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    if let [(kind, _)] = kinds[..] {
        return kind.name().to_owned();
    }
    let words: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| format!("{} {}", kind.name(), percent(*count, field.values)))
        .collect();
    words.join(", ")
}

/// The number of different values, with `~` where it is an estimate; nothing for lists and maps.
pub(super) fn distinct(field: &Field) -> String {
    match field.distinct.distinct() {
        0 => String::new(),
        distinct if field.distinct.is_complete() => number(distinct),
        distinct => format!("~{}", number(distinct)),
    }
}

/// The values that are kept, the most frequent first, then by text.
pub fn top(field: &Field) -> Vec<&Seen> {
    let mut values: Vec<&Seen> = field.distinct.values().collect();
    values.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
    values
}

/// What the values are like, in a few words.
pub(super) fn values(field: &Field, show: impl Fn(&str) -> String) -> String {
    let mut parts = Vec::new();
    if let Some((least, most)) = field.items {
        parts.push(if least == most {
            count(u64::from(most), "item")
        } else {
            format!("{} to {} items", number(u64::from(least)), number(u64::from(most)))
        });
    }
    match families(field).first().map(|family| family.0) {
        Some(FieldType::Date) => parts.push(dates(field, &show)),
        Some(FieldType::List | FieldType::Map) | None => {}
        Some(_) => {
            if let Some(links) = &field.links {
                let mut hosts: Vec<&Seen> = links.hosts.values().collect();
                hosts.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
                let total = links.remote;
                let words: Vec<String> = hosts
                    .iter()
                    .map(|host| format!("{} {}", show(&host.text), percent(host.spot.count, total)))
                    .collect();
                if !words.is_empty() {
                    parts.push(format!("hosts {}", list(&words, 3)));
                }
                if links.local > 0 {
                    parts.push(count(links.local, "path"));
                }
            }
            if field.links.as_ref().is_none_or(|links| (links.remote + links.local) * 2 < field.values) {
                parts.push(samples(field, &show));
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

/// From the first month to the last, and the ways of writing.
fn dates(field: &Field, show: &impl Fn(&str) -> String) -> String {
    let mut words = String::new();
    if let (Some((first, _)), Some((last, _))) =
        (field.months.first_key_value(), field.months.last_key_value())
    {
        words = format!("{:04}-{:02} to {:04}-{:02}, as ", first.0, first.1, last.0, last.1);
    }
    let mut forms: Vec<&SeenForm> = field.forms.values().collect();
    forms.sort_by(|a, b| {
        let key = |form: &SeenForm| std::cmp::Reverse(form.seen.spot.count);
        key(a).cmp(&key(b)).then_with(|| a.seen.text.cmp(&b.seen.text))
    });
    let forms: Vec<String> = forms.iter().map(|form| show(&form.seen.text)).collect();
    words + &list(&forms, 3)
}

/// Frequent values with their counts, or a few examples where nothing repeats.
fn samples(field: &Field, show: &impl Fn(&str) -> String) -> String {
    let top = top(field);
    let repeats = top.first().is_some_and(|seen| seen.spot.count > 1);
    let words: Vec<String> = top
        .iter()
        .take(8)
        .map(|seen| {
            let text = show(&seen.text);
            if repeats { format!("{text} {}", number(seen.spot.count)) } else { text }
        })
        .collect();
    let mut text = words.join(", ");
    if field.distinct.distinct() > words.len() as u64 {
        text.push_str(", …");
    }
    text
}
