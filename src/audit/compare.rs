//! Two profiles of one tree, an earlier one from its JSON: which fields, types, values and oddities came and went.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value as Json;

use crate::reporter::visible;

use super::wording::{count, list, number};
use super::{Profile, json};

/// Values that are named on a line.
const NAMED: usize = 8;

/// What is different now.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    /// The version of this object.
    version: u32,
    /// The counts that differ, by name: before and now.
    counts: BTreeMap<String, (u64, u64)>,
    /// Messages of oddities that are new.
    new_oddities: Vec<String>,
    /// Messages of oddities that no longer exist.
    gone_oddities: Vec<String>,
    /// Fields that no page had before, with their pages.
    new_fields: Vec<(String, u64)>,
    /// Fields that no page has any more, with the pages that had them.
    gone_fields: Vec<(String, u64)>,
    /// Fields that differ otherwise.
    changed_fields: Vec<Change>,
}

/// What differs in one field.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Change {
    field: String,
    pages: (u64, u64),
    new_types: Vec<String>,
    gone_types: Vec<String>,
    /// Only where both profiles list all values.
    new_values: Vec<String>,
    gone_values: Vec<String>,
}

impl Comparison {
    /// Compares a profile with an earlier one; the error is a sentence.
    ///
    /// # Errors
    /// When the earlier one is not the output of `masthead audit --format json`.
    pub fn of(before: &str, now: &Profile) -> Result<Self, String> {
        let before: Json =
            serde_json::from_str(before).map_err(|error| format!("not valid JSON: {error}"))?;
        if before.get("version").and_then(Json::as_u64) != Some(1) || !before["groups"].is_array() {
            return Err("not the output of `masthead audit --format json`".to_owned());
        }
        let now = json::document(now);
        let mut comparison = Self { version: 1, ..Self::default() };
        comparison.compare_counts(&before, &now);
        let (old, new) = (oddities(&before), oddities(&now));
        let subjects =
            |all: &[(String, String)]| all.iter().map(|(of, _)| of.clone()).collect::<BTreeSet<_>>();
        let (known, left) = (subjects(&old), subjects(&new));
        let pick = |all: Vec<(String, String)>, other: &BTreeSet<String>| {
            all.into_iter().filter(|(of, _)| !other.contains(of)).map(|(_, message)| message).collect()
        };
        comparison.new_oddities = pick(new, &known);
        comparison.gone_oddities = pick(old, &left);
        comparison.compare_fields(&fields(&before), &fields(&now));
        Ok(comparison)
    }

    fn compare_counts(&mut self, before: &Json, now: &Json) {
        let (old, new) = (counts(before), counts(now));
        for name in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            let of = |counts: &BTreeMap<String, u64>| counts.get(name).copied().unwrap_or_default();
            if of(&old) != of(&new) {
                self.counts.insert(name.clone(), (of(&old), of(&new)));
            }
        }
    }

    fn compare_fields(&mut self, old: &BTreeMap<String, &Json>, new: &BTreeMap<String, &Json>) {
        for (name, field) in new {
            match old.get(name) {
                None => self.new_fields.push((name.clone(), pages(field))),
                Some(before) => self.changed_fields.extend(Change::of(name, before, field)),
            }
        }
        let gone = old.iter().filter(|(name, _)| !new.contains_key(*name));
        self.gone_fields = gone.map(|(name, field)| (name.clone(), pages(field))).collect();
    }

    /// As JSON.
    pub fn render(&self) -> String {
        crate::reporter::json_lines(&serde_json::to_value(self).unwrap_or_default())
    }

    /// As text for a terminal.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut is_same = true;
        let mut part = |title: &str, lines: Vec<String>| {
            if lines.is_empty() {
                return Ok(());
            }
            let gap = if std::mem::replace(&mut is_same, false) { "" } else { "\n" };
            writeln!(out, "{gap}{title}")?;
            lines.iter().try_for_each(|line| writeln!(out, "  {}", visible(line)))
        };
        let changed = |(old, new): &(u64, u64)| format!("{} → {}", number(*old), number(*new));
        part("Files", self.counts.iter().map(|(name, both)| format!("{name}: {}", changed(both))).collect())?;
        part("New inconsistencies", self.new_oddities.clone())?;
        part("Inconsistencies that no longer exist", self.gone_oddities.clone())?;
        let on = |fields: &[(String, u64)]| {
            fields.iter().map(|(name, pages)| format!("`{name}` on {}", count(*pages, "page"))).collect()
        };
        part("New fields", on(&self.new_fields))?;
        part("Fields that no longer exist", on(&self.gone_fields))?;
        part("Fields that have changed", self.changed_fields.iter().map(Change::line).collect())?;
        if is_same { writeln!(out, "Nothing has changed") } else { Ok(()) }
    }
}

impl Change {
    fn of(name: &str, before: &Json, now: &Json) -> Option<Self> {
        let (old_types, new_types) = (types(before), types(now));
        let mut change = Self {
            field: name.to_owned(),
            pages: (pages(before), pages(now)),
            new_types: without(&new_types, &old_types),
            gone_types: without(&old_types, &new_types),
            ..Self::default()
        };
        if let (Some(old), Some(new)) = (values(before), values(now)) {
            change.new_values = without(&new, &old);
            change.gone_values = without(&old, &new);
        }
        let is_same = change.pages.0 == change.pages.1
            && [&change.new_types, &change.gone_types, &change.new_values, &change.gone_values]
                .iter()
                .all(|list| list.is_empty());
        (!is_same).then_some(change)
    }

    fn line(&self) -> String {
        let mut parts = Vec::new();
        if self.pages.0 != self.pages.1 {
            parts.push(format!("{} → {} pages", number(self.pages.0), number(self.pages.1)));
        }
        let quoted = |values: &[String]| {
            let words: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
            list(&words, NAMED)
        };
        for (title, words) in [
            ("new types", list(&self.new_types, NAMED)),
            ("types that no longer occur", list(&self.gone_types, NAMED)),
            ("new values", quoted(&self.new_values)),
            ("values that no longer occur", quoted(&self.gone_values)),
        ] {
            if !words.is_empty() {
                parts.push(format!("{title}: {words}"));
            }
        }
        format!("`{}`: {}", self.field, parts.join("; "))
    }
}

fn groups(profile: &Json) -> impl Iterator<Item = &Json> {
    profile["groups"].as_array().into_iter().flatten()
}

/// The name of something in a group, which is told where there are several.
fn within(group: &Json, name: &str) -> String {
    match group["name"].as_str() {
        None | Some("") => name.to_owned(),
        Some(group) => format!("{group}: {name}"),
    }
}

fn counts(profile: &Json) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for group in groups(profile) {
        let kinds = group["front-matter"].as_object().into_iter().flatten();
        let kinds = kinds.map(|(name, number)| (format!("front matter, {name}"), number));
        for (name, number) in kinds.chain([("files".to_owned(), &group["files"])]) {
            counts.insert(within(group, &name), number.as_u64().unwrap_or_default());
        }
    }
    let unreadable = &profile["summary"]["unreadable"];
    counts.insert("unreadable files".to_owned(), unreadable.as_u64().unwrap_or_default());
    counts
}

/// What each oddity is about, and its message: the counts in the message differ from profile to profile.
fn oddities(profile: &Json) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for group in groups(profile) {
        for odd in group["oddities"].as_array().into_iter().flatten() {
            let Some(message) = odd["message"].as_str() else { continue };
            let field = odd["field"].as_str();
            let is_unread = odd["kind"] == "unreadable";
            let reason = message.split_once(": ").filter(|_| is_unread).map_or("", |(_, reason)| reason);
            let subject = format!("{} {} {reason}", odd["kind"], field.unwrap_or_default());
            all.push((within(group, &subject), within(group, message)));
        }
    }
    all
}

fn fields(profile: &Json) -> BTreeMap<String, &Json> {
    groups(profile)
        .flat_map(|group| group["fields"].as_array().into_iter().flatten().map(move |field| (group, field)))
        .filter_map(|(group, field)| Some((within(group, field["name"].as_str()?), field)))
        .collect()
}

fn pages(field: &Json) -> u64 {
    field["pages"].as_u64().unwrap_or_default()
}

fn types(field: &Json) -> BTreeSet<String> {
    field["types"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

/// All values of a field, where the profile lists all.
fn values(field: &Json) -> Option<BTreeSet<String>> {
    let listed = field["frequent"].as_array()?;
    let is_whole =
        field["distinct-is-exact"] == true && field["distinct"].as_u64() == Some(listed.len() as u64);
    is_whole.then(|| listed.iter().filter_map(|seen| Some(seen["value"].as_str()?.to_owned())).collect())
}

fn without(all: &BTreeSet<String>, others: &BTreeSet<String>) -> Vec<String> {
    all.difference(others).cloned().collect()
}
