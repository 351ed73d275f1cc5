//! Proves of a page, from its bytes, that no rule finds anything on it, or names the few rules that have to look: a fast
//! path for pages that are as they should be. It never decides what a finding is; see `docs/architecture.md`.

mod all_but;
mod asked;
mod bytes;
mod days;
mod echoes;
mod effects;
mod fences;
mod kept;
mod kinds;
mod lines;
mod looks;
mod maps;
mod names;
mod nested;
mod places;
mod plans;
mod repeated;
mod silence;
mod slot;
mod sorted;
mod tree;
mod twins;
mod under_policy;
mod unread;
mod urls;
mod values;
mod wanted;
mod written;

use std::sync::Arc;

use crate::document::{Document, Source};
use crate::validators::Plan;

use asked::Asked;
use lines::Block;
use repeated::Part;

pub use all_but::Left;
pub use kept::Provers;
pub use repeated::What;
pub use under_policy::Prover;

/// Whether pages are proven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prove {
    /// Every page goes the long way.
    Off,
    /// Pages that are proven do not.
    #[default]
    On,
    /// Every page goes the long way, and where a proof says otherwise, the page counts as one that cannot be checked.
    Compare,
}

/// What is known of a page from its bytes.
#[derive(Debug)]
pub enum Proof {
    /// Nothing.
    None,
    /// No rule has anything to find on it or to observe.
    Whole,
    /// Only these rules have, in its block.
    Within(Arc<Plan>),
    /// Only some rules have, or all of them in some of its fields: [`Prover::left`] knows which.
    But,
}

/// How many pages were proven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proofs {
    /// Pages that no rule had to look at.
    pub whole: usize,
    /// Pages that only some rules had to look at.
    pub in_part: usize,
}

impl Proofs {
    /// Counts one more.
    pub(crate) const fn add(&mut self, proof: &Proof) {
        match proof {
            Proof::None => {}
            Proof::Whole => self.whole += 1,
            Proof::Within(_) | Proof::But => self.in_part += 1,
        }
    }
}

impl std::ops::AddAssign for Proofs {
    fn add_assign(&mut self, other: Self) {
        self.whole += other.whole;
        self.in_part += other.in_part;
    }
}

/// What a proof writes down, in memory that is used again for the next page.
#[derive(Debug, Default)]
pub struct Memory {
    block: Block,
    numbers: Vec<u32>,
    twins: Vec<Option<u32>>,
    /// The kind of a value.
    key: Vec<u8>,
    /// The rules that have to look at the page.
    asked: Asked,
    /// What of it other pages may have had as well.
    parts: Vec<Part>,
    /// The places of the fields that are not proven.
    suspects: Vec<usize>,
    /// The places of the fields that have to be looked at; `None` for all.
    looked: Option<Vec<usize>>,
}

impl Memory {
    /// The end of the block of the page that was proven last.
    pub const fn end(&self) -> usize {
        self.block.end()
    }

    /// The page that was proven last, as the loader would make it; the source reaches at least to the end of the block.
    pub fn document<'s>(&self, source: &'s Source) -> Option<Document<'s>> {
        tree::document(source, &self.block, None)
    }

    /// The same with only the fields that have to be looked at.
    pub fn looked_at<'s>(&self, source: &'s Source) -> Option<Document<'s>> {
        tree::document(source, &self.block, self.looked.as_deref())
    }

    /// The same with only one part of it; all of it for the names of its fields.
    pub fn part<'s>(&self, source: &'s Source, what: What) -> Option<Document<'s>> {
        match what {
            What::Names => self.document(source),
            What::Field { entry, .. } => tree::document(source, &self.block, Some(&[entry])),
            What::Item { entry, item, .. } => tree::with_item(source, &self.block, entry, item),
        }
    }
}
