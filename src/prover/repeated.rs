//! The parts of a proven page that many pages have had: the rules that compare pages need not look at them again.

use std::path::Path;
use std::sync::Arc;

use crate::span::Span;
use crate::validators::{Alike, Observations, Plan, Sample};

use super::echoes::Echoes;
use super::kinds;
use super::lines::Block;
use super::slot::Seen;
use super::written::{Scalar, Value};
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

/// Which part it is.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// The names of all fields.
    Names,
    /// One field with its value.
    Field {
        /// Its place on the page.
        entry: usize,
        /// The place of what is expected of it.
        slot: usize,
        /// Whether the value is the same as it is written, and not only of the same kind.
        is_written: bool,
    },
    /// One item of a list.
    Item {
        /// The place of the field.
        entry: usize,
        /// The place of the item among those of the page.
        item: usize,
        /// The place of what is expected of the field.
        slot: usize,
    },
}

impl What {
    /// Whether the bytes in the span at that place are the same on all pages that have the part.
    const fn is_same(self, at: usize) -> bool {
        match self {
            Self::Field { is_written, .. } => is_written || at == 0,
            Self::Names | Self::Item { .. } => true,
        }
    }

    /// The spans that what rules keep of the part is in.
    fn spans(self, block: &Block) -> Box<[Span]> {
        let of = |(start, end): (usize, usize)| Span::of(start..end);
        match self {
            Self::Names => block.entries.iter().map(|entry| of(entry.name)).collect(),
            Self::Field { entry, .. } => {
                let entry = block.entries.get(entry);
                entry.map(|entry| [of(entry.name), of(entry.value.place())]).into_iter().flatten().collect()
            }
            Self::Item { item, .. } => {
                block.items.get(item).map(|item| of(item.place())).into_iter().collect()
            }
        }
    }
}

impl Prover {
    /// What is left to look at of the page that was proven last, less the parts that are known.
    pub fn less(&mut self, bytes: &[u8], memory: &mut Memory) -> Proof {
        let asked = memory.asked;
        memory.parts.clear();
        memory.looked = None;
        let are_known = !asked.meets(self.rules.of_names) || self.names(memory);
        if self.rules.always.meets(self.rules.of_fields) {
            return self.proof(if are_known { asked.without(self.rules.of_names) } else { asked });
        }
        let looked = self.fields(bytes, memory);
        if !are_known {
            memory.parts.iter_mut().for_each(|part| part.is_known = false);
            return self.proof(asked);
        }
        let left = asked.without(self.rules.of_names);
        if looked.is_empty() {
            return self.proof(left.without(self.rules.of_fields));
        }
        if left.is_in(self.rules.of_fields) {
            memory.looked = Some(looked);
        } else {
            // The others look at the whole page.
            let are_fields = |part: &&mut Part| !matches!(part.what, What::Names);
            memory.parts.iter_mut().filter(are_fields).for_each(|part| part.is_known = false);
        }
        self.proof(left)
    }

    /// Notes the names as a part; whether it is known.
    pub(super) fn names(&mut self, memory: &mut Memory) -> bool {
        let count = memory.block.entries.len();
        let place = match self.names_before {
            Some((before, place)) if before == count => place,
            _ => {
                let Some(shape) = self.shape.get(..count) else { return false };
                memory.key.clear();
                for place in shape {
                    // The places of 4,096 names need two bytes each.
                    memory.key.extend(u16::try_from(*place).unwrap_or(u16::MAX).to_le_bytes());
                }
                let Some(place) = self.echoes.place(&memory.key) else { return false };
                self.names_before = Some((count, place));
                place
            }
        };
        let is_known = self.echoes.known(place).is_some();
        memory.parts.push(Part { what: What::Names, place, is_known });
        is_known
    }

    /// Notes the fields that are looked at as parts, and returns the places of those that are not known.
    pub(super) fn fields(&mut self, bytes: &[u8], memory: &mut Memory) -> Vec<usize> {
        let Memory { block, parts, key, suspects, .. } = memory;
        let mut looked = Vec::new();
        for (at, (entry, &slot)) in block.entries.iter().zip(&self.shape).enumerate() {
            // Of an empty field, a rule keeps the name of the one below it.
            let is_suspect = |at: usize| suspects.contains(&at);
            if !suspects.is_empty() && (is_suspect(at) || at.checked_sub(1).is_some_and(is_suspect)) {
                looked.push(at);
                continue;
            }
            let Some(slot_of) = self.slots.get_mut(slot).filter(|slot| slot.seen != Seen::Nothing) else {
                continue;
            };
            let (seen, is_date) = (slot_of.seen, slot_of.is_date());
            let echoes = &mut slot_of.echoes;
            let first = parts.len();
            let are_known = match &entry.value {
                Value::Flow { items, .. } | Value::Items { items, .. } if seen == Seen::Items => {
                    let mut are_known = true;
                    for item in items.clone() {
                        let (start, end) = block.items.get(item).map_or((0, 0), Scalar::place);
                        let place = echoes.place_of_item(bytes.get(start..end).unwrap_or_default());
                        let is_known = place.is_some_and(|place| echoes.known(place).is_some());
                        let what = What::Item { entry: at, item, slot };
                        if let Some(place) = place {
                            parts.push(Part { what, place, is_known });
                        }
                        are_known &= is_known;
                    }
                    are_known && !items.is_empty()
                }
                value => {
                    let (start, end) = value.place();
                    let written = bytes.get(start..end).unwrap_or_default();
                    let is_kind = seen == Seen::Kind && kinds::write(bytes, block, value, is_date, key);
                    let place = echoes.place(if is_kind { key } else { written });
                    let is_known = place.is_some_and(|place| echoes.known(place).is_some());
                    let what = What::Field { entry: at, slot, is_written: !is_kind };
                    if let Some(place) = place {
                        parts.push(Part { what, place, is_known });
                    }
                    is_known
                }
            };
            if !are_known {
                // All of a list is looked at.
                parts[first..].iter_mut().for_each(|part| part.is_known = false);
                looked.push(at);
            }
        }
        looked
    }

    fn echoes_of(&mut self, what: What) -> Option<&mut Echoes> {
        match what {
            What::Names => Some(&mut self.echoes),
            What::Field { slot, .. } | What::Item { slot, .. } => {
                self.slots.get_mut(slot).map(|slot| &mut slot.echoes)
            }
        }
    }

    /// Counts the parts that are known.
    pub fn repeat(&mut self, path: &Arc<Path>, memory: &Memory) {
        for part in memory.parts.iter().filter(|part| part.is_known) {
            if let Some(echoes) = self.echoes_of(part.what) {
                echoes.repeat(part.place, path, || part.what.spans(&memory.block));
            }
        }
    }

    /// Learns the parts that have been looked at. `observe` shows one of them to rules; `None` if they find something.
    pub fn learn(
        &mut self,
        path: &Arc<Path>,
        memory: &Memory,
        mut observe: impl FnMut(&Plan, What) -> Option<Observations>,
    ) {
        for part in memory.parts.iter().filter(|part| !part.is_known) {
            let what = part.what;
            if !self.echoes_of(what).is_some_and(|echoes| echoes.meet(part.place)) {
                continue;
            }
            let rules = match what {
                What::Names => memory.asked.shared(self.rules.of_names),
                What::Field { slot, .. } | What::Item { slot, .. } => {
                    let asked = self.slots.get(slot).map(|slot| slot.asked).unwrap_or_default();
                    asked.shared(self.rules.of_fields)
                }
            };
            let left = self.plan(rules).and_then(|plan| observe(&plan, what));
            let spans = what.spans(&memory.block);
            let sample = left.and_then(|left| Sample::of(left, path, spans, |at| what.is_same(at)));
            if let Some(echoes) = self.echoes_of(what) {
                echoes.learn(part.place, sample);
            }
        }
    }

    /// What the known parts of the page leave.
    pub fn known(&mut self, path: &Arc<Path>, memory: &Memory) -> Observations {
        let mut known = Observations::default();
        for part in memory.parts.iter().filter(|part| part.is_known) {
            if let Some(one) = self.echoes_of(part.what).and_then(|echoes| echoes.known(part.place)) {
                let mut alike = Alike::default();
                alike.add(path, || part.what.spans(&memory.block));
                known.repeat(one, &alike);
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
