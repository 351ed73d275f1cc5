//! What a generator holds after it has read the front matter of a page: the tree of the loader, typed, merged and
//! stringified as that generator's reader does it.

mod first_document;
mod generators;
mod go;
mod hugo;
mod javascript;
mod json;
mod key_lines;
mod libyaml;
mod native;
mod python;
mod repairs;
mod ruby;
mod tabs;
mod zola;
mod zola_date;

pub use crate::value::Held;
pub use json::json_of;

use crate::document::{Document, Fault, Node, Source, Syntax};
use crate::loader::{self, Attempt, Dialect, Generator, Split};
use crate::value::scalar::Reader;

/// What became of the front matter of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The syntax of what the generator took for front matter; `None` where it took nothing.
    pub format: Option<Syntax>,
    /// What it holds.
    pub outcome: Outcome,
}

/// What a generator makes of a page's front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It sees none.
    Nothing,
    /// It holds these values.
    Holds(Held),
    /// It stops, or drops the page, with the reason.
    Stops(String),
}

/// The reason why a reader stops.
#[derive(Clone, Debug, PartialEq)]
struct Stopped(String);

impl From<&str> for Stopped {
    fn from(reason: &str) -> Self {
        Self(reason.to_owned())
    }
}

impl From<String> for Stopped {
    fn from(reason: String) -> Self {
        Self(reason)
    }
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

/// What the generator of `dialect` holds of a parsed page.
pub fn read(document: &Document<'_>, outlook: &Outlook, dialect: &Dialect) -> Reading {
    if let Some(stop) = outlook.stops {
        return Reading { format: stop.opened, outcome: Outcome::Stops(stop.reason.to_owned()) };
    }
    if let Some(fault) = unreadable(document) {
        return Reading { format: None, outcome: Outcome::Stops(fault.to_owned()) };
    }
    let text = &document.source.text;
    match &outlook.attempt {
        Some(Attempt::KeyLines(span)) => held(Syntax::Yaml, key_lines::multi_markdown(span.slice(text))),
        Some(Attempt::OrgLines(span)) => held(Syntax::Yaml, Some(key_lines::org(span.slice(text)))),
        Some(Attempt::Fenceless(block)) => {
            read_block(&loader::parse_literally(document.source, block.clone(), dialect), dialect)
        }
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
            _ => Reading { format: None, outcome: Outcome::Nothing },
        },
    }
}

const fn is_problem(fault: &Fault) -> bool {
    matches!(fault, Fault::Syntax { .. } | Fault::MergeConflict(_))
}

fn held(format: Syntax, values: Option<Held>) -> Reading {
    match values {
        Some(values) => Reading { format: Some(format), outcome: Outcome::Holds(values) },
        None => Reading { format: None, outcome: Outcome::Nothing },
    }
}

/// A file that is no text.
fn unreadable(document: &Document<'_>) -> Option<&'static str> {
    document.faults.iter().find_map(|fault| match fault {
        Fault::Encoding { .. } => Some("the file is not UTF-8"),
        _ => None,
    })
}

/// A block that the generator sees.
fn read_block(document: &Document<'_>, dialect: &Dialect) -> Reading {
    let Some(block) = &document.block else { return held(Syntax::Yaml, None) };
    let read = match block.syntax {
        Syntax::Yaml => yaml(document, dialect),
        Syntax::Toml | Syntax::Json => tree(document).and_then(|root| native::read(root, dialect.generator)),
    };
    let result = read.and_then(|root| generators::as_generator(root, block.syntax, dialect.generator));
    match (result, dialect.generator, block.syntax) {
        // MkDocs leaves a block that it cannot read in the page, Hexo one in bad JSON.
        (Err(_), Generator::Mkdocs, _) | (Err(_), Generator::Hexo, Syntax::Json) => held(block.syntax, None),
        (Err(Stopped(reason)), ..) => Reading { format: Some(block.syntax), outcome: Outcome::Stops(reason) },
        (Ok(values), _, format) => held(format, values),
    }
}

/// The tree, if the content parses.
fn tree<'d, 's>(document: &'d Document<'s>) -> Result<&'d Node<'s>, Stopped> {
    if document.faults.iter().any(|fault| matches!(fault, Fault::TrailingDocument(_))) {
        return Err("a second document stands in the block".into());
    }
    document.root.as_ref().ok_or_else(|| reason_of(&document.faults))
}

/// Why there is no tree.
fn reason_of(faults: &[Fault]) -> Stopped {
    let reason = faults.iter().find_map(|fault| match fault {
        Fault::Syntax { problem, .. } => Some(problem.message.as_str()),
        Fault::TooComplex { limit, .. } => Some(*limit),
        Fault::Nul(_) => Some("a NUL byte stands in the front matter"),
        _ => None,
    });
    reason.unwrap_or("the front matter does not parse").into()
}

/// The root of a YAML block; `Null` where nothing but comments stands in it.
fn yaml(document: &Document<'_>, dialect: &Dialect) -> Result<Held, Stopped> {
    let reader = dialect.reader;
    let content = document.block.as_ref().map_or("", |block| block.content.slice(&document.source.text));
    let is_libyaml = matches!(reader, Reader::PyYaml | Reader::SerdeYaml | Reader::YamlV2);
    let read = match reader {
        Reader::SafeYaml | Reader::YamlV2 => first_document::read(document, content, reader),
        Reader::PyYaml | Reader::SerdeYaml => {
            libyaml::accepts(content).and_then(|()| whole(document, reader))
        }
        Reader::Goccy if tabs::has_line(document, content) || tabs::has_indent(document, "\t") => {
            Err("a tab cannot start a line".into())
        }
        Reader::JsYaml4 | Reader::JsYaml3 if starts_with_dots(content) => {
            Err("a second document stands in the block".into())
        }
        Reader::JsYaml4 if dialect.generator == Generator::Hexo && tabs::indent_first(document, content) => {
            Err("a tab indents a key".into())
        }
        Reader::JsYaml4 if dialect.generator != Generator::Hexo && tabs::has_indent(document, "") => {
            Err("a tab indents a key".into())
        }
        _ => whole(document, reader),
    };
    match read {
        Ok(held) => Ok(held),
        // What libyaml refuses needs no second look.
        Err(stopped) if is_libyaml && libyaml::accepts(content).is_err() => Err(stopped),
        Err(stopped) => repairs::read(content, document.source, reader).unwrap_or(Err(stopped)),
    }
}

/// `...` above everything else ends an empty document, as js-yaml counts.
fn starts_with_dots(content: &str) -> bool {
    let is_idle = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = content.lines().filter(is_idle);
    lines.next().is_some_and(|line| line.trim_end() == "...") && lines.next().is_some()
}

/// The root where the content is one document.
fn whole(document: &Document<'_>, reader: Reader) -> Result<Held, Stopped> {
    let root = tree(document)?;
    if is_empty(root) { Ok(Held::Null) } else { typed(root, reader) }
}

/// Whether the loader made the root up because nothing is written.
fn is_empty(root: &Node<'_>) -> bool {
    root.span.is_empty() && root.entries().is_some_and(<[_]>::is_empty)
}

fn typed(root: &Node<'_>, reader: Reader) -> Result<Held, Stopped> {
    match reader {
        Reader::JsYaml4 | Reader::JsYaml3 | Reader::Core => javascript::read(root, reader),
        Reader::SafeYaml => ruby::read(root),
        Reader::PyYaml => python::read(root),
        Reader::Goccy | Reader::YamlV2 => go::read(root, reader, true),
        Reader::SerdeYaml => zola::read(root),
    }
}

/// Reads the head of a file and what the generator holds of it, in one go.
pub fn read_source<'s>(source: &'s Source, split: Split, dialect: &Dialect) -> (Document<'s>, Reading) {
    let outlook = Outlook::of(&split);
    let document = loader::parse(source, split, dialect);
    let reading = read(&document, &outlook, dialect);
    (document, reading)
}
