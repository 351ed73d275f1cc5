//! The marks by which authors open front matter, right and wrong.

use crate::document::{DelimiterFault, Syntax};

use super::fences::{is_toml_entry, is_yaml_entry};
use super::lines::{Head, Line, is_blank, leading_space, run, trim_end};
use crate::generators::{Delimiters, Generator};

/// More characters than these are a ruler, drawn for the eye or for another program.
pub(super) const MOST_SIGNS: usize = 8;

/// An opening mark that an author wrote.
pub(super) struct Opening {
    /// The mark, without whitespace around it.
    pub(super) at: (usize, usize),
    /// Where the content starts.
    pub(super) inner: usize,
    /// The syntax that the mark represents.
    pub(super) syntax: Syntax,
    /// What kind of mark it is.
    pub(super) form: Form,
    /// What is wrong with the mark itself.
    pub(super) fault: Option<(usize, usize, DelimiterFault)>,
}

/// The kinds of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Dashes, pluses or semicolons.
    Fence(u8),
    /// Dashes that are none.
    Lookalike,
    /// A fence of a code block, of this character.
    Code(u8),
    /// No mark: the first entry.
    Missing,
}

/// What kind of opening the line is, if any.
pub(super) fn classify(head: Head<'_>, line: &Line, start: usize, generator: Generator) -> Option<Opening> {
    let text = trim_end(&head.bytes[start..line.text.end]);
    let sign = *text.first()?;
    let signs = run(text, sign);
    let at = (start, start + signs);
    let end = line.text.end;
    let opening = |at, syntax, form, fault| Opening { at, inner: line.next, syntax, form, fault };
    match sign {
        b'-' | b'+' | b';' if (2..=MOST_SIGNS).contains(&signs) => {
            let syntax = match sign {
                b'-' => Syntax::Yaml,
                b'+' => Syntax::Toml,
                _ => Syntax::Json,
            };
            let fault = fence_fault(head, at, end, text, generator);
            if signs == 2 && text.len() > 2 {
                return lookalike(text).then(|| {
                    let whole = (start, start + text.len());
                    let fault = Some((whole.0, whole.1, DelimiterFault::Lookalike));
                    opening(whole, Syntax::Yaml, Form::Lookalike, fault)
                });
            }
            let mut found = opening(at, syntax, Form::Fence(sign), fault);
            let rest = &text[signs..];
            let rest = &rest[leading_space(rest)..];
            if is_yaml_entry(rest) {
                found.inner = start + text.len() - rest.len();
            } else if rest.eq_ignore_ascii_case(b"toml") {
                found.syntax = Syntax::Toml;
            } else if rest.eq_ignore_ascii_case(b"json") {
                found.syntax = Syntax::Json;
            }
            Some(found)
        }
        b'`' | b'~' if signs >= 3 => Some(code_block(head, line, start, signs)),
        _ if lookalike(text) => {
            let whole = (start, start + text.len());
            Some(opening(
                whole,
                Syntax::Yaml,
                Form::Lookalike,
                Some((whole.0, whole.1, DelimiterFault::Lookalike)),
            ))
        }
        _ if is_yaml_entry(text) => {
            let mut found = opening((start, start), Syntax::Yaml, Form::Missing, None);
            found.inner = start;
            Some(found)
        }
        _ if generator.facts().reads_toml && is_toml_entry(text) => {
            let mut found = opening((start, start), Syntax::Toml, Form::Missing, None);
            found.inner = start;
            Some(found)
        }
        _ => None,
    }
}

/// Whether a JSON object with fields starts there, and nothing follows it on its last line.
pub(super) fn is_object(head: Head<'_>, start: usize) -> bool {
    let text = head.from(start);
    let Some(inside) = text.strip_prefix(b"{") else { return false };
    if inside.get(leading_space(inside)) != Some(&b'"') {
        return false;
    }
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<serde::de::IgnoredAny>();
    let is_read = matches!(values.next(), Some(Ok(_)));
    let end = start + values.byte_offset();
    is_read && head.any_line(end).is_none_or(|rest| is_blank(head.text(&rest)))
}

/// What is wrong with a fence of ASCII characters.
fn fence_fault(
    head: Head<'_>,
    at: (usize, usize),
    line_end: usize,
    text: &[u8],
    generator: Generator,
) -> Option<(usize, usize, DelimiterFault)> {
    let rest = &text[at.1 - at.0..];
    let is_read = match text[0] {
        b'-' => true,
        b'+' => generator.facts().reads_toml,
        _ => generator.facts().delimiters == Delimiters::Hexo,
    };
    let word = &rest[leading_space(rest)..];
    let text_at = at.0 + text.len() - word.len();
    if !is_read {
        Some((at.0, at.1, DelimiterFault::Unsupported))
    } else if at.1 - at.0 != 3 {
        Some((at.0, at.1, DelimiterFault::Length))
    } else if is_language(word) {
        Some((text_at, at.0 + text.len(), DelimiterFault::Language))
    } else if !word.is_empty() {
        Some((text_at, at.0 + text.len(), DelimiterFault::TrailingText))
    } else if line_end > at.1 {
        Some((at.1, line_end, DelimiterFault::TrailingSpace))
    } else if head.from(line_end).first() == Some(&b'\r') && head.from(line_end).get(1) != Some(&b'\n') {
        Some((line_end, line_end + 1, DelimiterFault::LoneCarriageReturn))
    } else {
        None
    }
}

fn is_language(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether a line consists of dashes of which not all are ASCII.
pub(super) fn lookalike(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let is_dash = |sign: char| {
        matches!(
            sign,
            '-' | '\u{2010}'
                ..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{30FC}'
        )
    };
    !text.is_ascii() && text.chars().all(is_dash)
}

/// A fence of a code block; if a fence of front matter is its first line, that one opens.
fn code_block(head: Head<'_>, line: &Line, start: usize, signs: usize) -> Opening {
    let sign = head.bytes[start];
    let word = trim_end(&head.bytes[start + signs..line.text.end]);
    let syntax = if word.eq_ignore_ascii_case(b"toml") { Syntax::Toml } else { Syntax::Yaml };
    let at = (start, start + signs);
    let fault = Some((at.0, at.1, DelimiterFault::CodeBlock));
    let outer = Opening { at, inner: line.next, syntax, form: Form::Code(sign), fault };
    let Some(first) = head.any_line(line.next) else { return outer };
    match trim_end(head.text(&first)) {
        fence @ (b"---" | b"+++") => Opening {
            at: (first.text.start, first.text.start + 3),
            inner: first.next,
            syntax: if fence == b"---" { Syntax::Yaml } else { Syntax::Toml },
            form: Form::Fence(fence[0]),
            fault: Some((at.0, at.1, DelimiterFault::CodeBlock)),
        },
        // A code block of YAML without fences inside is an example in the text.
        _ => outer,
    }
}
