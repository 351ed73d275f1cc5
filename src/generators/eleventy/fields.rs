//! What Eleventy takes in the keys of its data cascade.

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, Known, STRING, STRINGS, stated};
use crate::generators::languages::javascript;
use crate::value::Held;

/// Since Eleventy 3, a permalink must have an extension.
pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", title),
    Known::of_terms("tags", tags),
    Known { unless: Some("eleventyAllowMissingExtension"), ..Known::new("permalink", permalink) },
    Known::new("eleventyExcludeFromCollections", excluded),
    Known::new("layout", path),
    Known::new("templateEngineOverride", path),
    Known::new("pagination", pagination),
];

pub(super) const FIELDS_BEFORE_3: &[Known] = &[
    Known::of_text("title", title),
    Known::of_terms("tags", tags),
    Known::new("permalink", any_permalink),
    Known::new("eleventyExcludeFromCollections", excluded),
    Known::new("layout", path),
    Known::new("templateEngineOverride", path),
    Known::new("pagination", pagination),
];

fn title(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::List(_) | Held::Map(_) => Effect::becomes(javascript::text_of(value), STRING),
        _ => Effect::TAKEN,
    }
}

fn tags(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Boolean(false) | Held::Text(_) => Effect::TAKEN,
        Held::List(items) => match items.iter().find(|item| javascript::is_changed_as_text(item)) {
            Some(item) => Effect::becomes(javascript::text_of(item), STRINGS),
            None => Effect::TAKEN,
        },
        value if javascript::is_truthy(value) => Effect::fails(STRINGS),
        _ => Effect::dropped(STRINGS),
    }
}

const PATH: &str = "a path, or `false`";

/// A number has no extension unless it has a fraction, and a file needs one.
fn permalink(value: &Held, _: Syntax) -> Effect {
    match value {
        // A list is joined by commas.
        Held::List(items) if is_file(&javascript::text_of(value)) => match items.len() {
            0 | 1 => Effect::TAKEN,
            _ => Effect::becomes(javascript::text_of(value), PATH),
        },
        Held::Boolean(true) | Held::Date(_) | Held::List(_) => Effect::fails(PATH),
        Held::Integer(number) if *number != 0 => Effect::fails(PATH),
        Held::Text(path) if !is_file(path) => {
            Effect::may_fail("a path that ends with `/` or has an extension")
        }
        _ => Effect::TAKEN,
    }
}

/// Before version 3, any text is the path of a file.
fn any_permalink(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Boolean(true) => Effect::fails(PATH),
        Held::Date(_) => Effect::becomes(javascript::text_of(value), PATH),
        _ => Effect::TAKEN,
    }
}

/// Whether the address is that of a folder or of a file with an extension, or of a file that hosts want without one.
fn is_file(path: &str) -> bool {
    const HOSTS: [&str; 3] = ["_redirects", ".htaccess", "_headers"];
    let name = path.rsplit('/').next().unwrap_or_default();
    // What contains a template is filled in first.
    let is_template = path.contains("{{") || path.contains("{%");
    let has_extension =
        name.rsplit_once('.').is_some_and(|(stem, extension)| !stem.is_empty() && !extension.is_empty());
    name.is_empty() || is_template || has_extension || HOSTS.iter().any(|host| path.ends_with(host))
}

/// Text names the collections that the page is kept out of; what else is in a list names none.
fn excluded(value: &Held, _: Syntax) -> Effect {
    let is_name = |item: &Held| matches!(item, Held::Text(_));
    match value {
        Held::Text(text) if stated(value).is_some() => Effect::becomes(format!("[\"{text}\"]"), FLAG),
        Held::List(items) if items.iter().any(|item| !is_name(item)) => {
            let names: Vec<&Held> = items.iter().filter(|item| is_name(item)).collect();
            Effect::becomes(
                serde_json::to_string(&names).unwrap_or_default(),
                "a list of names of collections",
            )
        }
        Held::Null | Held::Boolean(_) | Held::Text(_) | Held::List(_) => Effect::TAKEN,
        _ => Effect::dropped(FLAG),
    }
}

/// A name, or what counts as false.
fn path(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Text(_) => Effect::TAKEN,
        value if javascript::is_truthy(value) => Effect::fails(STRING),
        _ => Effect::TAKEN,
    }
}

fn pagination(value: &Held, _: Syntax) -> Effect {
    let has_size = |entries: &[(Held, Held)]| entries.iter().any(|(key, _)| *key == Held::text("size"));
    match value.entries() {
        Some(entries) if has_size(entries) => Effect::TAKEN,
        _ => Effect::fails("a mapping with `data` and `size`"),
    }
}
