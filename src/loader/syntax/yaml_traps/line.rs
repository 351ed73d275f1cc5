//! One line of a broken block, taken apart without a parser.

use crate::span::Span;

/// The longest line, in characters, that help repeats whole.
const LONGEST: usize = 120;

/// So far from the place of an error, in bytes, lines are looked at.
const NEAR: u32 = 32 * 1024;

/// A line and the parts that a person sees in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'s> {
    /// The head of the file.
    pub(super) text: &'s str,
    /// The line, without its line end.
    pub(super) span: Span,
    /// What is on it, without spaces around it.
    pub(super) words: Span,
    /// Its key, quotes included, where a `: ` or a `:` at the end follows.
    pub(super) key: Option<Span>,
    /// What is after the colon or the dashes, without spaces and a comment; the words where there is neither.
    pub(super) value: Span,
    /// Whether it starts with a dash and a space.
    pub(super) is_item: bool,
}

impl<'s> Line<'s> {
    /// Takes apart the line that `span` covers.
    pub(super) fn new(text: &'s str, span: Span) -> Self {
        let whole = span.slice(text);
        let words = trimmed(span, whole);
        let mut rest = words;
        let mut is_item = false;
        while let Some(after) = rest.slice(text).strip_prefix("- ") {
            is_item = true;
            let skip = 2 + after.len() - after.trim_start().len();
            rest = rest.sub(skip..rest.len() as usize);
        }
        let inside = rest.slice(text);
        let colon = key_end(inside);
        let key = colon.map(|at| rest.sub(0..inside.get(..at).unwrap_or_default().trim_end().len()));
        let value = rest.sub(colon.map_or(0, |at| at + 1)..inside.len());
        let value = trimmed(value, value.slice(text));
        let value = value.sub(0..without_comment(value.slice(text)).len());
        Self { text, span, words, key, value, is_item }
    }

    /// The line as it is.
    pub(super) fn whole(&self) -> &'s str {
        self.span.slice(self.text)
    }

    /// Everything on it but spaces at its ends.
    pub(super) fn shown(&self) -> &'s str {
        self.words.slice(self.text)
    }

    /// The text of the value.
    pub(super) fn value_text(&self) -> &'s str {
        self.value.slice(self.text)
    }

    /// The text of the key.
    pub(super) fn key_text(&self) -> Option<&'s str> {
        self.key.map(|key| key.slice(self.text))
    }

    /// How many bytes of spaces it starts with.
    pub(super) const fn indent(&self) -> usize {
        (self.words.start - self.span.start) as usize
    }

    /// Whether nothing but spaces and a comment is on it.
    pub(super) fn is_idle(&self) -> bool {
        let words = self.shown();
        words.is_empty() || words.starts_with('#')
    }

    /// Help that says to write `value` in place of the value; long lines are not repeated.
    pub(super) fn advice(&self, value: &str) -> String {
        let line = self.with_value(value);
        // Backticks are around the line.
        if line.chars().count() <= LONGEST && !line.contains('`') {
            return format!("write `{line}`");
        }
        match (value.chars().next(), self.value_text().starts_with(['"', '\''])) {
            (Some('\''), false) => "put the value in single quotes".to_owned(),
            (Some('"'), false) => "put the value in double quotes".to_owned(),
            (Some(quote @ ('"' | '\'')), true) => {
                format!("write the value in one pair of `{quote}`, without other `{quote}` inside")
            }
            _ => format!("end the line after `{}`", value.chars().last().unwrap_or(' ')),
        }
    }

    /// What the line would be with `value` written in place of its value: for help.
    pub(super) fn with_value(&self, value: &str) -> String {
        let before = Span::new(self.words.start, self.value.start);
        format!("{}{value}", before.slice(self.text))
    }
}

/// The part of a block around a place, in whole lines: what is further away explains nothing, and a long block with many
/// errors is looked at again and again.
pub(super) fn near(text: &str, content: Span, at: u32) -> Span {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let bytes = text.as_bytes();
    let above = Span::new(content.start, at.saturating_sub(NEAR).max(content.start));
    let start = bytes.get(above.range()).and_then(|bytes| bytes.iter().rposition(is_end));
    let below = Span::new(at.saturating_add(NEAR).min(content.end), content.end);
    let end = bytes.get(below.range()).and_then(|bytes| bytes.iter().position(is_end));
    let start = start.map_or(content.start, |at| above.sub(at + 1..at + 1).start);
    Span::new(start, end.map_or(content.end, |at| below.sub(at..at).start))
}

/// All lines of a block.
pub(super) fn lines(text: &str, content: Span) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut at = content.start;
    for line in content.slice(text).split_inclusive(['\n', '\r']) {
        let length = line.trim_end_matches(['\n', '\r']).len();
        let span = Span::at(at).cover(Span::at(at).sub(length..length));
        if !(line == "\n"
            && at > content.start
            && text.get(..at as usize).unwrap_or_default().ends_with('\r'))
        {
            found.push(Line::new(text, span));
        }
        at = Span::at(at).sub(line.len()..line.len()).start;
    }
    found
}

fn trimmed(span: Span, words: &str) -> Span {
    let is_blank = [' ', '\t'];
    let start = words.len() - words.trim_start_matches(is_blank).len();
    span.sub(start..words.trim_end_matches(is_blank).len().max(start))
}

/// The colon that ends the key: followed by a space or nothing, and outside of quotes around the whole key.
fn key_end(words: &str) -> Option<usize> {
    let from = match words.chars().next()? {
        quote @ ('"' | '\'') => words.get(1..).unwrap_or_default().find(quote)? + 2,
        '#' | '[' | '{' => return None,
        _ => 0,
    };
    words
        .get(from..)
        .unwrap_or_default()
        .match_indices(':')
        .map(|(at, _)| from + at)
        .find(|&at| matches!(words.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))
}

/// A comment starts at a `#` after a space.
fn without_comment(value: &str) -> &str {
    if value.starts_with('#') {
        return value;
    }
    if let Some(quote) = value.chars().next().filter(|sign| matches!(sign, '"' | '\'')) {
        // The quoted text ends at the last quote, whatever is between.
        let (text, rest) = value.split_at(value.rfind(quote).unwrap_or_default() + 1);
        let is_comment = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#');
        return if is_comment && text.len() > 1 { text } else { value };
    }
    let end = value.find(" #").or_else(|| value.find("\t#")).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, bool) {
        let line = Line::new(text, Span::of(0..text.len()));
        (line.key_text(), line.value_text(), line.is_item)
    }

    #[test]
    fn takes_lines_apart() {
        assert_eq!(parts("title: A # c"), (Some("title"), "A", false));
        assert_eq!(parts("  a b : c: d  "), (Some("a b"), "c: d", false));
        assert_eq!(parts("\"a: b\": c"), (Some("\"a: b\""), "c", false));
        assert_eq!(parts("- - k:"), (Some("k"), "", true));
        assert_eq!(parts("url http://x"), (None, "url http://x", false));
        assert_eq!(parts("x: \"a # b\""), (Some("x"), "\"a # b\"", false));
        assert_eq!(parts("x: \"a \"b\"\" # c"), (Some("x"), "\"a \"b\"\"", false));
        assert_eq!(parts("x: \"a # b"), (Some("x"), "\"a # b", false));
        assert_eq!(parts(""), (None, "", false));
    }

    #[test]
    fn finds_lines_whatever_ends_them() {
        let text = "a\r\nb\rc\n\nd";
        let found: Vec<_> =
            lines(text, Span::of(0..text.len())).iter().map(|line| line.whole().to_owned()).collect();
        assert_eq!(found, ["a", "b", "c", "", "d"]);
    }
}
