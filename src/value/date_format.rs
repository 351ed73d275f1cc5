//! The named date formats: what `formats:` in a schema may say, and how each is written.

/// A named format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// `Wed, 27 Apr 2022 10:22:31 GMT` (RFC 2822, section 3.3).
    Rfc2822,
}
