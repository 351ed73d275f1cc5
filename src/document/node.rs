//! The tree of a block: nodes, scalars and entries, each with its span.

use std::borrow::Cow;
use std::ops::Range;

use crate::span::Span;

/// A value and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'s> {
    /// The bytes of the value, quotes and brackets included. A value that is not written (`key:`) has an empty span
    /// right after the colon; a block list or mapping reaches from its first to its last byte of content.
    pub span: Span,
    /// What is there.
    pub value: Value<'s>,
    /// The YAML tag as written (`!foo`, `!!str`), if any.
    pub tag: Option<Box<str>>,
    /// Where this is an alias (`*name`): `span` covers the alias, `value` is a copy of the anchored value.
    pub alias: bool,
}

/// The value of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'s> {
    /// A scalar.
    Scalar(Scalar<'s>),
    /// A list, in order.
    List(Vec<Node<'s>>),
    /// A mapping, in order, duplicates kept.
    Map(Vec<Entry<'s>>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'s> {
    /// The key.
    pub key: Node<'s>,
    /// The value.
    pub value: Node<'s>,
}

/// A scalar, not yet typed in YAML: what `no` means is the dialect's to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar<'s> {
    /// The text after unescaping. Borrowed where it is in the file byte for byte, so that its parts have exact
    /// spans; owned where escapes or folding changed it.
    pub text: Cow<'s, str>,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes (YAML).
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|` in YAML, `'''…'''` or `"""…"""` in TOML. The span is that of the content.
    Literal,
    /// `>` in YAML.
    Folded,
    /// The rest of a line, which is text whatever it looks like.
    Line,
    /// Nothing is written (`key:`): null.
    Absent,
    /// TOML and JSON say the type themselves.
    Native(Native),
}

/// The types that TOML and JSON tell by their syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Native {
    /// JSON `null`.
    Null,
    /// `true`, `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A number with a fraction or an exponent, and TOML's `inf`, `nan`.
    Float,
    /// A TOML date, time or date-time.
    DateTime,
}

/// The first entry of a mapping with that name, if there is one in the same letter case; else in any, where case is ignored.
pub fn entry_of<'e, 's>(entries: &'e [Entry<'s>], name: &str, ignores_case: bool) -> Option<&'e Entry<'s>> {
    let is_alike = |key: &str| key.eq_ignore_ascii_case(name);
    let alike = || entries.iter().find(|entry| entry.key.text().is_some_and(is_alike));
    let exact = entries.iter().find(|entry| entry.key.text() == Some(name));
    exact.or_else(|| if ignores_case { alike() } else { None })
}

impl<'s> Node<'s> {
    /// A node without tag.
    pub const fn new(span: Span, value: Value<'s>) -> Self {
        Self { span, value, tag: None, alias: false }
    }

    /// The scalar, if it is one.
    pub const fn scalar(&self) -> Option<&Scalar<'s>> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar, whatever its type.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| scalar.text.as_ref())
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Node<'s>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&[Entry<'s>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether nothing is written, or a JSON `null` or a plain YAML null word.
    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| match scalar.style {
            Style::Absent | Style::Native(Native::Null) => true,
            Style::Plain => matches!(scalar.text.as_ref(), "~" | "null" | "Null" | "NULL" | ""),
            _ => false,
        })
    }

    /// The span of what is inside the quotes, as written (escapes and all); the whole span if there are none.
    pub fn text_span(&self) -> Span {
        match self.scalar().map(|scalar| scalar.style) {
            Some(Style::SingleQuoted | Style::DoubleQuoted) if self.span.len() >= 2 && !self.alias => {
                Span::new(self.span.start + 1, self.span.end - 1)
            }
            _ => self.span,
        }
    }

    /// The bytes `range` of the scalar's text as a span of the file; the whole node where the text was escaped,
    /// folded or comes through an alias, so that its parts have no place of their own.
    pub fn sub_span(&self, range: Range<usize>) -> Span {
        let inner = self.text_span();
        match self.scalar() {
            Some(Scalar { text: Cow::Borrowed(text), .. })
                if !self.alias && inner.len() as usize == text.len() && range.end <= text.len() =>
            {
                inner.sub(range)
            }
            _ => self.span,
        }
    }

    /// Whether parts of the text have exact spans, so that an edit may touch a part.
    pub fn is_exact(&self) -> bool {
        !self.alias
            && matches!(self.scalar(), Some(Scalar { text: Cow::Borrowed(text), .. })
                if self.text_span().len() as usize == text.len())
    }
}
