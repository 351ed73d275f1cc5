//! The statistics of one field.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::document::{Node, Value};
use crate::value::date::Date;
use crate::value::scalar::Reader;

use super::dates::Form;
use super::kind::Kind;
use super::links::{self, Links};
use super::place::{Here, Seen, Spot};
use super::sketch::{Gather, Sketch, hash};

/// Different values that are kept of a field.
pub const VALUES: usize = 2048;

/// Ways of writing dates that are kept of a field.
const FORMS: usize = 64;

/// A way of writing dates, and an example of it.
#[derive(Clone, Debug)]
pub struct SeenForm {
    /// The way.
    pub form: Form,
    /// The first date that is written so.
    pub seen: Seen,
}

/// The least and the most of something.
pub type Extent<T> = Option<(T, T)>;

/// What was seen of one field.
#[derive(Clone, Debug)]
pub struct Field {
    /// The path: `title`, `cover.src`; the items of a list are `tags[]`.
    pub name: Box<str>,
    /// The pages that have it.
    pub pages: u64,
    /// The values; more than pages for items of lists.
    pub values: u64,
    /// Values that are null, or a text or list with nothing in it.
    pub empty: Spot,
    /// By [`Kind`], in the order of [`Kind::ALL`].
    pub kinds: [Spot; Kind::ALL.len()],
    /// Lengths of texts, in Unicode scalar values.
    pub lengths: Extent<u32>,
    /// Lengths of lists.
    pub items: Extent<u32>,
    /// The scalars that are not dates or addresses, and how often each was seen.
    pub distinct: Sketch<Seen>,
    /// The ways in which dates are written.
    pub forms: Sketch<SeenForm>,
    /// Dates by month: year and month (from 1).
    pub months: BTreeMap<(i32, u32), u64>,
    /// Addresses, where there are any.
    pub links: Option<Box<Links>>,
    /// The page counted last, so that a field of many values counts it once.
    last: u64,
}

impl Field {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            pages: 0,
            values: 0,
            empty: Spot::default(),
            kinds: Default::default(),
            lengths: None,
            items: None,
            distinct: Sketch::new(VALUES),
            forms: Sketch::new(FORMS),
            months: BTreeMap::new(),
            links: None,
            last: 0,
        }
    }

    /// How often the field has that value.
    pub const fn kind(&self, kind: Kind) -> &Spot {
        &self.kinds[kind as usize]
    }

    /// Counts a value; `page` is a number that is another one for every page of a thread.
    pub(super) fn see(&mut self, node: &Node<'_>, reader: Reader, here: &Here<'_>, page: u64) {
        if self.last != page {
            self.last = page;
            self.pages += 1;
        }
        self.values += 1;
        let offset = node.span.start;
        let (kind, date) = Kind::of(node, reader);
        self.kinds[kind as usize].see(here, offset);
        match &node.value {
            Value::Scalar(scalar) if kind != Kind::Null => {
                self.scalar(&scalar.text, kind, date.as_ref(), here, offset);
            }
            Value::List(items) if !items.is_empty() => widen(&mut self.items, count(items.len())),
            Value::List(_) => {
                widen(&mut self.items, 0);
                self.empty.see(here, offset);
            }
            Value::Map(_) => {}
            Value::Scalar(_) => self.empty.see(here, offset),
        }
    }

    fn scalar(&mut self, text: &str, kind: Kind, date: Option<&Date>, here: &Here<'_>, offset: u32) {
        if let Some(date) = date {
            self.date(text, date, here, offset);
        }
        if kind == Kind::String {
            if text.trim().is_empty() {
                self.empty.see(here, offset);
                return;
            }
            widen(&mut self.lengths, count(text.chars().count()));
            links::see(&mut self.links, text, here, offset);
        }
        links::count(&mut self.distinct, text, here, offset);
    }

    fn date(&mut self, text: &str, date: &Date, here: &Here<'_>, offset: u32) {
        let form = Form::of(text, date);
        let make = || SeenForm { form: form.clone(), seen: Seen::new(text) };
        if let Some(known) = self.forms.entry(hash(&form), make) {
            let before = known.seen.spot.first.clone();
            known.seen.spot.see(here, offset);
            if known.seen.spot.first != before {
                known.seen.text = text.into();
            }
        }
        if (1900..2200).contains(&date.local.year()) {
            *self.months.entry((date.local.year(), date.local.month())).or_default() += 1;
        }
    }

    /// Notes that it also goes by that name, which is the same apart from letter case. One in lower case is kept.
    pub(super) fn goes_by(&mut self, name: &str) {
        if *self.name < *name {
            self.name = name.into();
        }
    }

    /// Brings it into the state that does not depend on order.
    pub(super) fn settle(&mut self) {
        self.distinct.trim();
        self.forms.trim();
        if let Some(links) = &mut self.links {
            links.settle();
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn widen<T: Copy + Ord>(extent: &mut Extent<T>, by: T) {
    *extent = Some(extent.map_or((by, by), |(least, most)| (least.min(by), most.max(by))));
}

impl Gather for SeenForm {
    fn gather(&mut self, other: Self) {
        if other.seen.spot.first < self.seen.spot.first {
            self.seen.text.clone_from(&other.seen.text);
        }
        self.seen.gather(other.seen);
    }
}

impl Gather for Field {
    fn gather(&mut self, other: Self) {
        self.goes_by(&other.name);
        self.pages += other.pages;
        self.values += other.values;
        self.empty.gather(other.empty);
        for (own, other) in self.kinds.iter_mut().zip(other.kinds) {
            own.gather(other);
        }
        for (own, other) in [(&mut self.lengths, other.lengths), (&mut self.items, other.items)] {
            if let Some((least, most)) = other {
                widen(own, least);
                widen(own, most);
            }
        }
        self.distinct.gather(other.distinct);
        self.forms.gather(other.forms);
        for (month, count) in other.months {
            *self.months.entry(month).or_default() += count;
        }
        match (&mut self.links, other.links) {
            (Some(own), Some(other)) => own.gather(*other),
            (own @ None, other) => *own = other,
            _ => {}
        }
    }
}
