//! The profile as a single page: no network, works from a disk, prints.
//!
//! Charts are tables whose cells are shaded, or have a bar behind their number: a screen reader reads them, they follow the
//! colors of the reader's system, and a chart library would weigh more than all the rest. Every text is put in by the
//! template engine, which escapes it; the rows of the findings are JSON that cannot end its element.

mod charts;
mod findings;
mod heat;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use crate::engine::Report;
use crate::reporter::visible;

use super::Profile;
use super::group::Group;
use super::oddity::{Oddity, oddities};
use super::place::Place;
use super::wording::{count, number};

/// What the page is made from.
#[derive(Debug)]
pub struct Input<'i> {
    /// The profile, with folders.
    pub profile: &'i Profile,
    /// All groups of it together.
    pub whole: &'i Group,
    /// What a check of the same tree found.
    pub report: &'i Report,
    /// The tree, as it was named.
    pub name: &'i str,
    /// The day, for the head of the page.
    pub day: &'i str,
    /// What opens a place: an address with `{path}`, `{line}` and `{column}`; empty for no links.
    pub links: &'i str,
    /// The absolute folder that paths are relative to, for `{path}`.
    pub folder: &'i str,
}

/// A text of which parts are in backticks.
#[derive(Serialize)]
struct Part {
    code: bool,
    text: String,
}

#[derive(Serialize)]
struct Odd {
    parts: Vec<Part>,
    place: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Fact {
    number: String,
    words: &'static str,
}

#[derive(Serialize)]
struct Page<'i> {
    name: String,
    day: &'i str,
    links: &'i str,
    folder: &'i str,
    version: &'static str,
    facts: Vec<Fact>,
    odd: Vec<Odd>,
    heat: heat::Heat,
    calendars: Vec<charts::Calendar>,
    words: Vec<charts::Words>,
    hosts: Vec<charts::Hosts>,
    forms: Vec<charts::Forms>,
    rules: Vec<findings::Tally>,
    folders: Vec<findings::Tally>,
    found_fields: Vec<findings::Tally>,
    findings: findings::Findings,
}

/// The page.
///
/// # Errors
/// When the template cannot be filled in, which no data can cause.
pub fn render(input: &Input<'_>) -> Result<String, minijinja::Error> {
    let fields = input.whole.sorted();
    let summary = &input.report.summary;
    let facts = [
        (number(input.whole.pages), "files"),
        (number(input.whole.read()), "with front matter"),
        (number(input.whole.bare.count), "without"),
        (number(input.profile.unreadable.0 + input.whole.broken.count), "unreadable"),
        (number(fields.len() as u64), "fields"),
        (number(summary.errors as u64), "errors"),
        (number(summary.warnings as u64), "warnings"),
    ];
    let page = Page {
        name: visible(input.name).into_owned(),
        day: input.day,
        links: input.links,
        folder: input.folder,
        version: env!("CARGO_PKG_VERSION"),
        facts: facts.into_iter().map(|(number, words)| Fact { number, words }).collect(),
        odd: oddities(input.whole).iter().map(odd).collect(),
        heat: heat::heat(input.profile, input.whole),
        calendars: fields.iter().filter_map(|field| charts::calendar(field)).take(4).collect(),
        words: fields.iter().filter_map(|field| charts::words(field)).take(12).collect(),
        hosts: fields.iter().filter_map(|field| charts::hosts(field)).take(12).collect(),
        forms: fields.iter().filter_map(|field| charts::forms(field)).take(12).collect(),
        rules: findings::by_rule(input.report),
        folders: findings::by_folder(input.report),
        found_fields: findings::by_field(input.report),
        findings: findings::all(input.report),
    };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.render_str(include_str!("report.html"), Serde(page))
}

fn odd(odd: &Oddity) -> Odd {
    let kind = if odd.kind <= super::OddityKind::DateForms { "strong" } else { "mild" };
    Odd { parts: parts(&odd.message), place: odd.first.as_ref().map(place).unwrap_or_default(), kind }
}

fn parts(message: &str) -> Vec<Part> {
    let split = message.split('`').enumerate();
    let parts = split.map(|(at, text)| Part { code: at % 2 == 1, text: visible(text).into_owned() });
    parts.filter(|part| !part.text.is_empty()).collect()
}

fn place(place: &Place) -> String {
    format!("{}:{}:{}", visible(&place.path.to_string_lossy()), place.line, place.column)
}

/// A share in full percents, for the length of a bar.
const fn bar(part: u64, whole: u64) -> u64 {
    match (part * 100).checked_div(whole) {
        Some(share) => share,
        None => 0,
    }
}

/// `3 pages`.
fn pages(of: u64) -> String {
    count(of, "page")
}
