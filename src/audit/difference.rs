//! Two profiles of a tree compared: what is new, what is missing, and what has changed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value as Json, json};

use crate::reporter::{json_lines, visible};
use crate::value::json_words;

use super::Profile;
use super::json;
use super::wording::{count, number, percent};

/// What differs.
#[derive(Debug)]
pub struct Difference {
    /// The files then, and now.
    files: (u64, u64),
    changes: Vec<Change>,
}

/// One change.
#[derive(Debug)]
struct Change {
    /// `new`, `gone` or `changed`.
    kind: &'static str,
    group: String,
    /// The field; `None` for an inconsistency of no field.
    field: Option<String>,
    message: String,
    is_oddity: bool,
}

/// Compares an older profile, as `--format json` writes it, with one of now. The error is a sentence.
///
/// # Errors
/// When the text is not such a profile.
pub fn compare(old: &str, new: &Profile) -> Result<Difference, String> {
    let old: Json =
        serde_json::from_str(old).map_err(|error| format!("it is not valid JSON: {}", json_words(&error)))?;
    if old["version"] != 1 || !old["groups"].is_array() {
        return Err("it is not a profile; `masthead audit --format json -o FILE` writes one".to_owned());
    }
    let new = json::value(new);
    let files = |profile: &Json| profile["summary"]["files"].as_u64().unwrap_or_default();
    let mut changes = Vec::new();
    let (before, now) = (named(&old["groups"]), named(&new["groups"]));
    for (name, group) in &before {
        if !now.contains_key(name) {
            let words = format!("had {}", count(group["files"].as_u64().unwrap_or_default(), "file"));
            changes.push(Change::of("gone", name, None, words));
        }
    }
    for (name, group) in &now {
        if let Some(old) = before.get(name) {
            of_group(name, old, group, &mut changes);
        } else {
            let words = format!("has {}", count(group["files"].as_u64().unwrap_or_default(), "file"));
            changes.push(Change::of("new", name, None, words));
        }
    }
    Ok(Difference { files: (files(&old), files(&new)), changes })
}

impl Change {
    fn of(kind: &'static str, group: &str, field: Option<&str>, message: String) -> Self {
        let field = field.map(str::to_owned);
        Self { kind, group: group.to_owned(), field, message, is_oddity: false }
    }
}

fn of_group(name: &str, old: &Json, new: &Json, changes: &mut Vec<Change>) {
    let (before, now) = (named(&old["fields"]), named(&new["fields"]));
    for (field, of) in &before {
        if !now.contains_key(field) {
            changes.push(Change::of("gone", name, Some(field), format!("was on {}", share(of))));
        }
    }
    for (field, of) in &now {
        match before.get(field) {
            None => changes.push(Change::of("new", name, Some(field), format!("on {}", share(of)))),
            Some(old) => {
                let words = of_field(old, of);
                if !words.is_empty() {
                    changes.push(Change::of("changed", name, Some(field), words.join(", ")));
                }
            }
        }
    }
    let (before, now) = (oddities(&old["oddities"]), oddities(&new["oddities"]));
    let odd = |kind, (field, message): &(String, String)| Change {
        is_oddity: true,
        ..Change::of(kind, name, Some(field.as_str()).filter(|field| !field.is_empty()), message.clone())
    };
    let is_there = |key: &(String, String), others: &BTreeMap<(String, String), (String, String)>| {
        others.contains_key(key)
    };
    changes.extend(before.iter().filter(|(key, _)| !is_there(key, &now)).map(|(_, of)| odd("gone", of)));
    changes.extend(now.iter().filter(|(key, _)| !is_there(key, &before)).map(|(_, of)| odd("new", of)));
}

/// What has changed in a field: its share by a point or more, its types, and whether values are empty.
fn of_field(old: &Json, new: &Json) -> Vec<String> {
    let mut words = Vec::new();
    let amount = |of: &Json, key: &str| of[key].as_u64().unwrap_or_default();
    let part = |of: &Json| percent(amount(of, "pages"), amount(of, "of"));
    // Compared as fractions of a common denominator: a point is a hundredth of it.
    let (then, whole_then) = (u128::from(amount(old, "pages")), u128::from(amount(old, "of").max(1)));
    let (now, whole_now) = (u128::from(amount(new, "pages")), u128::from(amount(new, "of").max(1)));
    let is_point = (then * whole_now).abs_diff(now * whole_then) * 100 >= whole_then * whole_now;
    if is_point {
        words.push(format!("{} of the pages instead of {}", part(new), part(old)));
    }
    let types = |of: &Json| -> BTreeMap<String, u64> {
        let types = of["types"].as_object().into_iter().flatten();
        types.map(|(kind, spot)| (kind.clone(), amount(spot, "count"))).collect()
    };
    let (before, now) = (types(old), types(new));
    for (kind, times) in &now {
        if !before.contains_key(kind) {
            words.push(format!("{} of the type {kind}", count(*times, "value")));
        }
    }
    for kind in before.keys().filter(|kind| !now.contains_key(*kind)) {
        words.push(format!("no values of the type {kind}"));
    }
    words
}

/// Groups or fields by name.
fn named(list: &Json) -> BTreeMap<String, &Json> {
    let all = list.as_array().into_iter().flatten();
    all.map(|one| (one["name"].as_str().unwrap_or_default().to_owned(), one)).collect()
}

/// Inconsistencies by kind and field (or reason, if pages cannot be read), each with its field and message.
fn oddities(list: &Json) -> BTreeMap<(String, String), (String, String)> {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let all = list.as_array().into_iter().flatten();
    all.map(|one| {
        let (field, message) = (text(&one["field"]), text(&one["message"]));
        let is_unreadable = one["kind"] == "unreadable";
        let reason = message.split_once(": ").filter(|_| is_unreadable).map_or("", |(_, reason)| reason);
        let of = if is_unreadable { reason.to_owned() } else { field.clone() };
        ((text(&one["kind"]), of), (field, message))
    })
    .collect()
}

fn share(field: &Json) -> String {
    let amount = |key: &str| field[key].as_u64().unwrap_or_default();
    format!("{} of {}", number(amount("pages")), count(amount("of"), "page"))
}

impl Difference {
    /// As text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let (before, now) = self.files;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}, {} before", count(now, "file"), number(before));
        for (is_oddity, title) in [(false, "Fields"), (true, "Inconsistencies")] {
            let mut changes = self.changes.iter().filter(|change| change.is_oddity == is_oddity).peekable();
            if changes.peek().is_some() {
                let _ = writeln!(text, "\n{title}");
            }
            for change in changes {
                let group =
                    if change.group.is_empty() { String::new() } else { format!("{}: ", change.group) };
                let field = change.field.as_ref().filter(|_| !is_oddity);
                let field = field.map_or(String::new(), |field| format!("`{field}` "));
                let line = format!("{group}{field}{}", change.message);
                let _ = writeln!(text, "  {:<8}{}", change.kind, visible(&line));
            }
        }
        if self.changes.is_empty() {
            text.push_str("No differences in fields and inconsistencies\n");
        }
        text
    }

    /// As JSON, for scripts.
    pub fn json(&self) -> String {
        let changes: Vec<Json> = self
            .changes
            .iter()
            .map(|change| {
                json!({
                    "kind": change.kind, "group": change.group, "field": change.field,
                    "message": change.message, "inconsistency": change.is_oddity,
                })
            })
            .collect();
        let (before, now) = self.files;
        json_lines(&json!({"version": 1, "files": {"before": before, "now": now}, "changes": changes}))
    }
}
