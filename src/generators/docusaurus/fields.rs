//! The fields that Docusaurus reads: each of its plugins validates those of its pages against a schema.

use std::path::Path;

use crate::document::Syntax;
use crate::generators::effect::{Effect, Known};
use crate::value::Held;

use super::kinds::{is_document, is_in_blog, is_listed, is_lone};
use super::values::{
    authors, edit_url, flag, heading_level, id, keywords, last_update, mapping, number, plain_keywords,
    plain_text, some_plain_text, some_text, some_text_or_null, tags, text, url,
};

/// Its fields; those that a plugin does not know are free in its pages.
pub(super) const FIELDS: &[Known] = &[
    of(is_lone, "title", plain_text),
    Known::of_text("title", text),
    of(is_lone, "description", plain_text),
    Known::of_text("description", text),
    of(is_lone, "slug", some_plain_text),
    Known::new("slug", some_text),
    of(is_document, "id", id),
    of(is_in_blog, "id", some_text),
    Known::new("image", url),
    Known::new("draft", flag),
    Known::new("unlisted", flag),
    Known::new("hide_table_of_contents", flag),
    Known::new("toc_min_heading_level", heading_level),
    Known::new("toc_max_heading_level", heading_level),
    Known { in_page: is_lone, ..Known::of_terms("keywords", plain_keywords) },
    Known::of_terms("keywords", keywords),
    Known { in_page: is_listed, ..Known::of_terms("tags", tags) },
    Known::new("last_update", last_update),
    of(is_document, "hide_title", flag),
    of(is_document, "sidebar_key", some_text),
    of(is_document, "sidebar_label", some_text),
    of(is_in_blog, "sidebar_label", text),
    of(is_document, "sidebar_position", number),
    of(is_document, "sidebar_class_name", some_text),
    of(is_document, "sidebar_custom_props", mapping),
    of(is_document, "displayed_sidebar", some_text_or_null),
    of(is_document, "pagination_label", some_text),
    of(is_document, "pagination_next", some_text_or_null),
    of(is_document, "pagination_prev", some_text_or_null),
    of(is_document, "custom_edit_url", edit_url),
    of(is_document, "parse_number_prefixes", flag),
    of(is_in_blog, "title_meta", text),
    of(is_in_blog, "authors", authors),
    of(is_in_blog, "author", some_text),
    of(is_in_blog, "author_title", some_text),
    of(is_in_blog, "authorTitle", some_text),
    of(is_in_blog, "author_url", url),
    of(is_in_blog, "authorURL", url),
    of(is_in_blog, "author_image_url", url),
    of(is_in_blog, "authorImageURL", url),
    of(is_lone, "wrapperClassName", some_plain_text),
];

/// A field of the pages of one plugin.
const fn of(in_page: fn(&Path) -> bool, name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Known {
    Known { in_page, ..Known::new(name, take) }
}
