//! The named date formats: what `formats:` in a schema may say, and how each is written.

/// A named format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// `Wed, 27 Apr 2022 10:22:31 GMT` (RFC 2822, section 3.3).
    Rfc2822,
}

/// A name that is no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a date format: {reason}")]
pub struct UnknownFormat {
    /// The name.
    pub name: Box<str>,
    /// Why not.
    pub reason: &'static str,
}

impl std::str::FromStr for DateFormat {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        if name == "rfc2822" {
            return Ok(Self::Rfc2822);
        }
        Err(UnknownFormat { name: name.into(), reason: "write one of its names" })
    }
}

impl DateFormat {
    /// The names of the configuration, for "did you mean".
    pub const NAMES: &'static [&'static str] = &["rfc2822"];

    /// The name of the configuration, or the pattern.
    pub fn name(&self) -> &str {
        "rfc2822"
    }
}
