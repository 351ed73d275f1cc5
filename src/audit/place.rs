//! The first position of something, and how often it occurs.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

use crate::document::Source;
use crate::line_index::LineIndex;

use super::sketch::Gather;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: Arc<Path>,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| (place.line, place.column);
        self.path.as_os_str().cmp(other.path.as_os_str()).then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The page at hand: tells places, and counts lines only if one is asked for.
#[derive(Debug)]
pub(super) struct Here<'p> {
    path: &'p Arc<Path>,
    text: &'p str,
    lines: OnceCell<LineIndex<'p>>,
}

impl<'p> Here<'p> {
    pub(super) fn new(source: &'p Source) -> Self {
        Self { path: &source.path, text: &source.text, lines: OnceCell::new() }
    }

    fn place(&self, offset: u32) -> Place {
        let position = self.lines.get_or_init(|| LineIndex::new(self.text)).position(offset);
        Place { path: Arc::clone(self.path), line: position.line, column: position.column }
    }
}

/// How often something was seen, and where first in path order.
#[derive(Clone, Debug, Default)]
pub struct Spot {
    /// How often.
    pub count: u64,
    /// The first place; `None` if the count is 0.
    pub first: Option<Place>,
}

impl Spot {
    /// Counts again, at a byte of the page. Within a page the first call names the place.
    pub(super) fn see(&mut self, here: &Here<'_>, offset: u32) {
        self.count += 1;
        let is_first = self.first.as_ref().is_none_or(|first| here.path.as_os_str() < first.path.as_os_str());
        if is_first {
            self.first = Some(here.place(offset));
        }
    }
}

impl Gather for Spot {
    fn gather(&mut self, other: Self) {
        self.count += other.count;
        self.first = match (self.first.take(), other.first) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}

/// A value and where it was seen.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its text, cut to [`LONGEST`] bytes.
    pub text: Box<str>,
    /// How often and where.
    pub spot: Spot,
}

/// Longer texts are cut, in bytes.
pub const LONGEST: usize = 120;

impl Seen {
    /// Nothing seen of that text yet.
    pub(super) fn new(text: &str) -> Self {
        let cut = (0..=LONGEST.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let text = if cut < text.len() {
            format!("{}…", text.get(..cut).unwrap_or_default()).into()
        } else {
            text.into()
        };
        Self { text, spot: Spot::default() }
    }
}

impl Gather for Seen {
    fn gather(&mut self, other: Self) {
        self.spot.gather(other.spot);
    }
}
