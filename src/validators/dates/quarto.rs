//! What Quarto and R Markdown read, recognized by the file extension.

use std::path::Path;

use crate::validators::{DocumentCx, FieldCx};

/// Words that are replaced with a date.
const WORDS: [&str; 3] = ["last-modified", "now", "today"];

/// Whether the page belongs to Quarto or R Markdown.
pub(crate) fn is_page(cx: &FieldCx<'_>) -> bool {
    has_extension(cx.page.place.path)
}

/// Whether nothing else reads the page, as far as is known.
pub(crate) fn is_alone(page: &DocumentCx<'_>) -> bool {
    !page.dialect.generator.is_known() && has_extension(page.place.path)
}

/// Whether Quarto alone reads the page: R Markdown reads other YAML.
pub(crate) fn is_quarto(page: &DocumentCx<'_>) -> bool {
    is_alone(page) && page.place.path.extension() == Some("qmd".as_ref())
}

fn has_extension(page: &Path) -> bool {
    const EXTENSIONS: [&str; 3] = ["qmd", "rmd", "rmarkdown"];
    let extension = page.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// Whether the value is a word that Quarto fills in, code that R runs, or markup to be shown as it is.
pub(crate) fn is_filled_in(cx: &FieldCx<'_>) -> bool {
    let text = cx.node.text().unwrap_or_default().trim();
    is_page(cx)
        && (WORDS.contains(&text)
            || text.contains("`r ")
            || text.contains("`{")
            || (text.contains('<') && text.contains('>')))
}
