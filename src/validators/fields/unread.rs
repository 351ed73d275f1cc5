//! Fields that a generator overlooks or drops although themes elsewhere know them.

use crate::loader::Generator;
use crate::schema::{Origin, Schema};

/// The plural that the generator reads where the author wrote `name`, which it does not.
pub(crate) fn plural(generator: Generator, name: &str) -> Option<&'static str> {
    let reads_categories = matches!(generator, Generator::Hugo | Generator::HugoOld);
    match (generator, name) {
        (Generator::Hugo | Generator::HugoOld | Generator::Docusaurus | Generator::Eleventy, "tag") => {
            Some("tags")
        }
        (_, "category") if reads_categories => Some("categories"),
        _ => None,
    }
}

/// Whether the schema is that of Zola's pages: only there is a stranger dropped.
pub(crate) fn is_of_zola(schema: &Schema) -> bool {
    schema.field("taxonomies").is_some_and(|field| field.origin == Origin::Preset)
}
