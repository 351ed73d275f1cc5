//! What a rule that compares pages reports, once all pages have been seen.

use std::fmt;

use crate::document::Node;
use crate::field_path::FieldPath;

use super::context::DocumentCx;
use super::sink::Sink;
use super::spot::Spot;

/// A place that a collection rule reports for, read again.
#[derive(Debug)]
pub struct Accused<'a> {
    /// The page, or the configuration file.
    pub page: &'a DocumentCx<'a>,
    /// The node at the place.
    pub node: &'a Node<'a>,
    /// The way to it.
    pub field: FieldPath,
}

type Explain = Box<dyn Fn(&Accused<'_>, &mut Sink<'_>)>;

/// Something to report about a place, once its file is read again.
pub struct Charge {
    /// The place: a node.
    pub spot: Spot,
    /// Whether it is in the configuration file.
    pub is_setup: bool,
    /// Whether it is valid only if all pages have been seen.
    pub needs_all: bool,
    explain: Explain,
}

impl Charge {
    /// A charge against a node of a page.
    pub fn page(spot: &Spot, explain: impl Fn(&Accused<'_>, &mut Sink<'_>) + 'static) -> Self {
        Self { spot: spot.clone(), is_setup: false, needs_all: false, explain: Box::new(explain) }
    }

    /// The same charge, for runs in which all pages of the site were seen.
    #[must_use]
    pub fn needing_all(mut self) -> Self {
        self.needs_all = true;
        self
    }

    /// The same charge, for any run.
    #[must_use]
    pub fn in_any_run(mut self) -> Self {
        self.needs_all = false;
        self
    }

    /// A charge against a node of the configuration file, for runs over the whole tree.
    pub fn setup(spot: &Spot, explain: impl Fn(&Accused<'_>, &mut Sink<'_>) + 'static) -> Self {
        Self { spot: spot.clone(), is_setup: true, needs_all: true, explain: Box::new(explain) }
    }

    /// Reports it.
    pub fn explain(&self, accused: &Accused<'_>, sink: &mut Sink<'_>) {
        (self.explain)(accused, sink);
    }
}

impl fmt::Debug for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Charge").field("spot", &self.spot).finish_non_exhaustive()
    }
}
