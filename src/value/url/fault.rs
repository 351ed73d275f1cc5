//! The reasons why a text is not a URL, with their positions.

use std::ops::Range;

use super::Link;

/// Why a text is not an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlFault {
    /// What is wrong.
    pub what: UrlProblem,
    /// The bytes at fault in the text.
    pub range: Range<usize>,
    /// What belongs in their place, where that is certain enough to be said.
    pub instead: Option<String>,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlProblem {
    /// `https:///x`, `https://`; the range covers scheme and slashes.
    EmptyHost,
    /// `https//x`; the range covers scheme and slashes.
    MissingColon,
    /// `https:/x`, `https:x`; the range covers scheme, colon and slash.
    MissingSlash,
    /// `https;//x`, `https: //x`; the range covers what is between scheme and host.
    WrongSeparator,
    /// `https：//x`, `https:／／x`; the range covers what is between scheme and host.
    FullWidth,
    /// `htps://x`; the range covers the scheme.
    MisspeltScheme,
    /// `https://https://x`; the range covers the first of the two.
    RepeatedScheme,
    /// `www.example.org/x`; the range covers the host.
    MissingScheme,
    /// A port that is not a number up to 65535; the range covers it.
    BadPort,
    /// Whitespace in the host, or a line break or tab anywhere.
    Whitespace,
    /// Two addresses in one text; the range covers the second.
    TwoAddresses,
    /// `\`
    Backslash,
    /// `%` without two hexadecimal digits after it.
    BadEscape,
    /// A control or invisible character.
    Control,
    /// A host that cannot exist: empty label, a dash at its end, a character that no name contains, a bad IP address.
    BrokenHost,
}

impl UrlFault {
    /// A fault for which nothing is known to write instead.
    pub(super) const fn new(what: UrlProblem, range: Range<usize>) -> Self {
        Self { what, range, instead: None }
    }

    /// A fault with its remedy.
    pub(super) fn mended(what: UrlProblem, range: Range<usize>, instead: impl Into<String>) -> Self {
        Self { what, range, instead: Some(instead.into()) }
    }

    pub(super) fn shifted(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

/// Characters that no address contains and no reader shows: controls, zero-width characters, marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Looks for bad characters after the host.
pub(super) fn inside(body: &str, link: &Link) -> Result<(), UrlFault> {
    let rest = body.get(link.path.start..).unwrap_or_default();
    let is_plain = rest.bytes().all(|byte| matches!(byte, 0x21..=0x7e) && !matches!(byte, b'\\' | b'%'));
    if is_plain {
        return Ok(());
    }
    for (offset, c) in rest.char_indices() {
        let at = link.path.start + offset;
        let range = at..at + c.len_utf8();
        match c {
            '\t' | '\n' | '\r' => return Err(UrlFault::new(UrlProblem::Whitespace, range)),
            '\\' if at < link.path.end => return Err(UrlFault::mended(UrlProblem::Backslash, range, "/")),
            '%' if link.is_remote()
                && at < link.path.end
                && !is_escape(rest.get(offset..).unwrap_or_default()) =>
            {
                return Err(UrlFault::mended(UrlProblem::BadEscape, range, "%25"));
            }
            ' ' if is_second_address(rest.get(offset..).unwrap_or_default()) => {
                return Err(UrlFault::new(UrlProblem::TwoAddresses, at..body.len()));
            }
            c if is_invisible(c) => return Err(UrlFault::mended(UrlProblem::Control, range, "")),
            _ => {}
        }
    }
    Ok(())
}

fn is_escape(rest: &str) -> bool {
    rest.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn is_second_address(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.starts_with("http://") || rest.starts_with("https://")
}
