//! What rules about the kinds of values can tell those of a field apart by.

use super::days::{self, Form};
use super::lines::Block;
use super::values;
use super::written::Value;

/// No value as it is written begins with this byte.
const MARK: u8 = 0;

/// Writes the kind of a value; `false` if it is not certain.
pub(super) fn write(bytes: &[u8], block: &Block, value: &Value, is_date: bool, kind: &mut Vec<u8>) -> bool {
    kind.clear();
    kind.push(MARK);
    match value {
        Value::Absent { .. } | Value::Unread { .. } => return false,
        Value::Scalar(scalar) => {
            let Some(of) = of_scalar(scalar.of(bytes), scalar.quote, is_date) else { return false };
            kind.extend([of, scalar.quote]);
        }
        _ => names(bytes, block, value, kind),
    }
    true
}

/// The names of the fields in mappings.
fn names(bytes: &[u8], block: &Block, value: &Value, kind: &mut Vec<u8>) {
    match value {
        Value::Absent { .. } | Value::Scalar(_) | Value::Unread { .. } => {}
        Value::Flow { .. } | Value::Items { .. } => kind.push(b'l'),
        Value::Map { inner, .. } => {
            kind.push(b'{');
            for entry in block.inner.get(inner.clone()).unwrap_or_default() {
                kind.extend(bytes.get(entry.name.0..entry.name.1).unwrap_or_default());
                kind.push(b':');
                names(bytes, block, &entry.value, kind);
            }
            kind.push(b'}');
        }
        Value::Maps { maps, .. } => {
            kind.push(b'[');
            for map in block.maps.get(maps.clone()).unwrap_or_default() {
                names(bytes, block, map, kind);
            }
            kind.push(b']');
        }
    }
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

fn of_scalar(text: &[u8], quote: u8, is_date: bool) -> Option<u8> {
    match days::read(text) {
        Some((Form::Day, _)) => Some(b'd'),
        Some((Form::Time, _)) => Some(b's'),
        Some((Form::Rfc2822, _)) => Some(b'r'),
        Some((Form::Offset, _)) => Some(b'o'),
        Some((Form::Utc { is_exact }, _)) => Some(b'y' + u8::from(is_exact)),
        // Readers differ only in what is between the day, the time and the offset.
        Some((Form::Zoned { gap, form, .. }, _)) => Some(gap.wrapping_mul(4) + form as u8),
        None if is_date => None,
        // Neither a boolean, a number nor a day is as long and begins with a letter.
        None if quote != 0 => (text.len() > 8 && is_letter(text[0])).then_some(b't'),
        None if values::is_boolean(text) => Some(b'b'),
        None if values::integer(text).is_some() => Some(b'i'),
        // Some begin with a day.
        None if text.first().is_some_and(u8::is_ascii_digit) => None,
        None => Some(b't'),
    }
}
