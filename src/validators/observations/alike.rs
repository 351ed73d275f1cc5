//! What many pages leave in just the same way, each in places of its own.

use std::path::Path;
use std::sync::Arc;

use crate::span::Span;
use crate::validators::Spot;

use super::{MOST_SPOTS, Observations, Topic};

/// What is observed of one page, and the parts of the page that it is observed of.
#[derive(Debug)]
pub struct Sample {
    left: Observations,
    path: Arc<Path>,
    parts: Box<[Span]>,
}

/// Other pages with the same parts.
#[derive(Debug, Default)]
pub struct Alike {
    count: usize,
    /// The pages; none if there are more than [`MOST_SPOTS`].
    pages: Vec<Arc<Path>>,
    /// The parts of one page after the other, in the order of the sample's.
    parts: Vec<Span>,
}

impl Alike {
    /// Adds a page with these parts.
    pub fn add(&mut self, path: &Arc<Path>, parts: impl FnOnce() -> Box<[Span]>) {
        self.count += 1;
        if self.count <= MOST_SPOTS {
            self.pages.push(Arc::clone(path));
            self.parts.extend(parts());
        } else if !self.pages.is_empty() {
            (self.pages, self.parts) = (Vec::new(), Vec::new());
        }
    }

    /// Each page with its parts.
    fn each(&self) -> impl Iterator<Item = (&Arc<Path>, &[Span])> {
        let each = self.parts.len().checked_div(self.pages.len()).unwrap_or_default();
        let parts = move |at| self.parts.get(at * each..(at + 1) * each).unwrap_or_default();
        self.pages.iter().enumerate().map(move |(at, path)| (path, parts(at)))
    }
}

impl Sample {
    /// What `left` says of the page at `path` and its parts; `None` if other pages leave something else, or do so in places
    /// that do not follow from those of their parts. Parts that `is_same` have the same bytes on all pages.
    pub fn of(
        left: Observations,
        path: &Arc<Path>,
        parts: Box<[Span]>,
        is_same: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let is_within = |span: Span| part_of(&parts, span).is_some_and(|at| is_same(at) || parts[at] == span);
        let follows = |topic: &Topic| {
            let mut spots = topic.tallies.values().flat_map(|tally| &tally.spots);
            topic.seen.iter().all(|(_, spot)| *spot.path != **path)
                && spots.all(|spot| *spot.path != **path || is_within(spot.span))
        };
        let are_all = left.0.values().flat_map(|subjects| &subjects.topics).all(follows);
        are_all.then(|| Self { left, path: Arc::clone(path), parts })
    }

    /// The place of what is at `spot` in the page of the sample, on a page with these parts.
    fn moved(&self, spot: &Spot, path: &Arc<Path>, parts: &[Span]) -> Spot {
        let span = spot.span;
        let Some((from, to)) =
            part_of(&self.parts, span).and_then(|at| Some((self.parts[at], *parts.get(at)?)))
        else {
            return spot.clone();
        };
        let start = to.start + (span.start - from.start);
        let end = if span.end == from.end { to.end } else { start + span.len() };
        Spot { path: Arc::clone(path), span: Span::new(start, end) }
    }
}

/// The part that a span is in.
fn part_of(parts: &[Span], span: Span) -> Option<usize> {
    parts.iter().position(|part| part.start <= span.start && span.end <= part.end)
}

impl Observations {
    /// Adds what pages leave that are like a sample.
    pub fn repeat(&mut self, one: &Sample, alike: &Alike) {
        if alike.count == 0 {
            return;
        }
        for (key, subjects) in &one.left.0 {
            let own = self.0.entry(*key).or_default();
            for (subject, topic) in subjects.all() {
                own.topic(subject).repeat(topic, one, alike);
            }
        }
    }
}

impl Topic {
    fn repeat(&mut self, other: &Self, sample: &Sample, alike: &Alike) {
        self.seen.extend_from_slice(&other.seen);
        for (spelling, one) in &other.tallies {
            let own = match self.tallies.get_mut(spelling) {
                Some(own) => own,
                None => self.tallies.entry(spelling.clone()).or_default(),
            };
            own.count += one.count * alike.count;
            if own.count > MOST_SPOTS {
                own.spots = Vec::new();
                continue;
            }
            for (path, parts) in alike.each() {
                own.spots.extend(one.spots.iter().map(|spot| {
                    if *spot.path == *sample.path { sample.moved(spot, path, parts) } else { spot.clone() }
                }));
            }
        }
    }
}
