//! What many pages leave to the rules that compare pages in just the same way: known once, only the pages have to be counted.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::span::Span;
use crate::validators::{Alike, Observations, Sample};

/// More of them are not remembered for one field, so that memory does not grow with the pages.
const MOST: usize = 1024;
/// Nor are longer ones, in bytes.
const LONGEST: usize = 128;
/// After so many, one in eight must have been on a second page: the values of other fields differ from page to page, as
/// titles do, and would only take memory.
const FIRST: usize = 128;

/// The same bytes on many pages, and what is observed of them.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    places: Places,
    items: Places,
    all: Vec<Echo>,
    /// How many were on a second page.
    met: usize,
}

type Places = FxHashMap<Box<[u8]>, usize>;

#[derive(Debug)]
enum Echo {
    /// No page with it has been observed yet.
    New,
    /// One has, of which nothing is kept: most of what is on one page is on no other.
    Once,
    /// What one page leaves, and the others that had it and were not observed.
    Known { one: Box<Sample>, alike: Alike },
    /// Each page leaves something of its own.
    Never,
}

impl Echoes {
    /// The place of what is observed of these bytes; `None` if it is not remembered.
    pub(super) fn place(&mut self, bytes: &[u8]) -> Option<usize> {
        let is_full = self.is_full();
        remember(&mut self.places, &mut self.all, bytes, is_full)
    }

    /// The same for these bytes as an item of a list.
    pub(super) fn place_of_item(&mut self, bytes: &[u8]) -> Option<usize> {
        let is_full = self.is_full();
        remember(&mut self.items, &mut self.all, bytes, is_full)
    }

    /// Whether no more are remembered.
    fn is_full(&self) -> bool {
        let count = self.all.len();
        count >= MOST || (count >= FIRST && self.met * 8 < count)
    }

    /// What one page leaves, if that is known.
    pub(super) fn known(&self, place: usize) -> Option<&Sample> {
        match self.all.get(place) {
            Some(Echo::Known { one, .. }) => Some(one),
            _ => None,
        }
    }

    /// Counts a page that was not observed, with its parts in the order of the sample's.
    pub(super) fn repeat(&mut self, place: usize, path: &Arc<Path>, parts: impl FnOnce() -> Box<[Span]>) {
        if let Some(Echo::Known { alike, .. }) = self.all.get_mut(place) {
            alike.add(path, parts);
        }
    }

    /// Whether what a page leaves that has it is worth learning: nothing is known, but another page had it.
    pub(super) fn meet(&mut self, place: usize) -> bool {
        match self.all.get_mut(place) {
            Some(echo @ Echo::New) => {
                *echo = Echo::Once;
                false
            }
            Some(Echo::Once) => {
                self.met += 1;
                true
            }
            _ => false,
        }
    }

    /// Learns what pages leave; nothing if each page leaves something of its own.
    pub(super) fn learn(&mut self, place: usize, sample: Option<Sample>) {
        if let Some(echo) = self.all.get_mut(place) {
            *echo =
                sample.map_or(Echo::Never, |one| Echo::Known { one: Box::new(one), alike: Alike::default() });
        }
    }

    /// Adds what the pages that were not observed leave.
    pub(super) fn settle(&mut self, observations: &mut Observations) {
        for echo in &mut self.all {
            if let Echo::Known { one, alike } = echo {
                observations.repeat(one, &std::mem::take(alike));
            }
        }
    }
}

fn remember(places: &mut Places, all: &mut Vec<Echo>, bytes: &[u8], is_full: bool) -> Option<usize> {
    if let Some(&place) = places.get(bytes) {
        return Some(place);
    }
    if is_full || bytes.len() > LONGEST {
        return None;
    }
    places.insert(bytes.into(), all.len());
    all.push(Echo::New);
    Some(all.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_repeated_before_it_is_known() {
        let path: Arc<Path> = Path::new("a.md").into();
        let mut echoes = Echoes::default();
        let place = echoes.place(b"[News]").unwrap();
        assert_eq!(echoes.place(b"[News]"), Some(place));
        assert!(!echoes.meet(place) && echoes.meet(place) && echoes.known(place).is_none());
        let one = Sample::of(Observations::default(), &path, Box::default(), |_| true).unwrap();
        echoes.learn(place, Some(one));
        assert!(echoes.known(place).is_some() && !echoes.meet(place));
        echoes.learn(place, None);
        assert!(echoes.known(place).is_none() && !echoes.meet(place));
    }

    #[test]
    fn memory_is_bounded() {
        let mut echoes = Echoes::default();
        assert_eq!(echoes.place(&[b'x'; LONGEST + 1]), None);
        let mut twice = |value: usize| {
            let place = echoes.place(value.to_string().as_bytes());
            place.is_some_and(|place| echoes.meet(place) || echoes.meet(place))
        };
        assert!((0..MOST).all(&mut twice));
        assert_eq!((echoes.place(b"new"), echoes.place(b"7")), (None, Some(7)));
        assert_eq!(echoes.place_of_item(b"7"), None);
    }

    #[test]
    fn values_of_one_page_each_are_not_remembered_for_long() {
        let mut echoes = Echoes::default();
        let remembered = |value: &usize| echoes.place(value.to_string().as_bytes()).is_some();
        assert_eq!((0..MOST).filter(remembered).count(), FIRST);
        assert_eq!(echoes.place(b"7"), Some(7));
    }
}
