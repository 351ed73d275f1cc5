//! YAML errors in the author's words, on the line of the cause.
//!
//! A parser stops where it cannot go on, which is often below the mistake. Here the kind of its error and the lines
//! around it are checked again, the way a person would.

mod brackets;
mod characters;
mod indents;
mod items;
mod keyless;
mod line;
mod quotes;
mod stray;
mod values;
mod wording;

use granit_parser::ErrorKind as Kind;

use crate::diagnostic::{Edit, Fix};
use crate::document::{Fault, Problem};
use crate::span::Span;

use line::Line;
use wording::{Found, fact};

/// The fault behind an error of `kind` at byte `at` of the file. `content` is the block in `text`.
pub(super) fn explain(text: &str, content: Span, at: u32, kind: &Kind, said: &str) -> Fault {
    if let Kind::RecursionLimitExceeded | Kind::TooManyComments = kind {
        return Fault::TooComplex { span: Span::at(at), limit: "it is nested deeper than 255 levels" };
    }
    // Of tabs, all are replaced at once.
    let part = if is_about_tabs(kind) { content } else { line::near(text, content, at) };
    let lines = line::lines(text, part);
    let row = lines.partition_point(|line| line.span.start <= at).saturating_sub(1);
    let place = Place { lines: &lines, row, at: Span::at(at.min(content.end)), content };
    let (span, mut problem) = place.cause(kind).unwrap_or_else(|| place.unknown(said));
    if place.goes_on(span) {
        problem.fix = None;
    }
    place.keep_hash(&mut problem);
    Fault::Syntax { span, problem }
}

/// Why a block that is one plain text is not a mapping, where that is a slip of one character.
pub(super) fn keyless_root(text: &str, content: Span) -> Option<(Span, Problem)> {
    line::lines(text, content).iter().find(|line| !line.is_idle()).and_then(keyless::entry)
}

const fn is_about_tabs(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::TabInBlockIndentation
            | Kind::TabNotAllowed
            | Kind::TabInIndentation
            | Kind::TabAtBlockScalarStart
            | Kind::TabInPlainScalar
    )
}

/// Where the parser stopped.
struct Place<'l, 's> {
    lines: &'l [Line<'s>],
    row: usize,
    at: Span,
    content: Span,
}

impl Place<'_, '_> {
    fn cause(&self, kind: &Kind) -> Option<Found> {
        let (lines, row) = (self.lines, self.row);
        let line = lines.get(row)?;
        if let Some(found) = indents::tab(lines, if is_about_tabs(kind) { lines.len() - 1 } else { row }) {
            return Some(found);
        }
        if let Some(found) = keyless::bullets(lines, row) {
            return Some(found);
        }
        match kind {
            Kind::UnexpectedCharacter { character } if character.is_control() => {
                Some(characters::control(line.text, self.at, *character))
            }
            Kind::BomInsideDocument => Some(characters::byte_order_mark(self.at)),
            Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
                quotes::unclosed(lines, row, self.at)
            }
            Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
                quotes::opened_above(lines, row).or_else(|| quotes::trailing(line))
            }
            Kind::UnknownQuotedScalarEscape
            | Kind::InvalidQuotedScalarHexEscape
            | Kind::InvalidUnicodeEscape
            | Kind::MissingLowSurrogate
            | Kind::InvalidLowSurrogate
            | Kind::InvalidLowSurrogateHexEscape
            | Kind::UnpairedLowSurrogate => quotes::escape(line, self.content, self.at),
            Kind::UnclosedFlowCollection { .. } => {
                values::template(line).or_else(|| brackets::unclosed(lines, row, self.at, lines.len()))
            }
            Kind::MismatchedFlowCollectionEnd { open, close } => {
                Some(brackets::mismatched(line, self.at, *open, *close))
            }
            Kind::MisplacedFlowCollectionEnd => brackets::misplaced(line, self.at),
            Kind::UnknownAnchor => values::unknown_alias(line, self.at),
            Kind::BlockSequenceEntryNotAllowed => {
                brackets::opened_above(lines, row).or_else(|| values::list_beside_key(line))
            }
            Kind::CommentInterceptedScalar => characters::comment(lines, row),
            Kind::MappingValueNotAllowed | Kind::InvalidMappingValueWhitespace => self.colon(line),
            Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => self.keyless(line),
            Kind::ExpectedDocumentStart
            | Kind::MappingKeyNotAllowed
            | Kind::ExpectedBlockMappingKey
            | Kind::ExpectedBlockSequenceEntry
            | Kind::InvalidIndentation => self.layout(line),
            _ => self.general(line),
        }
        .or_else(|| self.general(line))
    }

    /// A colon where YAML expects none.
    fn colon(&self, line: &Line<'_>) -> Option<Found> {
        let (lines, row) = (self.lines, self.row);
        let above = lines[..row].iter().rev().find(|line| !line.is_idle());
        let without_key = above.filter(|above| above.key.is_none() && !above.is_item);
        values::template(line)
            .or_else(|| self.is_second_colon(line).then(|| values::colon(line))?)
            .or_else(|| quotes::opened_above(lines, row))
            .or_else(|| without_key.and_then(keyless::cause))
            .or_else(|| values::wrapped(lines, row))
            .or_else(|| without_key.and_then(|_| stray::stray(lines, self.row_above()?)))
            .or_else(|| indents::deeper(lines, row))
            .or_else(|| values::colon(line))
            .or_else(|| self.is_second_colon(line).then(|| quotes::trailing(line))?)
    }

    /// Whether the parser stopped after the key's own colon.
    fn is_second_colon(&self, line: &Line<'_>) -> bool {
        line.key.is_some_and(|key| self.at.start > key.end)
    }

    fn row_above(&self) -> Option<usize> {
        self.lines[..self.row].iter().rposition(|line| !line.is_idle())
    }

    /// A line without a key among entries.
    fn keyless(&self, line: &Line<'_>) -> Option<Found> {
        quotes::opened_above(self.lines, self.row)
            .or_else(|| brackets::opened_above(self.lines, self.row))
            .or_else(|| keyless::cause(line))
            .or_else(|| line.key.is_none().then(|| stray::stray(self.lines, self.row))?)
    }

    /// A line in the wrong column, or after a value that is complete.
    fn layout(&self, line: &Line<'_>) -> Option<Found> {
        let (lines, row) = (self.lines, self.row);
        let directive =
            lines.iter().find(|line| !line.is_idle()).filter(|line| line.shown().starts_with('%'));
        brackets::trailing(line)
            .or_else(|| directive.map(characters::directive))
            .or_else(|| indents::item_after_value(lines, row))
            .or_else(|| indents::uneven_item(lines, row))
            .or_else(|| indents::shallower(lines, row))
            .or_else(|| values::sign(line))
            .or_else(|| indents::among_items(lines, row))
            .or_else(|| (line.key.is_some() && line.indent() > 0).then(|| indents::misfit(line)))
    }

    /// Whether the value that `span` covers goes on below, so that an edit of one line is not enough.
    fn goes_on(&self, span: Span) -> bool {
        let is_value = |line: &&Line<'_>| line.value == span;
        let Some(line) = self.lines.iter().find(is_value) else { return false };
        let below = self.lines.iter().find(|next| next.span.start > line.span.end && !next.is_idle());
        let is_prose = |below: &Line<'_>| below.indent() == 0 && below.key.is_none() && !below.is_item;
        below.is_some_and(|below| {
            (below.indent() > line.indent() && !line.is_item)
                || (is_prose(below) && keyless::cause(below).is_none() && !stray::is_known(below.shown()))
        })
    }

    /// `title: Foo: #1 news`: what looks like a comment may be the rest of the text, so it is quoted, too.
    fn keep_hash(&self, problem: &mut Problem) {
        let Some([edit]) = problem.fix.as_ref().map(|fix| &*fix.edits) else { return };
        let is_quoting = edit.text.starts_with(['"', '\'']);
        let Some(line) = self.lines.iter().find(|line| is_quoting && line.value == edit.span) else { return };
        let behind = Span::new(line.value.end, line.words.end).slice(line.text).trim_start();
        if !behind.starts_with('#') || behind.starts_with("# ") {
            return;
        }
        let whole = Span::new(line.value.start, line.words.end);
        let written = wording::quoted(whole.slice(line.text));
        problem.help = Some(line.advice(&written));
        problem.fix = Some(Fix::guess("quote the value", [Edit::replace(whole, written)]));
    }

    /// What helps whatever the parser said.
    fn general(&self, line: &Line<'_>) -> Option<Found> {
        values::sign(line)
            .or_else(|| values::key_sign(line))
            .or_else(|| brackets::opened_above(self.lines, self.row))
            .or_else(|| brackets::inside(line))
            .or_else(|| quotes::opened_above(self.lines, self.row))
            .or_else(|| line.key.is_none().then(|| keyless::cause(line))?)
            .or_else(|| values::colon(line))
    }

    /// The words of the parser, with those of its trade replaced.
    fn unknown(&self, said: &str) -> Found {
        let line = self.lines.get(self.row).filter(|line| !line.words.is_empty());
        let span = line.map_or(self.at, |line| line.words);
        (span, fact(format!("invalid YAML: {}", wording::plain(said))))
    }
}
