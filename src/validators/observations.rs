//! The data that collection rules keep: hashes, counts and positions, independent of the number of threads.

mod alike;

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::RuleId;
use crate::span::Span;

use super::group::Group;
use super::spot::Spot;

pub use alike::{Alike, Sample};

/// What is in more places than this is a habit, not a typo: only the number is kept.
pub const MOST_SPOTS: usize = 100;

/// What one rule keeps about one subject (a field) in one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topic {
    /// Values by their digest, for rules about each single one; sorted before they are judged.
    pub seen: Vec<(u64, Spot)>,
    /// Spellings, types, names: few different ones, each with its number.
    pub tallies: FxHashMap<Box<str>, Tally>,
}

/// How often something is in the pages, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// The number of times.
    pub count: usize,
    /// All the places, in order; none if there are more than [`MOST_SPOTS`].
    pub spots: Vec<Spot>,
}

impl Topic {
    /// Keeps the digest of a value.
    pub fn see(&mut self, digest: u64, path: &Arc<Path>, span: Span) {
        self.seen.push((digest, Spot { path: Arc::clone(path), span }));
    }

    /// Counts a spelling.
    pub fn count(&mut self, spelling: &str, path: &Arc<Path>, span: Span) {
        match self.tallies.get_mut(spelling) {
            Some(tally) => tally.add(path, span),
            None => self.tallies.entry(spelling.into()).or_default().add(path, span),
        }
    }

    /// How often anything is in the pages.
    pub fn total(&self) -> usize {
        self.tallies.values().map(|tally| tally.count).sum()
    }

    /// The spellings with their numbers, most frequent first.
    pub fn ranked(&self) -> Vec<(&str, &Tally)> {
        let mut ranked: Vec<(&str, &Tally)> =
            self.tallies.iter().map(|(name, tally)| (&**name, tally)).collect();
        ranked.sort_by(|(a, one), (b, other)| other.count.cmp(&one.count).then(a.cmp(b)));
        ranked
    }

    fn merge(&mut self, mut other: Self) {
        self.seen.append(&mut other.seen);
        for (spelling, tally) in other.tallies {
            self.tallies.entry(spelling).or_default().merge(tally);
        }
    }

    fn sort(&mut self) {
        self.seen.sort_unstable();
        self.tallies.values_mut().for_each(|tally| tally.spots.sort_unstable());
    }
}

impl Tally {
    fn add(&mut self, path: &Arc<Path>, span: Span) {
        self.count += 1;
        match self.count {
            ..=MOST_SPOTS => self.spots.push(Spot { path: Arc::clone(path), span }),
            _ => self.spots = Vec::new(),
        }
    }

    fn merge(&mut self, mut other: Self) {
        self.count += other.count;
        if self.count > MOST_SPOTS {
            self.spots = Vec::new();
        } else {
            self.spots.append(&mut other.spots);
        }
    }
}

/// What collection rules have seen so far. Empty, it takes no memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations(FxHashMap<(RuleId, Group), Subjects>);

/// The topics of one rule in one group.
#[derive(Clone, Debug, Default)]
struct Subjects {
    places: FxHashMap<Box<str>, usize>,
    topics: Vec<Topic>,
}

impl PartialEq for Subjects {
    /// In whatever order they were met.
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(subject, topic): (&str, &Topic)| other.known(subject) == Some(topic);
        self.topics.len() == other.topics.len() && self.all().all(is_same)
    }
}

impl Subjects {
    /// The topic of a subject. A map of topics would be asked twice, or want an owned key for every page.
    fn topic(&mut self, subject: &str) -> &mut Topic {
        let at = self.places.get(subject).copied().unwrap_or_else(|| {
            self.places.insert(subject.into(), self.topics.len());
            self.topics.push(Topic::default());
            self.topics.len() - 1
        });
        &mut self.topics[at]
    }

    fn known(&self, subject: &str) -> Option<&Topic> {
        self.topics.get(*self.places.get(subject)?)
    }

    fn all(&self) -> impl Iterator<Item = (&str, &Topic)> {
        self.places.iter().filter_map(|(subject, at)| Some((&**subject, self.topics.get(*at)?)))
    }
}

impl Observations {
    /// What a rule keeps about a subject in a group.
    pub fn topic(&mut self, rule: RuleId, group: Group, subject: &str) -> &mut Topic {
        self.0.entry((rule, group)).or_default().topic(subject)
    }

    /// Counts the spellings of several subjects in a group, each with its place in one page.
    pub fn count<'a>(
        &mut self,
        (rule, group): (RuleId, Group),
        path: &Arc<Path>,
        spellings: impl Iterator<Item = (&'a str, &'a str, Span)>,
    ) {
        let mut spellings = spellings.peekable();
        if spellings.peek().is_none() {
            return;
        }
        let subjects = self.0.entry((rule, group)).or_default();
        for (subject, spelling, span) in spellings {
            subjects.topic(subject).count(spelling, path, span);
        }
    }

    /// What a rule has kept about a subject in a group, if anything.
    pub fn known(&self, rule: RuleId, group: Group, subject: &str) -> Option<&Topic> {
        self.0.get(&(rule, group))?.known(subject)
    }

    /// All that a rule has kept, in an order that no thread has a say in.
    pub fn of(&self, rule: RuleId) -> Vec<(Group, &str, &Topic)> {
        let mut topics: Vec<(Group, &str, &Topic)> = self
            .0
            .iter()
            .filter(|((of, _), _)| *of == rule)
            .flat_map(|((_, group), subjects)| {
                subjects.all().map(|(subject, topic)| (*group, subject, topic))
            })
            .collect();
        topics.sort_by_key(|(group, subject, _)| (*group, *subject));
        topics
    }

    /// Whether nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over what another thread has seen.
    pub fn merge(&mut self, other: Self) {
        for (key, subjects) in other.0 {
            let own = self.0.entry(key).or_default();
            let Subjects { places, mut topics } = subjects;
            for (subject, at) in places {
                own.topic(&subject).merge(std::mem::take(&mut topics[at]));
            }
        }
    }

    /// Brings everything into the order of paths and offsets.
    pub fn sort(&mut self) {
        self.0.values_mut().flat_map(|subjects| &mut subjects.topics).for_each(Topic::sort);
    }
}
