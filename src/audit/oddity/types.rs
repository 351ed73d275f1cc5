//! Fields of several types, and dates in several formats.

use crate::schema::FieldType;

use super::super::field::{Field, SeenForm};
use super::super::kind::Kind;
use super::super::place::Spot;
use super::super::sketch::Gather;
use super::super::wording::{count, list, number, percent};
use super::{Oddity, OddityKind};

/// Types that belong together: whole and other numbers, dates and dates as text.
pub type Family = (FieldType, Spot);

/// One date among so many texts is a text.
const FEW: u64 = 10;

/// The types of a field without nulls, the most frequent first. A field that mostly contains text contains no dates: the title
/// `2022-04-27` is a text.
pub fn families(field: &Field) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut add = |kind: FieldType, spot: &Spot| match families.iter_mut().find(|known| known.0 == kind) {
        Some(known) => known.1.gather(spot.clone()),
        None => families.push((kind, spot.clone())),
    };
    let texts = field.kind(Kind::String).count;
    let dates = field.kind(Kind::DateText).count + field.kind(Kind::Date).count;
    for kind in Kind::ALL {
        let spot = field.kind(kind);
        let family = match kind {
            _ if spot.count == 0 => continue,
            Kind::Null | Kind::Refused => continue,
            Kind::DateText if texts > dates * FEW => FieldType::String,
            Kind::Integer if field.kind(Kind::Number).count > 0 => FieldType::Number,
            kind => kind.field_type(),
        };
        add(family, spot);
    }
    families.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    families
}

pub(super) fn find(field: &Field, found: &mut Vec<Oddity>) {
    let refused = field.kind(Kind::Refused);
    if refused.count > 0 {
        let message = format!("the parser fails on {} of `{}`", count(refused.count, "value"), field.name);
        found.push(odd(OddityKind::Unreadable, field, message, refused, field.values));
    }
    if field.empty.count > 0 {
        let (few, of) = (number(field.empty.count), count(field.values, "value"));
        let share = percent(field.empty.count, field.values);
        let message = format!("`{}` is empty in {few} of {of} ({share})", field.name);
        found.push(odd(OddityKind::Empty, field, message, &field.empty, field.values));
    }
    let families = families(field);
    let total: u64 = families.iter().map(|family| family.1.count).sum();
    let Some(((main, most), others)) = families.split_first() else { return };
    for (kind, spot) in others {
        let (few, values, many) = (number(spot.count), count(total, "value"), number(most.count));
        let message = format!(
            "`{}` is {} in {few} of {values} ({}), but {} in {many}",
            field.name,
            kind.phrase(),
            percent(spot.count, total),
            main.phrase(),
        );
        found.push(odd(OddityKind::Types, field, message, spot, total));
    }
    if *main == FieldType::Date {
        dates(field, found);
    }
}

fn dates(field: &Field, found: &mut Vec<Oddity>) {
    let mut forms: Vec<&SeenForm> = field.forms.values().collect();
    if forms.len() < 2 {
        return;
    }
    forms.sort_by(|a, b| {
        let key = |form: &SeenForm| std::cmp::Reverse(form.seen.spot.count);
        key(a).cmp(&key(b)).then_with(|| a.form.words().cmp(&b.form.words()))
    });
    let total: u64 = forms.iter().map(|form| form.seen.spot.count).sum();
    let words: Vec<String> = forms
        .iter()
        .map(|form| format!("`{}` {}", form.seen.text, percent(form.seen.spot.count, total)))
        .collect();
    let message = format!("`{}` has {} formats: {}", field.name, forms.len(), list(&words, 5));
    let mut others = Spot::default();
    for form in &forms[1..] {
        others.gather(form.seen.spot.clone());
    }
    found.push(odd(OddityKind::DateForms, field, message, &others, total));
}

fn odd(kind: OddityKind, field: &Field, message: String, spot: &Spot, total: u64) -> Oddity {
    let name = Some(field.name.clone());
    Oddity { kind, field: name, message, count: spot.count, total, first: spot.first.clone() }
}
