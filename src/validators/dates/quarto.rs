//! Dates as Quarto and R Markdown read them, recognized by the file extension.

use crate::validators::FieldCx;

/// Words that are replaced with a date.
const WORDS: [&str; 3] = ["last-modified", "now", "today"];

/// Whether the page belongs to Quarto or R Markdown.
pub(crate) fn is_page(cx: &FieldCx<'_>) -> bool {
    const EXTENSIONS: [&str; 3] = ["qmd", "rmd", "rmarkdown"];
    let extension = cx.page.place.path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// Whether the value is a word that Quarto fills in, or code that R runs.
pub(crate) fn is_filled_in(cx: &FieldCx<'_>) -> bool {
    let text = cx.node.text().unwrap_or_default().trim();
    is_page(cx) && (WORDS.contains(&text) || text.contains("`r "))
}
