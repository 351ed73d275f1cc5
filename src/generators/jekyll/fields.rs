//! What Jekyll takes in the fields of posts and pages.

use std::path::Path;

use crate::document::{Document, Syntax};
use crate::generators::effect::{Effect, FLAG, Known, STRING, STRINGS, is_nested, printed, stated};
use crate::value::Held;

use super::address::unknown_part;

pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", title),
    Known { is_unused: has_fixed_address, ..Known::new("slug", slug) },
    Known { in_page: is_document, ..Known::new("permalink", pattern) },
    Known::new("permalink", permalink),
    Known::new("published", published),
    Known::of_terms("categories", categories),
    Known::of_terms("tags", tags),
];

/// A false one gives way to the file's name.
fn title(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Boolean(false) => Effect::dropped(STRING),
        _ => printed(value, syntax),
    }
}

/// A value of spaces leaves nothing but the extension.
fn slug(value: &Held, syntax: Syntax) -> Effect {
    if is_blank(value) { Effect::becomes(".html", STRING) } else { address(value, syntax) }
}

/// A value of spaces leads to the root, where the page overwrites another or cannot be written.
fn permalink(value: &Held, syntax: Syntax) -> Effect {
    if is_blank(value) { Effect::fails(STRING) } else { address(value, syntax) }
}

/// In posts and collections the build fails at a part of a pattern that there is not.
fn pattern(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Text(text) if unknown_part(text).is_some() => {
            Effect::fails("a colon only before the parts that Jekyll knows, such as `:title`")
        }
        _ => permalink(value, syntax),
    }
}

/// Whether the page is in a collection; posts are one. `_pages` is a folder of pages that the configuration includes.
fn is_document(page: &Path) -> bool {
    let folders = page.parent().into_iter().flatten();
    folders.filter(|folder| *folder != "_pages").any(|part| part.as_encoded_bytes().starts_with(b"_"))
}

fn is_blank(value: &Held) -> bool {
    matches!(value, Held::Text(text) if text.trim().is_empty())
}

/// Whether `permalink` is an address without the slug.
fn has_fixed_address(document: &Document<'_>) -> bool {
    const STYLES: [&str; 4] = ["date", "pretty", "ordinal", "weekdate"];
    let permalink = document.entry("permalink").and_then(|entry| entry.value.text()).unwrap_or_default();
    let is_variable = |rest: &str| rest.starts_with(|it: char| it.is_ascii_alphabetic());
    let is_pattern =
        permalink.split(':').skip(1).any(is_variable) || permalink == "none" || STYLES.contains(&permalink);
    !permalink.is_empty() && !is_pattern
}

/// Only the boolean false keeps a page unpublished.
fn published(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Boolean(_) => Effect::TAKEN,
        value if stated(value) == Some(true) => Effect::TAKEN,
        _ => Effect::becomes("true", FLAG),
    }
}

/// It works on it as on text, and fails.
const fn address(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Integer(_) | Held::Float(_) | Held::Boolean(true) | Held::Date(_) => Effect::fails(STRING),
        _ if is_nested(value) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

/// A single value that is neither text nor a list costs the post all its metadata. An item that is not text is joined by
/// a second category, which is its text.
fn categories(value: &Held, _: Syntax) -> Effect {
    let is_doubled = |item: &&Held| !matches!(item, Held::Text(_) | Held::Null) && !is_nested(item);
    match value {
        Held::List(items) => match items.iter().find(is_doubled) {
            Some(item) => {
                let text = serde_json::to_string(item).unwrap_or_default();
                Effect::becomes(format!("[{text}, \"{}\"]", text.trim_matches('"')), STRINGS)
            }
            None => Effect::TAKEN,
        },
        Held::Null | Held::Text(_) => Effect::TAKEN,
        _ => Effect::dropped(STRINGS),
    }
}

const fn tags(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) | Held::List(_) | Held::Boolean(false) => Effect::TAKEN,
        _ => Effect::dropped(STRINGS),
    }
}
