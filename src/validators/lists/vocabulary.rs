//! Which fields contain terms that pages share, and which spellings the generator treats as one term.

use crate::loader::Generator;
use crate::validators::DocumentCx;

/// Fields that contain terms in every generator.
const TERMS: [&str; 8] = ["tags", "tag", "categories", "category", "series", "topics", "topic", "labels"];

/// Whether a field of that name at the root contains terms: by its name, or because the site declares the taxonomy.
pub(crate) fn is_of_terms(cx: &DocumentCx<'_>, name: &str) -> bool {
    TERMS.contains(&name) || is_declared(cx, name)
}

/// Whether the site's own configuration declares a taxonomy of that name.
pub(crate) fn is_declared(cx: &DocumentCx<'_>, name: &str) -> bool {
    let declared = cx.place.facts.taxonomies.as_deref().unwrap_or_default();
    declared.iter().any(|declared| **declared == *name)
}

/// When two spellings share one page of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    /// Never, as far as is known.
    Apart,
    /// If their URLs are the same and the generator merges them: they are one term.
    One,
    /// If their URLs are the same and the generator does not merge them: one page overwrites the other.
    Overwritten,
}

impl Pages {
    /// What the page's site does.
    pub(crate) fn of(cx: &DocumentCx<'_>) -> Self {
        match cx.dialect.generator {
            Generator::Hugo | Generator::HugoOld => Self::One,
            Generator::Jekyll if cx.place.facts.has_term_pages => Self::Overwritten,
            _ => Self::Apart,
        }
    }
}

/// The last part of the URL of a term's page: lower case, with a hyphen for everything except letters and digits.
pub(crate) fn address(term: &str) -> String {
    let mut address = String::with_capacity(term.len());
    for sign in term.chars().flat_map(char::to_lowercase) {
        if sign.is_alphanumeric() || matches!(sign, '+' | '#' | '.' | '_') {
            address.push(sign);
        } else if !address.ends_with('-') {
            address.push('-');
        }
    }
    address.trim_matches('-').to_owned()
}
