//! The presets as they were read when the program was built (`build.rs`).

use std::borrow::Cow;

use crate::document::{Entry, Node, Scalar, Style, Value};
use crate::span::Span;

/// A node of a preset. It has no place: nothing is reported about a preset.
#[derive(Debug)]
pub(super) enum Tree {
    /// Nothing.
    Null,
    /// A scalar without quotes.
    Plain(&'static str),
    /// A scalar that would be something else without quotes.
    Quoted(&'static str),
    /// A list.
    List(&'static [Tree]),
    /// A mapping.
    Map(&'static [(&'static str, Tree)]),
}

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

impl Tree {
    /// What is in the file of that text.
    pub(super) fn of(text: &str) -> Option<&'static Self> {
        TREES.iter().find(|(known, _)| *known == text).map(|(_, tree)| tree)
    }

    /// The tree as the configuration's decoder reads it.
    pub(super) fn node(&self) -> Node<'static> {
        let value = match self {
            Self::Null => scalar("", Style::Absent),
            Self::Plain(text) => scalar(text, Style::Plain),
            Self::Quoted(text) => scalar(text, Style::DoubleQuoted),
            Self::List(items) => Value::List(items.iter().map(Self::node).collect()),
            Self::Map(entries) => {
                let entry = |(key, value): &(&'static str, Self)| Entry {
                    key: Node::new(Span::at(0), scalar(key, Style::Plain)),
                    value: value.node(),
                };
                Value::Map(entries.iter().map(entry).collect())
            }
        };
        Node::new(Span::at(0), value)
    }
}

const fn scalar(text: &'static str, style: Style) -> Value<'static> {
    Value::Scalar(Scalar { text: Cow::Borrowed(text), style })
}
