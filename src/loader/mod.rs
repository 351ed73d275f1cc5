//! Reads the head of a file, splits front matter from body, parses it: records faults, reports nothing.

mod cut;
mod dialect;
mod encoding;
mod meant;
mod read;
mod recoding;
mod scratch;
mod split;
mod syntax;

pub use crate::generators::Generator;
pub(crate) use cut::AFTER_BLOCK;
pub use dialect::Dialect;
pub use recoding::{Recoded, recode};
pub use scratch::Scratch;
pub use split::{Attempt, Split, Stop};
pub use syntax::lenient::bent;

use std::path::Path;
use std::sync::Arc;

use crate::document::{Block, Document, Fault, Node, Source, Syntax, Value};
use crate::span::Span;

use cut::{cut, wanted};
use syntax::{Parsed, headers};

/// A file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {cause}", printable(path))]
pub struct ReadError {
    /// The file.
    pub path: Arc<Path>,
    /// What is in the way.
    pub cause: std::io::Error,
}

/// A path on one line, whatever characters are in it.
fn printable(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(char::is_control) { shown.escape_debug().to_string() } else { shown }
}

/// Reads the head of `path`: as much as its front matter needs under `dialect`, never a large body. `scratch`
/// is reused from file to file. `is_file` says that somebody has seen it to be a regular file, which saves asking.
///
/// # Errors
/// When the file cannot be opened or read, or is not a regular file.
pub fn read(
    path: &Arc<Path>,
    is_file: bool,
    dialect: &Dialect,
    scratch: &mut Scratch,
) -> Result<(Source, Split), ReadError> {
    let read = read_unless(path, is_file, dialect, scratch, |_, _| false)?;
    Ok(read.unwrap_or_else(|| head_of(path, &[], true, dialect)))
}

/// The same, unless the first bytes are enough for `is_enough`, which is told whether they are the whole file.
///
/// # Errors
/// When the file cannot be opened or read, or is not a regular file.
pub fn read_unless(
    path: &Arc<Path>,
    is_file: bool,
    dialect: &Dialect,
    scratch: &mut Scratch,
    is_enough: impl FnOnce(&[u8], bool) -> bool,
) -> Result<Option<(Source, Split)>, ReadError> {
    let fail = |cause| ReadError { path: Arc::clone(path), cause };
    let mut head = read::Head::open(path, is_file, scratch).map_err(fail)?;
    // Whether the file goes on after what has come is asked only where that matters.
    let enough = cut::enough(head.bytes());
    if enough.is_none_or(|length| length > head.bytes().len()) {
        head.fill_first().map_err(fail)?;
    }
    head.was_enough(enough);
    if is_enough(head.bytes(), head.is_complete()) {
        return Ok(None);
    }
    head.fill_first().map_err(fail)?;
    loop {
        let split = split::split(head.bytes(), head.is_complete(), path, dialect);
        if !split.need_more {
            let (seen, least) = (head.bytes().len(), wanted(&split));
            while head.bytes().len() < least && head.grow().map_err(fail)? {}
            let split = if head.bytes().len() == seen {
                split
            } else {
                split::split(head.bytes(), head.is_complete(), path, dialect)
            };
            let (source, mut split) = cut(path, head.bytes(), head.is_complete(), split);
            if split.faults.iter().any(is_encoding) {
                // Seldom, and what to offer depends on every byte.
                while head.grow().map_err(fail)? {}
                offer_recoding(&mut split, head.bytes(), head.is_complete());
            }
            return Ok(Some((source, split)));
        }
        if !head.grow().map_err(fail)? {
            return Ok(Some(too_long(path, head.bytes(), dialect)));
        }
    }
}

/// The same for bytes that are already there (standard input, a test).
pub fn head_of(path: &Arc<Path>, bytes: &[u8], complete: bool, dialect: &Dialect) -> (Source, Split) {
    let (source, mut split) = cut(path, bytes, complete, split::split(bytes, complete, path, dialect));
    offer_recoding(&mut split, bytes, complete);
    (source, split)
}

const fn is_encoding(fault: &Fault) -> bool {
    matches!(fault, Fault::Encoding { .. })
}

/// Notes what a file that is not UTF-8 could be written as. That takes all of it.
fn offer_recoding(split: &mut Split, bytes: &[u8], complete: bool) {
    for fault in &mut split.faults {
        if let Fault::Encoding { recoded, .. } = fault
            && complete
        {
            *recoded = recode(bytes).map(|recoded| recoded.sample.into());
        }
    }
}

/// A whole page, to be changed: a regular file that is not too long.
///
/// # Errors
/// When it cannot be opened or read, or does not exist.
pub fn read_whole(path: &Path) -> Result<Vec<u8>, ReadError> {
    read::whole(path).map_err(|cause| ReadError { path: Arc::from(path), cause })
}

/// A head that is as long as heads may be, and in which no end of the front matter is in sight.
fn too_long(path: &Arc<Path>, bytes: &[u8], dialect: &Dialect) -> (Source, Split) {
    let mut split = split::split(bytes, true, path, dialect);
    for fault in &mut split.faults {
        if let Fault::Unclosed { open } = *fault {
            let limit = "it does not end within the first 16 MiB of the file";
            *fault = Fault::TooComplex { span: open, limit };
        }
    }
    cut(path, bytes, false, split)
}

/// Parses the block of a page. Total: it never fails, it records faults.
pub fn parse<'s>(source: &'s Source, split: Split, dialect: &Dialect) -> Document<'s> {
    let leniency = dialect.leniency();
    let Split { mut block, mut faults, attempt, stops, .. } = split;
    let had_block = block.is_some();
    block = block.filter(|block| {
        !(dialect.generator.facts().block.stops_at_signs && meant::is_tag(&source.text, block))
    });
    let stops_at_sign = stops.is_some_and(|stop| stop.opened.is_some()) || had_block && block.is_none();
    if block.is_none() && faults.is_empty() && stops_at_sign {
        faults.extend(first_sign(&source.text).map(|sign| meant::at_sign(&source.text, sign)));
    }
    let unreadable = faults.iter().any(|fault| matches!(fault, Fault::Encoding { .. } | Fault::Nul(_)));
    if unreadable {
        return document(source, block, faults, Parsed::default());
    }
    if block.is_none()
        && let Some((block, root)) = lines(&source.text, attempt.as_ref())
    {
        return document(source, Some(block), faults, Parsed { root: Some(root), ..Parsed::default() });
    }
    if let Some(Attempt::Fenceless(meant)) = attempt {
        let parsed = syntax::parse(&source.text, &meant, leniency);
        // An empty root of no length was made up: only empty lines are above the delimiter.
        if parsed
            .root
            .as_ref()
            .is_some_and(|root| matches!(root.value, Value::Map(_)) && !root.span.is_empty())
        {
            return document(source, Some(meant), faults, parsed);
        }
        if parsed.root.is_none() && !parsed.faults.is_empty() {
            faults.push(Fault::Fenceless(Box::new(meant)));
        }
    }
    let mut parsed = match &mut block {
        Some(block) => {
            block.content = within(block.content, &source.text);
            syntax::parse(&source.text, block, leniency)
        }
        None => Parsed::default(),
    };
    if let Some(missed) =
        block.as_ref().and_then(|block| meant::missed_close(&source.text, block, &parsed, leniency))
    {
        faults.push(missed);
        return document(source, block, faults, Parsed::default());
    }
    faults.append(&mut parsed.faults);
    document(source, block, faults, parsed)
}

/// What was parsed as a page, in which `faults` were noticed.
fn document<'s>(
    source: &'s Source,
    block: Option<Block>,
    faults: Vec<Fault>,
    parsed: Parsed<'s>,
) -> Document<'s> {
    let Parsed { root, comments, is_plain, .. } = parsed;
    Document { source, block, root, comments, faults, is_plain }
}

/// The lines above the text that a generator reads as front matter, as a block.
fn lines<'s>(text: &'s str, attempt: Option<&Attempt>) -> Option<(Block, Node<'s>)> {
    let (found, start) = match attempt? {
        Attempt::KeyLines(span) => (headers::multi_markdown(text, within(*span, text))?, span.start),
        Attempt::OrgLines(span) => (headers::org(text, within(*span, text))?, span.start),
        Attempt::Fenceless(_) => return None,
    };
    let headers::Headers { root, content } = found;
    let (open, body) = (Span::at(start), content.end);
    Some((Block { syntax: Syntax::Headers, open, content, close: None, body, seen: true }, root))
}

/// Parses one block as its reader does, without thoughts on what the author meant: a root that is not a mapping stays
/// where it is, and a syntax fault is in the parser's words.
pub fn parse_literally<'s>(source: &'s Source, mut block: Block, dialect: &Dialect) -> Document<'s> {
    block.content = within(block.content, &source.text);
    let mut parsed = syntax::literal(&source.text, &block, dialect.leniency());
    let faults = std::mem::take(&mut parsed.faults);
    document(source, Some(block), faults, parsed)
}

/// The first character that is not whitespace.
fn first_sign(text: &str) -> Option<Span> {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    let at = text.len() - trimmed.len();
    trimmed.chars().next().map(|sign| Span::of(at..at + sign.len_utf8()))
}

/// A span that does not leave the text.
fn within(span: Span, text: &str) -> Span {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Span::new(span.start.min(end), span.end.min(end))
}
