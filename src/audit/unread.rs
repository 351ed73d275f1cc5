//! Pages whose front matter cannot be read: how many, why, and which.

use std::collections::BTreeMap;

use super::links::count;
use super::place::{Here, Place, Seen, Spot};
use super::sketch::{Gather, Sketch};

/// Reasons that are kept.
const REASONS: usize = 64;

/// Pages that are kept by name.
const PAGES: usize = 256;

/// The pages.
#[derive(Clone, Debug)]
pub struct Unread {
    /// How many, and the first.
    pub spot: Spot,
    /// Why not.
    pub reasons: Sketch<Seen>,
    /// The first of them in path order, with the reason.
    pub pages: BTreeMap<Place, Box<str>>,
}

impl Default for Unread {
    fn default() -> Self {
        Self { spot: Spot::default(), reasons: Sketch::new(REASONS), pages: BTreeMap::new() }
    }
}

impl Unread {
    /// Counts a page that cannot be read for that reason, because of a byte of it.
    pub(super) fn see(&mut self, words: &str, offset: u32, here: &Here<'_>) {
        self.spot.see(here, offset);
        count(&mut self.reasons, words, here, offset);
        self.pages.insert(here.place(offset), Seen::new(words).text);
        self.cut();
    }

    /// Brings it into the state that does not depend on order.
    pub(super) fn settle(&mut self) {
        self.reasons.trim();
    }

    fn cut(&mut self) {
        while self.pages.len() > PAGES {
            self.pages.pop_last();
        }
    }
}

impl Gather for Unread {
    fn gather(&mut self, other: Self) {
        self.spot.gather(other.spot);
        self.reasons.gather(other.reasons);
        self.pages.extend(other.pages);
        self.cut();
    }
}
