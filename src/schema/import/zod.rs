//! What a JSON Schema written by Zod leaves out: that a value is converted before it is judged, or that it must be a date
//! to YAML already. The program that the schema is made from says so.

use crate::generators::astro::COLLECTIONS;
use crate::schema::{Field, FieldType, Kind};

use super::Place;

/// How long the expression of a field may be.
const EXPRESSION: usize = 400;

/// The program, in which fields are looked up by name.
#[derive(Debug, Default)]
pub(super) struct Program {
    text: String,
}

/// What becomes of values before they are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Conversion {
    /// Everything is taken, and so is nothing.
    Everything,
    /// Everything is made text.
    Text,
    /// Text, booleans and dates are made numbers.
    Number,
    /// None: text is refused where a date is wanted.
    Date,
}

impl Program {
    /// The program of the project, if it says what its schemas do not.
    pub(super) fn of(place: Place<'_>) -> Self {
        let program = COLLECTIONS.iter().find(|path| place.files.is_file(&place.folder.join(path)));
        Self::reading(program.and_then(|path| place.text(path).ok()).unwrap_or_default())
    }

    /// The same for the text of a program.
    pub(super) fn reading(text: String) -> Self {
        let says_more = ["coerce", "catch", "preprocess", "date"].iter().any(|word| text.contains(word));
        if says_more { Self { text } } else { Self::default() }
    }

    /// Takes back what the schema says of fields whose values are converted, and adds what it leaves out.
    pub(super) fn apply(&self, fields: &mut [Field]) {
        if self.text.is_empty() {
            return;
        }
        for field in fields {
            self.apply_to(field);
        }
    }

    fn apply_to(&self, field: &mut Field) {
        let mut found = expressions(&self.text, &field.name).map(conversion);
        let conversion = found.next().flatten();
        // Fields of one name may differ from collection to collection.
        let is_settled = found.all(|other| other == conversion);
        match conversion {
            Some(Conversion::Date) => {
                if let Kind::Date(spec) = &mut field.kind {
                    spec.refuses_text = is_settled;
                }
            }
            Some(Conversion::Number) if matches!(field.kind, Kind::Integer(_) | Kind::Number(_)) => {
                if let Kind::Integer(spec) = &field.kind {
                    field.kind = Kind::Number(spec.clone());
                }
                field.also.extend([
                    FieldType::String,
                    FieldType::Boolean,
                    FieldType::Date,
                    FieldType::List,
                    FieldType::Null,
                ]);
            }
            Some(_) => {
                field.required &= conversion != Some(Conversion::Everything);
                (field.kind, field.allow, field.pattern) = (Kind::Any, None, None);
                field.also = vec![FieldType::Null];
            }
            None => match &mut field.kind {
                Kind::Map(schema) => self.apply(&mut schema.fields),
                Kind::List(list) => {
                    if let Kind::Map(schema) = &mut list.items.kind {
                        self.apply(&mut schema.fields);
                    }
                }
                _ => {}
            },
        }
    }
}

/// What is after the name of a field and a colon, up to the next field.
fn expressions<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(name).filter_map(move |(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.');
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + name.len()..)?.trim_start_matches(['"', '\'']).trim_start();
        let expression = after.strip_prefix(':').filter(|_| !before.is_some_and(is_part))?;
        let end = expression
            .match_indices('\n')
            .map(|(at, _)| at)
            .find(|&at| expression.get(at..).is_some_and(starts_field))
            .unwrap_or(expression.len());
        let end = expression.char_indices().map(|(at, _)| at).find(|&at| at >= end.min(EXPRESSION));
        expression.get(..end.unwrap_or(expression.len()))
    })
}

/// Whether a line names a field.
fn starts_field(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['"', '\'']);
    let rest = line.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'));
    rest.len() < line.len() && rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':')
}

fn conversion(expression: &str) -> Option<Conversion> {
    // The first field on a line ends with a comma outside of brackets.
    let mut depth = 0_i32;
    let end = expression.find(|c: char| {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        depth < 0 || (depth == 0 && c == ',')
    });
    let first = end.and_then(|end| expression.get(..end)).unwrap_or(expression);
    let plain: String = first.split_whitespace().collect();
    let has = |words: &str| plain.contains(words);
    if has(".catch(") || plain.starts_with("z.preprocess(") || plain.starts_with("z.coerce.boolean(") {
        Some(Conversion::Everything)
    } else if plain.starts_with("z.coerce.string(") {
        Some(Conversion::Text)
    } else if plain.starts_with("z.coerce.number(") || plain.starts_with("z.coerce.bigint(") {
        Some(Conversion::Number)
    } else if plain.starts_with("z.date(") && !has(".or(") {
        Some(Conversion::Date)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_are_found_by_the_name_of_the_field() {
        let text = "schema: z.object({\n  version: z.coerce.string(),\n  'my-rating': z\n    .coerce\n    .number(),\n  title: z.string(), on: z.coerce.boolean(),\n  subtitle: z.string().catch(''),\n  at: z.date(), on2: z.coerce.date()\n})";
        let of = |name: &str| expressions(text, name).find_map(conversion);
        assert_eq!(of("version"), Some(Conversion::Text));
        assert_eq!(of("my-rating"), Some(Conversion::Number));
        assert_eq!(of("rating"), None, "a part of a name");
        assert_eq!(of("title"), None, "what follows on the line is another field's");
        assert_eq!(of("on"), Some(Conversion::Everything));
        assert_eq!((of("at"), of("on2")), (Some(Conversion::Date), None));
        assert_eq!(of("subtitle"), Some(Conversion::Everything));
    }
}
