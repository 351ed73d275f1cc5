//! URLs that a page sets for itself: of several pages with the same one, the generator writes only one.

use std::borrow::Cow;
use std::path::Path;

use crate::document::{Node, Value};
use crate::files;
use crate::generators::{Address, Generator};
use crate::validators::dates::{hidden, names, role};
use crate::validators::{DocumentCx, Place, digest};
use crate::value::date;

/// What a page does with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The page is published there.
    Own,
    /// It redirects to the page.
    Alias,
}

/// Calls `take` with every URL of the page: its role, the digest that equal ones share, and the node.
pub(crate) fn each<'n, 's>(cx: &'n DocumentCx<'s>, mut take: impl FnMut(Role, u64, &'n Node<'s>)) {
    let Address { own, aliases: alias, last_part: beside, number, alias_is_relative, .. } =
        cx.dialect.generator.facts().address;
    if own.is_empty() && beside.is_empty() {
        return;
    }
    let entries = cx.document.entries();
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        let is_own = own == name;
        if !(is_own || [alias, beside, number].contains(&name)) {
            continue;
        }
        if !is_published(cx) || !cx.document.block.as_ref().is_some_and(|block| block.seen) {
            return;
        }
        if beside == name {
            let address = &cx.dialect.generator.facts().address;
            each_text(&entry.value, &mut |node, text| {
                if address.may_be_whole && text.trim().starts_with('/') && is_literal(text) {
                    let whole = text.trim().trim_matches('/');
                    // Each of several sets of docs may have a page at its root.
                    if !whole.is_empty() {
                        take(Role::Own, digest((area(&cx.place), edition(&cx.place), whole)), node);
                    }
                } else if let Some(folder) = folder(cx.place.path)
                    && is_literal(text)
                    && !text.contains('/')
                {
                    take(Role::Own, digest((folder, edition(&cx.place), text.trim())), node);
                }
            });
            continue;
        }
        if number == name {
            each_text(&entry.value, &mut |node, text| {
                if is_literal(text) {
                    take(Role::Own, digest((number, text.trim())), node);
                }
            });
            continue;
        }
        let role = if is_own { Role::Own } else { Role::Alias };
        each_text(&entry.value, &mut |node, text| {
            if role == Role::Alias && alias_is_relative && !text.trim().starts_with('/') {
                // A page that sets its own URL is in a folder that its path does not tell.
                if let Some(folder) = folder(cx.place.path).filter(|_| cx.document.entry(own).is_none())
                    && is_literal(text)
                {
                    let whole = files::absolute(cx.place.files.home(), &folder.join(text.trim()));
                    take(role, digest((edition(&cx.place), whole)), node);
                }
            } else if let Some(address) = absolute(text, cx.dialect.generator) {
                take(role, digest((edition(&cx.place), address)), node);
            }
        });
    }
}

/// Whether the page is written: it is not a draft, has not expired, its date has come, and nothing else says no.
fn is_published(cx: &DocumentCx<'_>) -> bool {
    let facts = cx.dialect.generator.facts();
    let (dates, hides) = (&facts.dates, hidden::hides(cx));
    !cx.is_in_drafts()
        && !names::is_unwritten(cx.place.path, cx.place.facts)
        && hidden::day_to_come(cx).is_none()
        && !cx.document.entries().iter().any(|entry| {
            let is = |word| entry.value.text().is_some_and(|text| text.eq_ignore_ascii_case(word));
            let instant = || date::parse(entry.value.text()?.trim()).ok().map(|date| date.instant());
            let Some(name) = entry.key.text() else { return false };
            match name {
                "draft" => return is("true"),
                "published" if is("false") => return true,
                _ if facts.address.unwritten.iter().any(|value| value.is(entry)) => return true,
                _ if dates.hidden_until.is_empty() || !dates.has(name) => return false,
                _ => {}
            }
            if role::of(name) == role::Role::Expires {
                return instant().is_some_and(|instant| instant <= cx.now);
            }
            hides && dates.hides_until(cx.document, name) && instant().is_some_and(|instant| instant > cx.now)
        })
}

fn each_text<'n, 's>(node: &'n Node<'s>, take: &mut impl FnMut(&'n Node<'s>, &'n str)) {
    match &node.value {
        Value::Scalar(scalar) if !node.is_null() => take(node, &scalar.text),
        Value::List(items) => items.iter().for_each(|item| each_text(item, take)),
        _ => {}
    }
}

/// Without placeholders that the generator fills in.
fn is_literal(text: &str) -> bool {
    !text.trim().is_empty() && !text.bytes().any(|byte| b"{:*<#?".contains(&byte))
}

/// A URL from the root of the site, without what does not affect the file it is written to; `None` if it is not one. With `false`,
/// some generators write no page, and others the usual one.
fn absolute(text: &str, generator: Generator) -> Option<&str> {
    let text = text.trim();
    let address = &generator.facts().address;
    if !is_literal(text) || ["true", "false"].iter().any(|flag| flag.eq_ignore_ascii_case(text)) {
        return None;
    }
    let text = text.trim_start_matches('/');
    if address.may_be_file {
        let file = text.strip_suffix(".html").unwrap_or(text);
        let folder = file.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
        return Some(folder.unwrap_or(file));
    }
    let text = text.strip_suffix("index.html").unwrap_or(text);
    Some(text.trim_end_matches('/'))
}

/// The folder to which the last part of a URL is appended: in a page bundle it replaces the name of the bundle.
fn folder(path: &Path) -> Option<&Path> {
    let stem = path.file_name()?.to_str()?.split('.').next()?;
    let parent = path.parent()?;
    if matches!(stem, "index" | "_index") { parent.parent() } else { Some(parent) }
}

/// The folder of the site that the page is in, from which its plugin takes all pages.
fn area(place: &Place<'_>) -> String {
    let below = below(place);
    // Translations are below the name of their language and that of the plugin.
    let depth = if below.starts_with("i18n") { 3 } else { 1 };
    below.components().take(depth).map(|part| part.as_os_str().to_string_lossy()).collect()
}

/// The path of the page, relative to the site.
fn below<'p>(place: &Place<'p>) -> Cow<'p, Path> {
    let (path, home) = (place.path, place.files.home());
    // As a rule, the site is where the program was called, and the path is relative to that.
    let is_plain = !path.as_os_str().as_encoded_bytes().starts_with(b".") && path.is_relative();
    if is_plain && place.site.as_os_str() == home.as_os_str() {
        return path.into();
    }
    home.join(path).strip_prefix(place.site).map_or(path.into(), |below| below.to_owned().into())
}

/// The language and the version in a path: URLs of two editions never collide.
fn edition(place: &Place<'_>) -> String {
    let below = below(place);
    let below = below.as_os_str().to_string_lossy();
    let mut parts = below.rsplit(std::path::is_separator);
    let name = parts.next().unwrap_or_default();
    let mut edition = String::new();
    for part in parts.filter(|name| is_language(name) || is_version(name)) {
        edition.extend([part, "/"]);
    }
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    if let Some((_, language)) = stem.rsplit_once('.').filter(|(_, last)| is_language(last)) {
        edition.push_str(language);
    }
    edition
}

/// `en`, `pt-BR`, `zh_tw`, `zh-Hans`.
fn is_language(name: &str) -> bool {
    if !matches!(name.as_bytes().get(2), None | Some(b'-' | b'_')) {
        return false;
    }
    let mut parts = name.split(['-', '_']);
    let is_of = |part: Option<&str>, lengths: &[usize]| {
        part.is_some_and(|part| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        })
    };
    let is_first = is_of(parts.next(), &[2]);
    let rest: Vec<&str> = parts.collect();
    is_first && rest.len() <= 2 && rest.iter().all(|part| is_of(Some(part), &[2, 4]))
}

/// `v2`, `1.x`, `version-0.71`.
fn is_version(name: &str) -> bool {
    let bare = name.strip_prefix("version-").unwrap_or(name);
    let bare = bare.strip_prefix('v').unwrap_or(bare);
    bare.starts_with(|sign: char| sign.is_ascii_digit()) || matches!(name, "next" | "latest" | "stable")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_as_files() {
        let jekyll = |text| absolute(text, Generator::Jekyll);
        assert_eq!(jekyll("/about/"), Some("about/"));
        assert_eq!(jekyll("/about/index.html"), Some("about/"));
        assert_eq!(jekyll("/about"), Some("about"));
        assert_eq!(jekyll("/about.html"), Some("about"));
        assert_eq!(jekyll("/index.html"), Some(""));
        assert_eq!(jekyll("/reindex"), Some("reindex"));
        assert_eq!(jekyll("pretty"), Some("pretty"));
        assert_eq!(jekyll("false"), None);
        assert_eq!(jekyll("/:year/:title/"), None);
        assert_eq!(jekyll("/posts/{{ page.slug }}/"), None);
        assert_eq!(absolute("about", Generator::Hexo), Some("about"));
    }

    #[test]
    fn editions_are_told_by_their_names() {
        assert!(["en", "pt-BR", "zh_tw", "zh-Hans"].into_iter().all(is_language));
        assert!(!["posts", "e", "de-posts", "12"].into_iter().any(is_language));
        assert!(["v2", "1.x", "version-0.71", "version-v5", "2024"].into_iter().all(is_version));
        assert!(!["version", "posts", "v"].into_iter().any(is_version));
    }
}
