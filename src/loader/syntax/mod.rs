//! The syntaxes of front matter: text to tree.

mod conflicts;
pub(super) mod headers;
mod json;
mod json_problems;
pub(super) mod lenient;
mod place;
mod toml;
mod toml_problems;
mod yaml;
mod yaml_plain;
mod yaml_traps;
mod yaml_tree;
mod yaml_words;

use crate::document::{Block, Fault, Node, Syntax, Value};
use crate::span::Span;

use crate::generators::Leniency;

/// What became of the content of a block.
#[derive(Debug, Default)]
pub(super) struct Parsed<'s> {
    /// The value; `None` if the content does not parse.
    pub(super) root: Option<Node<'s>>,
    /// The comments, in file order.
    pub(super) comments: Vec<Span>,
    /// What is wrong, the cause first.
    pub(super) faults: Vec<Fault>,
    /// Whether the plain reader of YAML has read it, as all others would.
    pub(super) is_plain: bool,
}

/// Parses the content of `block` in `text`, the head of a file, by a reader of that leniency.
pub(super) fn parse<'s>(text: &'s str, block: &Block, leniency: Leniency) -> Parsed<'s> {
    let mut parsed = match block.syntax {
        Syntax::Yaml => yaml_plain::recognise(text, block.content)
            .unwrap_or_else(|| yaml::parse(text, block.content, leniency)),
        Syntax::Toml => toml::parse(text, block.content),
        Syntax::Json => json::parse(text, block.content, is_inside_braces(text, block)),
        // The splitter does not find such a block; what it suspects is read by the loader.
        Syntax::Headers => Parsed::default(),
    };
    if parsed.root.is_none() && !parsed.faults.is_empty() {
        let conflicts = conflicts::find(text, block.content);
        if !conflicts.is_empty() {
            parsed.faults = conflicts;
        }
    }
    or_empty(text, block, parsed)
}

/// The same as its reader has it, without thoughts on what was meant.
pub(super) fn literal<'s>(text: &'s str, block: &Block, leniency: Leniency) -> Parsed<'s> {
    match block.syntax {
        Syntax::Yaml => or_empty(text, block, yaml::literal(text, block.content, leniency)),
        Syntax::Toml | Syntax::Json | Syntax::Headers => parse(text, block, leniency),
    }
}

/// Nothing but comments and spaces is an empty mapping.
fn or_empty<'s>(text: &str, block: &Block, mut parsed: Parsed<'s>) -> Parsed<'s> {
    if parsed.faults.is_empty() && parsed.root.is_none() {
        parsed.root = Some(Node::new(empty_root(text, block.content), Value::Map(Vec::new())));
    }
    parsed
}

/// Hexo's JSON between `;;;`, of which the opening one may be missing.
fn is_inside_braces(text: &str, block: &Block) -> bool {
    let fence = if block.open.is_empty() { block.close.unwrap_or(block.open) } else { block.open };
    fence.slice(text).starts_with(';')
}

/// Where the values of a block without any would be: after its comments and spaces.
fn empty_root(text: &str, content: Span) -> Span {
    let length = content.slice(text).trim_end().len();
    content.sub(length..length)
}
