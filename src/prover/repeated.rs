//! The parts of a proven page that many pages have had: the rules that compare pages need not look at them again.

use crate::validators::{Observations, Plan};

use super::days::{self, Form};
use super::echoes::{Echoes, Lesson};
use super::lines::Value;
use super::slot::Seen;
use super::values;
use super::{Memory, Proof, Prover};

/// A part of a page that these rules look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    what: What,
    /// Its place among the echoes.
    place: usize,
    /// Whether it need not be looked at.
    is_known: bool,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// The names of all fields.
    Names,
    /// One field with its value, and the place of its slot.
    Field { entry: usize, slot: usize },
}

impl Prover {
    /// What is left to look at of the page that was proven last, less the parts that are known.
    pub fn less(&mut self, bytes: &[u8], memory: &mut Memory) -> Proof {
        let asked = memory.asked;
        memory.parts.clear();
        memory.looked = None;
        let are_known = !asked.meets(self.of_names) || self.names(memory);
        let left = asked.without(self.of_names);
        let are_fields = left.is_in(self.of_fields) && !self.always.meets(self.of_fields);
        let looked = if are_fields { self.fields(bytes, memory) } else { Vec::new() };
        if !are_known {
            memory.parts.iter_mut().for_each(|part| part.is_known = false);
            return self.proof(asked);
        }
        if are_fields {
            if looked.is_empty() {
                return Proof::Whole;
            }
            memory.looked = Some(looked);
        }
        self.proof(left)
    }

    /// Notes the names as a part; whether it is known.
    fn names(&mut self, memory: &mut Memory) -> bool {
        let count = memory.block.entries.len();
        let place = match self.names_before {
            Some((before, place)) if before == count => place,
            _ => {
                let Some(shape) = self.shape.get(..count) else { return false };
                // The places of 4,096 names need two bytes each.
                let bytes: Vec<u8> =
                    shape.iter().flat_map(|place| place.to_le_bytes().into_iter().take(2)).collect();
                let Some(place) = self.echoes.place(&bytes) else { return false };
                self.names_before = Some((count, place));
                place
            }
        };
        let is_known = self.echoes.known(place).is_some();
        memory.parts.push(Part { what: What::Names, place, is_known });
        is_known
    }

    /// Notes the fields that are looked at as parts, and returns the places of those that are not known.
    fn fields(&mut self, bytes: &[u8], memory: &mut Memory) -> Vec<usize> {
        let Memory { block, parts, .. } = memory;
        let mut looked = Vec::new();
        for (at, (entry, &slot)) in block.entries.iter().zip(&self.shape).enumerate() {
            let Some(slot_of) = self.slots.get_mut(slot).filter(|slot| slot.seen != Seen::Nothing) else {
                continue;
            };
            let is_by_kind = slot_of.seen == Seen::Kind;
            let is_date = slot_of.is_date();
            let echoes = &mut slot_of.echoes;
            let (start, end) = entry.value.place();
            let written = bytes.get(start..end).unwrap_or_default();
            let kind = is_by_kind.then(|| kind(bytes, &entry.value, is_date)).flatten();
            let place = echoes.place(kind.as_ref().map_or(written, |kind| kind));
            let is_known = place.is_some_and(|place| echoes.known(place).is_some());
            parts.extend(place.map(|place| Part { what: What::Field { entry: at, slot }, place, is_known }));
            if !is_known {
                looked.push(at);
            }
        }
        looked
    }

    fn echoes_of(&mut self, what: What) -> Option<&mut Echoes> {
        match what {
            What::Names => Some(&mut self.echoes),
            What::Field { slot, .. } => self.slots.get_mut(slot).map(|slot| &mut slot.echoes),
        }
    }

    /// Counts the parts that are known.
    pub fn repeat(&mut self, memory: &Memory) {
        for part in memory.parts.iter().filter(|part| part.is_known) {
            if let Some(echoes) = self.echoes_of(part.what) {
                echoes.repeat(part.place);
            }
        }
    }

    /// Counts the parts that have been looked at. `observe` shows rules the whole page or one field, and says what can be
    /// learned from it.
    pub fn learn(&mut self, memory: &Memory, mut observe: impl FnMut(&Plan, Option<usize>) -> Lesson) {
        for part in memory.parts.iter().filter(|part| !part.is_known) {
            if !self.echoes_of(part.what).is_some_and(|echoes| echoes.see(part.place)) {
                continue;
            }
            let (rules, entry) = match part.what {
                What::Names => (memory.asked.shared(self.of_names), None),
                What::Field { entry, slot } => {
                    let asked = self.slots.get(slot).map(|slot| slot.asked).unwrap_or_default();
                    (asked.shared(self.of_fields), Some(entry))
                }
            };
            let lesson = self.plan(rules).map_or(Lesson::Never, |plan| observe(&plan, entry));
            if let Some(echoes) = self.echoes_of(part.what) {
                echoes.learn(part.place, lesson);
            }
        }
    }

    /// What the known parts of the page leave.
    pub fn known(&mut self, memory: &Memory) -> Observations {
        let mut known = Observations::default();
        for part in memory.parts.iter().filter(|part| part.is_known) {
            if let Some(one) = self.echoes_of(part.what).and_then(|echoes| echoes.known(part.place)) {
                known.repeat(one, 1);
            }
        }
        known
    }

    /// Adds what pages leave that were not looked at.
    pub(super) fn settle(&mut self, observations: &mut Observations) {
        self.echoes.settle(observations);
        for slot in &mut self.slots {
            slot.echoes.settle(observations);
        }
    }
}

/// What rules about the kinds of values can tell those of a field apart by; `None` if that is not certain.
fn kind(bytes: &[u8], value: &Value, is_date: bool) -> Option<[u8; 3]> {
    let Value::Scalar(scalar) = value else { return None };
    let text = scalar.of(bytes);
    let kind = match days::read(text) {
        Some((Form::Day, _)) => b'd',
        Some((Form::Time, _)) => b's',
        Some((Form::Rfc2822, _)) => b'r',
        Some((Form::Offset, _)) => b'o',
        Some((Form::Utc { is_exact }, _)) => b'y' + u8::from(is_exact),
        // Readers differ only in what is between the day, the time and the offset.
        Some((Form::Zoned { gap, form, .. }, _)) => gap.wrapping_mul(4) + form as u8,
        None if is_date || scalar.quote != 0 => return None,
        None if values::is_boolean(text) => b'b',
        None if values::integer(text).is_some() => b'i',
        // Some begin with a day.
        None if text.first().is_some_and(u8::is_ascii_digit) => return None,
        None => b't',
    };
    // No value as it is written begins with this byte.
    Some([0, kind, scalar.quote])
}
