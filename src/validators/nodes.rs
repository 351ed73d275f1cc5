//! The rules about nodes that are on, and which of them are asked at a node: most can find something at few.

use rustc_hash::FxHashMap;

use crate::document::Node;
use crate::loader::Generator;

use super::context::NodeCx;
use super::plan::Signs;
use super::sink::Sink;

pub(super) type NodeCheck = fn(&NodeCx<'_>, &mut Sink<'_>);

/// What a text may begin with.
type First = fn(u8) -> bool;

/// Where a rule about nodes can find something: elsewhere it is not asked.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// Anywhere.
    All,
    /// At scalars whose text begins with such a byte; 0 is for what is empty or not a scalar.
    Text(First),
    /// At entries whose key begins with such a byte.
    Key(First),
    /// At the fields of the root that have these names under the generator.
    Fields(fn(Generator) -> Vec<&'static str>),
}

/// What there is of a text that is empty or none.
const NO_TEXT: u8 = 0;

/// A bit for each rule.
pub(super) type Set = u32;

/// The rules about nodes that are on.
#[derive(Debug)]
pub(super) struct Nodes {
    checks: Vec<(Signs, NodeCheck)>,
    /// Those that are asked at some texts, and at some keys, by the first byte.
    texts: [Set; 256],
    keys: [Set; 256],
    /// Those that are asked at any text, and at any key.
    any_text: Set,
    any_key: Set,
    /// Those that are asked at certain fields only, by the names of these, and all others.
    fields: FxHashMap<&'static str, Set>,
    elsewhere: Set,
}

impl Default for Nodes {
    fn default() -> Self {
        Self {
            checks: Vec::new(),
            texts: [0; 256],
            keys: [0; 256],
            any_text: 0,
            any_key: 0,
            fields: FxHashMap::default(),
            elsewhere: 0,
        }
    }
}

impl Nodes {
    /// Adds a rule that needs to see `needs` in a block.
    pub(super) fn add(&mut self, at: At, needs: Signs, check: NodeCheck, generator: Generator) {
        let bit = u32::try_from(self.checks.len()).ok().and_then(|number| Set::checked_shl(1, number));
        let bit = bit.unwrap_or_default();
        self.checks.push((needs, check));
        let mark = |sets: &mut [Set; 256], is: First| {
            (0..=u8::MAX).zip(sets).filter(|(byte, _)| is(*byte)).for_each(|(_, set)| *set |= bit);
        };
        match at {
            At::Text(is) => mark(&mut self.texts, is),
            _ => self.any_text |= bit,
        }
        match at {
            At::Key(is) => {
                mark(&mut self.keys, is);
                self.keys[usize::from(NO_TEXT)] &= !bit;
            }
            _ => self.any_key |= bit,
        }
        match at {
            At::Fields(names) => {
                for name in names(generator) {
                    *self.fields.entry(name).or_default() |= bit;
                }
            }
            _ => self.elsewhere |= bit,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// The rules that find in a block what they need.
    pub(super) fn needing(&self, signs: Signs) -> Set {
        let needed = self.checks.iter().rev().map(|(needs, _)| Set::from(needs & signs != 0));
        needed.fold(0, |set, is_needed| set << 1 | is_needed)
    }

    /// Asks those of the rules that can find something at a node.
    pub(super) fn ask(&self, rules: Set, cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
        let first = |node: &Node<'_>| node.text().and_then(|text| text.bytes().next()).unwrap_or(NO_TEXT);
        let key = cx.key.map_or(NO_TEXT, first);
        let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(Node::text);
        let named = name.and_then(|name| self.fields.get(name)).copied().unwrap_or_default();
        let at_text = self.texts[usize::from(first(cx.node))] | self.any_text;
        let at_key = self.keys[usize::from(key)] | self.any_key;
        let mut left = rules & at_text & at_key & (self.elsewhere | named);
        while left != 0 {
            if let Some((_, check)) = self.checks.get(left.trailing_zeros() as usize) {
                check(cx, sink);
            }
            left &= left - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Set;
    use crate::validators::{Check, RULES};

    #[test]
    fn every_rule_has_a_bit() {
        let rules = RULES.iter().filter(|rule| matches!(rule.check, Check::Node { .. }));
        assert!(rules.count() <= Set::BITS as usize);
    }
}
