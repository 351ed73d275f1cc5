//! What the author meant as front matter although the generator does not see it, and why it does not.
//!
//! Only text that reads like a mapping between two marks counts. A body that contains rules, tables or headings, or that
//! starts with a rule, is left alone.

use crate::document::{DelimiterFault, Fault, Syntax};

use super::fences::{Fenced, is_toml_entry, is_yaml_line, looks_like};
use super::lines::{Head, Line, is_blank, is_space, leading_space, run, span, trim_end};
use super::opening::{Form, Opening, classify, is_object, lookalike};
use super::surroundings::{above, invisible, is_followed_by_fence};
use super::{Attempt, Split, unfenced};
use crate::generators::{Delimiters, Generator};

/// The longest block that is looked for, in lines.
const MOST_LINES: usize = 500;

/// Keys that are in front matter and hardly ever start a sentence.
pub(super) const KNOWN_KEYS: [&[u8]; 8] =
    [b"title", b"date", b"layout", b"tags", b"categories", b"permalink", b"slug", b"description"];

/// Looks for a block that was meant, and records it with what is wrong.
pub(super) fn find(head: Head<'_>, generator: Generator, split: &mut Split) {
    let Some((line, start)) = first_line(head) else { return };
    if let Some(fault) = unfenced::conflict(head, &line) {
        split.faults.push(fault);
        return;
    }
    if generator.is_known() && is_object(head, start) {
        let fault = DelimiterFault::Unsupported;
        split.faults.push(Fault::Delimiter { span: span(start, start + 1), fault });
        return;
    }
    let Some(mut opening) = classify(head, &line, start, generator) else { return };
    if is_meant_for_toml(head, &opening, generator) {
        opening.syntax = Syntax::Toml;
        opening.form = Form::Fence(b'+');
    }
    if !looks_like(head, opening.inner, opening.syntax) {
        return;
    }
    match closing(head, &opening) {
        Some((close, fault)) => record(head, generator, split, &opening, close, fault),
        None if opening.form == Form::Missing => {
            split.faults.extend(unfenced::fields(head, opening.at.0, generator));
        }
        None if !head.complete => split.need_more = true,
        None if matches!(opening.form, Form::Fence(_)) => {
            above(head, opening.at.0, &mut split.faults);
            if let Some((from, to, fault)) = opening.fault {
                split.faults.push(Fault::Delimiter { span: span(from, to), fault });
            }
            split.faults.push(Fault::Unclosed { open: span(opening.at.0, opening.at.1) });
        }
        None => {}
    }
}

/// Whether hyphens that are not a delimiter open a block of TOML, which `+++` closes.
fn is_meant_for_toml(head: Head<'_>, opening: &Opening, generator: Generator) -> bool {
    let is_broken = matches!(opening.fault, Some((.., DelimiterFault::Lookalike | DelimiterFault::Length)));
    let is_toml = || looks_like(head, opening.inner, Syntax::Toml);
    let is_closed = || {
        let is_close = |line: &Line| trim_end(head.text(line)) == b"+++";
        lines(head, opening.inner).take(MOST_LINES).any(|line| is_close(&line))
    };
    generator.facts().reads_toml && opening.syntax == Syntax::Yaml && is_broken && is_toml() && is_closed()
}

/// The lines from a place on.
fn lines(head: Head<'_>, from: usize) -> impl Iterator<Item = Line> {
    let mut at = from;
    std::iter::from_fn(move || {
        let line = head.any_line(at)?;
        at = line.next;
        Some(line)
    })
}

/// The first line that is not empty, and where its text starts (invisible characters skipped).
fn first_line(head: Head<'_>) -> Option<(Line, usize)> {
    let mut at = 0;
    while let Some(line) = head.any_line(at) {
        let mut start = at;
        loop {
            let text = &head.bytes[start..line.text.end];
            let skip = leading_space(text) + invisible(&text[leading_space(text)..]);
            if skip == 0 {
                break;
            }
            start += skip;
        }
        if start < line.text.end {
            return Some((line, start));
        }
        at = line.next;
    }
    None
}

/// The closing mark that fits the opening, and what is wrong with it. Without a fence of its own a block counts only
/// if it has a key that is in front matter and hardly ever starts a sentence.
fn closing(head: Head<'_>, opening: &Opening) -> Option<((usize, usize), Option<DelimiterFault>)> {
    let mut at = opening.inner;
    let mut is_meant = !matches!(opening.form, Form::Missing | Form::Code(_));
    let is_at_margin = opening.at.0.checked_sub(1).is_none_or(|before| !is_space(head.bytes[before]));
    let (mut indented, mut literal) = (None, None);
    for _ in 0..MOST_LINES {
        let Some(line) = head.any_line(at) else { return indented };
        let text = trim_end(head.text(&line));
        let indent = leading_space(text);
        let word = &text[indent..];
        let is_inside_literal = literal.is_some_and(|header| word.is_empty() || indent > header);
        if !is_inside_literal {
            literal = opens_literal(text).then_some(indent);
        }
        let is_bare_toml = opening.form == Form::Missing && opening.syntax == Syntax::Toml;
        if is_bare_toml && word == b"+++" && indent == 0 {
            return is_meant.then_some(((line.text.start, line.text.start + 3), None));
        }
        if let Some(fault) = closes(word, indent, opening.form).filter(|_| !is_bare_toml) {
            let place = (line.text.start + indent, line.text.start + text.len());
            // A literal may contain an indented delimiter; the one that was meant is then further down.
            let is_literal = fault == Some(DelimiterFault::Indented)
                && is_at_margin
                && (indented.is_some()
                    || is_inside_literal
                    || is_followed_by_fence(head, line.text.end, word[0]));
            if is_literal {
                indented = indented.or(Some((place, fault)));
                at = line.next;
                continue;
            }
            return is_meant.then_some((place, fault));
        }
        let fits = match opening.form {
            Form::Missing if opening.syntax == Syntax::Toml => {
                word.is_empty() || is_toml_entry(word) || matches!(word[0], b'"' | b'#' | b']' | b'}')
            }
            Form::Missing => is_yaml_line(text),
            _ => indent > 0 || opening.syntax == Syntax::Json || is_inside(word, opening.syntax),
        };
        if !fits {
            return indented;
        }
        is_meant |= is_bare_toml
            || KNOWN_KEYS.iter().any(|key| text.starts_with(key) && text.get(key.len()) == Some(&b':'));
        at = line.next;
    }
    indented
}

/// Whether a line ends with the header of a literal: `key: |`, `- >-`.
fn opens_literal(text: &[u8]) -> bool {
    let Some(header) = text.rsplit(|&byte| is_space(byte)).next().filter(|word| word.len() < text.len())
    else {
        return false;
    };
    let before = trim_end(&text[..text.len() - header.len()]);
    matches!(before, [.., b':' | b'-'])
        && matches!(header, [b'|' | b'>', rest @ ..] if rest.iter().all(|byte| b"+-123456789".contains(byte)))
}

/// Whether a line at the margin can be inside a block. Broken lines of a mapping may, prose may not.
fn is_inside(word: &[u8], syntax: Syntax) -> bool {
    word.is_empty()
        || is_yaml_line(word)
        || (syntax == Syntax::Toml && (is_toml_entry(word) || matches!(word[0], b'"' | b'#' | b'}' | b']')))
        || !word.contains(&b' ')
        || word.contains(&b':')
        || word.contains(&b'=')
        || memchr::memmem::find(word, "：".as_bytes()).is_some()
}

/// Whether a line closes a block of this form: `Some` with what is wrong with it.
#[expect(clippy::option_option, reason = "no fence, a good one and a bad one are three things")]
pub(super) fn closes(word: &[u8], indent: usize, form: Form) -> Option<Option<DelimiterFault>> {
    let sign = *word.first()?;
    let is_run = run(word, sign) == word.len();
    let place = if indent > 0 { Some(DelimiterFault::Indented) } else { None };
    match form {
        Form::Code(fence) => (sign == fence && is_run && word.len() >= 3).then_some(None),
        _ if lookalike(word) => Some((form != Form::Lookalike).then_some(DelimiterFault::Lookalike)),
        _ if !is_run || word.len() < 2 || !matches!(sign, b'-' | b'+' | b';' | b'.') => None,
        _ if sign == b'.' => (word.len() == 3 && indent == 0).then_some(Some(DelimiterFault::Dots)),
        Form::Fence(open) if sign != open => {
            (word.len() == 3 && indent == 0).then_some(Some(DelimiterFault::Mixed))
        }
        _ if word.len() != 3 => Some(Some(DelimiterFault::Length)),
        Form::Missing if sign != b'-' || indent > 0 => None,
        _ => Some(place),
    }
}

fn record(
    head: Head<'_>,
    generator: Generator,
    split: &mut Split,
    opening: &Opening,
    close: (usize, usize),
    fault: Option<DelimiterFault>,
) {
    let faults = &mut split.faults;
    if opening.form == Form::Missing {
        // Hexo and MkDocs read entries without an opening fence.
        let is_read = matches!(split.attempt, Some(Attempt::Fenceless(_) | Attempt::KeyLines(_)));
        if is_read && generator.facts().delimiters == Delimiters::Hexo {
            return;
        }
        let first = head.any_line(opening.at.0).map_or(opening.at.0, |line| line.text.end);
        faults.push(Fault::Delimiter {
            span: span(opening.at.0, first),
            fault: DelimiterFault::MissingOpening,
        });
    } else if !matches!(opening.fault, Some((.., DelimiterFault::CodeBlock))) {
        above(head, opening.at.0, faults);
    }
    if let Some((from, to, fault)) = opening.fault {
        faults.push(Fault::Delimiter { span: span(from, to), fault });
    }
    let line_start =
        head.bytes[..close.0].iter().rposition(|&b| b == b'\n' || b == b'\r').map_or(0, |last| last + 1);
    if let Some(fault) = fault {
        let is_indent = fault == DelimiterFault::Indented;
        let (from, to) = if is_indent { (line_start, close.0) } else { close };
        faults.push(Fault::Delimiter { span: span(from, to), fault });
    }
    let wants_line_end = generator.facts().delimiters == Delimiters::Mkdocs;
    if wants_line_end && head.complete && is_blank(head.from(close.1)) && !has_line_end(head.from(close.1)) {
        faults.push(Fault::Delimiter { span: span(close.0, close.1), fault: DelimiterFault::LastInFile });
    }
    let content_end = if is_blank(&head.bytes[line_start..close.0]) { line_start } else { close.0 };
    let body = head.any_line(close.0).map_or(close.1, |line| line.next);
    let fenced = Fenced {
        syntax: opening.syntax,
        open: opening.at,
        content: (opening.inner, content_end.max(opening.inner)),
        close: Some(close),
        body,
    };
    split.block = Some(fenced.block(false));
}

fn has_line_end(text: &[u8]) -> bool {
    text.iter().any(|&byte| byte == b'\n' || byte == b'\r')
}
