//! Which fields contain terms that pages share, and which spellings the generator treats as one term.

use crate::generators::TermPages;
use crate::validators::{DocumentCx, SiteFacts};

/// Whether fields of that name contain terms in every generator.
fn is_usual(name: &str) -> bool {
    matches!(name, "tags" | "tag" | "categories" | "category" | "series" | "topics" | "topic" | "labels")
}

/// Whether a field of that name at the root contains terms: by its name, or because the site declares the taxonomy.
pub(crate) fn is_of_terms(cx: &DocumentCx<'_>, name: &str) -> bool {
    are_terms(cx.place.facts, name)
}

/// The same, on a site of which that is known.
pub(crate) fn are_terms(facts: &SiteFacts, name: &str) -> bool {
    is_usual(name) || declares(facts, name)
}

/// Whether the site's own configuration declares a taxonomy of that name.
pub(crate) fn is_declared(cx: &DocumentCx<'_>, name: &str) -> bool {
    declares(cx.place.facts, name)
}

fn declares(facts: &SiteFacts, name: &str) -> bool {
    let declared = facts.taxonomies.as_deref().unwrap_or_default();
    declared.iter().any(|declared| **declared == *name)
}

/// What two spellings of a term do that lead to one address, on the site of the page.
pub(crate) fn pages(cx: &DocumentCx<'_>) -> TermPages {
    match cx.dialect.generator.facts().terms.pages {
        TermPages::Overwritten if !cx.place.facts.has_term_pages => TermPages::Apart,
        pages => pages,
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
