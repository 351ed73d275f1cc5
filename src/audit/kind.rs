//! The type of a value as the parser of the generator reads it.

use crate::document::{Node, Value};
use crate::schema::FieldType;
use crate::value::date::{self, Date, Shape};
use crate::value::scalar::{self, Reader, Resolved};

/// What a value is. A text that is written like a date counts apart from other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Text.
    String,
    /// A date that the reader reads as one.
    Date,
    /// A date that the reader leaves as text.
    DateText,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// Another number.
    Number,
    /// A list.
    List,
    /// A mapping.
    Map,
    /// Nothing.
    Null,
    /// Something at which the reader stops.
    Refused,
}

impl Kind {
    /// All of them, in the order of declaration.
    pub const ALL: [Self; 10] = [
        Self::String,
        Self::Date,
        Self::DateText,
        Self::Boolean,
        Self::Integer,
        Self::Number,
        Self::List,
        Self::Map,
        Self::Null,
        Self::Refused,
    ];

    /// The word for tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DateText => "date as text",
            Self::Refused => "refused",
            other => other.field_type().name(),
        }
    }

    /// The type of a schema that it belongs to.
    pub const fn field_type(self) -> FieldType {
        match self {
            Self::String => FieldType::String,
            Self::Date | Self::DateText => FieldType::Date,
            Self::Boolean => FieldType::Boolean,
            Self::Integer => FieldType::Integer,
            Self::Number => FieldType::Number,
            Self::List => FieldType::List,
            Self::Map => FieldType::Map,
            Self::Null => FieldType::Null,
            Self::Refused => FieldType::Any,
        }
    }

    /// What `node` is to `reader`, and the date in it, if it is one.
    pub(super) fn of(node: &Node<'_>, reader: Reader) -> (Self, Option<Date>) {
        let scalar = match &node.value {
            Value::List(_) => return (Self::List, None),
            Value::Map(_) => return (Self::Map, None),
            Value::Scalar(scalar) => scalar,
        };
        match scalar::resolve(scalar, node.tag.as_deref(), reader) {
            Resolved::Null => (Self::Null, None),
            Resolved::Boolean(_) => (Self::Boolean, None),
            Resolved::Integer(_) => (Self::Integer, None),
            Resolved::Float(_) => (Self::Number, None),
            Resolved::Timestamp(_) => (Self::Date, date::parse(&scalar.text).ok()),
            Resolved::Refused(_) => (Self::Refused, None),
            Resolved::Text => match written_date(&scalar.text) {
                Some(date) => (Self::DateText, Some(date)),
                None => (Self::String, None),
            },
        }
    }
}

/// The date that a text is, where nobody would take it for anything else: not a year, not a row of digits.
fn written_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let begins_so = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    if !(8..=48).contains(&bytes.len()) || !begins_so {
        return None;
    }
    let (mut digits, mut joints) = (0, 0);
    for byte in bytes {
        digits += usize::from(byte.is_ascii_digit());
        joints += usize::from(matches!(byte, b'-' | b'/' | b' ' | b':' | b'.' | 0xe0..));
    }
    if digits < 5 || joints < 2 {
        return None;
    }
    date::parse(text).ok().filter(|date| {
        !matches!(
            date.shape,
            Shape::Year
                | Shape::YearMonth
                | Shape::Compact
                | Shape::Ordinal
                | Shape::EpochSeconds
                | Shape::EpochMillis
        )
    })
}

#[cfg(test)]
mod tests {
    use super::written_date;

    #[test]
    fn only_what_nobody_takes_for_anything_else() {
        for text in [
            "2022-04-27",
            "Wed, 27 Apr 2022 10:22:31 GMT",
            "2022/4/7 9:05",
            "April 27, 2022",
            "2022年4月27日",
        ] {
            assert!(written_date(text).is_some(), "{text}");
        }
        for text in ["2022", "2022-04", "20220427", "1.10.0", "10:22:31", "a title of 2022", "1650000000"] {
            assert!(written_date(text).is_none(), "{text}");
        }
    }
}
