//! Values of a field that differ only in spelling: case, width, spacing, hyphens, plural.

use std::collections::BTreeMap;

use crate::schema::FieldType;
use crate::value::likeness;

use super::super::field::Field;
use super::super::place::{LONGEST, Seen, Spot};
use super::super::sketch::Gather;
use super::super::wording::{count, list, number};
use super::types::families;
use super::{Oddity, OddityKind};

/// The spellings of one word, the most frequent first.
pub type Spelling<'f> = Vec<&'f Seen>;

/// Fields that say what one page is: two pages of nearly the same title are two pages.
const OWN: [&str; 8] = ["title", "id", "slug", "description", "summary", "excerpt", "permalink", "name"];

/// Longer values are sentences, in bytes.
const WORD: usize = 60;

/// The words of a field that are spelt in several ways, those of most values first. None for a field whose values hardly
/// ever repeat, such as a title.
pub fn spellings(field: &Field) -> Vec<Spelling<'_>> {
    if !is_vocabulary(field) {
        return Vec::new();
    }
    let mut words: BTreeMap<String, Spelling<'_>> = BTreeMap::new();
    for seen in field.distinct.values().filter(|seen| seen.text.len() <= WORD.min(LONGEST)) {
        words.entry(likeness::key(&seen.text)).or_default().push(seen);
    }
    let mut several: Vec<Spelling<'_>> = words.into_values().filter(|word| word.len() > 1).collect();
    for word in &mut several {
        word.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
    }
    let weight = |word: &Spelling<'_>| word.iter().map(|seen| seen.spot.count).sum::<u64>();
    several.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a[0].text.cmp(&b[0].text)));
    several
}

/// Whether the values of a field are words of a vocabulary: text that repeats, no addresses.
pub(crate) fn is_vocabulary(field: &Field) -> bool {
    let main = families(field).first().map(|family| family.0);
    let values: u64 = field.distinct.values().map(|seen| seen.spot.count).sum();
    let distinct = field.distinct.values().count() as u64;
    let addresses = field.links.as_ref().map_or(0, |links| links.remote + links.local);
    matches!(main, Some(FieldType::String | FieldType::Boolean | FieldType::List))
        && !OWN.contains(&&*crate::audit::path::key(&field.name))
        && (field.name.ends_with("[]") || values * 2 >= distinct * 3)
        && addresses * 2 < field.values
}

pub(super) fn find(field: &Field, found: &mut Vec<Oddity>) {
    let several = spellings(field);
    if several.is_empty() {
        return;
    }
    let words: Vec<String> = several.iter().map(|word| one(word)).collect();
    let mut others = Spot::default();
    for seen in several.iter().flat_map(|word| &word[1..]) {
        others.gather(seen.spot.clone());
    }
    let message = format!(
        "`{}` has {} in several spellings: {}",
        field.name,
        count(several.len() as u64, "value"),
        list_of(&words)
    );
    found.push(Oddity {
        kind: OddityKind::Spellings,
        field: Some(field.name.clone()),
        message,
        count: others.count,
        total: field.values,
        first: others.first,
    });
}

fn one(word: &Spelling<'_>) -> String {
    let spellings: Vec<String> =
        word.iter().map(|seen| format!("`{}` {}", seen.text, number(seen.spot.count))).collect();
    list(&spellings, 4)
}

fn list_of(words: &[String]) -> String {
    let mut text = words.iter().take(3).map(String::as_str).collect::<Vec<_>>().join("; ");
    if words.len() > 3 {
        text.push_str("; …");
    }
    text
}
