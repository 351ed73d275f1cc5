//! Invisible characters, and where they are legitimate; used by `invisible-character`.

use crate::byte_scan;

/// What is wrong with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// No width, or a control character: it can be removed.
    Hidden(&'static str),
    /// A space that is not an ASCII space.
    Blank(&'static str),
}

/// The position of the text in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A key, a URL, or a term of a list: any invisible character changes it.
    Exact,
    /// Prose: spaces and joiners are legitimate in it.
    Prose,
}

/// Whether a text can contain a character that [`find`] finds, by the first bytes of such characters: cheap, and false
/// for most pages, whatever their script.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler judges many bytes at once")]
pub(crate) fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    byte_scan::any(bytes, |byte| is_control(byte) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2))
        || memchr::memchr_iter(0xef, bytes).any(|at| bytes.get(at + 1) == Some(&0xbb))
}

/// The characters that should not be in `text`, each with its byte offset.
pub(crate) fn all(text: &str, role: Role) -> impl Iterator<Item = (usize, char, Sign)> {
    text.char_indices().filter_map(move |(at, sign)| {
        let fault = judge(text, at, sign, role)?;
        Some((at, sign, fault))
    })
}

/// The first of them.
pub(crate) fn find(text: &str, role: Role) -> Option<(usize, char, Sign)> {
    all(text, role).next()
}

/// Whether there are only spaces of all kinds before or after the character at `at`.
pub(crate) fn is_at_edge(text: &str, at: usize, sign: char) -> bool {
    text.get(..at).unwrap_or_default().trim_start().is_empty()
        || text.get(at + sign.len_utf8()..).unwrap_or_default().trim_end().is_empty()
}

fn judge(text: &str, at: usize, sign: char, role: Role) -> Option<Sign> {
    let before = || text.get(..at).unwrap_or_default().chars().next_back();
    let after = || text.get(at + sign.len_utf8()..).unwrap_or_default().chars().next();
    let at_edge = || before().is_none() || after().is_none();
    match sign {
        '\t' | '\n' | '\r' | '\u{85}' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Sign::Hidden("a control character")),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Sign::Hidden("it changes the text direction"))
        }
        '\u{2060}' | '\u{feff}' => Some(Sign::Hidden("a zero-width character")),
        // Thai, Lao, Burmese and Khmer mark the ends of words with it.
        '\u{200b}' if before().is_some_and(is_unspaced) => None,
        // A long name may break there: `resources.GetRemote`.
        '\u{200b}'
            if role == Role::Prose
                && before().is_some_and(is_joint)
                && after().is_some_and(char::is_alphanumeric) =>
        {
            None
        }
        '\u{200b}' => Some(Sign::Hidden("a zero-width space")),
        '\u{ad}' if role == Role::Exact => Some(Sign::Hidden("a soft hyphen")),
        // Emoji, Indic scripts and Persian need joiners; between ASCII letters and at an edge they have no effect.
        '\u{200c}' | '\u{200d}' => {
            let is_lost = at_edge() || (before()?.is_ascii() && after()?.is_ascii());
            is_lost.then_some(Sign::Hidden("a zero-width joiner"))
        }
        '\u{a0}' | '\u{202f}' if role == Role::Exact || is_at_edge(text, at, sign) => {
            Some(Sign::Blank("a no-break space"))
        }
        _ => None,
    }
}

const fn is_unspaced(sign: char) -> bool {
    matches!(sign, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// A sign between the parts of a name in a program, or of a path.
const fn is_joint(sign: char) -> bool {
    matches!(sign, '.' | '/' | '\\' | '_' | '-' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_what_its_script_needs() {
        for text in [
            "Prix\u{a0}: 5\u{a0}€",
            "👩\u{200d}💻",
            "می\u{200c}روم",
            "ภาษา\u{200b}ไทย",
            "春\u{3000}夏",
            "a.\u{200b}b",
        ] {
            assert_eq!(find(text, Role::Prose), None, "{text}");
        }
    }

    #[test]
    fn no_sign_is_passed_over() {
        for sign in '\0'..=char::MAX {
            let text = sign.to_string();
            let is_found = [Role::Exact, Role::Prose].iter().any(|&role| find(&text, role).is_some());
            assert!(may_hide(&text) || !is_found, "{sign:?}");
        }
        assert!(!may_hide("标题：新闻，第一"));
    }

    #[test]
    fn what_nobody_sees_is_found() {
        for text in ["a\u{200b}b", "\u{200b}b", "a\u{200b}"] {
            let at = text.find('\u{200b}');
            assert_eq!(find(text, Role::Prose).map(|found| found.0), at);
        }
        assert_eq!(find("a.\u{200b}", Role::Prose).map(|found| found.0), Some(2));
        assert_eq!(find("a.\u{200b}b", Role::Exact).map(|found| found.0), Some(2));
        assert_eq!(find("\u{a0}a", Role::Prose).map(|found| found.0), Some(0));
        let edge: Vec<_> = all("a\u{a0}b\u{a0} \u{a0}", Role::Prose).map(|found| found.0).collect();
        assert_eq!(edge, [4, 7]);
        assert_eq!(find("a\u{a0}b", Role::Exact).map(|found| found.0), Some(1));
        assert_eq!(find("a\u{202e}b", Role::Prose).map(|found| found.0), Some(1));
        assert_eq!(find("a\u{200d}b", Role::Prose).map(|found| found.0), Some(1));
    }
}
