//! Someone who sees the pages of a run as they are checked, so that no page is opened twice.

use std::path::Path;
use std::sync::Arc;

use crate::config::Policy;
use crate::document::Document;

/// Sees the pages of one thread. It is dropped when the thread has nothing left to do.
pub trait Witness: Send {
    /// Takes a page that was read, before it is checked.
    fn see(&mut self, path: &Arc<Path>, policy: &Policy, document: &Document<'_>);
}
