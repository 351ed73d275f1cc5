//! What Hugo takes in its fields: each is cast to its type, and what cannot be cast is nothing.

use crate::document::Syntax;
use crate::generators::effect::{Effect, FLAG, Known, MAPPING, STRING, STRINGS, is_nested, stated};
use crate::generators::languages::go;
use crate::value::Held;

use super::tables::{menu, resources, sitemap};

pub(super) const FIELDS: &[Known] = &[
    Known::of_text("title", text),
    Known::of_text("linkTitle", text),
    Known::of_text("description", text),
    Known::of_text("summary", text),
    Known::new("slug", slug),
    Known::new("url", url),
    Known::new("type", text),
    Known::new("layout", text),
    Known::new("markup", markup),
    Known::new("outputs", outputs),
    Known::new("menu", menu),
    Known::new("menus", menu),
    Known::new("sitemap", sitemap),
    Known::new("resources", resources),
    Known::new("translationKey", text),
    Known::new("weight", weight),
    Known::new("draft", flag),
    Known::new("headless", flag),
    Known::new("isCJKLanguage", flag),
    Known::of_terms("tags", terms),
    Known::of_terms("categories", terms),
    Known::of_terms("keywords", words),
    Known::new("aliases", aliases),
    Known::new("build", mapping),
    Known::new("cascade", cascade),
];

/// Numbers, flags and dates become text. JSON has no integers, and numbers above 2^53 are rounded.
fn text(value: &Held, _: Syntax) -> Effect {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Held::Float(number) if number.is_finite() && number.abs() > EXACT => {
            Effect::becomes(number.to_string(), STRING)
        }
        value if is_nested(value) => Effect::dropped(STRING),
        value => printed(value, STRING),
    }
}

/// Text without the hyphens around it.
fn slug(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Text(text) if text.starts_with('-') || text.ends_with('-') => {
            Effect::becomes(text.trim_matches('-'), STRING)
        }
        _ => text(value, syntax),
    }
}

/// Unless the site turns aliases off, none may lead to the home page.
fn aliases(value: &Held, syntax: Syntax) -> Effect {
    let items = if let Held::List(items) = value { items.as_slice() } else { std::slice::from_ref(value) };
    if items.iter().any(|item| matches!(item, Held::Text(path) if is_home(path))) {
        return Effect::may_fail("a path other than that of the home page");
    }
    words(value, syntax)
}

/// Whether a path from the root of the site ends there.
fn is_home(path: &str) -> bool {
    let deep = path.split('/').fold(0_usize, |deep, part| match part {
        "" | "." => deep,
        ".." => deep.saturating_sub(1),
        _ => deep + 1,
    });
    path.starts_with('/') && deep == 0
}

/// A word behind a colon is a part of the page, such as `:slug`, or a layout of its date, such as `:2006`; Hugo knows
/// no others.
fn url(value: &Held, syntax: Syntax) -> Effect {
    const PARTS: [&str; 17] = [
        "year",
        "month",
        "monthname",
        "day",
        "weekday",
        "weekdayname",
        "yearday",
        "section",
        "sections",
        "sectionslug",
        "sectionslugs",
        "title",
        "slug",
        "slugorfilename",
        "slugorcontentbasename",
        "filename",
        "contentbasename",
    ];
    let is_unknown = |rest: &str| {
        let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        let word = rest.split(|sign| !is_part(sign)).next().unwrap_or_default();
        !word.is_empty() && !PARTS.contains(&word) && !go::is_layout(word)
    };
    match value {
        Held::Text(path) if !path.contains("://") && path.split(':').skip(1).any(is_unknown) => {
            Effect::may_fail("a path without a colon")
        }
        _ => text(value, syntax),
    }
}

/// Text is read as a number, a fraction is cut off.
fn weight(value: &Held, _: Syntax) -> Effect {
    const WANTED: &str = "an integer";
    match value {
        Held::Null => Effect::TAKEN,
        Held::Integer(number) if i64::try_from(*number).is_ok() => Effect::TAKEN,
        Held::Float(number) if number.abs() > 9.2e18 => Effect::becomes(i64::MIN.to_string(), WANTED),
        Held::Float(number) if number.fract() == 0.0 => Effect::TAKEN,
        Held::Float(number) if number.is_finite() => Effect::becomes(number.trunc().to_string(), WANTED),
        Held::Boolean(flag) => Effect::becomes(if *flag { "1" } else { "0" }, WANTED),
        Held::Text(text) if text.is_empty() => Effect::TAKEN,
        Held::Text(text) => match go::integer(text) {
            Some(number) if is_written(text, number) => Effect::TAKEN,
            number => Effect::becomes(number.unwrap_or_default().to_string(), WANTED),
        },
        Held::Date(_) | Held::Time(_) => Effect::becomes("0", WANTED),
        _ => Effect::dropped(WANTED),
    }
}

/// Whether a person reads that number in the text: a leading zero makes it octal, and a fraction is cut off.
fn is_written(text: &str, number: i128) -> bool {
    let is_prefixed = text.contains(['x', 'X', 'o', 'O', 'b', 'B']);
    #[expect(clippy::cast_precision_loss, reason = "no one writes a weight that large")]
    let number = number as f64;
    is_prefixed
        || text.replace('_', "").parse::<f64>().is_ok_and(|written| (written - number).abs() < f64::EPSILON)
}

/// Text is read as Go reads flags; what it cannot read is false, which is what `no` asks for.
pub(super) fn flag(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Boolean(_) | Held::Integer(0 | 1) => Effect::TAKEN,
        Held::Text(text) => match text.as_str() {
            "" | "1" | "t" | "T" | "TRUE" | "true" | "True" | "0" | "f" | "F" | "FALSE" | "false"
            | "False" => Effect::TAKEN,
            _ if stated(value) == Some(false) => Effect::TAKEN,
            _ => Effect::becomes("false", FLAG),
        },
        Held::Integer(_) => Effect::becomes("true", FLAG),
        Held::Float(number) => Effect::becomes((*number != 0.0).to_string(), FLAG),
        _ => Effect::becomes("false", FLAG),
    }
}

/// One term that is none, and all of them are lost.
fn terms(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Map(_) => Effect::dropped(STRINGS),
        Held::List(items) if items.iter().any(is_nested) => Effect::dropped(STRINGS),
        Held::List(items) => {
            let mut effects = items.iter().map(|item| printed(item, STRINGS));
            effects.find(|effect| !effect.is_taken()).unwrap_or(Effect::TAKEN)
        }
        // Lines of text are one term.
        Held::Text(text) if text.trim().contains('\n') => {
            Effect::becomes(text.trim().replace('\n', " "), STRINGS)
        }
        value => printed(value, STRINGS),
    }
}

/// A date with a zone becomes the text that Go prints of it.
fn printed(value: &Held, wanted: &'static str) -> Effect {
    match value {
        Held::Date(iso) if go::printed(iso) != *iso => Effect::becomes(go::printed(iso), wanted),
        _ => Effect::TAKEN,
    }
}

/// Text becomes a list of its words.
fn words(value: &Held, syntax: Syntax) -> Effect {
    match value {
        Held::Text(text) if text.split_whitespace().count() > 1 => {
            let words: Vec<&str> = text.split_whitespace().collect();
            Effect::becomes(format!("[{}]", words.join(" ")), STRINGS)
        }
        _ => terms(value, syntax),
    }
}

const fn mapping(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Map(_) => Effect::TAKEN,
        _ => Effect::fails(MAPPING),
    }
}

const fn cascade(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Map(_) | Held::List(_) => Effect::TAKEN,
        _ => Effect::fails(MAPPING),
    }
}

/// A number or a flag is the name of a markup that Hugo does not know. Old versions take any text, and a site may give its
/// media types suffixes of their own.
fn markup(value: &Held, _: Syntax) -> Effect {
    const WANTED: &str = "a format that Hugo knows, such as `markdown`";
    match value {
        Held::Text(text) if !text.is_empty() && !is_markup(text) => Effect::may_fail(WANTED),
        Held::Null | Held::Text(_) => Effect::TAKEN,
        _ if is_nested(value) => Effect::dropped(STRING),
        _ => Effect::fails(STRING),
    }
}

/// Whether Hugo knows the format by that name, by an extension, or by its media type.
fn is_markup(text: &str) -> bool {
    const NAMES: &str = "ad adoc asciidoc asciidocext goldmark htm html markdown md mdown org pandoc pdc rst";
    text.starts_with("text/") || NAMES.split(' ').any(|name| name.eq_ignore_ascii_case(text))
}

/// The names of formats: one that does not exist stops the build.
fn outputs(value: &Held, _: Syntax) -> Effect {
    const WANTED: &str = "a list of output formats, such as `[html, json]`";
    match value {
        Held::Null => Effect::TAKEN,
        Held::Text(text) if !text.contains(',') => Effect::TAKEN,
        Held::List(items) if items.iter().any(is_nested) => Effect::dropped(WANTED),
        Held::List(items) if items.iter().all(|item| matches!(item, Held::Text(it) if !it.is_empty())) => {
            Effect::TAKEN
        }
        Held::Map(_) | Held::Set(_) => Effect::dropped(WANTED),
        _ => Effect::fails(WANTED),
    }
}
