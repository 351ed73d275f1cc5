//! Rules about dates. They look at fields of the type `date`, of which they have to be asked, unless there is only one way to
//! read the value; and at some names.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use chrono::NaiveTime;

use crate::generators::InNames;
use crate::schema::{Kind, Timezone};
use crate::validators::dates::role::{self, Role};
use crate::validators::dates::{future_date, names};

use super::super::names::Named;
use super::{BY_FORM, Silence};
use crate::value::date_format::DateFormat;

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        // It is in one of the formats, or the generator reads it as people do.
        "date-format" => BY_FORM,
        // The name of the file does not begin with another day.
        "filename-date-mismatch" => BY_FORM,
        // Each value is a day that exists, in a form of which the parts are certain: not ambiguous, not a number, in the
        // past, with a zone only as an offset that is in use, and the weekday, if any, is right.
        "ambiguous-date" | "ambiguous-timezone" | "epoch-date" | "invalid-date" | "unknown-timezone"
        | "weekday-mismatch" => Some(&[]),
        "date-order" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    is_date(named, |spec| spec.not_before.is_none() && spec.not_after.is_none())
                        && role::of(named.name) != Role::Updated
                })])
            }
        }
        "date-out-of-range" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    is_date(named, |spec| spec.min.is_none() && spec.max.is_none())
                })])
            }
        }
        // Of a date that the generator reads, the zone is not one that it loses.
        "docusaurus-zone-dropped" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    super::super::names::is_date(policy, named.name) || is_date(named, |_| false)
                })])
            }
        }
        "hexo-zone-ignored" => const { Some(&[Silence::Policy(|policy| policy.facts.timezone.is_none())]) },
        "expired-date" => const { Some(&[Silence::Field(|_, named| role::of(named.name) != Role::Expires)]) },
        // Of a post, the day in its name counts.
        "future-date" => {
            const {
                Some(&[Silence::Path(|policy, path, now| {
                    policy.dialect.generator.facts().dates.in_names != InNames::Required
                        || !names::is_of_collection(path)
                        || names::day(path).is_none_or(|day| {
                            names::read(day).is_some_and(|day| {
                                let earliest = now.checked_sub_signed(future_date::WEST);
                                earliest.is_some_and(|it| day.and_time(NaiveTime::MIN).and_utc() <= it)
                            })
                        })
                })])
            }
        }
        "missing-timezone" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    is_date(named, |spec| spec.timezone == Timezone::Optional || has_zone(&spec.formats))
                })])
            }
        }
        "stale-date" => {
            const { Some(&[Silence::Field(|_, named| is_date(named, |spec| spec.max_age.is_none()))]) }
        }
        "published-type" => const { Some(&[Silence::Field(|_, named| named.name != "published")]) },
        "quoted-date" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    let wants = policy.dialect.generator.facts().dates.wants_native;
                    named.name != "date" || wants.is_none()
                })])
            }
        }
        "wrong-date-field" => {
            const {
                Some(&[Silence::Field(|policy, named| {
                    role::instead(policy.dialect.generator, named.name).is_none()
                })])
            }
        }
        _ => None,
    }
}

/// Whether the field is not a date, or its settings are such.
fn is_date(named: Named<'_>, holds: fn(&crate::schema::DateSpec) -> bool) -> bool {
    named.field.is_none_or(|field| match &field.kind {
        Kind::Date(spec) => holds(spec),
        _ => true,
    })
}

/// Whether every format has a zone: a value in one of them has it, too.
fn has_zone(formats: &[DateFormat]) -> bool {
    !formats.is_empty() && formats.iter().all(|format| format.needs().1)
}
