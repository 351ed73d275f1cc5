//! What is wrong with JSON, in the author's words.

use jsonc_parser::errors::ParseErrorKind as Kind;

use crate::diagnostic::{Edit, Fix};
use crate::document::{Fault, Problem};
use crate::span::Span;

/// A problem of which nothing but the fact is known.
pub(super) fn problem(message: impl Into<String>) -> Problem {
    Problem { message: message.into(), help: None, label: None, fix: None }
}

/// The fault for an error of the parser at `at`.
pub(super) fn in_words(text: &str, at: Span, kind: &Kind) -> Fault {
    let (span, problem) = match kind {
        Kind::NestingDepthExceeded => {
            return Fault::TooComplex { span: at, limit: "it is nested too deeply" };
        }
        Kind::TrailingCommasNotAllowed | Kind::UnexpectedComma => comma(text, at),
        Kind::ExpectedComma => (next_sign(text, at), with_help(text, at, kind)),
        Kind::UnexpectedToken | Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => {
            typographic(text, at).unwrap_or_else(|| (at, with_help(text, at, kind)))
        }
        Kind::UnexpectedWord => word(text, at).unwrap_or_else(|| (at, with_help(text, at, kind))),
        _ => (at, with_help(text, at, kind)),
    };
    Fault::Syntax { span: widened(text, span), problem }
}

fn comma(text: &str, at: Span) -> (Span, Problem) {
    let mut problem = problem("trailing comma, which JSON does not allow");
    problem.help = Some("delete the comma".to_owned());
    let rest = text.get(at.start as usize..).unwrap_or("");
    if rest.starts_with(',') {
        let span = at.sub(0..1);
        problem.fix = Some(Fix::safe("delete the comma", [Edit::delete(span)]));
        return (span, problem);
    }
    (at, problem)
}

/// The next character that is not whitespace.
fn next_sign(text: &str, at: Span) -> Span {
    let rest = text.get(at.start as usize..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    let length = rest.trim_start().chars().next().map_or(0, char::len_utf8);
    if length == 0 { at } else { at.sub(blank..blank + length) }
}

/// `“A”`: the quotes of a word processor.
fn typographic(text: &str, at: Span) -> Option<(Span, Problem)> {
    const CLOSING: [char; 4] = ['”', '“', '’', '‘'];
    let rest = text.get(at.start as usize..)?;
    let opening = rest.chars().next().filter(|sign| "“”„‘’".contains(*sign))?;
    let line = rest.lines().next()?;
    let inner = line.get(opening.len_utf8()..)?;
    let length = inner.find(CLOSING)?;
    let (inner, closing) = (inner.get(..length)?, inner.get(length..)?.chars().next()?);
    let span = at.sub(0..opening.len_utf8() + length + closing.len_utf8());
    let mut problem = problem("typographic quotes, which JSON does not read as quotes");
    let written = format!("\"{inner}\"");
    problem.help = Some(format!("write `{written}`"));
    if !inner.contains(['"', '\\']) {
        problem.fix = Some(Fix::guess("use straight quotes", [Edit::replace(span, written)]));
    }
    Some((span, problem))
}

/// `True`, `None` and `yes`, as other languages write them.
fn word(text: &str, at: Span) -> Option<(Span, Problem)> {
    let rest = text.get(at.start as usize..)?;
    let word = rest.split(|sign: char| !sign.is_alphanumeric()).next()?;
    let meant = match word.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => "true",
        "false" | "no" | "off" => "false",
        "null" | "none" | "nil" => "null",
        _ => return None,
    };
    let span = at.sub(0..word.len());
    let mut problem = problem(format!("`{word}` is not a valid JSON value"));
    problem.help = Some(format!("write `{meant}`"));
    problem.fix = Some(Fix::guess(format!("write `{meant}`"), [Edit::replace(span, meant)]));
    (word != meant).then_some((span, problem))
}

fn with_help(text: &str, at: Span, kind: &Kind) -> Problem {
    let (message, help) = match kind {
        Kind::CommentsNotAllowed => ("comments are not allowed in JSON", "delete the comment"),
        Kind::ExpectedColonAfterObjectKey => ("missing colon after the key", "write `\"key\": value`"),
        Kind::ExpectedObjectValue => {
            ("missing value after the key", "write a value after the colon, or `null`")
        }
        Kind::ExpectedComma => ("missing comma before this", "add a comma after the previous value"),
        Kind::SingleQuotedStringsNotAllowed => {
            ("single quotes are not allowed in JSON", "write double quotes: `\"…\"`")
        }
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => {
            ("a key in JSON must be in double quotes", "write `\"key\": value`")
        }
        Kind::UnexpectedWord => {
            ("a string in JSON must be in double quotes", "put it in double quotes: `\"…\"`")
        }
        Kind::UnterminatedArray => ("unclosed `[`", "add `]` after the last item"),
        Kind::UnterminatedObject => ("unclosed `{`", "add `}` after the last entry"),
        Kind::UnexpectedCloseBrace => {
            ("unexpected `}` without a matching `{`", "delete it, or close what was opened after the `{`")
        }
        Kind::UnexpectedCloseBracket => {
            ("unexpected `]` without a matching `[`", "delete it, or close what was opened after the `[`")
        }
        Kind::MultipleRootJsonValues => ("unexpected text after the end of the JSON value", "delete it"),
        Kind::HexadecimalNumbersNotAllowed => {
            ("hexadecimal numbers are not allowed in JSON", "write the number in decimal")
        }
        Kind::NonFiniteNumbersNotAllowed => {
            ("`NaN` and `Infinity` are not allowed in JSON", "write `null`, or a string in double quotes")
        }
        Kind::BareDecimalPointNumbersNotAllowed => {
            ("a number in JSON needs a digit on both sides of the decimal point", "write `0.5` for `.5`")
        }
        Kind::UnaryPlusNumbersNotAllowed => {
            ("a plus sign is not allowed before a number in JSON", "delete the `+`")
        }
        Kind::String(_) if text.get(at.range()).is_some_and(|raw| raw.starts_with('"')) => {
            ("unclosed string, or invalid escape sequence in it", "write `\\\\` for a backslash")
        }
        Kind::String(_) => ("invalid escape sequence", "write `\\\\` for a backslash"),
        other => return problem(format!("invalid JSON: {}", lower(&other.to_string()))),
    };
    Problem { help: Some(help.to_owned()), ..problem(message) }
}

/// The parser's words start a sentence; ours go on with one.
fn lower(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// An empty place, or one of spaces, becomes the next character, so that there is something to point at.
fn widened(text: &str, span: Span) -> Span {
    let raw = span.slice(text);
    if !raw.trim().is_empty() || raw.contains(['\t', '\n']) {
        return span;
    }
    let rest = text.get(span.start as usize..).unwrap_or("");
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let span = span.sub(blanks..blanks);
    match text.get(span.start as usize..).and_then(|rest| rest.chars().next()) {
        Some(next) if next != '\n' && next != '\r' => span.cover(span.sub(0..next.len_utf8())),
        _ => span,
    }
}
