//! A loaded page: its head, the block of front matter, the tree, and what the loader noticed.

mod fault;
mod locate;
mod moving;
mod node;

use std::path::Path;
use std::sync::Arc;

pub use fault::{DelimiterFault, EncodingGuess, Fault, Problem};
pub use locate::Located;
pub use moving::{Layout, by_lines, in_place};
pub use node::{Entry, Native, Node, Scalar, Style, Value, entry_of};

use crate::span::Span;

/// The head of a file: from its first byte to a little after the front matter.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as it was given or found.
    pub path: Arc<Path>,
    /// The head, unchanged: a byte order mark and CR LF are still in it. A byte that is not UTF-8 is here as
    /// `?`, one for one, so that offsets stay valid; the loader has then recorded [`Fault::Encoding`].
    pub text: Box<str>,
    /// Whether `text` is the whole file.
    pub complete: bool,
    /// The bytes that `text` represents, where they are not UTF-8.
    pub raw: Option<Box<[u8]>>,
}

impl Source {
    /// A whole file that is text.
    pub fn whole(path: Arc<Path>, text: impl Into<Box<str>>) -> Self {
        Self { path, text: text.into(), complete: true, raw: None }
    }

    /// The head as it is in the file.
    pub fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.text.as_bytes())
    }
}

/// The syntax of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Syntax {
    /// YAML 1.1 or 1.2, as the dialect's reader reads it.
    Yaml,
    /// TOML 1.0.
    Toml,
    /// JSON (RFC 8259).
    Json,
    /// Lines without delimiters: `Key: value` (MultiMarkdown), or `#+KEY: value` (Org mode).
    Headers,
}

impl Syntax {
    /// The name people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
            Self::Headers => "lines of `Key: value`",
        }
    }

    /// Whether a plain word can mean something else than text: only YAML guesses types.
    pub const fn guesses_types(self) -> bool {
        matches!(self, Self::Yaml)
    }

    /// The character that starts a comment, where the syntax has comments.
    pub const fn comment(self) -> Option<&'static str> {
        match self {
            Self::Yaml | Self::Toml => Some("#"),
            Self::Json | Self::Headers => None,
        }
    }
}

/// Where the front matter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The syntax of the content.
    pub syntax: Syntax,
    /// The opening delimiter, without whitespace around it; empty if the form has none.
    pub open: Span,
    /// What is between the delimiters, from the byte after the opening line's end to the closing delimiter.
    pub content: Span,
    /// The closing delimiter, without whitespace around it.
    pub close: Option<Span>,
    /// The byte at which the generator lets the body begin.
    pub body: u32,
    /// Whether the generator of the dialect takes this for front matter. A block that it overlooks is still loaded,
    /// because its author meant it as one.
    pub seen: bool,
}

/// A page after loading.
#[derive(Debug)]
pub struct Document<'s> {
    /// The head it was read from.
    pub source: &'s Source,
    /// The block of front matter, if there is one or something was meant as one.
    pub block: Option<Block>,
    /// The tree; `None` if there is no block or it does not parse. An empty block has an empty mapping.
    pub root: Option<Node<'s>>,
    /// The comments inside the block, character included, in file order.
    pub comments: Vec<Span>,
    /// What the loader noticed; rules turn these into diagnostics.
    pub faults: Vec<Fault>,
    /// Whether all readers of YAML take the block alike, because it keeps to the plain subset. `false` says nothing.
    pub is_plain: bool,
}

impl<'s> Document<'s> {
    /// The entries of the root mapping; none if the root is not a mapping.
    pub fn entries(&self) -> &[Entry<'s>] {
        match &self.root {
            Some(Node { value: Value::Map(entries), .. }) => entries,
            _ => &[],
        }
    }

    /// The first entry of the root whose key is `name`.
    pub fn entry(&self, name: &str) -> Option<&Entry<'s>> {
        self.entries().iter().find(|entry| entry.key.text() == Some(name))
    }

    /// The same page with only the fields at those places.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Self {
        let entries = places.iter().filter_map(|&at| self.entries().get(at).cloned()).collect();
        let whole = self.root.as_ref().map(|root| root.span);
        Self {
            source: self.source,
            block: self.block.clone(),
            root: whole.map(|whole| Node::new(whole, Value::Map(entries))),
            comments: self.comments.clone(),
            faults: self.faults.clone(),
            is_plain: self.is_plain,
        }
    }

    /// For each span the first node, a key or a value, that covers exactly it, and the way to it; a key goes by the way
    /// to its value.
    pub fn nodes_at(&self, spans: impl IntoIterator<Item = Span>) -> Located<'_, 's> {
        let wanted = spans.into_iter().collect();
        let mut search = locate::Search { wanted: &wanted, found: Located::default() };
        search.entries(self.entries(), None);
        search.found
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &'s str {
        span.slice(&self.source.text)
    }

    /// The span to point at when something is missing: the opening delimiter, or the first byte of the file.
    pub fn head_span(&self) -> Span {
        self.block.as_ref().map_or(Span::at(0), |block| block.open)
    }
}
