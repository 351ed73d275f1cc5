//! The fields that Docusaurus reads: it validates them against a schema and fails on mismatches.

use std::path::Path;

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, Known, STRING, STRINGS};
use crate::value::Held;

/// Its fields; those of the blog are free elsewhere.
pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", text),
    Known::of_text("description", text),
    Known::new("slug", some_text),
    Known::new("id", id),
    Known::new("image", url),
    Known::new("draft", flag),
    Known::new("unlisted", flag),
    Known::new("hide_table_of_contents", flag),
    Known::new("toc_min_heading_level", heading_level),
    Known::new("toc_max_heading_level", heading_level),
    Known::of_terms("keywords", keywords),
    Known::of_terms("tags", tags),
    Known::new("last_update", last_update),
    of_blog("authors", authors),
    of_blog("author", some_text),
    of_blog("author_url", url),
    of_blog("author_image_url", url),
];

const fn of_blog(name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Known {
    Known { in_page: is_in_blog, ..Known::new(name, take) }
}

/// Whether the page is one of the blog.
pub(super) fn is_in_blog(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_str().is_some_and(|name| name.contains("blog")))
}

const fn is_text(value: &Held) -> bool {
    matches!(value, Held::Text(_) | Held::Integer(_) | Held::Float(_) | Held::Date(_))
}

/// Numbers and dates become text.
const fn text(value: &Held, _: Syntax) -> Effect {
    if is_text(value) { Effect::TAKEN } else { Effect::fails(STRING) }
}

fn some_text(value: &Held, syntax: Syntax) -> Effect {
    if is_empty(value) { Effect::fails(STRING) } else { text(value, syntax) }
}

fn id(value: &Held, syntax: Syntax) -> Effect {
    let has_slash = matches!(value, Held::Text(text) if text.contains('/'));
    if has_slash { Effect::fails(STRING) } else { some_text(value, syntax) }
}

fn is_empty(value: &Held) -> bool {
    matches!(value, Held::Text(text) if text.is_empty())
}

fn url(value: &Held, _: Syntax) -> Effect {
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

fn flag(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Boolean(_) => Effect::TAKEN,
        Held::Text(text) if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
            Effect::TAKEN
        }
        _ => Effect::fails(FLAG),
    }
}

fn heading_level(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Integer(2..=6) => Effect::TAKEN,
        Held::Text(text) if text.trim().parse::<u8>().is_ok_and(|level| (2..=6).contains(&level)) => {
            Effect::TAKEN
        }
        _ => Effect::fails("an integer from 2 to 6"),
    }
}

fn keywords(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(items) if !items.is_empty() && items.iter().all(is_term) => Effect::TAKEN,
        _ => Effect::fails(STRINGS),
    }
}

fn is_term(value: &Held) -> bool {
    is_text(value) && !is_empty(value)
}

fn tags(value: &Held, _: Syntax) -> Effect {
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
fn last_update(value: &Held, _: Syntax) -> Effect {
    let is_named = |(key, value): &(Held, Held)| {
        (*key == Held::text("author") && matches!(value, Held::Text(_)))
            || (*key == Held::text("date") && matches!(value, Held::Text(_) | Held::Date(_)))
    };
    match value.entries() {
        Some(entries) if entries.iter().any(is_named) => Effect::TAKEN,
        _ => Effect::fails("a mapping with `date` or `author`"),
    }
}

/// Names, or mappings; whether `authors.yml` has the names is another question.
fn authors(value: &Held, _: Syntax) -> Effect {
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
