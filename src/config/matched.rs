//! The globs that have matched a page, recorded from many threads.

use std::sync::atomic::{AtomicBool, Ordering};

/// One mark a glob.
#[derive(Debug)]
pub(super) struct Matched(Box<[AtomicBool]>);

impl Matched {
    /// None of so many globs has matched.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).map(|_| AtomicBool::new(false)).collect())
    }

    /// The glob at that place has.
    pub(super) fn note(&self, at: usize) {
        // Asked first: threads that only read do not take the line from each other.
        if !self.0[at].load(Ordering::Relaxed) {
            self.0[at].store(true, Ordering::Relaxed);
        }
    }

    /// Whether each of them has, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = bool> {
        self.0.iter().map(|mark| mark.load(Ordering::Relaxed))
    }
}
