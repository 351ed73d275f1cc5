//! Keys that are reserved by generators.

use crate::loader::Generator;

/// What the generator does with a field of that name at the root; `None` if the name is not reserved.
pub(crate) fn effect(generator: Generator, name: &str) -> Option<&'static str> {
    Some(match (generator, name) {
        (Generator::Hexo, "content") => "Hexo publishes it instead of the text of the page",
        (Generator::Eleventy, "page" | "content" | "collections") => "Eleventy fails",
        (Generator::Hugo, "_build") => "Hugo fails",
        _ => return None,
    })
}
