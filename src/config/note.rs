//! What is to be said of a file that is no page: one that is not read, or not understood.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::RuleId;
use crate::span::Span;

/// Something that a run tells about a file that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file, as it is shown to people.
    pub path: Arc<Path>,
    /// What is in it.
    pub text: Box<str>,
    /// The place.
    pub span: Span,
    /// The rule that says it.
    pub rule: RuleId,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: String,
}
