//! Where in a block the author is typing, told from the lines above: a half-typed block does not parse.

mod json;
mod toml;
mod yaml;

use std::path::Path;
use std::sync::Arc;

use crate::document::Syntax;
use crate::loader::{self, Dialect};
use crate::span::Span;

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    /// A key.
    Key,
    /// A value of the last key of the way.
    Value,
    /// An item of the list that is the value of the last key of the way.
    Item,
}

/// Where the author is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The syntax of the block.
    pub(super) syntax: Syntax,
    /// The keys from the root to the mapping, or to the value.
    pub(super) way: Vec<String>,
    /// What is being typed.
    pub(super) typing: Typing,
    /// What of it is there already, to be replaced.
    pub(super) typed: Span,
    /// The same as text.
    pub(super) typed_text: String,
    /// Whether it follows a colon that lacks its space.
    pub(super) needs_space: bool,
    /// Whether something is on the line after it: a key has its colon already.
    pub(super) has_rest: bool,
    /// The quote in which it is.
    pub(super) quote: Option<char>,
    /// The keys that the mapping has already, or the items of the list.
    pub(super) present: Vec<String>,
    /// The indentation of the line.
    pub(super) indent: usize,
}

/// Where the author is typing; `None` outside of the front matter.
pub(super) fn cursor(path: &Arc<Path>, text: &str, offset: u32, dialect: &Dialect) -> Option<Cursor> {
    let (syntax, content) = block(path, text, offset, dialect)?;
    let before = text.get(content.start as usize..offset as usize)?;
    let after = text.get(offset as usize..content.end as usize)?;
    let lines = Lines { before, after, offset };
    let mut cursor = match syntax {
        Syntax::Yaml => yaml::cursor(&lines),
        Syntax::Toml => toml::cursor(&lines),
        Syntax::Json => json::cursor(&lines),
        // The cursor of a text without delimiters may be in the text.
        Syntax::Headers => return None,
    }?;
    // In the middle of a word all of it is replaced.
    let is_end = |character: char| !character.is_alphanumeric() && !"-_".contains(character);
    let rest = lines.rest();
    let behind = rest.trim_start_matches(|character| !is_end(character));
    cursor.typed.end += Span::of(0..rest.len() - behind.len()).end;
    cursor.has_rest = !behind.trim().trim_start_matches(['"', ',', '}', ']']).is_empty();
    Some(cursor)
}

/// The block around the cursor.
pub(super) struct Lines<'t> {
    /// The block up to the cursor.
    pub(super) before: &'t str,
    /// The block from the cursor on.
    pub(super) after: &'t str,
    /// Where the cursor is.
    pub(super) offset: u32,
}

impl<'t> Lines<'t> {
    /// The line of the cursor, up to it.
    pub(super) fn line(&self) -> &'t str {
        self.before.get(self.before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    /// The rest of the line.
    pub(super) fn rest(&self) -> &'t str {
        self.after.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The lines above that of the cursor, the nearest first.
    pub(super) fn above(&self) -> impl Iterator<Item = &'t str> {
        self.before.get(..self.before.len() - self.line().len()).unwrap_or_default().lines().rev()
    }

    /// The lines below that of the cursor.
    pub(super) fn below(&self) -> impl Iterator<Item = &'t str> {
        self.after.lines().skip(1)
    }

    /// The span of the last `typed` before the cursor.
    pub(super) fn span_of(&self, typed: &str) -> Span {
        let length = u32::try_from(typed.len()).unwrap_or(0);
        Span::new(self.offset.saturating_sub(length), self.offset)
    }
}

/// The block that contains the offset: the loader's, or, where it has no end yet, what its opening line promises.
fn block(path: &Arc<Path>, text: &str, offset: u32, dialect: &Dialect) -> Option<(Syntax, Span)> {
    let (_, split) = loader::head_of(path, text.as_bytes(), true, dialect);
    if let Some(block) = &split.block {
        let is_inside = block.content.start <= offset && offset <= block.content.end;
        return is_inside.then_some((block.syntax, block.content));
    }
    let open = text.trim_start_matches('\u{feff}');
    let first = open.split(['\n', '\r']).next()?;
    let syntax = match first.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        "{" => Syntax::Json,
        _ => return None,
    };
    let start = text.len() - open.len() + if syntax == Syntax::Json { 0 } else { first.len() };
    let rest = text.get(start..).unwrap_or_default();
    let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    let start = start + line_end;
    // Without an end, the paragraph is the block.
    let end = text.get(start..).unwrap_or_default().find("\n\n").map_or(text.len(), |at| start + at + 1);
    let content = Span::of(start..end.max(offset as usize).min(text.len()));
    let is_inside = content.start <= offset
        && !text.get(start..(offset as usize).max(start)).unwrap_or_default().contains("\n\n");
    is_inside.then_some((syntax, content))
}
