//! From the bytes of a block to its fields, in one pass and without a copy: a subset of what the loader's own reader of
//! plain YAML takes, with the same places.

use super::bytes::{self, COMMENT};
use super::fences;
use super::written::{Entry, Scalar, Value};

/// More fields than these are a page for the long way.
const MOST_FIELDS: usize = 64;
/// More items in all lists together are, too.
const MOST_ITEMS: usize = 256;
/// How the suppression comments begin; a page that has one is judged by them.
const MARK: &[u8] = b"masthead";

/// The fields of a page; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) entries: Vec<Entry>,
    pub(super) items: Vec<Scalar>,
    /// The fields of all mappings.
    pub(super) inner: Vec<Entry>,
    /// The comments, each on a line of its own.
    pub(super) comments: Vec<(usize, usize)>,
    /// Where the content begins.
    pub(super) start: usize,
    /// Where the content ends and the closing delimiter begins.
    pub(super) close: usize,
}

impl Block {
    /// Reads the block below so many bytes; `false` if it is not in the form.
    pub(super) fn read(&mut self, bytes: &[u8], above: usize) -> bool {
        self.start = above + fences::OPEN.len();
        self.entries.clear();
        self.items.clear();
        self.inner.clear();
        self.comments.clear();
        self.lines(bytes).is_some()
            && !self.entries.is_empty()
            && fences::is_quiet(bytes.get(self.close + fences::OPEN.len()..).unwrap_or_default())
    }

    fn lines(&mut self, bytes: &[u8]) -> Option<()> {
        let mut at = self.start;
        loop {
            let rest = bytes.get(at..)?;
            if rest.starts_with(b"---") {
                self.close = at;
                return fences::closes(bytes, at).then_some(());
            }
            let line_end = at + memchr::memchr(b'\n', rest)?;
            let mut start = at;
            let mut end = line_end;
            while start < end && bytes[start] == b' ' {
                start += 1;
            }
            while start < end && bytes[end - 1] == b' ' {
                end -= 1;
            }
            match bytes[start..end] {
                [] => {}
                [b'#', ..] => {
                    is_free(&bytes[start..end]).then_some(())?;
                    // Its spaces at the end are part of a comment.
                    self.comments.push((start, line_end));
                }
                [b'-', b' ', ..] => self.item(bytes, start - at, start, end)?,
                _ if start > at => self.inner(bytes, start - at, start, end)?,
                _ => {
                    let entry = self.entry(bytes, start, end)?;
                    (self.entries.len() < MOST_FIELDS).then(|| self.entries.push(entry))?;
                }
            }
            at = line_end + 1;
        }
    }

    fn entry(&mut self, bytes: &[u8], start: usize, end: usize) -> Option<Entry> {
        let colon = start + bytes::name(&bytes[start..end]);
        let is_name = bytes[start].is_ascii_alphabetic() && bytes.get(colon) == Some(&b':');
        if !is_name || colon >= end {
            return None;
        }
        let mut from = colon + 1;
        while from < end && bytes[from] == b' ' {
            from += 1;
        }
        let value = match bytes[from..end] {
            [] => Value::Absent { at: colon + 1 },
            _ if from == colon + 1 => return None,
            [b'[', ..] => self.flow(bytes, from, end)?,
            _ => Value::Scalar(scalar(bytes, from, end)?),
        };
        Some(Entry { name: (start, colon), value })
    }

    fn inner(&mut self, bytes: &[u8], indent: usize, start: usize, end: usize) -> Option<()> {
        let entry = self.entry(bytes, start, end).filter(|it| !matches!(it.value, Value::Absent { .. }))?;
        let (next, last) = (self.inner.len(), entry.value.place().1);
        match &mut self.entries.last_mut()?.value {
            value @ Value::Absent { .. } => {
                *value = Value::Map { inner: next..next + 1, place: (start, last), indent };
            }
            Value::Map { inner, place, indent: first } if *first == indent => {
                inner.end += 1;
                place.1 = last;
            }
            _ => return None,
        }
        (next < MOST_FIELDS).then(|| self.inner.push(entry))
    }

    fn item(&mut self, bytes: &[u8], indent: usize, dash: usize, end: usize) -> Option<()> {
        let mut from = dash + 1;
        while from < end && bytes[from] == b' ' {
            from += 1;
        }
        let item = scalar(bytes, from, end)?;
        let next = self.items.len();
        match &mut self.entries.last_mut()?.value {
            value @ Value::Absent { .. } => {
                *value = Value::Items { items: next..next + 1, place: (dash, item.place().1), indent };
            }
            Value::Items { items, place, indent: first } if *first == indent => {
                items.end += 1;
                place.1 = item.place().1;
            }
            _ => return None,
        }
        self.keep(item)
    }

    fn flow(&mut self, bytes: &[u8], start: usize, end: usize) -> Option<Value> {
        let first = self.items.len();
        let last = end - 1;
        if last == start || bytes[last] != b']' {
            return None;
        }
        let mut at = start + 1;
        loop {
            while at < last && bytes[at] == b' ' {
                at += 1;
            }
            if at == last {
                // A comma at the end is the parser's.
                return (self.items.len() == first)
                    .then_some(Value::Flow { items: first..first, place: (start, end) });
            }
            let rest = &bytes[at..last];
            let length = match rest[0] {
                quote @ (b'\'' | b'"') => memchr::memchr(quote, &rest[1..])? + 2,
                _ => memchr::memchr(b',', rest).unwrap_or(rest.len()),
            };
            let mut to = at + length;
            while bytes[to - 1] == b' ' {
                to -= 1;
            }
            let item = scalar(bytes, at, to)?;
            if item.quote == 0 && bytes::shared(item.of(bytes)) & bytes::FLOW == 0 {
                return None;
            }
            self.keep(item)?;
            at += length;
            while at < last && bytes[at] == b' ' {
                at += 1;
            }
            if at == last {
                return Some(Value::Flow { items: first..self.items.len(), place: (start, end) });
            }
            if bytes[at] != b',' {
                return None;
            }
            at += 1;
        }
    }

    fn keep(&mut self, item: Scalar) -> Option<()> {
        (self.items.len() < MOST_ITEMS).then(|| self.items.push(item))
    }
}

/// A scalar that fills the range, in quotes or without; what it contains is judged with its field.
fn scalar(bytes: &[u8], start: usize, end: usize) -> Option<Scalar> {
    match *bytes.get(start..end)?.first()? {
        quote @ (b'\'' | b'"') => {
            let inside = &bytes[start + 1..end];
            let closes = memchr::memchr(quote, inside).is_some_and(|at| at + 1 == inside.len());
            closes.then_some(Scalar { text: (start + 1, end - 1), quote })
        }
        _ => Some(Scalar { text: (start, end), quote: 0 }),
    }
}

/// Whether a comment is one for people only.
fn is_free(comment: &[u8]) -> bool {
    bytes::shared(comment) & COMMENT != 0
        && bytes::is_tame(comment)
        && memchr::memmem::find(comment, MARK).is_none()
}
