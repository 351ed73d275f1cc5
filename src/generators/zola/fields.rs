//! The fields of Zola's pages and sections. A page may have others, which are dropped; a section may not.

use std::path::Path;

use crate::generators::Stranger;

/// The fields of a page.
const PAGE: &[&str] = &[
    "title",
    "description",
    "updated",
    "date",
    "draft",
    "render",
    "slug",
    "path",
    "taxonomies",
    "weight",
    "authors",
    "aliases",
    "template",
    "in_search_index",
    "extra",
];

/// The fields of a section. `generate_feed` is what `generate_feeds` was before 0.19.
const SECTION: &[&str] = &[
    "title",
    "description",
    "sort_by",
    "weight",
    "draft",
    "template",
    "paginate_by",
    "paginate_reversed",
    "paginate_path",
    "insert_anchor_links",
    "render",
    "redirect_to",
    "in_search_index",
    "transparent",
    "page_template",
    "aliases",
    "generate_feeds",
    "generate_feed",
    "extra",
];

/// Whether the page is a section: `_index.md`, or `_index.fr.md` for a language.
pub(crate) fn is_section(page: &Path) -> bool {
    let name = page.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.starts_with("_index.") && Path::new(name).extension().is_some_and(|extension| extension == "md")
}

/// What becomes of a field that the page has and Zola does not know there.
pub(super) fn stranger(page: &Path, field: &str) -> Option<Stranger> {
    let is_section = is_section(page);
    let (own, others) = if is_section { (SECTION, PAGE) } else { (PAGE, SECTION) };
    if own.contains(&field) {
        return None;
    }
    let other = if is_section { "in the pages of the section" } else { "in the `_index.md` of the section" };
    Some(Stranger {
        page: if is_section { "a section" } else { "a page" },
        stops: is_section,
        belongs: others.contains(&field).then_some(other),
    })
}
