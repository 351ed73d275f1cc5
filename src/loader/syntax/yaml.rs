//! YAML (1.2.2): parser events in, tree out.

use granit_parser::{ErrorKind, Event, Parser, ScanError};

use crate::diagnostic::Fix;
use crate::document::{Fault, Node, Problem, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::lenient;
use super::place::Origin;
use super::yaml_traps;
use super::yaml_tree::{Builder, Stop};
use crate::generators::Leniency;

/// Parses `content`, a part of `text`.
pub(super) fn parse(text: &str, content: Span, leniency: Leniency) -> Parsed<'_> {
    finish(text, content, events(text, content, leniency, failed))
}

/// The same without thoughts on what was meant: a root that is not a mapping stays, a syntax fault is in the parser's
/// words and at its place.
pub(super) fn literal(text: &str, content: Span, leniency: Leniency) -> Parsed<'_> {
    let mut parsed = events(text, content, leniency, |_, _, at, error| {
        let problem = Problem { message: error.info(), help: None, label: None, fix: None };
        Fault::Syntax { span: Span::at(at), problem }
    });
    if parsed.root.as_ref().is_some_and(|root| root.span.is_empty() && root.text() == Some("")) {
        parsed.root = None;
    }
    parsed
}

/// Turns a syntax error at a byte of the text into a fault.
type Explain = fn(&str, Span, u32, &ScanError) -> Fault;

fn events(text: &str, content: Span, leniency: Leniency, explain: Explain) -> Parsed<'_> {
    let input = content.slice(text);
    if leniency == Leniency::Tabs && input.contains("\n\t") {
        let (spaced, added) = lenient::with_spaces(input);
        return run(text, content, &spaced, Origin { start: content.start, added: &added }, explain);
    }
    let origin = Origin { start: content.start, added: &[] };
    let parsed = run(text, content, input, origin, explain);
    if parsed.faults.is_empty() {
        return parsed;
    }
    // The two are of the same length, so that places stay the same.
    if let Some(input) = lenient::without_marks(input) {
        return run(text, content, &input, origin, explain);
    }
    let bent = lenient::bent(input, leniency).map(|bent| run(text, content, &bent, origin, explain));
    bent.filter(|bent| bent.root.is_some() && bent.faults.is_empty()).unwrap_or(parsed)
}

/// Feeds the events of `input` to a builder whose places are those of `text`.
fn run<'s>(text: &'s str, content: Span, input: &str, origin: Origin<'_>, explain: Explain) -> Parsed<'s> {
    let mut builder = Builder::new(text, origin, input.contains('*'));
    let options = granit_parser::options! { max_buffered_comment_events: 100_000 };
    let mut documents = 0_usize;
    for next in Parser::new_from_str_with_options(input, options) {
        let (event, at) = match next {
            Ok(next) => next,
            Err(error) => {
                let at = origin.offset(error.marker().byte_offset().unwrap_or(0));
                builder.parsed.root = None;
                builder.parsed.faults.push(explain(text, content, at, &error));
                break;
            }
        };
        let range = at.byte_range().unwrap_or(0..0);
        if let Event::DocumentStart(..) = event {
            documents += 1;
            if documents > 1 {
                let span = first_line(text, origin.offset(range.start), content);
                builder.parsed.faults.push(Fault::TrailingDocument(span));
                break;
            }
            continue;
        }
        if let Err(Stop) = builder.take(event, &at, range) {
            builder.parsed.root = None;
            break;
        }
    }
    builder.parsed
}

fn finish<'s>(text: &'s str, content: Span, mut parsed: Parsed<'s>) -> Parsed<'s> {
    if !parsed.comments.is_sorted() {
        parsed.comments.sort_unstable();
    }
    let Some(root) = &parsed.root else { return parsed };
    match &root.value {
        Value::Map(_) => {}
        Value::Scalar(_) if root.span.is_empty() && root.text() == Some("") => parsed.root = None,
        Value::Scalar(scalar) if scalar.style == Style::Plain => {
            let slip = yaml_traps::keyless_root(text, content);
            let none = Fault::NotAMapping { span: root.span, found: kind_of(root) };
            let slip = slip.map(|(span, problem)| Fault::Syntax { span, problem });
            if slip.is_some() {
                parsed.root = None;
            }
            parsed.faults.push(slip.unwrap_or(none));
        }
        _ => parsed.faults.push(Fault::NotAMapping { span: root.span, found: kind_of(root) }),
    }
    parsed
}

/// What is at the root instead of a mapping, with its article.
fn kind_of(root: &Node<'_>) -> &'static str {
    match &root.value {
        Value::List(_) => "a list",
        Value::Map(_) => "a mapping",
        Value::Scalar(_) if root.is_null() => "null",
        Value::Scalar(scalar) if scalar.style != Style::Plain => "a string",
        Value::Scalar(scalar) if matches!(scalar.text.as_ref(), "true" | "false") => "a boolean",
        Value::Scalar(scalar) if scalar.text.parse::<f64>().is_ok() => "a number",
        Value::Scalar(_) => "a string",
    }
}

/// From `at` to the end of its line, line end not included.
fn first_line(text: &str, at: u32, content: Span) -> Span {
    let rest = Span::new(at, content.end.max(at)).slice(text);
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    Span::at(at).cover(Span::at(at).sub(length..length))
}

/// The fault of a block that does not parse, with a fix only if it gets the parser past the place.
fn failed(text: &str, content: Span, at: u32, error: &ScanError) -> Fault {
    let mut fault = yaml_traps::explain(text, content, at, error.kind(), &error.info());
    if let Fault::Syntax { problem, .. } = &mut fault
        && problem.fix.as_ref().is_some_and(|fix| !mends(text, content, at, fix, error.kind()))
    {
        problem.fix = None;
    }
    fault
}

/// Whether the block parses after `fix`, or at least to the end of the line of `at` and of all edits. Of two quotes on
/// adjacent lines, the second one looked like the end of the first: that it is not closed, either, is the next error.
fn mends(text: &str, content: Span, at: u32, fix: &Fix, kind: &ErrorKind) -> bool {
    let Some((mended, last)) = with_edits(text, content, fix) else { return false };
    let behind = at.max(last);
    let rest = Span::new(behind, content.end).slice(text);
    let to_line_end = rest.find('\n').unwrap_or(rest.len());
    let left = rest.len() - to_line_end;
    let below = content.end.saturating_sub(last) as usize;
    let was_quote = matches!(
        kind,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar
    );
    Parser::new_from_str(&mended).find_map(Result::err).is_none_or(|error| {
        let stopped = error.marker().byte_offset().unwrap_or(0);
        let is_next = was_quote && matches!(error.kind(), ErrorKind::UnclosedQuotedScalar);
        mended.len() - stopped.min(mended.len()) < if is_next { below } else { left }
    })
}

/// The content after `fix`, and the end of its last edit in the file.
fn with_edits(text: &str, content: Span, fix: &Fix) -> Option<(String, u32)> {
    let mut mended = String::with_capacity(content.len() as usize + 64);
    let mut done = content.start;
    for edit in &fix.edits {
        mended.push_str(text.get(Span::new(done, edit.span.start).range())?);
        mended.push_str(&edit.text);
        done = edit.span.end;
    }
    mended.push_str(text.get(Span::new(done, content.end).range())?);
    Some((mended, done))
}
