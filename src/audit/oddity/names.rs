//! Field names that are nearly the same, rare fields, and fields that are rarely missing.

use std::collections::BTreeMap;

use crate::value::likeness;

use super::super::field::Field;
use super::super::group::Group;
use super::super::kind::Kind;
use super::super::path::parent;
use super::super::place::{Place, Spot};
use super::super::wording::{count, list, percent};
use super::{Oddity, OddityKind};

/// With fewer pages nobody can tell a rule from an exception.
const LEAST: u64 = 20;

/// A field on so many pages, in percent, should perhaps be on all.
const NEARLY_ALL: u64 = 90;

/// A field on so many pages at most, in a thousand, is rare.
const RARE: u64 = 5;

/// A name is a slip of another only if that one is so many times more frequent.
const TIMES: u64 = 20;

/// Shorter names are too often another word.
const LONG_ENOUGH: usize = 5;

pub(super) fn find(group: &Group, fields: &[&Field], found: &mut Vec<Oddity>) {
    alike(fields, found);
    let read = group.read();
    if read < LEAST {
        return;
    }
    let mut rare = Vec::new();
    let mut missing: BTreeMap<(u64, Option<Place>), Vec<&Field>> = BTreeMap::new();
    for field in fields.iter().filter(|field| parent(&field.name).is_none()) {
        if field.pages < read && field.pages * 100 >= read * NEARLY_ALL {
            let first = group.first_without(&field.name).and_then(|spot| spot.first.clone());
            missing.entry((read - field.pages, first)).or_default().push(field);
        }
        if field.pages * 1000 <= read * RARE {
            rare.push(*field);
        }
    }
    for ((count, first), fields) in missing {
        found.push(absent(&fields, count, read, first));
    }
    if !rare.is_empty() {
        let words: Vec<String> = rare.iter().rev().map(|field| format!("`{}`", field.name)).collect();
        let message = format!("{} on very few pages: {}", count(rare.len() as u64, "field"), list(&words, 8));
        let first = rare.iter().filter_map(|field| first(field)).min();
        let count = rare.iter().map(|field| field.pages).sum();
        let kind = OddityKind::RareFields;
        found.push(Oddity { kind, field: None, message, count, total: read, first });
    }
}

/// Fields that are missing equally often, and on the same page first: mostly the same pages.
fn absent(fields: &[&Field], missing: u64, read: u64, first: Option<Place>) -> Oddity {
    let words: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name)).collect();
    let verb = if fields.len() == 1 { "is" } else { "are" };
    let (pages, share) = (count(missing, "page"), percent(missing, read));
    Oddity {
        kind: OddityKind::Missing,
        field: if let [field] = fields { Some(field.name.clone()) } else { None },
        message: format!("{} {verb} missing on {pages} ({share})", list(&words, 8)),
        count: missing,
        total: read,
        first,
    }
}

/// Names that only differ in case, hyphens or number, and rare ones that are a slip away from a frequent one.
fn alike(fields: &[&Field], found: &mut Vec<Oddity>) {
    let mut keys: BTreeMap<String, &Field> = BTreeMap::new();
    for field in fields {
        let key = likeness::key(&field.name);
        // The fields come in order of their pages, so the one that is known is the usual one.
        let usual = match keys.get(&key) {
            Some(usual) => Some(*usual),
            None => slip_of(field, fields),
        };
        if let Some(usual) = usual.filter(|usual| parent(&usual.name) == parent(&field.name)) {
            found.push(beside(field, usual));
        }
        keys.entry(key).or_insert(field);
    }
}

fn slip_of<'f>(field: &Field, fields: &[&'f Field]) -> Option<&'f Field> {
    if field.name.len() < LONG_ENOUGH || field.name.ends_with("[]") {
        return None;
    }
    let name = field.name.to_lowercase();
    fields.iter().copied().find(|usual| {
        usual.pages >= field.pages * TIMES
            && usual.name.len().abs_diff(field.name.len()) <= 1
            && strsim::osa_distance(&usual.name.to_lowercase(), &name) == 1
    })
}

fn beside(field: &Field, usual: &Field) -> Oddity {
    let (few, many) = (count(field.pages, "page"), count(usual.pages, "page"));
    Oddity {
        kind: OddityKind::FieldName,
        field: Some(field.name.clone()),
        message: format!("`{}` on {few}, but `{}` on {many}", field.name, usual.name),
        count: field.pages,
        total: field.pages + usual.pages,
        first: first(field),
    }
}

/// The first page on which a field is.
fn first(field: &Field) -> Option<Place> {
    let spots = Kind::ALL.iter().map(|&kind| field.kind(kind));
    spots.filter_map(|spot: &Spot| spot.first.clone()).min()
}
