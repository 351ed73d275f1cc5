//! Reads a value as the type of its field.

use crate::document::{Node, Style};
use crate::loader::Dialect;
use crate::schema::{Field, FieldType, Kind};
use crate::value::scalar::{self, Resolved};
use crate::value::{date, url};

use super::context::{Interpreted, type_of};

/// Reads a node as its field's type.
pub(super) fn interpret<'a>(node: &'a Node<'a>, field: &Field, dialect: &Dialect) -> Interpreted<'a> {
    // A line is text whatever it looks like, and the generator makes of it what the field needs.
    if node.scalar().is_some_and(|scalar| scalar.style == Style::Line) {
        return match field.kind {
            Kind::Boolean | Kind::Integer(_) | Kind::Number(_) | Kind::List(_) | Kind::Map(_) => {
                Interpreted::Accepted(FieldType::String)
            }
            _ => interpret_as(node, FieldType::String, &field.kind, dialect),
        };
    }
    let found = type_of(node, dialect);
    let read = interpret_as(node, found, &field.kind, dialect);
    match read {
        Interpreted::WrongType { found } | Interpreted::Accepted(found) if accepts(field, found) => {
            Interpreted::Accepted(found)
        }
        Interpreted::Null if field.also.contains(&FieldType::Null) => Interpreted::Accepted(FieldType::Null),
        // `type: [boolean, date]` is not a date fault where it may just as well be text.
        Interpreted::Date(Err(_)) | Interpreted::Url(Err(_)) if accepts(field, found) => {
            Interpreted::Accepted(found)
        }
        other => other,
    }
}

fn accepts(field: &Field, found: FieldType) -> bool {
    field.also.iter().any(|&also| {
        also == found
            || also == FieldType::Any
            || (also == FieldType::Number && found == FieldType::Integer)
            || (also == FieldType::String && found == FieldType::Date)
    })
}

fn interpret_as<'a>(node: &'a Node<'a>, found: FieldType, kind: &Kind, dialect: &Dialect) -> Interpreted<'a> {
    let text = || node.text().unwrap_or_default();
    match (kind, found) {
        (_, FieldType::Null) => Interpreted::Null,
        (Kind::List(_) | Kind::Any, FieldType::List) => Interpreted::List(node.items().unwrap_or_default()),
        (Kind::Map(_) | Kind::Any, FieldType::Map) => Interpreted::Map(node.entries().unwrap_or_default()),
        (Kind::Any, _)
        | (Kind::String(_), FieldType::String)
        | (
            Kind::Reference(_),
            FieldType::String | FieldType::Integer | FieldType::Number | FieldType::Date,
        ) => Interpreted::Text(text()),
        (Kind::Boolean, FieldType::Boolean) => Interpreted::Boolean(scalar::is_true(text())),
        (Kind::Integer(_), FieldType::Integer)
        | (Kind::Number(_), FieldType::Integer | FieldType::Number) => {
            match node.scalar().map(|scalar| scalar::resolve(scalar, node.tag.as_deref(), dialect.reader)) {
                #[expect(clippy::cast_precision_loss, reason = "bounds of a schema are floats")]
                Some(Resolved::Integer(number)) => Interpreted::Number(number as f64),
                Some(Resolved::Float(number)) => Interpreted::Number(number),
                _ => Interpreted::Number(f64::NAN),
            }
        }
        (Kind::Date(spec), FieldType::String | FieldType::Date | FieldType::Integer | FieldType::Number) => {
            Interpreted::Date(date::parse_as(text(), &spec.formats, spec.day_first).map(Box::new))
        }
        (Kind::Url(_) | Kind::Image(_), FieldType::String) => {
            Interpreted::Url(url::parse(text()).map(Box::new))
        }
        (_, found) => Interpreted::WrongType { found },
    }
}
