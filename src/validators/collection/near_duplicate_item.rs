//! `near-duplicate-item`: a tag or category that most other pages spell differently.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Fix, Guess, Severity};
use crate::validators::lists::{item_edit, vocabulary, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Spot, Tally, declare_rule};
use crate::value::likeness;

use super::share;
use super::terms::{self, TermPages};

declare_rule! {
    /// A list item, such as a tag, is spelled differently in most other pages.
    ///
    /// ## Why
    /// `JavaScript` and `Javascript` become two tags, or the page of one overwrites the other. Items of one field of a
    /// collection (or site; without a known generator, of one of its folders) are compared, ignoring case, width, spaces,
    /// hyphens, underscores, dots inside, and the plural of longer English words. A spelling is reported if the frequent one
    /// is in 3 pages and three times as many (a plural: 20 pages, ten times), and the rare one in at most 100. More than
    /// 3 places are one finding, at the first; `--fix --unsafe-fixes` changes all. If a tenth of the pages have one,
    /// `--select near-duplicate-item` lists all.
    ///
    /// Not reported is what Hugo, Zola and Docusaurus merge (case, spaces, hyphens). Where the site's own code makes the
    /// pages of terms, as in Astro, case is reported from 4 pages on, unless 20 items differ in it. jekyll-archives writes
    /// both pages to one URL: all are reported.
    ///
    /// Checked are `tags`, `categories`, `series`, `topics`, declared taxonomies, and lists of strings in the configuration
    /// without `allow`.
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
    /// Writes the frequent spelling. This is unsafe, because the URL of the tag's page changes, and the rare spelling
    /// may be the right one.
    "near-duplicate-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

/// Fewer pages with the frequent spelling prove nothing.
const LEAST: usize = 3;
/// It must be this many times more frequent.
const TIMES: usize = 3;
/// The same for letter case where the site's own code makes the pages of terms, and mostly ignores case.
const LEAST_OF_SITE: usize = 4;
/// The same for singular and plural, which may be two words: `editor` for the job, `editors` for the people.
const LEAST_OTHER_NUMBER: usize = 20;
const TIMES_OTHER_NUMBER: usize = 10;

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
                let is_one_page = match pages {
                    TermPages::Apart => false,
                    TermPages::OneByCase => text.to_lowercase() == usual.to_lowercase(),
                    TermPages::OneByWords => vocabulary::words(text) == vocabulary::words(usual),
                    _ => vocabulary::address(text) == vocabulary::address(usual),
                };
                let is_one_term = is_one_page && pages != TermPages::Overwritten;
                let (least, times) = if likeness::spelling(text) == likeness::spelling(usual) {
                    (LEAST, TIMES)
                } else {
                    (LEAST_OTHER_NUMBER, TIMES_OTHER_NUMBER)
                };
                let is_rare = most.count >= least && most.count >= times * rare.count;
                if is_one_term || !(is_rare || is_one_page) {
                    continue;
                }
                let (count, times) = (rare.count, most.count);
                let homes: Arc<[Spot]> = most.spots.clone().into();
                charges.extend(rare.spots.iter().map(|spot| {
                    let (usual, homes) = ((*usual).to_owned(), Arc::clone(&homes));
                    Charge::page(spot, move |accused, sink| {
                        if !is_of_other_list(accused, &homes) && !is_page_of_term(accused) {
                            report(accused, sink, &usual, count, times);
                        }
                    })
                }));
            }
        }
    }
}

/// Whether no page with the frequent spelling is in the same part of the site: without a generator that collects the
/// terms of all pages, each part has its own list of them (Quarto's listings).
fn is_of_other_list(accused: &Accused<'_>, homes: &[Spot]) -> bool {
    let place = &accused.page.place;
    let part = |path: &Path| {
        let whole = place.files.home().join(path);
        let below = whole.strip_prefix(place.site).unwrap_or(path);
        below.parent().and_then(|folder| folder.iter().next()).map(ToOwned::to_owned)
    };
    let own = part(place.path);
    !accused.page.dialect.generator.is_known()
        && !homes.is_empty()
        && homes.iter().all(|home| part(&home.path) != own)
}

/// Whether it is the page about the term, with its name and its title, which a template may write in another form.
fn is_page_of_term(accused: &Accused<'_>) -> bool {
    let term = likeness::spelling(accused.node.text().unwrap_or_default().trim());
    let is_term = |text: &str| likeness::spelling(text) == term;
    let title = accused.page.document.entry("title").and_then(|entry| entry.value.text());
    let stem = accused.page.place.path.file_stem().and_then(OsStr::to_str);
    title.is_some_and(is_term) && stem.is_some_and(is_term)
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, count: usize, most: usize) {
    let text = accused.node.text().unwrap_or_default().trim();
    let is_case = text.to_lowercase() == usual.to_lowercase();
    let generator = accused.page.dialect.generator;
    let terms = &generator.facts().terms;
    let is_of_site = !generator.is_known() || !(terms.at_root || terms.table.is_some());
    if is_case && is_of_site && most < LEAST_OF_SITE {
        return;
    }
    let message =
        format!("`{text}` is used on {}, but `{usual}` on {}", share::pages(count), share::number(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("write `{usual}`"));
    found.guess = (is_case && is_of_site).then_some(Guess::LetterCase);
    let syntax = wording::syntax(accused.page.document);
    if let Some(edit) = item_edit::retyped(accused.node, usual, syntax) {
        found.fix(Fix::guess("use the frequent spelling", [edit]));
    }
}
