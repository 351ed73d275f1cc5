//! What a generator reads from the front matter of a page: the tree of the loader, typed, merged and
//! stringified as that generator's reader does it.

mod dashes;
mod first_document;
mod generators;
mod go;
mod harmless;
mod hugo;
mod javascript;
mod json;
mod key_lines;
mod libyaml;
mod merged;
mod native;
mod python;
mod repairs;
mod ruby;
mod stopped;
mod tabs;
mod yaml;
mod zola;

pub use crate::value::Held;
pub use dashes::taken_by_item;
pub use harmless::stops;
pub use json::json_of;
pub use merged::{merged, twin};

use crate::document::{Block, Document, Fault, Node, Source, Syntax};
use crate::generators::{Effect, Generator, Taken};
use crate::loader::{self, Attempt, Dialect, Split};
use crate::value::scalar::Reader;
use stopped::{Stopped, stranger};

/// What became of the front matter of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The syntax of what the generator took for front matter; `None` if it took nothing.
    pub format: Option<Syntax>,
    /// What it contains.
    pub outcome: Outcome,
    /// What the generator then makes of the dates that it reads itself, by field.
    pub dates: Vec<(String, Taken)>,
    /// What becomes of the values of other fields that it reads itself, where they are not taken as written.
    pub effects: Vec<(String, Effect)>,
}

impl Reading {
    const fn new(format: Option<Syntax>, outcome: Outcome) -> Self {
        Self { format, outcome, dates: Vec::new(), effects: Vec::new() }
    }
}

/// What a generator makes of a page's front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It sees none.
    Nothing,
    /// It reads these values.
    Holds(Held),
    /// It stops, or drops the page, with the reason.
    Stops(String),
}

/// What the split says before anything is parsed; it survives [`loader::parse`], which takes the split.
#[derive(Clone, Debug)]
pub struct Outlook {
    stops: Option<loader::Stop>,
    attempt: Option<Attempt>,
}

impl Outlook {
    /// The outlook of a split.
    pub fn of(split: &Split) -> Self {
        Self { stops: split.stops, attempt: split.attempt.clone() }
    }
}

/// What the generator of `dialect` reads from a parsed page.
pub fn read(document: &Document<'_>, outlook: &Outlook, dialect: &Dialect) -> Reading {
    if let Some(stop) = outlook.stops {
        return Reading::new(stop.opened, Outcome::Stops(stop.reason.to_owned()));
    }
    if let Some(fault) = unreadable(document) {
        return Reading::new(None, Outcome::Stops(fault.to_owned()));
    }
    let text = &document.source.text;
    match &outlook.attempt {
        Some(Attempt::KeyLines(span)) => held(Syntax::Yaml, key_lines::multi_markdown(span.slice(text))),
        Some(Attempt::OrgLines(span)) => held(Syntax::Yaml, Some(key_lines::org(span.slice(text)))),
        Some(Attempt::Fenceless(block)) => attempt(document.source, block, dialect),
        None => match &document.block {
            Some(block) if block.seen => {
                let is_explained = document.root.is_none() || document.faults.iter().any(is_problem);
                if is_explained {
                    // The loader has thought about what was meant; the generator does not.
                    read_block(&loader::parse_literally(document.source, block.clone(), dialect), dialect)
                } else {
                    read_block(document, dialect)
                }
            }
            _ => Reading::new(None, Outcome::Nothing),
        },
    }
}

/// What becomes of text that the generator reads as front matter although no delimiter opens it.
pub fn attempt(source: &Source, block: &Block, dialect: &Dialect) -> Reading {
    read_block(&loader::parse_literally(source, block.clone(), dialect), dialect)
}

const fn is_problem(fault: &Fault) -> bool {
    matches!(fault, Fault::Syntax { .. } | Fault::MergeConflict(_))
}

fn held(format: Syntax, values: Option<Held>) -> Reading {
    match values {
        Some(values) => Reading::new(Some(format), Outcome::Holds(values)),
        None => Reading::new(None, Outcome::Nothing),
    }
}

/// A file that is not text.
fn unreadable(document: &Document<'_>) -> Option<&'static str> {
    document.faults.iter().find_map(|fault| match fault {
        Fault::Encoding { .. } => Some("the file is not UTF-8"),
        _ => None,
    })
}

/// A block that the generator sees.
fn read_block(document: &Document<'_>, dialect: &Dialect) -> Reading {
    let Some(block) = &document.block else { return held(Syntax::Yaml, None) };
    if let Some(reason) = stranger(document, dialect) {
        return Reading::new(Some(block.syntax), Outcome::Stops(reason));
    }
    let read = match block.syntax {
        Syntax::Yaml => yaml::read(document, dialect),
        Syntax::Toml | Syntax::Json | Syntax::Headers => {
            tree(document).and_then(|root| native::read(root, dialect.generator, block.syntax))
        }
    };
    let dates = read.as_ref().ok().map(|root| dates(root, document, block.syntax, dialect.generator));
    let effects = read
        .as_ref()
        .map_or_else(|_| Vec::new(), |root| effects(root, document, block.syntax, dialect.generator));
    let result = read.and_then(|root| generators::as_generator(root, block.syntax, dialect.generator));
    let shows_unreadable = dialect.generator.facts().block.shows_unreadable;
    let mut reading = match result {
        Err(_) if shows_unreadable(block.syntax) => held(block.syntax, None),
        Err(Stopped(reason)) => Reading::new(Some(block.syntax), Outcome::Stops(reason)),
        Ok(values) => held(block.syntax, values),
    };
    if matches!(reading.outcome, Outcome::Holds(_)) {
        reading.dates = dates.unwrap_or_default();
        reading.effects = effects;
    }
    reading
}

/// What the generator makes of a block that it sees, mistakes included.
pub fn of_block(document: &Document<'_>, dialect: &Dialect) -> Outcome {
    let block = document.block.clone().filter(|block| block.seen);
    let literal = block.map(|block| loader::parse_literally(document.source, block, dialect));
    literal.map_or(Outcome::Nothing, |literal| read_block(&literal, dialect).outcome)
}

/// What the generator makes of the dates of the root.
fn dates(root: &Held, document: &Document<'_>, syntax: Syntax, generator: Generator) -> Vec<(String, Taken)> {
    let facts = &generator.facts().dates;
    if facts.fields.is_empty() || !(facts.in_page)(&document.source.path) {
        return Vec::new();
    }
    let entries = root.entries().unwrap_or_default().iter();
    let own = entries.filter_map(|(key, value)| match key {
        Held::Text(key) if facts.has(key) && facts.instead_of(document, key).is_none() => {
            Some((key.clone(), (facts.take)(value, syntax)))
        }
        _ => None,
    });
    own.collect()
}

/// What becomes of the other fields of the root that the generator reads, where a value is not taken.
fn effects(
    root: &Held,
    document: &Document<'_>,
    syntax: Syntax,
    generator: Generator,
) -> Vec<(String, Effect)> {
    let facts = generator.facts();
    let entries = root.entries().unwrap_or_default().iter();
    let departing = entries.filter_map(|(key, value)| {
        let Held::Text(name) = key else { return None };
        let known = facts.known(name, &document.source.path)?;
        let is_excused = known.unless.is_some_and(|other| document.entry(other).is_some());
        let is_taken = is_excused || (known.is_unused)(document);
        let effect = if is_taken { Effect::TAKEN } else { (known.take)(value, syntax) };
        (!effect.is_taken()).then(|| (name.clone(), effect))
    });
    departing.collect()
}

/// The tree, if the content parses.
fn tree<'d, 's>(document: &'d Document<'s>) -> Result<&'d Node<'s>, Stopped> {
    if document.faults.iter().any(|fault| matches!(fault, Fault::TrailingDocument(_))) {
        return Err("the block contains a second document".into());
    }
    document.root.as_ref().ok_or_else(|| reason_of(&document.faults))
}

/// Why there is no tree.
fn reason_of(faults: &[Fault]) -> Stopped {
    let reason = faults.iter().find_map(|fault| match fault {
        Fault::Syntax { problem, .. } => Some(problem.message.as_str()),
        Fault::TooComplex { limit, .. } => Some(*limit),
        Fault::Nul(_) => Some("the front matter contains a NUL byte"),
        _ => None,
    });
    reason.unwrap_or("the front matter cannot be parsed").into()
}

/// What the reader of `dialect` makes of one value; `None` if it stops at it.
pub fn value_of(node: &Node<'_>, syntax: Syntax, dialect: &Dialect) -> Option<Held> {
    if syntax != Syntax::Yaml {
        return native::value(node, dialect.generator, syntax).ok();
    }
    match dialect.reader {
        Reader::Goccy | Reader::YamlV2 => go::read(node, dialect.reader, false).ok(),
        Reader::SerdeYaml => zola::value(node).ok(),
        reader => yaml::typed(node, reader).ok(),
    }
}

/// Reads the head of a file and what the generator reads of it, in one go.
pub fn read_source<'s>(source: &'s Source, split: Split, dialect: &Dialect) -> (Document<'s>, Reading) {
    let outlook = Outlook::of(&split);
    let document = loader::parse(source, split, dialect);
    let reading = read(&document, &outlook, dialect);
    (document, reading)
}
