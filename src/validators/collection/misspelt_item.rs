//! `misspelt-item`: a tag or category that looks like a typo of a frequent one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Applicability, Fix, RuleId, Severity};
use crate::validators::lists::{item_edit, wording};
use crate::validators::{Accused, Charge, Check, DocumentCx, Observations, Sink, Tally, declare_rule};
use crate::value::likeness;

use super::{share, terms};

declare_rule! {
    /// A term, such as a tag, differs in one letter from a term on many pages.
    ///
    /// ## Why
    /// If forty pages have `community`, a page with `comunity` is listed on a tag page of its own that nobody finds.
    /// Terms of one field are compared within one collection (or among the pages of the site without a collection). A
    /// term is reported if it is on at most 2 pages and the other on at least 20 and 20 times as many, if one letter is
    /// missing, doubled, added or swapped with the next one inside a word of at least 6 letters (or replaced, in a word
    /// of at least 9), and if the digits are the same. Endings do not count: `design` and `designs` are two words.
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
    /// Writes the frequent term. This is unsafe, because the rare one may be a word of its own.
    "misspelt-item" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Collection { observe, conclude },
    }
}

/// A term in more pages is not a typo.
const MOST: usize = 2;
/// This many pages must have the other term, and this many times as many.
const LEAST: usize = 20;
/// Shorter words are too often one letter away from another word.
const SHORTEST: usize = 6;
/// The same if the letter is replaced, not missing or doubled.
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
        // A typo keeps the first letter.
        let mut by_first: FxHashMap<char, Vec<(&str, usize)>> = FxHashMap::default();
        for (text, tally) in usual {
            by_first.entry(first(text)).or_default().push((text, tally.count));
        }
        // Another spelling of a word that several pages have does not mean a word of another language.
        let words: FxHashSet<String> = ranked
            .iter()
            .take_while(|(_, tally)| tally.count > MOST)
            .map(|(text, _)| likeness::key(text))
            .collect();
        for (text, tally) in ranked.iter().filter(|(_, tally)| tally.count <= MOST) {
            if words.contains(&likeness::key(text)) {
                continue;
            }
            let likely = by_first.get(&first(text)).into_iter().flatten();
            let mut meant =
                likely.filter(|(usual, most)| *most >= LEAST * tally.count && is_slip(text, usual));
            // If two are equally close, it is unknown which one was meant.
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

/// Whether `text` is certainly `usual` with a typo in one of its words.
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
    let message = format!("`{text}` looks like a typo of `{usual}`, which is used on {}", share::pages(most));
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
