//! From the bytes of a block to its fields, in one pass and without a copy: a subset of what the loader's own reader of
//! plain YAML takes, with the same places.

use super::bytes::{self, COMMENT};
use super::fences::{self, Open};
use super::places::Shape;
use super::unread::colon;
use super::written::{Entry, Scalar, Value};

/// More fields than these are a page for the long way.
pub(super) const MOST_FIELDS: usize = 64;
/// More items in all lists together are, too.
pub(super) const MOST_ITEMS: usize = 256;
/// How the suppression comments begin; a page that has one is judged by them.
const MARK: &[u8] = b"masthead";

/// The fields of a page; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) entries: Vec<Entry>,
    pub(super) items: Vec<Scalar>,
    /// The fields of all mappings, each of which has its own in one row.
    pub(super) inner: Vec<Entry>,
    /// The mappings of all lists, likewise.
    pub(super) maps: Vec<Value>,
    /// Fields and mappings of what is not read to its end.
    pub(super) open: (Vec<Entry>, Vec<Value>),
    /// The comments, each on a line of its own.
    pub(super) comments: Vec<(usize, usize)>,
    /// How the block begins.
    pub(super) fence: Open,
    /// Where the content ends and the closing delimiter begins.
    pub(super) close: usize,
}

/// A line without the spaces at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The spaces before it.
    pub(super) indent: usize,
}

impl Block {
    /// Reads the block that begins so; `false` if it is not in the form. The bytes may be the whole page.
    /// `before` has the names of the page before.
    pub(super) fn read(&mut self, bytes: &[u8], is_complete: bool, fence: Open, before: Shape<'_>) -> bool {
        self.fence = fence;
        self.entries.clear();
        self.items.clear();
        self.inner.clear();
        self.maps.clear();
        self.open.0.clear();
        self.open.1.clear();
        self.comments.clear();
        self.lines(bytes, before).is_some()
            && !self.entries.is_empty()
            && fences::is_quiet(bytes.get(self.end()..).unwrap_or_default(), is_complete)
    }

    fn lines(&mut self, bytes: &[u8], before: Shape<'_>) -> Option<()> {
        let mut at = self.fence.start();
        loop {
            let rest = bytes.get(at..)?;
            if rest.starts_with(b"---") {
                self.close = at;
                return self.fence.is_closed(bytes, at).then_some(());
            }
            let (line, next) = self.line(bytes, at)?;
            let Line { start, end, indent } = line;
            match bytes[start..end] {
                [] => {}
                [b'#', ..] => self.comment(bytes, start, next)?,
                _ if indent == 0 && bytes[start] != b'-' && self.field(bytes, (start, end), before) => {
                    (self.entries.len() <= MOST_FIELDS).then_some(())?;
                }
                _ => match self.under(bytes, line, next) {
                    Some(read) => {
                        at = read;
                        continue;
                    }
                    None => self.give_up(end)?,
                },
            }
            at = next;
        }
    }

    /// The line that begins at `at`, and where the next one does; `None` if it ends otherwise than the first one.
    pub(super) fn line(&self, bytes: &[u8], at: usize) -> Option<(Line, usize)> {
        let next = at + bytes::line(bytes.get(at..)?)? + 1;
        let (mut start, mut end) = (at, self.line_end(next));
        if self.fence.is_windows() && bytes.get(end) != Some(&b'\r') {
            return None;
        }
        while start < end && bytes[start] == b' ' {
            start += 1;
        }
        while start < end && bytes[end - 1] == b' ' {
            end -= 1;
        }
        Some((Line { start, end, indent: start - at }, next))
    }

    /// Where the line before `next` ends.
    fn line_end(&self, next: usize) -> usize {
        next - 1 - usize::from(self.fence.is_windows())
    }

    /// Where the line of the closing delimiter ends.
    pub(super) const fn end(&self) -> usize {
        self.close + self.fence.length
    }

    /// Keeps a comment; `None` if it is not one for people only.
    pub(super) fn comment(&mut self, bytes: &[u8], start: usize, next: usize) -> Option<()> {
        // Its spaces at the end are part of a comment.
        let all = bytes.get(start..self.line_end(next))?;
        let is_free = bytes::shared(all) & COMMENT != 0
            && bytes::is_tame(all)
            && memchr::memmem::find(all, MARK).is_none();
        is_free.then(|| self.comments.push((start, start + all.len())))
    }

    /// The field on a line.
    pub(super) fn entry(&mut self, bytes: &[u8], start: usize, end: usize) -> Option<Entry> {
        let colon = colon(bytes, start, end)?;
        let value = self.value(bytes, colon, end)?;
        Some(Entry { name: (start, colon), slot: None, value })
    }

    /// The value behind a colon.
    pub(super) fn value(&mut self, bytes: &[u8], colon: usize, end: usize) -> Option<Value> {
        let mut from = colon + 1;
        while from < end && bytes[from] == b' ' {
            from += 1;
        }
        Some(match bytes[from..end] {
            [] => Value::Absent { at: colon + 1 },
            _ if from == colon + 1 => return None,
            [b'[', ..] => self.flow(bytes, from, end)?,
            _ => Value::Scalar(scalar(bytes, from, end)?),
        })
    }

    /// Keeps the item that ends there and whose dash is there.
    pub(super) fn item(&mut self, bytes: &[u8], indent: usize, dash: usize, end: usize) -> Option<()> {
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
            let is_odd =
                || bytes::shared(item.of(bytes)) & bytes::FLOW == 0 || matches!(bytes[to - 1], b'\'' | b'"');
            if item.quote == 0 && is_odd() {
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

    pub(super) fn keep(&mut self, item: Scalar) -> Option<()> {
        (self.items.len() < MOST_ITEMS).then(|| self.items.push(item))
    }
}

/// A scalar that fills the range, in quotes or without; what it contains is judged with its field.
pub(super) fn scalar(bytes: &[u8], start: usize, end: usize) -> Option<Scalar> {
    match *bytes.get(start..end)?.first()? {
        quote @ (b'\'' | b'"') => {
            let inside = &bytes[start + 1..end];
            let closes = memchr::memchr(quote, inside).is_some_and(|at| at + 1 == inside.len());
            closes.then_some(Scalar { text: (start + 1, end - 1), quote })
        }
        // A quote at the end may lack one at the start.
        _ => (bytes[end - 1] != b'"').then_some(Scalar { text: (start, end), quote: 0 }),
    }
}
