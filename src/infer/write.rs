//! The configuration as text, with comments that say where each line comes from.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::audit::path::key;
use crate::audit::wording::{count, percent};
use crate::audit::{Field, Group, OddityKind, oddities, parent};

use crate::schema::FieldType;

use super::collections::Collection;
use super::guess::Guess;
use super::known::{self, Known};
use super::scalar;
use super::shares::{is_required, is_slip};

/// The generator of a tree.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Its name.
    pub name: String,
    /// What gave it away.
    pub reason: String,
}

/// With fewer pages a list of fields is not closed.
const LEAST: u64 = 20;

/// Notes that are written for a field.
const NOTES: usize = 3;

/// Writes the configuration. `groups` contains what was seen of each collection, by its name; collections without pages are
/// left out. `known` is what applies to its pages without a configuration. `preset` is `None` if the pages belong to
/// several generators.
pub fn write(
    preset: Option<&Preset>,
    collections: &[Collection],
    groups: &BTreeMap<Arc<str>, Group>,
    known: &BTreeMap<Arc<str>, Known>,
) -> String {
    let pages: u64 = groups.values().map(|group| group.pages).sum();
    let mut text = format!(
        "# Inferred by `masthead init` from {}: what nearly all of them have in common is required here,\n\
         # and `masthead check` reports the rest. Read it, and change what you do not want.\n",
        count(pages, "page")
    );
    match preset {
        Some(preset) => line(&mut text, 0, &format!("preset: {}", preset.name), &preset.reason),
        None => {
            text.push_str(
                "# No `preset`: the generator of each page is detected from the files around it.\n",
            );
        }
    }
    text.push_str("# baseline: masthead-baseline.json  # after `masthead check --write-baseline`\n");
    let found: Vec<_> =
        collections.iter().filter_map(|of| groups.get(&*of.name).map(|group| (of, group))).collect();
    if !found.is_empty() {
        text.push_str("\ncollections:\n");
    }
    for (at, (collection, group)) in found.into_iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let nothing = Known::default();
        section(&mut text, collection, group, known.get(&*collection.name).unwrap_or(&nothing));
    }
    text
}

fn section(text: &mut String, collection: &Collection, group: &Group, without_config: &Known) {
    let known = &without_config.schema;
    line(text, 2, &format!("{}:", scalar::text(&collection.name)), &count(group.pages, "page"));
    let globs: Vec<String> = collection.globs.iter().map(|glob| quoted(glob)).collect();
    line(text, 4, &format!("files: [{}]", globs.join(", ")), "");
    if collection.is_apart {
        line(text, 4, "", "indexes, READMEs and templates: no fields are required here");
        return;
    }
    let without = group.bare.count;
    // What takes in everything else takes in notes for maintainers, too.
    let takes_all = without > 0 && collection.globs.iter().any(|glob| glob.starts_with("**/"));
    if is_required(group.pages - without, group.pages) && !takes_all {
        let note = if without > 0 { format!("{} without", count(without, "page")) } else { String::new() };
        line(text, 4, "front-matter: required", &note);
    }
    let slips: Vec<Box<str>> = oddities(group)
        .into_iter()
        .filter(|odd| odd.kind == OddityKind::FieldName && is_slip(odd.count, odd.total))
        .filter_map(|odd| odd.field)
        // What the generator reads is not a typo.
        .filter(|name| known.field(&key(name)).is_none())
        .collect();
    let (slips, fields): (Vec<&Field>, Vec<&Field>) = group
        .sorted()
        .into_iter()
        .filter(|field| parent(&field.name).is_none())
        .partition(|field| slips.contains(&field.name) || without_config.found.is_slip(field));
    // A field in the list is one that pages may have.
    let (dropped, fields): (Vec<&Field>, Vec<&Field>) =
        fields.into_iter().partition(|field| without_config.drops(&key(&field.name)));
    if !dropped.is_empty() {
        let title = without_config.generator.title();
        line(text, 4, "", &format!("not listed, because {title} drops them: {}", words(&dropped)));
    }
    if fields.is_empty() {
        return;
    }
    let note = if slips.is_empty() {
        String::new()
    } else {
        format!("possible typos, not listed: {}", words(&slips))
    };
    // Where the generator drops fields, it has a list of its own, and the check says more about it.
    if group.read() >= LEAST && dropped.is_empty() {
        line(text, 4, "additional-fields: warn", &note);
    }
    line(text, 4, "fields:", "");
    for field in fields {
        one(text, group, field, without_config);
    }
}

/// The names of fields, in backticks.
fn words(fields: &[&Field]) -> String {
    fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
}

fn one(text: &mut String, group: &Group, field: &Field, without_config: &Known) {
    let mut guess = Guess::of(group, field, &without_config.found);
    let known = without_config.schema.field(&key(&field.name));
    if let Some(known) = known.filter(|known| known.kind.field_type() != FieldType::Any) {
        known::respect(&mut guess, field, known);
    }
    for note in guess.notes.iter().take(NOTES) {
        line(text, 6, "", note);
    }
    if guess.notes.len() > NOTES {
        line(text, 6, "", &format!("and {} more", guess.notes.len() - NOTES));
    }
    let missing = group.read() - field.pages;
    let share = percent(field.pages, group.read());
    let note = match missing {
        0 => String::new(),
        _ if guess.settings.iter().any(|(name, _)| *name == "required") => {
            format!("{share}; {} without it", count(missing, "page"))
        }
        _ => share,
    };
    let content = format!("{}: {}", scalar::text(&key(&field.name)), guess.render());
    line(text, 6, content.trim_end(), &note);
}

/// A line with an optional comment.
fn line(text: &mut String, indent: usize, content: &str, comment: &str) {
    let gap = if content.is_empty() || comment.is_empty() { "" } else { "  " };
    let sign = if comment.is_empty() { "" } else { "# " };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:indent$}{content}{gap}{sign}{}", "", scalar::comment(comment));
}

/// Globs are always quoted: many begin with a sign of YAML's.
fn quoted(glob: &str) -> String {
    scalar::quoted(glob)
}
