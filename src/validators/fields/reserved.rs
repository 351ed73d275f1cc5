//! Keys that generators keep for themselves.

use crate::diagnostic::Severity;
use crate::loader::Generator;

/// What the generator does with a field of that name at the root; `None` where it is free.
pub(crate) fn effect(generator: Generator, name: &str) -> Option<(Severity, &'static str)> {
    Some(match (generator, name) {
        (Generator::Hexo, "content") => (Severity::Error, "Hexo puts it in the place of the body"),
        (Generator::Eleventy, "page" | "content" | "collections") => {
            (Severity::Error, "Eleventy stops the build")
        }
        (Generator::Hugo, "_build") => (Severity::Error, "Hugo stops the build"),
        (Generator::Jekyll, "content" | "url" | "id") => (Severity::Warning, "Jekyll ignores it"),
        _ => return None,
    })
}
