//! The tree of a YAML block, built from events with one allocation per collection.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, ScalarStyle, StructureStyle};
use rustc_hash::FxHashMap;

use crate::document::{Entry, Fault, Node, Scalar, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::place::Origin;

/// How many nodes may come into being by copying what an alias represents.
const MAX_COPIES: usize = 100_000;

/// Building was given up; the fault is recorded.
pub(super) struct Stop;

/// A collection that is not closed yet; its nodes are the last ones of [`Builder::nodes`].
struct Open {
    first: usize,
    start: u32,
    is_map: bool,
    is_flow: bool,
    anchor: usize,
    tag: Option<Box<str>>,
}

/// Takes the events of one document.
pub(super) struct Builder<'s, 'm> {
    text: &'s str,
    origin: Origin<'m>,
    open: Vec<Open>,
    nodes: Vec<Node<'s>>,
    /// Whether any alias can follow, so that anchored nodes must be kept.
    keep_anchors: bool,
    anchors: FxHashMap<usize, (Node<'s>, usize)>,
    copies: usize,
    pub(super) parsed: Parsed<'s>,
}

impl<'s, 'm> Builder<'s, 'm> {
    /// A builder for places in `text`.
    pub(super) fn new(text: &'s str, origin: Origin<'m>, keep_anchors: bool) -> Self {
        Self {
            text,
            origin,
            open: Vec::with_capacity(4),
            nodes: Vec::with_capacity(24),
            keep_anchors,
            anchors: FxHashMap::default(),
            copies: 0,
            parsed: Parsed::default(),
        }
    }

    /// Takes one event, which covers `range` of the parsed text.
    pub(super) fn take(
        &mut self,
        event: Event<'_>,
        at: &granit_parser::Span,
        range: Range<usize>,
    ) -> Result<(), Stop> {
        let span = self.origin.span(range);
        match event {
            Event::Comment(..) => self.parsed.comments.push(span),
            Event::Scalar(text, style, anchor, tag) => {
                let tag = tag.and_then(|_| self.tag(at));
                let mut node = self.scalar(&text, style, span, tag.is_some() || anchor != 0);
                node.tag = tag;
                return self.add(node, anchor);
            }
            Event::SequenceStart(style, anchor, tag) => {
                let tag = tag.and_then(|_| self.tag(at));
                self.start(false, style, anchor, tag, span.start);
            }
            Event::MappingStart(style, anchor, tag) => {
                let tag = tag.and_then(|_| self.tag(at));
                self.start(true, style, anchor, tag, span.start);
            }
            Event::SequenceEnd | Event::MappingEnd => return self.end(span),
            Event::Alias(id) => return self.alias(id, span),
            _ => {}
        }
        Ok(())
    }

    fn tag(&self, at: &granit_parser::Span) -> Option<Box<str>> {
        let range = at.tag_span()?.byte_range()?;
        Some(self.origin.span(range).slice(self.text).into())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span, has_properties: bool) -> Node<'s> {
        if style == ScalarStyle::Plain && span.is_empty() {
            let span = if has_properties { span } else { self.absent(span) };
            let scalar = Scalar { text: Cow::Borrowed(""), style: Style::Absent };
            return Node::new(span, Value::Scalar(scalar));
        }
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let raw = span.slice(self.text);
        let (span, raw) = match style {
            Style::Literal | Style::Folded => {
                let raw = raw.trim_end_matches([' ', '\t', '\n', '\r']);
                (Span::at(span.start).sub(0..raw.len()), raw)
            }
            Style::SingleQuoted | Style::DoubleQuoted => {
                (span, raw.get(1..raw.len().saturating_sub(1)).unwrap_or(""))
            }
            _ => (span, raw),
        };
        // A plain scalar of one line is what is there, also where characters of a lenient reader were bent for the parser.
        let stands = style == Style::Plain && raw.len() == text.len() && !raw.contains('\n');
        let text = if stands || raw == text { Cow::Borrowed(raw) } else { Cow::Owned(text.to_owned()) };
        Node::new(span, Value::Scalar(Scalar { text, style }))
    }

    /// The place of a value that is not written: right after its key's colon, or after its dash.
    fn absent(&self, span: Span) -> Span {
        let Some(open) = self.open.last() else { return span };
        let waits_for_value = open.is_map && (self.nodes.len() - open.first) % 2 == 1;
        let Some(key) = self.nodes.last().filter(|_| waits_for_value) else {
            return self.after_dash(open, span);
        };
        let end = key.span.end as usize;
        let rest = self.text.get(end..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_ascii_start().len();
        if rest.get(blanks..).unwrap_or_default().starts_with(':') {
            Span::of(end + blanks + 1..end + blanks + 1)
        } else {
            span
        }
    }

    /// Between two items are only spaces, comments and the dash of the second.
    fn after_dash(&self, open: &Open, span: Span) -> Span {
        let before = self.nodes[open.first..].last().map_or(open.start, |node| node.span.end) as usize;
        let between = self.text.get(before..span.start as usize).unwrap_or("");
        let mut at = 0;
        while let Some(rest @ [byte, ..]) = between.as_bytes().get(at..) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => at += 1,
                b'#' => at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
                b'-' if !open.is_map => return Span::of(before + at + 1..before + at + 1),
                _ => break,
            }
        }
        span
    }

    /// The first dash of a block list; the parser points after it where the list is at its key's indent.
    fn first_dash(&self, start: u32) -> u32 {
        let (before, rest) = self.text.split_at_checked(start as usize).unwrap_or_default();
        let dash = before.trim_end_matches([' ', '\t', '\n', '\r']);
        let is_dash = matches!(rest.as_bytes(), [b'-'] | [b'-', b' ' | b'\t' | b'\n' | b'\r', ..]);
        if !is_dash && dash.ends_with('-') { Span::of(0..dash.len() - 1).end } else { start }
    }

    fn start(
        &mut self,
        is_map: bool,
        style: StructureStyle,
        anchor: usize,
        tag: Option<Box<str>>,
        start: u32,
    ) {
        let is_flow = style == StructureStyle::Flow;
        let start = if is_map || is_flow { start } else { self.first_dash(start) };
        self.open.push(Open { first: self.nodes.len(), start, is_map, is_flow, anchor, tag });
    }

    fn end(&mut self, at: Span) -> Result<(), Stop> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let inner = self.nodes[open.first..].iter().map(|node| node.span);
        let last = inner.clone().next_back().map_or(open.start, |span| span.end);
        let mut start = open.start;
        if open.is_map && !open.is_flow {
            start = inner.clone().next().map_or(start, |span| span.start);
        }
        let end = if open.is_flow { at.end } else { last };
        let span = Span::new(start, end.max(start));
        let value = if open.is_map {
            let mut entries = Vec::with_capacity((self.nodes.len() - open.first) / 2);
            let mut nodes = self.nodes.drain(open.first..);
            while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
                entries.push(Entry { key, value });
            }
            Value::Map(entries)
        } else {
            Value::List(self.nodes.split_off(open.first))
        };
        let mut node = Node::new(span, value);
        node.tag = open.tag;
        self.add(node, open.anchor)
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        let Some((node, size)) = self.anchors.get(&id) else {
            return self.stop(span, "an alias refers to the value that contains it, so it never ends");
        };
        self.copies += size;
        if self.copies > MAX_COPIES {
            return self.stop(span, "its aliases expand to more than 100,000 values");
        }
        let mut node = node.clone();
        node.span = span;
        node.alias = true;
        self.add(node, 0)
    }

    fn stop(&mut self, span: Span, limit: &'static str) -> Result<(), Stop> {
        self.parsed.faults.push(Fault::TooComplex { span, limit });
        Err(Stop)
    }

    fn add(&mut self, node: Node<'s>, anchor: usize) -> Result<(), Stop> {
        if anchor != 0 && self.keep_anchors {
            let size = count(&node);
            self.copies += size;
            if self.copies > MAX_COPIES {
                return self.stop(node.span, "its aliases expand to more than 100,000 values");
            }
            self.anchors.insert(anchor, (node.clone(), size));
        }
        if self.open.is_empty() {
            self.parsed.root = Some(node);
        } else {
            self.nodes.push(node);
        }
        Ok(())
    }
}

fn count(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Scalar(_) => 1,
        Value::List(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Map(entries) => {
            1 + entries.iter().map(|entry| count(&entry.key) + count(&entry.value)).sum::<usize>()
        }
    }
}
