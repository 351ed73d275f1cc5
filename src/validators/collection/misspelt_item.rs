//! `misspelt-item`: a tag or category that is one slip away from a frequent one.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Applicability, Fix, RuleId, Severity};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Tally, declare_rule};
use crate::value::likeness;

use super::{share, terms};

declare_rule! {
    /// A term, such as a tag, is one letter away from one that many pages have.
    ///
    /// ## Why
    /// `comunity` beside forty pages of `community` gets a page of its own that nobody finds. Terms of one field are
    /// compared within one collection (or the site's pages that are in none). A term is reported where it stands in at
    /// most 2 pages and the other in at least 20 and in 20 times as many, where they differ by one letter that is
    /// missing, doubled, added or swapped with its neighbour inside of one word of at least 6 letters (or by one other letter,
    /// in a word of at least 9), and have the same digits. Endings do not count: `design` and `designs` are two words.
    ///
    /// ## Fails
    /// Forty pages:
    /// ```yaml beside times=40
    /// tags: [community]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [comunity]
    /// ```
    /// ## Passes
    /// Forty pages:
    /// ```yaml beside times=40
    /// tags: [python2, java]
    /// ```
    /// And another:
    /// ```yaml
    /// tags: [python3, lava]
    /// ```
    /// ## Fix
    /// The fix writes the frequent term. It is not safe: the rare one may be a word of its own.
    "misspelt-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// A term in more pages is no slip.
const MOST: usize = 2;
/// So many pages must have the other term, and so many times as many.
const LEAST: usize = 20;
/// Shorter words are too often one letter away from another word.
const SHORTEST: usize = 6;
/// The same where the letter is another one, not missing and not doubled.
const SHORTEST_CHANGED: usize = 9;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
    if !sink.is_on(RuleId("near-duplicate-item")) {
        terms::observe(cx, observations);
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    for (_, topic) in terms::all(observations) {
        let ranked = topic.ranked();
        let usual: Vec<(&str, &Tally)> =
            ranked.iter().copied().take_while(|(_, tally)| tally.count >= LEAST).collect();
        if usual.is_empty() {
            continue;
        }
        // A slip leaves the first letter alone.
        let mut by_first: FxHashMap<char, Vec<(&str, usize)>> = FxHashMap::default();
        for (text, tally) in usual {
            by_first.entry(first(text)).or_default().push((text, tally.count));
        }
        for (text, tally) in ranked.iter().filter(|(_, tally)| tally.count <= MOST) {
            let likely = by_first.get(&first(text)).into_iter().flatten();
            let mut meant =
                likely.filter(|(usual, most)| *most >= LEAST * tally.count && is_slip(text, usual));
            // Of two that are as near, nobody knows which was meant.
            let (Some((usual, most)), None) = (meant.next(), meant.next()) else { continue };
            let most = *most;
            charges.extend(tally.spots.iter().map(|spot| {
                let usual = (*usual).to_owned();
                Charge::page(spot, move |accused, sink| report(accused, sink, &usual, most))
            }));
        }
    }
}

fn first(text: &str) -> char {
    text.chars().next().map_or(' ', |sign| sign.to_lowercase().next().unwrap_or(sign))
}

/// Whether `text` is surely `usual` with a slip in one of its words.
fn is_slip(text: &str, usual: &str) -> bool {
    if text.len().abs_diff(usual.len()) > 4 || likeness::key(text) == likeness::key(usual) {
        return false;
    }
    let (text, usual) = (text.to_lowercase(), usual.to_lowercase());
    let joints = [' ', '-', '_', '.'];
    if text.matches(joints).count() != usual.matches(joints).count() {
        return false;
    }
    let mut pairs = text.split(joints).zip(usual.split(joints)).filter(|(a, b)| a != b);
    let one = pairs.next().is_some_and(|(a, b)| is_slip_in_word(a, b));
    one && pairs.next().is_none()
}

fn is_slip_in_word(word: &str, usual: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), usual.chars().collect());
    let shorter = a.len().min(b.len());
    let is_word = |word: &[char]| word.iter().all(|sign| sign.is_alphabetic());
    if shorter + 1 < SHORTEST || !is_word(&a) || !is_word(&b) {
        return false;
    }
    let before = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - before);
    // Other beginnings and other endings make other words; an ending has up to three letters.
    if before == 0 || behind == 0 {
        return false;
    }
    match a.len().abs_diff(b.len()) {
        // One letter too few or too many.
        1 => behind >= 2 && before + behind == shorter && b.len() >= SHORTEST,
        0 => {
            let (x, y) = (&a[before..a.len() - behind], &b[before..b.len() - behind]);
            let is_swapped = x.len() == 2 && x[0] == y[1] && x[1] == y[0];
            (is_swapped && shorter >= SHORTEST)
                || (x.len() == 1 && shorter >= SHORTEST_CHANGED && behind >= 3)
        }
        _ => false,
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, usual: &str, most: usize) {
    let text = accused.node.text().unwrap_or_default().trim();
    // A page with both means both.
    let has_usual = accused.page.document.entries().iter().any(|entry| {
        entry.value.items().is_some_and(|items| items.iter().any(|item| wording::term(item) == Some(usual)))
    });
    if has_usual {
        return;
    }
    let message = format!("`{text}` is nearly `{usual}`, which {} have", share::pages(most));
    let found = sink.report(RULE.id, accused.node.span, message);
    found.field(accused.field.clone()).help(format!("write `{usual}`"));
    let syntax = wording::syntax(accused.page.document);
    if let Some(edit) = item_edit::retyped(accused.node, usual, syntax) {
        found.fix(Fix::guess(format!("write `{usual}`"), [edit]));
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_words() {
        let slips = [
            ("comunity", "community"),
            ("communtiy", "community"),
            ("open-suorce", "open-source"),
            ("programing", "programming"),
            ("Kuberntes", "Kubernetes"),
            ("accessibilty", "accessibility"),
            ("markating tools", "marketing tools"),
        ];
        for (text, usual) in slips {
            assert!(is_slip(text, usual), "{text} {usual}");
        }
        let words = [
            ("python2", "python3"),
            ("java", "lava"),
            ("design", "designs"),
            ("designer", "designers"),
            ("contest", "context"),
            ("politik", "politic"),
            ("release-1.1", "release-1.2"),
            ("mobile", "nobile"),
            ("statistics", "statistical"),
        ];
        for (text, usual) in words {
            assert!(!is_slip(text, usual), "{text} {usual}");
        }
    }
}
