//! Charts of months, values, hosts and date formats: rows with a number and the length of its bar.

use std::cmp::Reverse;

use serde::Serialize;

use crate::reporter::visible;
use crate::schema::FieldType;

use super::super::field::{Field, SeenForm};
use super::super::oddity::{families, is_vocabulary, spellings};
use super::super::place::Seen;
use super::super::summary::top;
use super::super::wording::{number, percent};
use super::{bar, place};

/// Rows of one chart.
const ROWS: usize = 25;

/// Spellings that are side by side.
const SPELLINGS: usize = 200;

/// Pages by month of one date field: a row a year.
#[derive(Serialize)]
pub(super) struct Calendar {
    field: String,
    years: Vec<Year>,
}

#[derive(Serialize)]
struct Year {
    number: i32,
    months: Vec<Month>,
    total: String,
}

#[derive(Serialize)]
struct Month {
    count: u64,
    share: u64,
}

/// The values of one field.
#[derive(Serialize)]
pub(super) struct Words {
    field: String,
    distinct: String,
    rows: Vec<Row>,
    more: u64,
    alike: Vec<Vec<Row>>,
}

/// Where the addresses of one field lead.
#[derive(Serialize)]
pub(super) struct Hosts {
    field: String,
    rows: Vec<Row>,
    local: u64,
    plain: String,
}

/// The ways in which dates of one field are written.
#[derive(Serialize)]
pub(super) struct Forms {
    field: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
pub(super) struct Row {
    text: String,
    note: String,
    count: String,
    share: u64,
    place: String,
}

pub(super) fn calendar(field: &Field) -> Option<Calendar> {
    if families(field).first()?.0 != FieldType::Date {
        return None;
    }
    let most = *field.months.values().max()?;
    let (first, last) = (field.months.first_key_value()?.0.0, field.months.last_key_value()?.0.0);
    let years = (first..=last)
        .rev()
        .map(|year| {
            let count = |month| field.months.get(&(year, month)).copied().unwrap_or(0);
            let months: Vec<Month> =
                (1..=12).map(|month| Month { count: count(month), share: bar(count(month), most) }).collect();
            let total = months.iter().map(|month| month.count).sum();
            Year { number: year, months, total: number(total) }
        })
        .collect();
    Some(Calendar { field: visible(&field.name).into_owned(), years })
}

pub(super) fn words(field: &Field) -> Option<Words> {
    if !is_vocabulary(field) || field.distinct.distinct() < 2 {
        return None;
    }
    let values = top(field);
    let most = values.first()?.spot.count;
    let alike = spellings(field).into_iter().take(SPELLINGS);
    let alike = alike.map(|word| word.into_iter().map(|seen| row(seen, most)).collect()).collect();
    Some(Words {
        field: visible(&field.name).into_owned(),
        distinct: number(field.distinct.distinct()),
        more: field.distinct.distinct().saturating_sub(ROWS as u64),
        rows: values.into_iter().take(ROWS).map(|seen| row(seen, most)).collect(),
        alike,
    })
}

pub(super) fn hosts(field: &Field) -> Option<Hosts> {
    let links = field.links.as_ref().filter(|links| links.remote > 0)?;
    let mut hosts: Vec<&Seen> = links.hosts.values().collect();
    hosts.sort_by(|a, b| (Reverse(a.spot.count), &a.text).cmp(&(Reverse(b.spot.count), &b.text)));
    let plain = links.plain_http.count;
    Some(Hosts {
        field: visible(&field.name).into_owned(),
        rows: hosts.into_iter().take(ROWS).map(|host| row(host, links.remote)).collect(),
        local: links.local,
        plain: if plain > 0 { percent(plain, links.remote) } else { String::new() },
    })
}

pub(super) fn forms(field: &Field) -> Option<Forms> {
    if families(field).first()?.0 != FieldType::Date || field.forms.is_empty() {
        return None;
    }
    let mut forms: Vec<&SeenForm> = field.forms.values().collect();
    forms.sort_by_key(|form| (Reverse(form.seen.spot.count), form.form.words()));
    let total: u64 = forms.iter().map(|form| form.seen.spot.count).sum();
    let rows = forms.into_iter().map(|form| Row { note: form.form.words(), ..row(&form.seen, total) });
    Some(Forms { field: visible(&field.name).into_owned(), rows: rows.collect() })
}

fn row(seen: &Seen, whole: u64) -> Row {
    Row {
        text: visible(&seen.text).into_owned(),
        note: percent(seen.spot.count, whole),
        count: number(seen.spot.count),
        share: bar(seen.spot.count, whole),
        place: seen.spot.first.as_ref().map(place).unwrap_or_default(),
    }
}
