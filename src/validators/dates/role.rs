//! The purpose of a date field: its role by name, and which fields each generator reads itself.

use crate::loader::Generator;
use crate::validators::FieldCx;

/// The meaning of a date field for its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// When the page was published.
    Published,
    /// When it was last changed.
    Updated,
    /// When it expires; usually in the future.
    Expires,
    /// Something else: an event, a birthday.
    Other,
}

/// The role of a field of that name; case, `-` and `_` are ignored.
pub(crate) fn of(name: &str) -> Role {
    let is = |names: &[&str]| names.iter().any(|known| is_same(known, name));
    if is(&[
        "date",
        "pubdate",
        "published",
        "publishdate",
        "publishedat",
        "publisheddate",
        "created",
        "createdat",
        "datepublished",
    ]) {
        Role::Published
    } else if is(&[
        "updated",
        "updateddate",
        "updatedat",
        "lastmod",
        "modified",
        "lastmodified",
        "lastmodifiedat",
        "lastupdated",
        "datemodified",
    ]) {
        Role::Updated
    } else if is(&[
        "expirydate",
        "unpublishdate",
        "expires",
        "expiry",
        "validuntil",
        "end",
        "enddate",
        "until",
        "deadline",
    ]) {
        Role::Expires
    } else {
        Role::Other
    }
}

/// Whether `name` is `plain` (lower case, letters only) apart from case, `-` and `_`.
fn is_same(plain: &str, name: &str) -> bool {
    let letters =
        name.bytes().filter(|byte| !matches!(byte, b'-' | b'_')).map(|byte| byte.to_ascii_lowercase());
    plain.bytes().eq(letters)
}

/// Whether the generator of the page reads this field as a date.
pub(crate) fn is_own(cx: &FieldCx<'_>) -> bool {
    let dates = &cx.page.dialect.generator.facts().dates;
    cx.path.depth() == 1
        && cx.key.and_then(|key| key.text()).is_some_and(|name| dates.has(name))
        && !gives_way(cx)
        && (cx.is_certain() || (dates.in_page)(cx.page.place.path))
}

/// Whether the generator reads another field of the page instead.
pub(crate) fn gives_way(cx: &FieldCx<'_>) -> bool {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    let dates = &cx.page.dialect.generator.facts().dates;
    name.is_some_and(|name| dates.instead_of(cx.page.document, name).is_some())
}

const PUBLISHED: [&str; 7] =
    ["published", "pubDate", "pubdate", "publishDate", "publish_date", "publishedAt", "date_published"];

const UPDATED: [&str; 7] =
    ["updated", "lastmod", "updatedDate", "updated_at", "modified", "lastModified", "last_update"];

/// The date fields of other generators, instead of which the generator reads another.
pub(crate) fn of_others(generator: Generator) -> Vec<&'static str> {
    let all = PUBLISHED.into_iter().chain(UPDATED);
    all.filter(|name| instead(generator, name).is_some()).collect()
}

/// The field that the generator reads instead of `name`, which is a date field of another generator.
pub(crate) fn instead(generator: Generator, name: &str) -> Option<&'static str> {
    let (published, updated) = (PUBLISHED.contains(&name), UPDATED.contains(&name));
    let facts = generator.facts();
    if !(published || updated) || facts.dates.has(name) {
        return None;
    }
    // Where `published` is a boolean, `published-type` speaks.
    let published = published && !facts.flags.reads(name);
    let read = if updated { facts.dates.updated } else { facts.dates.published.filter(|_| published) };
    read.filter(|read| *read != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_roles_and_readers() {
        assert_eq!(of("publish_date"), Role::Published);
        assert_eq!(of("last-modified"), Role::Updated);
        assert_eq!(of("expiryDate"), Role::Expires);
        assert_eq!(of("born"), Role::Other);
        assert_eq!(instead(Generator::Hexo, "lastmod"), Some("updated"));
        assert_eq!(instead(Generator::Hugo, "publishDate"), None);
    }
}
