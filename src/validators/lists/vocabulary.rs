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

/// The words of a term in lower case with hyphens between them, as lodash's `kebabCase` parts them: also before a capital
/// inside a word, and between letters and digits.
pub(crate) fn words(term: &str) -> String {
    let signs: Vec<char> = term.chars().filter(|sign| !matches!(sign, '\'' | '\u{2019}')).collect();
    let mut words = String::with_capacity(term.len());
    for (at, &sign) in signs.iter().enumerate() {
        if !sign.is_alphanumeric() {
            continue;
        }
        let before = at.checked_sub(1).map(|before| signs[before]);
        let starts = match before {
            None => false,
            Some(before) if !before.is_alphanumeric() => true,
            Some(before) => {
                let ends_capitals = before.is_uppercase()
                    && sign.is_uppercase()
                    && signs.get(at + 1).is_some_and(|next| next.is_lowercase());
                (before.is_lowercase() && sign.is_uppercase())
                    || before.is_ascii_digit() != sign.is_ascii_digit()
                    || ends_capitals
            }
        };
        if starts && !words.is_empty() {
            words.push('-');
        }
        words.extend(sign.to_lowercase());
    }
    words
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

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_parted_as_lodash_does() {
        let cases = [
            ("Vue.js", "vue-js"),
            ("GitHub", "git-hub"),
            ("Github", "github"),
            ("HTML", "html"),
            ("HTMLParser", "html-parser"),
            ("2fa", "2-fa"),
            ("web3", "web-3"),
            ("前端 開發", "前端-開發"),
            ("don't", "dont"),
            ("fooBAR", "foo-bar"),
            ("C++", "c"),
        ];
        for (term, parted) in cases {
            assert_eq!(words(term), parted);
        }
    }
}
