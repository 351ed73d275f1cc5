//! Addresses without anything unusual (`https://host.name/path`), told by their bytes alone: most of them.

use super::{Link, LinkKind};

/// Allowed in a host name.
const HOST: u8 = 1;
/// Allowed in a path without further checks: nothing that is escaped, cut off or mistaken for a template.
const PATH: u8 = 2;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut sign = 0x21_u8;
    while sign < 0x7f {
        let byte = sign as usize;
        if sign.is_ascii_alphanumeric() || sign == b'-' {
            classes[byte] |= HOST;
        }
        if !matches!(sign, b'\\' | b'%' | b'#' | b'?' | b'{' | b'<' | b'$') {
            classes[byte] |= PATH;
        }
        sign += 1;
    }
    classes
};

/// The parts of such an address; `None` for any other.
pub(super) fn read(text: &str) -> Option<Link> {
    let bytes = text.as_bytes();
    let scheme = if bytes.starts_with(b"https://") {
        0..5
    } else if bytes.starts_with(b"http://") {
        0..4
    } else {
        return None;
    };
    let start = scheme.end + 3;
    let end = start + host(bytes.get(start..)?)?;
    if bytes.get(end..)?.iter().fold(PATH, |all, &byte| all & CLASSES[usize::from(byte)]) == 0 {
        return None;
    }
    let mut link = Link::bare(LinkKind::Absolute, end..bytes.len());
    link.scheme = Some(scheme);
    link.host = Some(start..end);
    Some(link)
}

/// The length of the host that `rest` starts with: at least two labels of letters, digits and dashes, short enough,
/// the last with a letter in front. A slash follows, or nothing.
fn host(rest: &[u8]) -> Option<usize> {
    const LONGEST: usize = 63;
    let mut label = 0;
    for (at, &byte) in rest.iter().chain(b"/").enumerate().take(LONGEST) {
        if CLASSES[usize::from(byte)] & HOST != 0 {
            continue;
        }
        let is_end = byte == b'/';
        let word = rest.get(label..at)?;
        if !(is_end || byte == b'.') || word.is_empty() || word.starts_with(b"-") || word.ends_with(b"-") {
            return None;
        }
        if is_end {
            return (label > 0 && word[0].is_ascii_alphabetic()).then_some(at);
        }
        label = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::with_care;
    use super::read;

    #[test]
    fn reads_what_careful_reading_reads() {
        let schemes = ["https://", "http://", "HTTPS://", "https:/", "https:///", " https://", "//"];
        let hosts = [
            "example.org",
            "a-b.example.org",
            "EXAMPLE.org",
            "example.org.",
            "example",
            "1.2.3.4",
            "a.b1",
            "-a.org",
            "a-.org",
            "a..org",
            "ann@example.org",
            "example.org:80",
            "a_b.org",
            "例.org",
            "http",
            "",
            "a.1",
            "a.1b",
            "a123456789012345678901234567890123456789012345678901234567890123.org",
        ];
        let paths = [
            "",
            "/",
            "/a/b.jpg",
            "//a",
            "/a b",
            "/a%20b",
            "/a%zz",
            "?a=1",
            "#b",
            "/a?b#c",
            "/{{ a }}",
            "/${a}",
            "/<a>",
            "/\"a\"",
            "/[[a]]",
            "/a\\b",
            "/a ",
            "/图.png",
            "/a@b:c",
            "/!cover",
            "/\u{200b}",
        ];
        let mut count = 0;
        for scheme in schemes {
            for host in hosts {
                for path in paths {
                    let text = format!("{scheme}{host}{path}");
                    if let Some(link) = read(&text) {
                        assert_eq!(Ok(link), with_care(&text), "{text}");
                        count += 1;
                    }
                }
            }
        }
        assert!(count >= 40, "only {count} are read");
    }
}
