//! `malformed-delimiter`: a delimiter that is not written as it should be.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Block, DelimiterFault, Fault};
use crate::loader::Generator;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// A delimiter has blanks, signs or text that do not belong to it.
    ///
    /// ## Why
    /// Generators are strict about the two lines around front matter, each in its own way. `--- ` with a trailing blank
    /// opens nothing in Hexo and Zola; `----` stops Hugo and Astro; `...` closes in Jekyll and MkDocs only.
    ///
    /// ## Fails
    /// ```markdown
    /// ----
    /// title: Spring
    /// ---
    /// ```
    /// ```markdown preset=hugo
    /// ---
    /// title: Spring
    /// ...
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    /// ## Fix
    /// Text on the line of a delimiter is moved to a line of its own, which changes what a generator that read it saw.
    "malformed-delimiter" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::Delimiter { span, fault } = *fault else { continue };
        let Some((what, help)) = words(cx, span, fault) else { continue };
        if is_said(cx, span, fault) || is_house_style(cx, fault) {
            continue;
        }
        if outcome::is_seen(cx) && is_harmless(cx.dialect.generator, fault) {
            continue;
        }
        let consequence = outcome::consequence(cx, "not every generator reads that");
        let message = format!("{what}: {consequence}");
        let found = sink.report_as(RULE.id, outcome::severity(cx), span, message);
        found.help(help);
        found.fix = fix(cx, span, fault);
    }
}

/// Whether it is the closing twin of an opening delimiter that has too many signs, too: one report mends both.
fn is_said(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> bool {
    let Some(block) = cx.document.block.as_ref().filter(|_| fault == DelimiterFault::Length) else {
        return false;
    };
    // Hugo reads what follows the third character of the opening line as text.
    let open = cx.document.text(block.open);
    let rest = surplus(cx).map_or("", |rest| cx.document.text(rest));
    block.open != span && [open, rest].concat() == cx.document.text(span)
}

/// What stands too much on the line of the opening delimiter, where it is nothing but more of the same character.
fn surplus(cx: &DocumentCx<'_>) -> Option<Span> {
    let open = cx.document.text(cx.document.block.as_ref()?.open).chars().next()?;
    cx.document.faults.iter().find_map(|fault| match fault {
        Fault::Delimiter { span, fault: DelimiterFault::TrailingText } => {
            cx.document.text(*span).chars().all(|sign| sign == open).then_some(*span)
        }
        _ => None,
    })
}

/// Whether a page of no generator in particular has long delimiters on both sides: its own tool will read them.
fn is_house_style(cx: &DocumentCx<'_>, fault: DelimiterFault) -> bool {
    let same = |block: &Block| {
        block.close.is_some_and(|close| cx.document.text(close) == cx.document.text(block.open))
    };
    fault == DelimiterFault::Length
        && cx.dialect.generator == Generator::Generic
        && cx.document.block.as_ref().is_some_and(same)
}

/// Whether the generator at hand, which sees the block, is not bothered at all.
const fn is_harmless(generator: Generator, fault: DelimiterFault) -> bool {
    !matches!(generator, Generator::Generic)
        && matches!(
            fault,
            DelimiterFault::TrailingSpace
                | DelimiterFault::Dots
                | DelimiterFault::Indented
                | DelimiterFault::LoneCarriageReturn
        )
}

/// The fact and what to write; `None` for faults that have a rule of their own.
fn words(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> Option<(String, String)> {
    let text = cx.document.text(span);
    let fence = outcome::fence(cx);
    Some(match fault {
        DelimiterFault::TrailingSpace => {
            ("blanks stand after the delimiter".to_owned(), "delete the blanks".to_owned())
        }
        DelimiterFault::Indented => {
            ("the delimiter is indented".to_owned(), format!("write `{fence}` at the start of the line"))
        }
        DelimiterFault::Length => (
            format!("the delimiter has {} signs", text.chars().count()),
            format!("write `{fence}`, three signs"),
        ),
        DelimiterFault::TrailingText if surplus(cx) == Some(span) => (
            format!("the delimiter has {} characters", fence.len() + text.chars().count()),
            format!("write exactly three: `{fence}`"),
        ),
        DelimiterFault::TrailingText => {
            let shown: String = text.chars().take(30).collect();
            (
                format!("`{shown}` stands on the line of the delimiter"),
                "write it on a line of its own".to_owned(),
            )
        }
        DelimiterFault::Dots => {
            ("the front matter is closed by `...`".to_owned(), format!("write `{fence}`"))
        }
        DelimiterFault::Mixed => {
            (format!("opened by `{fence}`, closed by `{text}`"), format!("write `{fence}`"))
        }
        DelimiterFault::LoneCarriageReturn => (
            "the lines end in a lone carriage return".to_owned(),
            "save the file with line feeds (LF) as line ends".to_owned(),
        ),
        _ => return None,
    })
}

fn fix(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> Option<Fix> {
    let fence = outcome::fence(cx);
    match fault {
        DelimiterFault::TrailingSpace | DelimiterFault::Indented => {
            let blank = cx.document.text(span).chars().all(char::is_whitespace);
            blank.then(|| Fix::safe("delete the blanks", [Edit::delete(span)]))
        }
        DelimiterFault::Length | DelimiterFault::Dots => {
            let twin = cx.document.block.as_ref().and_then(|block| block.close);
            let twin = twin.filter(|&close| close != span && is_said(cx, close, fault));
            let edits: Vec<_> =
                twin.into_iter().chain([span]).map(|span| Edit::replace(span, fence)).collect();
            Some(Fix::safe(format!("write `{fence}`"), edits))
        }
        DelimiterFault::TrailingText if surplus(cx) == Some(span) => {
            let twin = cx.document.block.as_ref().and_then(|block| block.close);
            let twin = twin.filter(|&close| is_said(cx, close, DelimiterFault::Length));
            let edits = twin.map(|close| Edit::replace(close, fence)).into_iter().chain([Edit::delete(span)]);
            Some(Fix::safe(format!("write `{fence}`"), edits.collect::<Vec<_>>()))
        }
        DelimiterFault::TrailingText => {
            let edit = Edit::insert(span.start, outcome::line_end(cx));
            Some(Fix::guess("move it to a line of its own", [edit]))
        }
        _ => None,
    }
}
