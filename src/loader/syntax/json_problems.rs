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
            return Fault::TooComplex { span: at, limit: "it is nested too deep" };
        }
        Kind::TrailingCommasNotAllowed | Kind::UnexpectedComma => comma(text, at),
        _ => (at, with_help(text, at, kind)),
    };
    Fault::Syntax { span: widened(text, span), problem }
}

fn comma(text: &str, at: Span) -> (Span, Problem) {
    let mut problem = problem("this comma has nothing after it, which JSON does not allow");
    problem.help = Some("delete the comma".to_owned());
    let rest = text.get(at.start as usize..).unwrap_or("");
    if rest.starts_with(',') {
        let span = at.sub(0..1);
        problem.fix = Some(Fix::safe("delete the comma", [Edit::delete(span)]));
        return (span, problem);
    }
    (at, problem)
}

fn with_help(text: &str, at: Span, kind: &Kind) -> Problem {
    let (message, help) = match kind {
        Kind::CommentsNotAllowed => ("JSON has no comments", "delete the comment"),
        Kind::ExpectedColonAfterObjectKey => ("there is no colon after this key", "write `\"key\": value`"),
        Kind::ExpectedObjectValue => ("this key has no value", "write a value after the colon, or `null`"),
        Kind::ExpectedComma => ("there is no comma before this", "write a comma after the value before it"),
        Kind::SingleQuotedStringsNotAllowed => ("JSON has no single quotes", "write `\"…\"`"),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => {
            ("a key in JSON must stand in double quotes", "write `\"key\": value`")
        }
        Kind::UnexpectedWord => ("text in JSON must stand in double quotes", "write `\"…\"` around it"),
        Kind::UnterminatedArray => ("this `[` is never closed", "write `]` after the last item"),
        Kind::UnterminatedObject => ("this `{` is never closed", "write `}` after the last entry"),
        Kind::UnexpectedCloseBrace => {
            ("this `}` closes no `{`", "delete it, or close what was opened after the `{`")
        }
        Kind::UnexpectedCloseBracket => {
            ("this `]` closes no `[`", "delete it, or close what was opened after the `[`")
        }
        Kind::MultipleRootJsonValues => {
            ("there is more after the end of the JSON value", "delete what follows")
        }
        Kind::HexadecimalNumbersNotAllowed => {
            ("JSON has no hexadecimal numbers", "write the number in decimal")
        }
        Kind::NonFiniteNumbersNotAllowed => {
            ("JSON has no such number", "write `null`, or text in double quotes")
        }
        Kind::BareDecimalPointNumbersNotAllowed => {
            ("a number in JSON needs a digit on both sides of the point", "write `0.5` for `.5`")
        }
        Kind::UnaryPlusNumbersNotAllowed => ("a number in JSON has no plus sign", "delete the `+`"),
        Kind::String(_) if text.get(at.range()).is_some_and(|raw| raw.starts_with('"')) => (
            "this string is not closed, or holds an escape that JSON does not know",
            "write `\\\\` for a backslash",
        ),
        Kind::String(_) => ("this is no escape that JSON knows", "write `\\\\` for a backslash"),
        other => return problem(format!("this is not JSON: {}", lower(&other.to_string()))),
    };
    Problem { help: Some(help.to_owned()), ..problem(message) }
}

/// The parser's words start a sentence; ours go on with one.
fn lower(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// An empty place, or one of blanks, becomes the next character, so that there is something to point at.
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
