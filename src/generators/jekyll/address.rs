//! The address that Jekyll makes of a post: its first category is where a URL would have a scheme or a host.

use crate::document::{Document, Node, Value};
use crate::generators::address::{Spot, Stop};
use crate::value::scalar::{Reader, Resolved, resolve};

/// The pattern of addresses of posts, unless the page or the site has its own.
const BY_DATE: &str = "/:categories/:year/:month/:day/:title:output_ext";

/// What the author can do.
const HELP: &str = "remove the colon or the slashes, or set a `permalink` without `:categories`";

/// What a pattern may have behind its colons.
const PARTS: [&str; 25] = [
    "collection",
    "name",
    "title",
    "slug",
    "categories",
    "slugified_categories",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
    "i_day",
    "i_month",
    "short_month",
    "long_month",
    "short_year",
    "w_year",
    "week",
    "w_day",
    "short_day",
    "long_day",
    "y_day",
    "output_ext",
    "path",
];

/// The words behind colons in a pattern: lower-case letters and underscores.
fn parts(pattern: &str) -> impl Iterator<Item = &str> {
    let is_part = |sign: char| sign.is_ascii_lowercase() || sign == '_';
    let word = move |rest: &'_ str| rest.len() - rest.trim_start_matches(is_part).len();
    pattern.split(':').skip(1).filter_map(move |rest| rest.get(..word(rest)).filter(|part| !part.is_empty()))
}

/// The first part of a pattern that there is not.
pub(super) fn unknown_part(pattern: &str) -> Option<&str> {
    parts(pattern)
        .find(|part| !PARTS.contains(part) && !PARTS.contains(&part.strip_suffix('_').unwrap_or(part)))
}

/// The fields whose first category may stop the build.
pub(super) const STOPPING: &[&str] = &["categories", "category"];

/// Whether a value of theirs may have a category that stops the build.
pub(super) fn may_stop(written: &str) -> bool {
    written.contains(':') || written.contains("//")
}

/// The first category, where it cannot be the beginning of an address.
pub(super) fn stop(document: &Document<'_>, spot: Spot<'_>) -> Option<Stop> {
    let mut folders = spot.page.iter();
    // A folder above that of the posts is their first category.
    if folders.next().is_none_or(|folder| folder != "_posts") {
        return None;
    }
    let own = document.entry("permalink").and_then(|entry| entry.value.text()).filter(|own| !own.is_empty());
    let of_site = match spot.pattern {
        None | Some("date" | "pretty" | "ordinal" | "weekdate" | "none") => BY_DATE,
        Some(pattern) => pattern,
    };
    if !parts(own.unwrap_or(of_site)).any(|part| part.trim_end_matches('_') == "categories") {
        return None;
    }
    let value =
        |name| document.entries().iter().rfind(|entry| entry.key.text() == Some(name)).map(|it| &it.value);
    let plural = value("categories").and_then(|node| Some(("categories", node, first(node, true)?)));
    let singular = || value("category").and_then(|node| Some(("category", node, first(node, false)?)));
    let (field, node, first) = plural.or_else(singular)?;
    let said = fault(&first)?;
    Some(Stop { field, at: node.span, said: format!("the first category, `{first}`: {said}"), help: HELP })
}

/// The first category in a value, as text; a value of `categories` without a list is split at its spaces.
fn first(node: &Node<'_>, is_plural: bool) -> Option<String> {
    let item = match &node.value {
        Value::List(items) => items.first()?,
        _ if node.is_null() => return None,
        _ => node,
    };
    let scalar = item.scalar()?;
    let text = match resolve(scalar, item.tag.as_deref(), Reader::SafeYaml) {
        Resolved::Text => scalar.text.to_string(),
        Resolved::Timestamp(iso) => iso,
        // Without a colon or a slash.
        _ => return Some(String::new()),
    };
    if is_plural && !matches!(node.value, Value::List(_)) {
        return text.split_whitespace().next().map(ToOwned::to_owned);
    }
    Some(text)
}

/// What a URL cannot have there.
fn fault(text: &str) -> Option<&'static str> {
    if text.contains('\n') {
        return None;
    }
    let end = text.find([':', '/', '?', '#']).unwrap_or(text.len());
    let (scheme, mut rest) = text.split_at(end);
    if let Some(behind) = rest.strip_prefix(':') {
        let is_scheme_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '-' | '.');
        if !scheme.starts_with(|sign: char| sign.is_ascii_alphabetic()) || !scheme.chars().all(is_scheme_sign)
        {
            return Some("what is before its colon is not the scheme of a URL");
        }
        rest = behind;
    }
    let authority = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(['[', ']']) => (host, port),
        _ => (authority, ""),
    };
    let is_odd = |sign: char| matches!(sign, '<' | '>' | '{' | '}' | '\\' | '"') || sign.is_whitespace();
    let is_fine = !host.contains(is_odd) && port.bytes().all(|byte| byte.is_ascii_digit());
    (!is_fine).then_some("what is behind its slashes is not the host of a URL")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Observed in builds of Jekyll 4.4.1.
    #[test]
    fn faults_are_those_of_addressable() {
        let failing = [
            "my blog: x",
            "2021-06-01 22:51",
            "a b:c",
            ":x",
            "日本:x",
            "1a:b",
            "a_b:c",
            "//host:x/y",
            "//a b",
            "é:x",
            "a@b:c",
            "-a:b",
            "//x<",
            "12:51",
        ];
        let fine = [
            "a:b",
            "http: x",
            "a/b: c",
            "a-b: c",
            "a.b:c",
            "C++: x",
            "note:",
            "x:1/2",
            "http://x",
            "a:80",
            "//x",
            "a//b",
            "[x]",
            "a?b",
            "a#b",
            "a%zz",
            "a:b/c",
            "/a: b",
            "..",
            "//a:99999",
            "//",
            "//x:",
            "///x",
            "//u:p@x",
            "//[::1]",
            "//@",
        ];
        for text in failing {
            assert!(fault(text).is_some(), "{text}");
        }
        for text in fine {
            assert!(fault(text).is_none(), "{text}");
        }
    }

    #[test]
    fn knows_the_parts_of_permalinks() {
        assert_eq!(unknown_part("/a/:tags/"), Some("tags"));
        assert_eq!(unknown_part("/:title_x/"), Some("title_x"));
        assert_eq!(unknown_part("/:year_:month/:title_/:Title/a: b/12:30"), None);
    }
}
