//! Keys that generators keep for themselves.

use crate::loader::Generator;

/// What the generator does with a field of that name at the root; `None` where it is free.
pub(crate) fn effect(generator: Generator, name: &str) -> Option<&'static str> {
    Some(match (generator, name) {
        (Generator::Hexo, "content") => "Hexo puts it in the place of the body",
        (Generator::Eleventy, "page" | "content" | "collections") => "Eleventy stops the build",
        (Generator::Hugo, "_build") => "Hugo stops the build",
        _ => return None,
    })
}
