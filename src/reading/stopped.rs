//! Why a generator makes nothing of a page.

use crate::document::Document;
use crate::loader::Dialect;

/// The reason why a reader stops.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stopped(pub(super) String);

impl From<&str> for Stopped {
    fn from(reason: &str) -> Self {
        Self(reason.to_owned())
    }
}

impl From<String> for Stopped {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

/// The field that the build stops at because the generator does not know it.
pub(super) fn stranger(document: &Document<'_>, dialect: &Dialect) -> Option<String> {
    let at_stranger = dialect.generator.facts().at_stranger;
    let mut names = document.entries().iter().filter_map(|entry| entry.key.text());
    names.find_map(|name| {
        let stranger = at_stranger(&document.source.path, name).filter(|stranger| stranger.stops)?;
        Some(format!("`{name}` is not a field of {}", stranger.page))
    })
}
