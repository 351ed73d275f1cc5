//! What is expected of a field of one name, and which rules have to look at it.

use std::path::Path;

use crate::config::Policy;
use crate::generators::Zones;
use crate::schema::{FOLDER_NAME, Field, Kind};
use crate::validators::RULES;

use super::asked::Asked;
use super::days::{self, Form};
use super::echoes::Echoes;
use super::effects::Effects;
use super::looks::{harmless_to, looks_at_name, looks_at_type};
use super::maps;
use super::names::{self, Named};
use super::sorted::Active;
use super::values;
use super::wanted::{Page, Right, Wanted};
use super::written::{Scalar, Value};

/// A field of one name under one policy.
#[derive(Debug)]
pub(super) struct Slot {
    /// Its name.
    pub(super) name: Box<str>,
    /// The number of its name in lower case.
    pub(super) number: u32,
    /// The number of the name of the field that must have the same value.
    pub(super) twin: Option<u32>,
    /// Whether every page must have it.
    pub(super) is_required: bool,
    /// The place of the field in the schema.
    field: Option<usize>,
    /// Which values are right.
    wanted: Wanted,
    /// The rules that look at a field of that name, whatever its value.
    pub(super) asked: Asked,
    /// A value with which some of them do not, and which these are.
    harmless: Option<(&'static str, Asked)>,
    /// The rules that look at values of its type.
    pub(super) of_type: Asked,
    /// What a date there is for.
    date: Purpose,
    /// Whether the schema alone decides about its scalars.
    is_free: bool,
    /// Whether the build may fail at a value of it when it makes the address; `None` if at no value.
    may_stop: Option<fn(&str) -> bool>,
    /// What the generator has taken.
    effects: Effects,
    /// What of it the rules see that compare pages by single fields.
    pub(super) seen: Seen,
    /// What its values leave to the rules that compare pages.
    pub(super) echoes: Echoes,
}

/// What a date is for.
#[derive(Clone, Copy, Debug)]
struct Purpose {
    /// Whether the generator reads it.
    is_read: bool,
    /// Whether the day in the name of the file is compared with it.
    is_day_of_name: bool,
}

/// What rules see of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Nothing,
    /// The kind of its value.
    Kind,
    /// Its value, or each item of it by itself.
    Items,
    /// Its value.
    Value,
}

impl Slot {
    /// What is expected of a field of that name; `number` gives names their numbers.
    pub(super) fn of(
        policy: &Policy,
        active: &[Active],
        name: &str,
        mut number: impl FnMut(&str) -> u32,
    ) -> Self {
        let field = policy.schema.place(name);
        let named = Named { name, field: field.and_then(|at| policy.schema.fields.get(at)) };
        let is_one = names::is_string(name) && !policy.schema.has_several(name);
        let wanted = if is_one { Wanted::of(named) } else { Wanted::Unknown };
        let (mut asked, mut of_type, mut harmless) = (Asked::default(), Asked::default(), None);
        for &(place, reasons) in active {
            if let Some(value) = harmless_to(policy, reasons.unwrap_or_default(), name) {
                let (first, rules) = harmless.get_or_insert((value, Asked::default()));
                (*first == value).then(|| rules.insert(place));
            }
            if looks_at_name(policy, (RULES[place], reasons), named) {
                asked.insert(place);
            }
            if looks_at_type(RULES[place], named) {
                of_type.insert(place);
            }
        }
        let is_date = named.field.is_some_and(|field| matches!(field.kind, Kind::Date(_)));
        let address = &policy.dialect.generator.facts().address;
        let may_stop = address.stopping.contains(&name).then_some(address.may_stop);
        let effects = Effects::of(policy, name);
        let is_limited = named.field.is_some_and(|field| field.allow.is_some());
        let other = named.field.and_then(|field| field.same_as.as_deref());
        Self {
            name: name.into(),
            number: number(name),
            twin: other.filter(|name| *name != FOLDER_NAME).map(number),
            is_required: named.field.is_some_and(|field| field.required),
            field,
            wanted,
            asked,
            harmless,
            of_type,
            date: Purpose {
                is_read: is_date && names::is_date(policy, name),
                is_day_of_name: is_date && name == "date",
            },
            is_free: !is_date && !is_limited && may_stop.is_none() && effects.are_none(),
            may_stop,
            effects,
            seen: Seen::Nothing,
            echoes: Echoes::default(),
        }
    }

    /// Whether it is a date to the schema.
    pub(super) const fn is_date(&self) -> bool {
        matches!(self.wanted, Wanted::Date { .. })
    }

    /// The rules that look at the field because of its name.
    pub(super) fn asked(&self, page: Page<'_>, value: &Value) -> Asked {
        match (self.harmless, value) {
            (Some((harmless, rules)), Value::Scalar(scalar))
                if scalar.quote == 0 && scalar.of(page.bytes()) == harmless.as_bytes() =>
            {
                self.asked.without(rules)
            }
            _ => self.asked,
        }
    }

    /// Whether the value is right, also to the generator.
    pub(super) fn judge(&mut self, policy: &Policy, path: &Path, page: Page<'_>, value: &Value) -> Right {
        if let (true, Value::Scalar(scalar)) = (self.is_free, value) {
            return self.wanted.judge(page, scalar, None);
        }
        let (date, quote) = match value {
            Value::Scalar(scalar) if self.is_date() => (days::read(scalar.of(page.bytes())), scalar.quote),
            _ => (None, 0),
        };
        let right = self.judge_by_schema(policy, page, value, date);
        if right == Right::No {
            return Right::No;
        }
        let date = date.filter(|_| right == Right::Certain).map(|(form, at)| ((form, quote), at));
        let form = date.filter(|_| self.date.is_read).map(|(form, _)| form);
        if let Some(may_stop) = self.may_stop {
            let (start, end) = value.place();
            if may_stop(page.text.get(start..end).unwrap_or_default()) {
                return Right::No;
            }
        }
        let is_text = right == Right::Certain && self.wanted.is_text();
        if !self.effects.are_taken(policy, path, page, (&self.name, value), (is_text, form)) {
            return Right::No;
        }
        if right != Right::Certain || !(self.date.is_read || self.date.is_day_of_name) {
            return right;
        }
        let Some((form, at)) = date else {
            return if matches!(value, Value::Scalar(_)) { Right::ByType } else { right };
        };
        let local = at + i64::from(form.0.minutes()) * 60;
        let is_same_day = !self.date.is_day_of_name || days::is_in_name(path, local);
        let keeps_zone = match policy.dialect.generator.facts().dates.zones {
            Zones::Kept => true,
            Zones::LostPlain => form.1 != 0 || form.0.is_text(),
            Zones::LostQuoted => form.1 == 0,
        };
        if form.0.is_zoned() && !keeps_zone {
            return Right::ByType;
        }
        let is_read = !self.date.is_read || self.effects.are_read_as(policy, page, value, (form, at));
        if is_same_day && is_read { Right::Certain } else { Right::ByType }
    }

    fn judge_by_schema(
        &mut self,
        policy: &Policy,
        page: Page<'_>,
        value: &Value,
        date: Option<(Form, i64)>,
    ) -> Right {
        let field = self.field.and_then(|at| policy.schema.fields.get(at));
        match value {
            Value::Scalar(scalar) if is_allowed(field, page, scalar) => self.wanted.judge(page, scalar, date),
            Value::Absent { .. } | Value::Scalar(_) | Value::Unread { .. } => Right::No,
            Value::Flow { items, .. } | Value::Items { items, .. } => {
                let items = page.block.items.get(items.clone()).unwrap_or_default();
                let item = match field.map(|field| &field.kind) {
                    Some(Kind::List(list)) => Some(&list.items),
                    _ => None,
                };
                let are_right = self.wanted.are_right(page, items)
                    && items.iter().all(|scalar| is_allowed(item, page, scalar))
                    && values::are_distinct(page.bytes(), items);
                if are_right { Right::Certain } else { Right::No }
            }
            Value::Map { .. } | Value::Maps { .. } => {
                let is_table = policy.dialect.generator.facts().terms.table == Some(&*self.name);
                let may_be_map = matches!(self.wanted, Wanted::Any { is_text: false }) && !is_table;
                let is_right = may_be_map && maps::is_right(page, value);
                if is_right { Right::Certain } else { Right::No }
            }
        }
    }
}

/// Whether the field allows the value.
fn is_allowed(field: Option<&Field>, page: Page<'_>, scalar: &Scalar) -> bool {
    let Some(allowed) = field.and_then(|field| field.allow.as_ref()) else { return true };
    std::str::from_utf8(scalar.of(page.bytes())).is_ok_and(|text| allowed.contains(text))
}
