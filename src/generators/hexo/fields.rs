//! What Hexo takes in the fields of its posts and pages.

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, Known, STRING, STRINGS, stated};
use crate::generators::languages::javascript;
use crate::value::Held;

pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", text),
    Known::new("layout", text),
    Known::new("permalink", permalink),
    Known::of_text("excerpt", excerpt),
    Known::new("published", published),
    Known::new("comments", comments),
    Known::of_terms("tags", tags),
    Known::of_terms("tag", tags),
    Known::of_terms("categories", categories),
    Known::of_terms("category", categories),
];

/// Whatever it is becomes text.
fn text(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(_) | Held::Map(_) | Held::Date(_) => Effect::becomes(javascript::text_of(value), STRING),
        _ => Effect::TAKEN,
    }
}

/// The path is decoded, of what does not count as false the first character is asked for.
fn permalink(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(text) => {
            let path = text.split(['?', '#']).next().unwrap_or_default();
            if javascript::decodes(path) {
                Effect::TAKEN
            } else {
                Effect::fails("`%25` for a percent sign, or escape sequences of UTF-8")
            }
        }
        value if javascript::is_truthy(value) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

/// It is text to the database, where nothing is none.
const fn excerpt(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

/// `"false"` and `"0"` are false, any other text is true.
fn is_true(value: &Held) -> bool {
    match value {
        Held::Text(text) => !matches!(text.as_str(), "false" | "0" | ""),
        value => javascript::is_truthy(value),
    }
}

/// Themes may have the name of a service in it.
fn comments(value: &Held, _: Syntax) -> Effect {
    if stated(value) == Some(false) && is_true(value) {
        return Effect::becomes("true", FLAG);
    }
    Effect::TAKEN
}

fn published(value: &Held, _: Syntax) -> Effect {
    let is_read = is_true(value);
    if *value == Held::Null || stated(value) == Some(is_read) {
        return Effect::TAKEN;
    }
    Effect::becomes(is_read.to_string(), FLAG)
}

fn tags(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::List(items) => match items.iter().find(|item| matches!(item, Held::List(_))) {
            Some(list) => Effect::becomes(javascript::text_of(list), STRINGS),
            None => categories(value, syntax),
        },
        _ => categories(value, syntax),
    }
}

/// A list in a list is a chain of categories.
fn categories(value: &Held, _: Syntax) -> Effect {
    let is_odd = |item: &&Held| matches!(item, Held::Map(_) | Held::Date(_));
    match value {
        Held::List(items) => match items.iter().find(is_odd) {
            Some(item) => Effect::becomes(javascript::text_of(item), STRINGS),
            None => Effect::TAKEN,
        },
        Held::Map(_) | Held::Date(_) => Effect::becomes(javascript::text_of(value), STRINGS),
        Held::Integer(0) => Effect::dropped(STRINGS),
        Held::Float(number) if number.is_nan() => Effect::dropped(STRINGS),
        _ => Effect::TAKEN,
    }
}
