//! A whole file as UTF-8, where it is certain enough what it is written in: a wrong guess loses the text.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use regex::Regex;

use crate::document::EncodingGuess;

use super::encoding::utf16;

/// The longest excerpt that is shown of what a file would become.
const SAMPLE: usize = 48;

/// A file written anew.
#[derive(Debug)]
pub struct Recoded {
    /// The text.
    pub text: String,
    /// The first line that is another, or a part of it around what is new.
    pub sample: String,
    /// Whether the file is UTF-8 but for single bytes, which alone were changed.
    pub is_patched: bool,
}

/// The whole file as UTF-8; `None` if it is UTF-8 already, or where nothing that it could be written in makes a
/// plausible text of every byte. A file that contains characters in UTF-8 is never read as another encoding: only its
/// faulty bytes change, if each of them is a letter of western Europe within a word.
pub fn recode(bytes: &[u8]) -> Option<Recoded> {
    if utf16(bytes).is_none() && std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    if utf16(bytes).is_none() && is_mixed(bytes) {
        return patched(bytes);
    }
    let text = decoded(bytes)?;
    let first = text.find(|sign: char| !sign.is_ascii()).unwrap_or(0);
    Some(Recoded { sample: sample(&text, first), text, is_patched: false })
}

/// What a file seems to be written in.
pub(super) fn guess(bytes: &[u8]) -> EncodingGuess {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    EncodingGuess::Named(detector.guess(None, Utf8Detection::Deny).name())
}

/// The text by the encoding that is guessed, where it is plausible.
fn decoded(bytes: &[u8]) -> Option<String> {
    // In UTF-16 every line break has a NUL byte. Without one, other text is behind its byte order mark.
    (utf16(bytes).is_none() || bytes.contains(&0)).then_some(())?;
    let encoding = match utf16(bytes).unwrap_or_else(|| guess(bytes)) {
        EncodingGuess::Utf16Le => encoding_rs::UTF_16LE,
        EncodingGuess::Utf16Be => encoding_rs::UTF_16BE,
        EncodingGuess::Named(name) => encoding_rs::Encoding::for_label(name.as_bytes())?,
        EncodingGuess::Utf8 | EncodingGuess::Utf32 => return None,
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    (!has_errors && is_plausible(&text)).then(|| text.into_owned())
}

/// Whether bytes that are not UTF-8 as a whole contain characters in UTF-8 that are not accidental. Accidents do not happen in
/// single-byte encodings. In those of East Asia some pairs of bytes are characters in UTF-8 too, but hardly ever a whole
/// word, and seldom one beside an ASCII letter.
pub(super) fn is_mixed(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    let EncodingGuess::Named(guess) = guess(bytes) else { return false };
    let is_wide = matches!(guess, "GBK" | "gb18030" | "Big5" | "Shift_JIS" | "EUC-JP" | "EUC-KR");
    valid > 0 && (!is_wide || valid > invalid || has_word(bytes))
}

/// Whether a run of bytes that are not ASCII is a word in UTF-8.
fn has_word(bytes: &[u8]) -> bool {
    let mut at = 0;
    for run in bytes.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        let end = at + run.len();
        if !run[0].is_ascii()
            && let Ok(word) = std::str::from_utf8(run)
        {
            let neighbours = [at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(end)];
            let in_word = neighbours.into_iter().flatten().any(u8::is_ascii_alphabetic);
            if in_word || word.chars().count() > 2 || word.chars().any(|sign| sign.len_utf8() > 2) {
                return true;
            }
        }
        at = end;
    }
    false
}

/// UTF-8 with single bytes of windows-1252 in words.
fn patched(bytes: &[u8]) -> Option<Recoded> {
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut first = None;
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        let next = chunks.peek().and_then(|next| next.valid().chars().next());
        let letter = match *chunk.invalid() {
            [] => continue,
            [byte] => western_letter(byte)?,
            _ => return None,
        };
        let is_latin = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
        let before = text.chars().next_back();
        // In a word, and not the one capital within it.
        if !(is_latin(before) || is_latin(next))
            || (letter.is_uppercase() && before.is_some_and(char::is_lowercase))
        {
            return None;
        }
        first.get_or_insert(text.len());
        text.push(letter);
    }
    // Even as UTF-8 a page with a NUL byte is not read.
    (!text.contains('\0')).then_some(())?;
    Some(Recoded { sample: sample(&text, first?), text, is_patched: true })
}

fn western_letter(byte: u8) -> Option<char> {
    match byte {
        0xD7 | 0xF7 => None,
        0xC0..=0xFF => Some(char::from(byte)),
        0x8A => Some('Š'),
        0x8C => Some('Œ'),
        0x8E => Some('Ž'),
        0x9A => Some('š'),
        0x9C => Some('œ'),
        0x9E => Some('ž'),
        0x9F => Some('Ÿ'),
        _ => None,
    }
}

/// Whether a text looks as if somebody had written it: no control characters, nothing that is not a character, letters of
/// one script beside the Latin one, most of what is not ASCII letters or common marks, no capitals within words.
pub(super) fn is_plausible(text: &str) -> bool {
    static NEVER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[\p{Cc}\p{Co}\p{Cn}\u{FFFD}&&[^\t\n\r\x0C]]|\p{Ll}[À-ÖØ-Þ]\p{Ll}"));
    static COMMON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[\p{L}\p{M}\p{Nd}\u{2010}-\u{203A}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}«»°©®€£§·¿¡\u{A0}]")
    });
    static SCRIPTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]",
            r"\p{Cyrillic}",
            r"\p{Greek}",
            r"\p{Hebrew}",
            r"\p{Arabic}",
            r"\p{Thai}",
        ]
        .map(pattern)
        .into()
    });
    if NEVER.is_match(text) {
        return false;
    }
    let foreign: String = text.chars().filter(|sign| !sign.is_ascii()).collect();
    let common = COMMON.find_iter(&foreign).count();
    // One letter of Greek in a Chinese text is a formula; many of both are a wrong guess.
    let counts: Vec<usize> = SCRIPTS.iter().map(|script| script.find_iter(&foreign).count()).collect();
    let (most, all) = (counts.iter().max().copied().unwrap_or(0), counts.iter().sum::<usize>());
    common * 10 >= foreign.chars().count() * 8 && (all - most) * 10 <= all.max(10)
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is fixed, and a test compiles it")
}

/// The line around an offset, shortened.
fn sample(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or(("", text));
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.lines().next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(SAMPLE / 2);
    let line: String = before.chars().skip(skipped).chain(after.chars()).take(SAMPLE).collect();
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        recode(bytes).map(|recoded| recoded.text)
    }

    #[test]
    fn a_whole_file_becomes_utf_8() {
        assert_eq!(text("---\ntitle: 中\n".as_bytes()), None);
        assert_eq!(
            text(b"---\ntitle: caf\xe9 au lait\n---\n").as_deref(),
            Some("---\ntitle: café au lait\n---\n")
        );
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        assert_eq!(text(&wide("\u{feff}---\n中\n")).as_deref(), Some("---\n中\n"));
        assert_eq!(text(&wide("---\n中\n")).as_deref(), Some("---\n中\n"));
        assert_eq!(text(b"-\0-\0-\0\xd8"), None);
        let chinese = "---\ntitle: 春天的花园\n---\n我们今天去公园看花,天气很好,孩子们都很高兴。\n".repeat(5);
        for encoding in [encoding_rs::GBK, encoding_rs::BIG5] {
            let page = if encoding == encoding_rs::BIG5 {
                "---\ntitle: 春天的花園\n---\n今天去公園看花,天氣很好,孩子都很高興。\n".repeat(5)
            } else {
                chinese.clone()
            };
            let (bytes, _, has_errors) = encoding.encode(&page);
            assert!(!has_errors);
            assert_eq!(text(&bytes).as_deref(), Some(&*page), "{}", encoding.name());
        }
        let russian = "---\ntitle: Весенний сад\n---\nСегодня мы пошли в парк.\n";
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
            assert_eq!(text(&encoding.encode(russian).0).as_deref(), Some(russian), "{}", encoding.name());
        }
    }

    #[test]
    fn text_in_utf_8_is_never_read_as_something_else() {
        let mixed = b"---\ntitle: Caf\xe9\nauthor: J\xc3\xb6rg\n---\n".to_vec();
        let recoded = recode(&[&mixed[..], "春天的花园\n".as_bytes()].concat()).unwrap();
        assert_eq!(recoded.text, "---\ntitle: Café\nauthor: Jörg\n---\n春天的花园\n");
        assert_eq!((recoded.sample.as_str(), recoded.is_patched), ("title: Café", true));
        // What is alone, or within other scripts, may be anything.
        for stray in [b"\xe9".as_slice(), b" \xff ", b"a\x81b", b"a\x80b", b"a\xf7b", b"a\xc9b", b"\0caf\xe9"]
        {
            let page = [b"---\ntitle: ", stray, "\nauthor: Jörg 春天的花园\n---\n".as_bytes()].concat();
            assert_eq!(text(&page), None, "{stray:?}");
        }
        // A title in GBK in a page in UTF-8, and the other way round.
        let title = encoding_rs::GBK.encode("春天的花园").0.into_owned();
        for rest in ["Jörg", "春天", "naïve Café"] {
            let page = [b"---\ntitle: ", &title[..], b"\nauthor: ", rest.as_bytes(), b"\n---\n"].concat();
            assert_eq!(text(&page), None, "{rest}");
        }
    }

    #[test]
    fn what_nobody_writes_is_no_text() {
        for good in ["plain", "Café", "春天的花园,α", "Весна — «сад»", "Straße, Ångström, ŁÓDŹ", "ÉTÉ"]
        {
            assert!(is_plausible(good), "{good}");
        }
        for bad in ["a\u{85}b", "a\0b", "fÃ¼r", "a\u{e000}", "¤¦¬¨", "ж中и国", "\u{1b}[0m"] {
            assert!(!is_plausible(bad), "{bad:?}");
        }
    }
}
