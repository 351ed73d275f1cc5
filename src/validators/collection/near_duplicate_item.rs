//! `near-duplicate-item`: a tag or category that most other pages spell in another way.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::validators::lists::{item_edit, vocabulary, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Tally, declare_rule};
use crate::value::likeness;

use super::share;
use super::terms::{self, Pages};

declare_rule! {
    /// An item of a list, such as a tag, is spelt in another way in most other pages.
    ///
    /// ## Why
    /// `JavaScript` and `Javascript` become two tags with half of the pages each, or one page that the other
    /// overwrites. Items of one field are compared within one collection (or the site's pages that are in none)
    /// without regard to case, width and composition of the signs (Unicode NFKC), blanks, hyphens, underscores and
    /// dots inside, and the plural of a longer English word. A spelling is reported where the frequent one stands
    /// in at least 3 pages and in at least three times as many, and the rare one in at most 100.
    ///
    /// Hugo makes one term of spellings that differ in case, spaces and hyphens alone, so these are not reported there.
    /// jekyll-archives writes two pages to one address, so there they are reported whatever their numbers.
    ///
    /// Looked at are `tags`, `categories`, `series` and `topics`, the taxonomies that the site declares, and lists of text that the configuration names;
    /// not those with `allow`, whose items `not-allowed` and `unknown-item` compare with the list.
    ///
    /// ## Fails
    /// Nine pages:
    /// ```yaml beside times=9
    /// tags: [JavaScript, web]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [Javascript]
    /// ```
    /// ## Passes
    /// Nine pages:
    /// ```yaml beside times=9
    /// tags: [JavaScript, web]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [Java, C, C++]
    /// ```
    /// ## Fix
    /// The fix writes the frequent spelling. It is not safe: the address of the tag's page changes, and the rare
    /// spelling may be the right one.
    "near-duplicate-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// Fewer pages with the frequent spelling prove nothing.
const LEAST: usize = 3;
/// So many times more frequent it must be.
const TIMES: usize = 3;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    terms::observe(cx, observations);
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (pages, topic) in terms::all(observations) {
        let mut by_letters: FxHashMap<String, Vec<(&str, &Tally)>> = FxHashMap::default();
        for (text, tally) in topic.ranked() {
            by_letters.entry(likeness::key(text)).or_default().push((text, tally));
        }
        for spellings in by_letters.values() {
            let Some(((usual, most), others)) = spellings.split_first() else { continue };
            for (text, rare) in others {
                let is_one_page =
                    pages != Pages::Apart && vocabulary::address(text) == vocabulary::address(usual);
                let is_rare = most.count >= LEAST && most.count >= TIMES * rare.count;
                if (is_one_page && pages == Pages::One) || !(is_rare || is_one_page) {
                    continue;
                }
                let (count, most) = (rare.count, most.count);
                charges.extend(rare.spots.iter().map(|spot| {
                    let usual = (*usual).to_owned();
                    Charge::page(spot, move |accused, sink| report(accused, sink, &usual, count, most))
                }));
            }
        }
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, count: usize, most: usize) {
    let text = accused.node.text().unwrap_or_default().trim();
    let message = format!("`{text}` stands in {}, `{usual}` in {}", share::pages(count), share::number(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("write `{usual}`"));
    let syntax = wording::syntax(accused.page.document);
    if let Some(edit) = item_edit::retyped(accused.node, usual, syntax) {
        found.fix(Fix::guess("write the usual spelling", [edit]));
    }
}
