//! What JavaScript makes of values that are used as text, or as a flag.

use percent_encoding::percent_decode_str;

use crate::generators::moment::{Moment, Zone};
use crate::value::Held;

/// Whether the value counts as true.
pub(crate) fn is_truthy(value: &Held) -> bool {
    match value {
        Held::Null | Held::Boolean(false) | Held::Integer(0) => false,
        Held::Float(number) => *number != 0.0 && !number.is_nan(),
        Held::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// Whether it is printed otherwise than an author would write it.
pub(crate) const fn is_changed_as_text(value: &Held) -> bool {
    matches!(value, Held::Null | Held::Date(_) | Held::Map(_) | Held::List(_))
}

/// Whether `decodeURI` takes the text: every `%` starts an escape sequence, and they are UTF-8.
pub(crate) fn decodes(text: &str) -> bool {
    let is_escape =
        |rest: &str| rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    text.split('%').skip(1).all(is_escape) && percent_decode_str(text).decode_utf8().is_ok()
}

/// `String(value)`.
pub(crate) fn text_of(value: &Held) -> String {
    match value {
        Held::Null => "null".to_owned(),
        Held::Boolean(value) => value.to_string(),
        Held::Integer(number) => number.to_string(),
        Held::Float(number) => number.to_string(),
        Held::Text(text) | Held::Time(text) => text.clone(),
        Held::Date(iso) => Moment::of_iso(iso, Zone::East(0)).map_or_else(
            || "Invalid Date".to_owned(),
            |moment| moment.local.format("%a %b %d %Y %H:%M:%S GMT+0000").to_string(),
        ),
        Held::List(items) | Held::Set(items) => {
            let text = |item: &Held| if *item == Held::Null { String::new() } else { text_of(item) };
            items.iter().map(text).collect::<Vec<_>>().join(",")
        }
        Held::Binary(_) | Held::Map(_) | Held::NotAMapping(_) => "[object Object]".to_owned(),
    }
}
