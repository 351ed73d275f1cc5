//! Delimiters to a block: what the generator reads as front matter, or what the author meant as one.

mod astro;
mod data;
mod early;
mod fences;
mod gray_matter;
mod hexo;
mod hugo;
mod intended;
mod jekyll;
mod lines;
mod mkdocs;
mod opening;
mod plain;
mod surroundings;
mod unfenced;
mod zola;

use std::path::Path;

use crate::document::{Block, Fault, Syntax};
use crate::span::Span;

use super::dialect::Dialect;
use crate::generators::Delimiters;
pub(super) use early::find as early_close;
use lines::Head;

/// Where the front matter of a page is.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The block.
    pub block: Option<Block>,
    /// What was noticed about its delimiters and surroundings.
    pub faults: Vec<Fault>,
    /// The head ends before it can be told whether there is front matter: read on and split again. Never set where
    /// the head is the whole file.
    pub need_more: bool,
    /// Set where the generator stops at this file, whatever the block contains.
    pub stops: Option<Stop>,
    /// Text that the generator tries to read as front matter although nothing marks it as such.
    pub attempt: Option<Attempt>,
}

/// Why a generator stops at a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The reason, as a clause.
    pub reason: &'static str,
    /// The syntax of the block it had already opened; `None` if it found none.
    pub opened: Option<Syntax>,
}

/// Text that is read as front matter without a fence above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Hexo: everything above the first line that starts with a fence, if it is a mapping.
    Fenceless(Block),
    /// MkDocs: `Key: value` lines up to an empty line (the span covers the rest of the head).
    KeyLines(Span),
    /// Hugo: the lines that start with `#+` (Org mode).
    OrgLines(Span),
}

/// What one generator's own rule says.
enum Found {
    /// It takes this block.
    Block(Block),
    /// It takes nothing.
    Nothing,
    /// It may take what the head shows the start of.
    Cut,
    /// It stops here.
    Stop(Stop),
    /// It takes nothing for sure, but tries to read this.
    Attempt(Attempt),
}

/// Splits the head of a file; `complete` says that it is the whole file. `path` decides whether a Jekyll file is a
/// post or a page. Nothing is allocated unless something is wrong.
pub(super) fn split(bytes: &[u8], complete: bool, path: &Path, dialect: &Dialect) -> Split {
    let head = Head { bytes, complete };
    if dialect.takes_data
        && let Some(syntax) = data::syntax(path)
    {
        let syntax = if dialect.data_is_yaml { Syntax::Yaml } else { syntax };
        let block = complete.then(|| data::block(head, syntax));
        return Split { need_more: block.is_none(), block, ..Split::default() };
    }
    let found = match dialect.generator.facts().delimiters {
        Delimiters::Plain { below_mark } => plain::find(head, dialect.generator, below_mark),
        Delimiters::GrayMatter => gray_matter::find(head),
        Delimiters::Hexo => hexo::find(head),
        Delimiters::Jekyll => jekyll::find(head, path),
        Delimiters::Hugo { before_0_152 } => hugo::find(head, before_0_152),
        Delimiters::Astro => astro::find(head),
        Delimiters::Zola => zola::find(head),
        Delimiters::Mkdocs => mkdocs::find(head),
    };
    let mut split = Split::default();
    match found {
        Found::Block(block) => {
            surroundings::note(head, &block, &mut split.faults);
            split.block = Some(block);
            return split;
        }
        Found::Cut => {
            split.need_more = true;
            return split;
        }
        Found::Stop(stop) => split.stops = Some(stop),
        Found::Attempt(attempt) => split.attempt = Some(attempt),
        Found::Nothing => {}
    }
    intended::find(head, dialect.generator, &mut split);
    split
}
