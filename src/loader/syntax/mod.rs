//! The syntaxes of front matter: text to tree.

mod conflicts;
mod json;
mod json_problems;
mod place;
mod toml;
mod toml_problems;
mod yaml;
mod yaml_traps;
mod yaml_tree;

use crate::document::{Block, Fault, Node, Syntax, Value};
use crate::span::Span;

/// What became of the content of a block.
#[derive(Debug, Default)]
pub(super) struct Parsed<'s> {
    /// The value; `None` where the content does not parse.
    pub(super) root: Option<Node<'s>>,
    /// The comments, in file order.
    pub(super) comments: Vec<Span>,
    /// What is wrong, the cause first.
    pub(super) faults: Vec<Fault>,
}

/// Parses the content of `block` in `text`, the head of a file. `tabs_are_indents` says that the generator turns
/// every tab at the start of a line into two spaces before it reads YAML.
pub(super) fn parse<'s>(text: &'s str, block: &Block, tabs_are_indents: bool) -> Parsed<'s> {
    let mut parsed = match block.syntax {
        Syntax::Yaml => yaml::parse(text, block.content, tabs_are_indents),
        Syntax::Toml => toml::parse(text, block.content),
        Syntax::Json => json::parse(text, block.content),
    };
    if parsed.root.is_none() && !parsed.faults.is_empty() {
        let conflicts = conflicts::find(text, block.content);
        if !conflicts.is_empty() {
            parsed.faults = conflicts;
        }
    }
    if parsed.faults.is_empty() && parsed.root.is_none() {
        parsed.root = Some(Node::new(empty_root(text, block.content), Value::Map(Vec::new())));
    }
    parsed
}

/// Where the values of a block without any would stand: after its comments and blanks.
fn empty_root(text: &str, content: Span) -> Span {
    let length = content.slice(text).trim_end().len();
    content.sub(length..length)
}
