//! Why a generator makes nothing of a page.

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
