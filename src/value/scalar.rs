//! What a scalar means to one YAML reader: null, boolean, number, timestamp or text.

use crate::document::{Native, Scalar, Style};

pub use super::reader::Reader;
use super::{reader_core, reader_go, reader_js, reader_python, reader_ruby, reader_rust};

/// What a scalar is.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A whole number.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A timestamp, as the reader understood it: ISO 8601, ending in `Z` or an offset where it is an instant.
    Timestamp(String),
    /// Text: the scalar's own.
    Text,
    /// The reader stops at it (`2022-02-30` in PyYAML, `!!int foo`), with the reason.
    Refused(&'static str),
}

/// What `scalar` means to `reader`; `tag` is its tag as written. Plain text is recognized by its first byte in most cases.
pub fn resolve(scalar: &Scalar<'_>, tag: Option<&str>, reader: Reader) -> Resolved {
    let text = scalar.text.as_ref();
    match (scalar.style, tag) {
        (Style::Native(native), _) => resolve_native(text, native),
        (Style::Plain | Style::Absent, None) => plain(text, scalar.style, reader),
        (_, None) => Resolved::Text,
        (style, Some(tag)) => tagged(text, style, tag, reader),
    }
}

/// What TOML and JSON say by their syntax; `text` is the token.
fn resolve_native(text: &str, native: Native) -> Resolved {
    match native {
        Native::Null => Resolved::Null,
        Native::Boolean => Resolved::Boolean(text == "true"),
        Native::Integer => reader_core::native_integer(text),
        Native::Float => reader_core::native_float(text),
        Native::DateTime => Resolved::Timestamp(reader_core::native_date_time(text)),
    }
}

/// A plain scalar without tag.
fn plain(text: &str, style: Style, reader: Reader) -> Resolved {
    let text = if style == Style::Absent { "" } else { text };
    let Some(&first) = text.as_bytes().first() else { return Resolved::Null };
    let may_differ = first.is_ascii_digit() || b"-+.~=nNtTfFyYoO".contains(&first);
    if !may_differ || is_surely_text(text.as_bytes()) {
        return Resolved::Text;
    }
    by_reader(text, reader)
}

/// Whether it is surely a timestamp, without working out which. That is asked more often than anything else about a date.
pub fn is_timestamp(text: &str, reader: Reader) -> bool {
    matches!(reader, Reader::JsYaml4 | Reader::JsYaml3) && reader_js::is_date(text)
}

fn by_reader(text: &str, reader: Reader) -> Resolved {
    match reader {
        Reader::Core => reader_core::resolve(text),
        Reader::JsYaml4 => reader_js::resolve(text, true),
        Reader::JsYaml3 => reader_js::resolve(text, false),
        Reader::SafeYaml => reader_ruby::resolve(text),
        Reader::PyYaml => reader_python::resolve(text),
        Reader::Goccy => reader_go::resolve(text),
        Reader::YamlV2 => reader_go::resolve_v2(text),
        Reader::SerdeYaml => reader_rust::resolve(text),
    }
}

/// Whether a text that begins like a word, a number or a date of some reader is none: it is longer than the words, or has
/// a letter that neither numbers nor times have, or two dots.
fn is_surely_text(text: &[u8]) -> bool {
    // In lower case.
    let is_of_no_number =
        |byte: &u8| matches!(byte | 0x20, b'g' | b'h' | b'j'..=b'm' | b'p'..=b'r' | b'v' | b'w');
    match text.first() {
        Some(first) if first.is_ascii_alphabetic() => text.len() > LONGEST_WORD,
        Some(b'0'..=b'9') => {
            text.iter().any(is_of_no_number) || text.iter().filter(|byte| **byte == b'.').nth(1).is_some()
        }
        _ => false,
    }
}

/// The bytes of `false`, the longest word that a reader takes for another type.
const LONGEST_WORD: usize = 5;

/// A scalar with a tag. Unknown tags are the reading's to judge; here they leave the text alone.
fn tagged(text: &str, style: Style, tag: &str, reader: Reader) -> Resolved {
    let name = core_tag(tag);
    if reader == Reader::SafeYaml {
        return if tag == "!" && style != Style::Plain { Resolved::Text } else { plain(text, style, reader) };
    }
    let guessed = || plain(text, style, reader);
    match name {
        None if tag == "!"
            && style == Style::Absent
            && matches!(reader, Reader::JsYaml4 | Reader::JsYaml3) =>
        {
            Resolved::Null
        }
        Some("null") => match guessed() {
            Resolved::Null => Resolved::Null,
            _ if matches!(reader, Reader::JsYaml4 | Reader::JsYaml3 | Reader::SerdeYaml) => {
                Resolved::Refused("the value is not null, as its tag says")
            }
            _ => Resolved::Null,
        },
        Some("int") => match guessed() {
            Resolved::Integer(number) => Resolved::Integer(number),
            _ if reader == Reader::Goccy => Resolved::Integer(0),
            _ => Resolved::Refused("the value is not an integer, as its tag says"),
        },
        Some("float") => match guessed() {
            Resolved::Float(number) => Resolved::Float(number),
            // JavaScript has one type of numbers.
            Resolved::Integer(number) if matches!(reader, Reader::JsYaml4 | Reader::JsYaml3) => {
                Resolved::Integer(number)
            }
            #[expect(clippy::cast_precision_loss, reason = "readers lose the same digits")]
            Resolved::Integer(number) => Resolved::Float(number as f64),
            _ if reader == Reader::Goccy => Resolved::Float(0.0),
            _ => Resolved::Refused("the value is not a number, as its tag says"),
        },
        Some("bool") => match guessed() {
            Resolved::Boolean(value) => Resolved::Boolean(value),
            _ if reader == Reader::Goccy => Resolved::Boolean(is_true(text)),
            _ => Resolved::Refused("the value is not a boolean, as its tag says"),
        },
        Some("timestamp") => match guessed() {
            Resolved::Timestamp(instant) => Resolved::Timestamp(instant),
            _ if matches!(reader, Reader::Goccy | Reader::YamlV2 | Reader::SerdeYaml | Reader::Core) => {
                Resolved::Text
            }
            _ => Resolved::Refused("the value is not a timestamp, as its tag says"),
        },
        _ => Resolved::Text,
    }
}

/// The name of a tag of YAML's own (`!!str`, `!<tag:yaml.org,2002:str>`).
pub fn core_tag(tag: &str) -> Option<&str> {
    let verbatim = tag.strip_prefix("!<").and_then(|tag| tag.strip_suffix('>')).unwrap_or(tag);
    tag.strip_prefix("!!").or_else(|| verbatim.strip_prefix("tag:yaml.org,2002:"))
}

/// Whether a boolean word means true.
pub fn is_true(word: &str) -> bool {
    ["true", "yes", "on", "y"].iter().any(|yes| word.eq_ignore_ascii_case(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Resolved> {
        Reader::ALL.into_iter().map(|reader| plain(text, Style::Plain, reader)).collect()
    }

    #[test]
    fn words() {
        use Resolved::{Boolean, Null, Text};
        assert_eq!(all("no"), [Text, Text, Text, Boolean(false), Boolean(false), Text, Boolean(false), Text]);
        assert_eq!(all("y"), [Text, Text, Text, Text, Text, Text, Boolean(true), Text]);
        assert!(all("True").iter().all(|found| *found == Boolean(true)));
        assert!(all("~").iter().all(|found| *found == Null));
        assert!(all("none").iter().all(|found| *found == Text));
        assert!(all("标题").iter().all(|found| *found == Text));
    }

    #[test]
    fn numbers() {
        use Resolved::{Float, Integer, Text};
        assert_eq!(
            all("0123"),
            [
                Integer(123),
                Integer(123),
                Integer(83),
                Integer(83),
                Integer(83),
                Integer(83),
                Integer(83),
                Text
            ]
        );
        assert_eq!(
            all("1_000"),
            [Text, Text, Integer(1000), Integer(1000), Integer(1000), Integer(1000), Integer(1000), Text]
        );
        assert_eq!(
            all("12:30:45"),
            [Text, Text, Integer(45045), Float(45045.0), Integer(45045), Text, Text, Text]
        );
        assert_eq!(all("08:30"), [Text, Text, Text, Float(510.0), Text, Text, Text, Text]);
        assert_eq!(all("1,000"), [Text, Text, Text, Integer(1000), Text, Text, Text, Text]);
        assert_eq!(all("1.10")[1], Float(1.1));
        assert_eq!(all("0x1F")[0], Integer(31));
        assert_eq!(
            all("1."),
            [Float(1.0), Integer(1), Integer(1), Text, Float(1.0), Float(1.0), Float(1.0), Float(1.0)]
        );
    }

    #[test]
    fn timestamps() {
        let iso = |text: &str| Resolved::Timestamp(text.to_owned());
        assert_eq!(all("2022-04-27")[1], iso("2022-04-27T00:00:00.000Z"));
        assert_eq!(all("2022-02-30")[1], iso("2022-03-02T00:00:00.000Z"));
        assert_eq!(all("2022-02-30")[3], Resolved::Text);
        assert!(matches!(all("2022-02-30")[4], Resolved::Refused(_)));
        assert_eq!(all("2022-04-27 10:22:31 +8")[3], iso("2022-04-27T02:22:31Z"));
        assert_eq!(all("2022-04-27 10:22:31 +8")[4], iso("2022-04-27T10:22:31+08:00"));
        assert_eq!(all("2022-04-27 10:22:31 +0800")[3], iso("2022-04-27T02:22:31Z"));
        assert_eq!(all("2022-04-27 10:22:31 +0800")[4], Resolved::Text);
        assert_eq!(all("0000-00-00")[1], iso("1899-11-30T00:00:00.000Z"));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4_000))]
        #[test]
        fn what_is_surely_text_is_text_to_every_reader(
            text in "[0-9]{1,8}[-0-9a-zA-Z:. +_]{1,20}|[0-9][0-9_,]{0,3}([.:][0-9_]{0,3}){2,4}([eE][-+]?[0-9])?|[nNtTfFyYoO][a-zA-Z0-9.]{5,9}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ tTzZ0-9:.]{1,12}[A-Z]{1,4}"
        ) {
            if is_surely_text(text.as_bytes()) {
                for reader in Reader::ALL {
                    proptest::prop_assert_eq!(by_reader(&text, reader), Resolved::Text, "{}", text);
                }
            }
        }
    }
}
