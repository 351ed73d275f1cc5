//! YAML (1.2.2): parser events in, tree out.

use granit_parser::{Event, Parser, ScanError};

use crate::document::{Fault, Node, Problem, Value};
use crate::span::Span;

use super::Parsed;
use super::place::Origin;
use super::yaml_tree::{Builder, Stop};

/// Parses `content`, a part of `text`.
pub(super) fn parse(text: &str, content: Span, tabs_are_indents: bool) -> Parsed<'_> {
    let input = content.slice(text);
    if tabs_are_indents && input.contains("\n\t") {
        let (spaced, added) = with_spaces(input);
        return run(text, content, &spaced, Origin { start: content.start, added: &added });
    }
    run(text, content, input, Origin { start: content.start, added: &[] })
}

/// Each tab at the start of a line but the first becomes two spaces, as Hexo does it; the second of the two is
/// noted as added.
fn with_spaces(input: &str) -> (String, Vec<usize>) {
    let mut spaced = String::with_capacity(input.len() + 64);
    let mut added = Vec::new();
    for (row, line) in input.split_inclusive('\n').enumerate() {
        let rest = if row == 0 { line } else { line.trim_start_matches('\t') };
        for _ in rest.len()..line.len() {
            spaced.push_str("  ");
            added.push(spaced.len() - 1);
        }
        spaced.push_str(rest);
    }
    (spaced, added)
}

/// Feeds the events of `input` to a builder whose places are those of `text`.
fn run<'s>(text: &'s str, content: Span, input: &str, origin: Origin<'_>) -> Parsed<'s> {
    let mut builder = Builder::new(text, origin, input.contains('*'));
    let options = granit_parser::options! { max_buffered_comment_events: 100_000 };
    let mut documents = 0_usize;
    for next in Parser::new_from_str_with_options(input, options) {
        let (event, at) = match next {
            Ok(next) => next,
            Err(error) => return failed(text, content, origin, builder, &error),
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
    finish(builder.parsed)
}

fn finish(mut parsed: Parsed<'_>) -> Parsed<'_> {
    if !parsed.comments.is_sorted() {
        parsed.comments.sort_unstable();
    }
    let Some(root) = &parsed.root else { return parsed };
    match &root.value {
        Value::Map(_) => {}
        Value::Scalar(_) if root.span.is_empty() && root.text() == Some("") => parsed.root = None,
        _ => parsed.faults.push(Fault::NotAMapping { span: root.span, found: kind_of(root) }),
    }
    parsed
}

/// What stands at the root instead of a mapping, with its article.
fn kind_of(root: &Node<'_>) -> &'static str {
    match &root.value {
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
        Value::Scalar(_) if root.is_null() => "null",
        Value::Scalar(scalar) if scalar.style != crate::document::Style::Plain => "a string",
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

fn failed<'s>(
    _text: &'s str,
    _content: Span,
    origin: Origin<'_>,
    builder: Builder<'s, '_>,
    error: &ScanError,
) -> Parsed<'s> {
    let mut parsed = builder.parsed;
    parsed.root = None;
    let at = origin.offset(error.marker().byte_offset().unwrap_or(0));
    let problem = Problem { message: error.info(), help: None, label: None, fix: None };
    parsed.faults.push(Fault::Syntax { span: Span::at(at), problem });
    parsed
}
