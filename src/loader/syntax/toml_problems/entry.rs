//! One line of TOML that does not parse, and the words for what is wrong with it.

use crate::diagnostic::{Edit, Fix};
use crate::document::Problem;
use crate::span::Span;

/// A problem and its place.
pub(super) type Found = (Span, Problem);

/// One line, taken apart at its first `=`.
pub(super) struct Entry<'s> {
    pub(super) text: &'s str,
    pub(super) line: Span,
    pub(super) key: Span,
    pub(super) value: Option<Span>,
}

impl<'s> Entry<'s> {
    pub(super) fn new(text: &'s str, line: Span) -> Self {
        let words = line.slice(text);
        let Some(at) = words.find('=') else { return Self { text, line, key: line, value: None } };
        let key = line.sub(0..words.get(..at).unwrap_or_default().trim_end().len());
        let start = words.len() - words.get(at + 1..).unwrap_or_default().trim_start().len();
        Self { text, line, key, value: Some(line.sub(start..words.len())) }
    }

    pub(super) fn key_text(&self) -> &'s str {
        self.key.slice(self.text)
    }

    pub(super) fn value_text(&self) -> &'s str {
        self.value.map_or("", |value| value.slice(self.text))
    }

    /// The place of the value, and a problem that says to write `written` there.
    pub(super) fn replaced(&self, message: String, written: &str, title: &str) -> Option<Found> {
        let value = self.value?;
        let problem = helped(message, format!("write `{} = {written}`", self.key_text()));
        let fix = Fix::safe(title, [Edit::replace(value, written)]);
        Some((value, Problem { fix: Some(fix), ..problem }))
    }
}

pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn fact(message: String) -> Problem {
    Problem { message, help: None, label: None, fix: None }
}

pub(super) fn helped(message: impl Into<String>, help: impl Into<String>) -> Problem {
    Problem { help: Some(help.into()), ..fact(message.into()) }
}

/// An empty place shows nothing: then the whole line does.
pub(super) const fn or_line(at: Span, line: Span) -> Span {
    if at.is_empty() { line } else { at }
}

/// The line that `at` is in, without spaces around it.
pub(super) fn line_of(text: &str, content: Span, at: u32) -> Span {
    let inside = content.slice(text);
    let offset = (at.saturating_sub(content.start) as usize).min(inside.len());
    let start = inside.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = inside.get(start..).unwrap_or("");
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let blank = line.len() - line.trim_start().len();
    content.sub(start + blank..start + line.trim_end().len().max(blank))
}
