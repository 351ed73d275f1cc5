//! Addresses, with the place of scheme, host and path.

/// An address or path that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {}

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq)]
pub enum UrlFault {
    /// Nothing like one.
    Unreadable,
}

/// Reads an address.
pub fn parse(_text: &str) -> Result<Link, UrlFault> {
    Err(UrlFault::Unreadable)
}
