//! What many pages leave to the rules that compare pages in just the same way: known once, only its number has to be kept.

use rustc_hash::FxHashMap;

use crate::validators::Observations;

/// More of them are not remembered for one field, so that memory does not grow with the pages.
const MOST: usize = 256;
/// Nor are longer ones, in bytes.
const LONGEST: usize = 128;

/// After how many pages it is looked at again whether a part is known by now, at the latest.
const OFTEN: usize = 32;

/// What is learned from a page.
#[derive(Debug)]
pub enum Lesson {
    /// Some rule still keeps the places of what it leaves.
    TooEarly,
    /// Each page leaves something of its own.
    Never,
    /// Only the number of pages that leave this matters from now on.
    One(Observations),
}

/// The same bytes on many pages, and what is observed of them.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    places: FxHashMap<Box<[u8]>, usize>,
    all: Vec<Echo>,
}

#[derive(Debug)]
enum Echo {
    /// So many pages with it have been observed.
    Seen(usize),
    /// What one page leaves, and how many more had it that were not observed.
    Known { one: Observations, times: usize },
    /// Each page leaves something of its own.
    Never,
}

impl Echoes {
    /// The place of what is observed of these bytes; `None` if it is not remembered.
    pub(super) fn place(&mut self, bytes: &[u8]) -> Option<usize> {
        if let Some(&place) = self.places.get(bytes) {
            return Some(place);
        }
        if self.all.len() >= MOST || bytes.len() > LONGEST {
            return None;
        }
        self.places.insert(bytes.into(), self.all.len());
        self.all.push(Echo::Seen(0));
        Some(self.all.len() - 1)
    }

    /// What one page leaves, if that is known.
    pub(super) fn known(&self, place: usize) -> Option<&Observations> {
        match self.all.get(place) {
            Some(Echo::Known { one, .. }) => Some(one),
            _ => None,
        }
    }

    /// Counts a page that was not observed.
    pub(super) fn repeat(&mut self, place: usize) {
        if let Some(Echo::Known { times, .. }) = self.all.get_mut(place) {
            *times += 1;
        }
    }

    /// Counts a page that was; whether to look at what it leaves, which is done ever less often.
    pub(super) fn see(&mut self, place: usize) -> bool {
        match self.all.get_mut(place) {
            Some(Echo::Seen(pages)) => {
                *pages += 1;
                pages.is_power_of_two() || pages.is_multiple_of(OFTEN)
            }
            _ => false,
        }
    }

    /// Learns what pages leave.
    pub(super) fn learn(&mut self, place: usize, lesson: Lesson) {
        let Some(echo) = self.all.get_mut(place) else { return };
        match lesson {
            Lesson::TooEarly => {}
            Lesson::Never => *echo = Echo::Never,
            Lesson::One(one) => *echo = Echo::Known { one, times: 0 },
        }
    }

    /// Adds what the pages that were not observed leave.
    pub(super) fn settle(&mut self, observations: &mut Observations) {
        for echo in &mut self.all {
            if let Echo::Known { one, times } = echo {
                observations.repeat(one, std::mem::take(times));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_repeated_before_it_is_known() {
        let mut echoes = Echoes::default();
        let place = echoes.place(b"[News]").unwrap();
        assert_eq!(echoes.place(b"[News]"), Some(place));
        assert_eq!([(); 5].map(|()| echoes.see(place)), [true, true, false, true, false]);
        echoes.learn(place, Lesson::TooEarly);
        assert!(echoes.known(place).is_none());
        echoes.learn(place, Lesson::One(Observations::default()));
        assert!(echoes.known(place).is_some() && !echoes.see(place));
        echoes.learn(place, Lesson::Never);
        assert!(echoes.known(place).is_none() && !echoes.see(place));
    }

    #[test]
    fn memory_is_bounded() {
        let mut echoes = Echoes::default();
        assert_eq!(echoes.place(&[b'x'; LONGEST + 1]), None);
        assert!((0..MOST).all(|value| echoes.place(value.to_string().as_bytes()).is_some()));
        assert_eq!((echoes.place(b"new"), echoes.place(b"7")), (None, Some(7)));
    }
}
