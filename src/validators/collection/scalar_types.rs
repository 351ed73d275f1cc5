//! Booleans and numbers in quotes where all other pages have them without, and the reverse.

use crate::diagnostic::RuleId;
use crate::document::{Node, Style};
use crate::schema::FieldType;
use crate::validators::{Charge, DocumentCx, Observations, Spot};

use super::share;

/// The key of the observations.
const KEPT: RuleId = RuleId("types of single values");

/// In more pages it is a second habit.
const MOST: usize = 3;
/// A number of so many characters is an identifier.
const IDENTIFIER: usize = 6;

/// What a value is to whoever reads it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Boolean,
    Number,
    QuotedBoolean,
    QuotedNumber,
    Other,
}

impl Shape {
    const ALL: [Self; 5] =
        [Self::Boolean, Self::Number, Self::QuotedBoolean, Self::QuotedNumber, Self::Other];

    const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::QuotedBoolean => "a boolean in quotes",
            Self::QuotedNumber => "a number in quotes",
            Self::Other => "another value",
        }
    }

    /// What the same text is with quotes, or without.
    const fn twin(self) -> Option<Self> {
        match self {
            Self::Boolean => Some(Self::QuotedBoolean),
            Self::Number => Some(Self::QuotedNumber),
            Self::QuotedBoolean => Some(Self::Boolean),
            Self::QuotedNumber => Some(Self::Number),
            Self::Other => None,
        }
    }

    /// The type, as a message names it.
    const fn kind(self) -> &'static str {
        match self {
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            _ => "a string",
        }
    }
}

/// Counts the values of the fields whose type nobody knows, each with its name and what it is.
pub(crate) fn observe(
    cx: &DocumentCx<'_>,
    free: &[(&str, &Node<'_>, FieldType)],
    observations: &mut Observations,
) {
    let shapes =
        free.iter().filter_map(|&(name, value, found)| Some((name, shape(value, found)?.name(), value.span)));
    observations.count((KEPT, cx.place.group), &cx.document.source.path, shapes);
}

/// What a value is; `None` if it is empty.
fn shape(node: &Node<'_>, found: FieldType) -> Option<Shape> {
    let Some(scalar) = node.scalar() else { return Some(Shape::Other) };
    let text = scalar.text.trim();
    Some(match found {
        FieldType::Null => return None,
        FieldType::Boolean => Shape::Boolean,
        FieldType::Integer | FieldType::Number => Shape::Number,
        FieldType::String if matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted) => {
            match text {
                "" => return None,
                "true" | "false" => Shape::QuotedBoolean,
                _ if is_number(text) => Shape::QuotedNumber,
                _ => Shape::Other,
            }
        }
        _ => Shape::Other,
    })
}

/// Whether the text is a number that nobody sorts by or counts with, and that looks the same with quotes and without.
pub(crate) fn is_identifier(text: &str) -> bool {
    text.len() >= IDENTIFIER && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits with at most one dot: what YAML, TOML and JSON read as a number without quotes.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Charges the few whose quotes differ from all others; `charge` makes a charge from the place, the types here and
/// elsewhere, and the number of the others.
pub(crate) fn conclude(
    observations: &Observations,
    charges: &mut Vec<Charge>,
    charge: impl Fn(&Spot, &'static str, &'static str, usize) -> Charge,
) {
    for (_, _, topic) in observations.of(KEPT) {
        let of = |shape: Shape| topic.tallies.get(shape.name());
        for shape in Shape::ALL {
            let (Some(rare), Some(twin)) = (of(shape), shape.twin()) else { continue };
            let Some(usual) = of(twin) else { continue };
            let total = topic.total();
            let are_all = usual.count + rare.count == total;
            if are_all && rare.count <= MOST && share::is_slip(rare.count, total) {
                let each = |spot| charge(spot, shape.kind(), twin.kind(), usual.count);
                charges.extend(rare.spots.iter().map(each));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_told_from_other_texts() {
        for text in ["1", "-2", "1.10", "00123"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", "1.", "1.2.3", "1e3", "12px", "２"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
