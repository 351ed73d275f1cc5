//! What Docusaurus takes as the value of a field. It makes text of numbers and dates, except in pages of their own.

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, MAPPING, STRING, STRINGS};
use crate::value::Held;

const fn is_text(value: &Held) -> bool {
    matches!(value, Held::Text(_) | Held::Integer(_) | Held::Float(_) | Held::Date(_))
}

/// Numbers and dates become text.
pub(super) const fn text(value: &Held, _: Syntax) -> Effect {
    if is_text(value) { Effect::TAKEN } else { Effect::fails(STRING) }
}

pub(super) fn some_text(value: &Held, syntax: Syntax) -> Effect {
    if is_empty(value) { Effect::fails(STRING) } else { text(value, syntax) }
}

pub(super) fn id(value: &Held, syntax: Syntax) -> Effect {
    let has_slash = matches!(value, Held::Text(text) if text.contains('/'));
    if has_slash { Effect::fails("a string without slashes") } else { some_text(value, syntax) }
}

/// Null says that there is none.
pub(super) fn some_text_or_null(value: &Held, syntax: Syntax) -> Effect {
    if *value == Held::Null { Effect::TAKEN } else { some_text(value, syntax) }
}

/// No number or date becomes text.
pub(super) const fn plain_text(value: &Held, _: Syntax) -> Effect {
    if matches!(value, Held::Text(_)) { Effect::TAKEN } else { Effect::fails(STRING) }
}

pub(super) fn some_plain_text(value: &Held, syntax: Syntax) -> Effect {
    if is_empty(value) { Effect::fails(STRING) } else { plain_text(value, syntax) }
}

/// Nothing says that there is none.
pub(super) fn edit_url(value: &Held, syntax: Syntax) -> Effect {
    if *value == Held::Null || is_empty(value) {
        return Effect::TAKEN;
    }
    match url(value, syntax) {
        effect if effect.is_taken() => effect,
        Effect { .. } if !matches!(value, Held::Text(_)) => Effect::fails("a URL, or `null` for none"),
        effect => effect,
    }
}

pub(super) fn number(value: &Held, _: Syntax) -> Effect {
    if number_of(value).is_some() { Effect::TAKEN } else { Effect::fails("a number") }
}

/// The number that a value is or says, where JavaScript can count that far.
fn number_of(value: &Held) -> Option<f64> {
    /// Above it, floats are not exact.
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    let number = match value {
        #[expect(clippy::cast_precision_loss, reason = "what is rounded is too large")]
        Held::Integer(number) => *number as f64,
        Held::Float(number) => *number,
        // Rust reads what Docusaurus does, and words for what is not a number.
        Held::Text(text) if !text.bytes().any(|byte| matches!(byte, b'n' | b'N')) => {
            text.trim().parse().ok()?
        }
        _ => return None,
    };
    (number.abs() <= LARGEST).then_some(number)
}

pub(super) const fn mapping(value: &Held, _: Syntax) -> Effect {
    if matches!(value, Held::Map(_)) { Effect::TAKEN } else { Effect::fails(MAPPING) }
}

fn is_empty(value: &Held) -> bool {
    matches!(value, Held::Text(text) if text.is_empty())
}

pub(super) fn url(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(text) if !text.is_empty() && is_uri(text) => Effect::TAKEN,
        Held::Text(text) if !text.is_empty() => {
            Effect::fails("it percent-encoded, without spaces and non-ASCII characters")
        }
        _ => Effect::fails("the URL or the path of an image"),
    }
}

/// What browsers take for a whole URL, or what RFC 3986 allows in a relative reference.
fn is_uri(text: &str) -> bool {
    url::Url::parse(text).is_ok() || is_relative(text)
}

/// A relative reference: a colon in its first part would make that a scheme, and `//` needs a host.
fn is_relative(text: &str) -> bool {
    let is_allowed = |sign: u8| sign.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=%".contains(&sign);
    let (before, fragment) = text.split_once('#').unwrap_or((text, ""));
    let path = before.split('?').next().unwrap_or_default();
    let has_start = match path.strip_prefix("//") {
        Some(rest) => {
            let place = rest.split('/').next().and_then(|place| place.rsplit('@').next()).unwrap_or_default();
            let (host, port) = place.split_once(':').unwrap_or((place, ""));
            !host.is_empty() && port.bytes().all(|sign| sign.is_ascii_digit())
        }
        None => !path.split('/').next().is_some_and(|part| part.contains(':')),
    };
    has_start && before.bytes().chain(fragment.bytes()).all(is_allowed)
}

pub(super) fn flag(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Boolean(_) => Effect::TAKEN,
        Held::Text(text) if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
            Effect::TAKEN
        }
        _ => Effect::fails(FLAG),
    }
}

pub(super) fn heading_level(value: &Held, _: Syntax) -> Effect {
    if number_of(value).is_some_and(|level| (2.0..=6.0).contains(&level)) {
        Effect::TAKEN
    } else {
        Effect::fails("an integer from 2 to 6")
    }
}

pub(super) fn keywords(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(items) if !items.is_empty() && items.iter().all(is_term) => Effect::TAKEN,
        _ => Effect::fails(STRINGS),
    }
}

pub(super) fn plain_keywords(value: &Held, _: Syntax) -> Effect {
    let is_term = |item: &Held| matches!(item, Held::Text(_)) && !is_empty(item);
    match value {
        Held::List(items) if !items.is_empty() && items.iter().all(is_term) => Effect::TAKEN,
        _ => Effect::fails(STRINGS),
    }
}

fn is_term(value: &Held) -> bool {
    is_text(value) && !is_empty(value)
}

pub(super) fn tags(value: &Held, _: Syntax) -> Effect {
    let is_labelled = |item: &Held| {
        let has =
            |name| item.entries().is_some_and(|all| all.iter().any(|(key, _)| *key == Held::text(name)));
        has("label") && has("permalink")
    };
    match value {
        Held::List(items) if items.iter().all(|item| is_term(item) || is_labelled(item)) => Effect::TAKEN,
        _ => Effect::fails(STRINGS),
    }
}

/// Who changed the page, or when.
pub(super) fn last_update(value: &Held, _: Syntax) -> Effect {
    let is_key = |key: &Held| *key == Held::text("author") || *key == Held::text("date");
    let is_taken = |(key, value): &(Held, Held)| match value {
        Held::Text(text) => *key != Held::text("author") || !text.is_empty(),
        Held::Date(_) | Held::Integer(_) | Held::Float(_) => *key != Held::text("author"),
        _ => !is_key(key),
    };
    match value.entries() {
        Some(entries) if entries.iter().any(|(key, _)| is_key(key)) && entries.iter().all(is_taken) => {
            Effect::TAKEN
        }
        _ => Effect::fails("a mapping with `date` or `author`"),
    }
}

/// Names, or mappings; whether `authors.yml` has the names is another question.
pub(super) fn authors(value: &Held, _: Syntax) -> Effect {
    let is_taken = match value {
        Held::List(items) => items.iter().all(is_author),
        Held::Text(_) | Held::Map(_) => is_author(value),
        _ => false,
    };
    if is_taken { Effect::TAKEN } else { Effect::fails("names, or mappings with `key` or `name`") }
}

/// A name, or a mapping that says who it is.
fn is_author(item: &Held) -> bool {
    const SAYS_WHO: [&str; 4] = ["key", "name", "imageURL", "image_url"];
    let Some(entries) = item.entries() else { return is_term(item) };
    let is_taken = |(key, value): &(Held, Held)| match key {
        Held::Text(key) if key == "url" => matches!(value, Held::Text(text) if is_uri(text)),
        Held::Text(key) if key == "title" || SAYS_WHO.contains(&key.as_str()) => is_term(value),
        _ => true,
    };
    let says_who =
        |(key, _): &(Held, Held)| matches!(key, Held::Text(key) if SAYS_WHO.contains(&key.as_str()));
    entries.iter().all(is_taken) && entries.iter().any(says_who)
}
