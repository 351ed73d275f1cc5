//! `malformed-delimiter`: a delimiter with extra spaces, characters or text.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Block, DelimiterFault, Fault};
use crate::reading::{self, Outcome};
use crate::span::Span;
use crate::validators::dates::quarto;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// A delimiter has extra spaces, characters or text.
    ///
    /// ## Why
    /// Generators are strict about the two delimiter lines, each in its own way. Hexo and Zola do not recognize `--- `
    /// with a trailing space, Hugo and Astro fail on `----`, and only Jekyll and MkDocs accept `...` as the end. MkDocs finds no front matter when
    /// the file ends with the closing delimiter and no line break.
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
    /// Moving text from the delimiter line to its own line is unsafe: it changes the data for generators that read it.
    "malformed-delimiter" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        if let Fault::MissedClose { span, fault } = *fault {
            missed(cx, span, fault, sink);
            continue;
        }
        let Fault::Delimiter { span, fault } = *fault else { continue };
        let Some((what, help)) = words(cx, span, fault) else { continue };
        let is_fine = outcome::is_seen(cx) && is_harmless(cx, span, fault);
        if is_fine || is_said(cx, span, fault) || is_house_style(cx, fault) {
            continue;
        }
        let is_read = cx.dialect.generator.is_known() && outcome::surplus_of_opening(cx) == Some(span);
        let (severity, consequence) = if fault == DelimiterFault::TrailingText && stops(cx, span) {
            let read: String = cx.document.text(span).chars().take(30).collect();
            let title = cx.dialect.generator.title();
            (Severity::Error, format!("{title} fails, because it reads `{read}` as front matter"))
        } else if is_read {
            // `---` behind the delimiter starts a document of YAML.
            let Some(consequence) = outcome::left_over_of_closing(cx) else { continue };
            (Severity::Warning, consequence)
        } else {
            let blind = outcome::consequence(cx, "some generators do not recognize it");
            let consequence = outcome::left_over(cx, span, fault).unwrap_or_else(|| blind.to_owned());
            (outcome::severity(cx), consequence)
        };
        let message = format!("{what}: {consequence}");
        let found = sink.report_as(RULE.id, severity, span, message);
        found.help(help);
        found.fix = fix(cx, span, fault);
        found.guess = (!cx.dialect.generator.is_known()).then_some(Guess::Portability);
    }
}

/// A delimiter that the generator reads past, up to one further down.
fn missed(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault, sink: &mut Sink<'_>) {
    if fault == DelimiterFault::Indented && outcome::is_of_marp(cx, span) {
        return;
    }
    let fence = outcome::fence(cx);
    let (what, help) = words(cx, span, fault).unwrap_or_else(|| {
        (format!("`{}` is not a delimiter", cx.document.text(span)), format!("write `{fence}`"))
    });
    let message = format!("{what}: everything up to the next `{fence}` is read as front matter");
    let found = sink.report_as(RULE.id, Severity::Error, span, message);
    found.help(help);
    let (title, edit) = (format!("write `{fence}`"), [Edit::replace(span, fence)]);
    found.fix = match fault {
        DelimiterFault::TrailingSpace | DelimiterFault::Indented => fix(cx, span, fault),
        DelimiterFault::Dots => Some(Fix::safe(title, edit)),
        _ => Some(Fix::guess(title, edit)),
    };
}

/// Whether it closes an opening delimiter that is too long as well: one report fixes both.
fn is_said(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> bool {
    let Some(block) = &cx.document.block else { return false };
    // Hugo reads what follows the third character of a line as text.
    let surplus_of = |fence| outcome::surplus(cx, fence).map_or("", |rest| cx.document.text(rest));
    let rest = surplus_of(block.open);
    match fault {
        DelimiterFault::Length => {
            block.open != span && [cx.document.text(block.open), rest].concat() == cx.document.text(span)
        }
        DelimiterFault::Indented => {
            let is_other = |other: Span| other.start < span.start;
            outcome::delimiters(cx, DelimiterFault::Indented).any(is_other)
        }
        DelimiterFault::TrailingText => block.close.is_some_and(|close| {
            outcome::surplus(cx, close) == Some(span) && !rest.is_empty() && surplus_of(close) == rest
        }),
        _ => false,
    }
}

/// Whether it is the surplus of either delimiter.
fn is_surplus(cx: &DocumentCx<'_>, span: Span) -> bool {
    let block = cx.document.block.as_ref();
    let fences = block.into_iter().flat_map(|block| [Some(block.open), block.close]).flatten();
    fences.into_iter().any(|fence| outcome::surplus(cx, fence) == Some(span))
}

/// Whether the generator takes the text on the line of the opening delimiter for front matter, and stops there.
fn stops(cx: &DocumentCx<'_>, span: Span) -> bool {
    let is_of_opening =
        cx.document.block.as_ref().is_some_and(|block| outcome::is_behind(cx, span, block.open));
    let is_elsewhere =
        |fault: &Fault| matches!(fault, Fault::Syntax { span: at, .. } if at.start >= span.end);
    is_of_opening
        && cx.dialect.generator.is_known()
        && (outcome::surplus_of_opening(cx).is_some() || !cx.document.faults.iter().any(is_elsewhere))
        && matches!(reading::of_block(cx.document, cx.dialect), Outcome::Stops(_))
}

/// Whether the tool of a page without a generator reads it: long delimiters on both sides, and what Pandoc accepts.
fn is_house_style(cx: &DocumentCx<'_>, fault: DelimiterFault) -> bool {
    let text = |span| cx.document.text(span);
    let same = |block: &Block| block.close.is_some_and(|close| text(close) == text(block.open));
    let is_long = || !cx.dialect.generator.is_known() && cx.document.block.as_ref().is_some_and(same);
    match fault {
        DelimiterFault::Length => is_long(),
        DelimiterFault::TrailingSpace | DelimiterFault::Dots => quarto::is_alone(cx),
        _ => false,
    }
}

/// Whether the page's generator, which finds the block, accepts it.
fn is_harmless(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> bool {
    let is_opening = || cx.document.block.as_ref().is_some_and(|block| block.open == span);
    cx.dialect.generator.is_known()
        && match fault {
            DelimiterFault::TrailingSpace
            | DelimiterFault::Dots
            | DelimiterFault::Indented
            | DelimiterFault::LoneCarriageReturn => true,
            DelimiterFault::Length => is_opening(),
            // The rest of the line belongs to the block.
            DelimiterFault::TrailingText => !is_surplus(cx, span) && outcome::is_of_block(cx, span),
            _ => false,
        }
}

/// The fact and what to write; `None` for faults that have a rule of their own.
fn words(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> Option<(String, String)> {
    let text = cx.document.text(span);
    let fence = outcome::fence(cx);
    Some(match fault {
        DelimiterFault::TrailingSpace => {
            ("trailing spaces after the delimiter".to_owned(), "remove the trailing spaces".to_owned())
        }
        DelimiterFault::Indented => {
            ("the delimiter is indented".to_owned(), format!("write `{fence}` at the start of the line"))
        }
        DelimiterFault::Length => (
            format!("the delimiter has {} characters", text.chars().count()),
            format!("write exactly three: `{fence}`"),
        ),
        DelimiterFault::TrailingText if is_surplus(cx, span) => (
            format!("the delimiter has {} characters", fence.len() + text.chars().count()),
            format!("write exactly three: `{fence}`"),
        ),
        DelimiterFault::TrailingText => {
            let shown: String = text.chars().take(30).collect();
            (format!("`{shown}` on the same line as the delimiter"), "move it to the next line".to_owned())
        }
        DelimiterFault::Dots => {
            ("the front matter is closed with `...`".to_owned(), format!("write `{fence}`"))
        }
        DelimiterFault::Mixed => (
            format!("the front matter is opened with `{fence}` but closed with `{text}`"),
            format!("write `{fence}`"),
        ),
        DelimiterFault::LastInFile => (
            "no line break after the closing delimiter".to_owned(),
            format!("add a line break after `{fence}`"),
        ),
        DelimiterFault::LoneCarriageReturn => (
            "the lines end with a carriage return only (CR)".to_owned(),
            "save the file with LF line endings".to_owned(),
        ),
        _ => return None,
    })
}

fn fix(cx: &DocumentCx<'_>, span: Span, fault: DelimiterFault) -> Option<Fix> {
    let fence = outcome::fence(cx);
    match fault {
        DelimiterFault::TrailingSpace | DelimiterFault::Indented => {
            let twin = outcome::delimiters(cx, fault).find(|&other| is_said(cx, other, fault));
            let spans = [span].into_iter().chain(twin.filter(|&twin| twin != span));
            let is_blank = |span: &Span| cx.document.text(*span).chars().all(char::is_whitespace);
            let edits: Vec<_> = spans.filter(is_blank).map(Edit::delete).collect();
            (!edits.is_empty()).then(|| Fix::safe("remove the spaces", edits))
        }
        DelimiterFault::Length | DelimiterFault::Dots => {
            let twin = cx.document.block.as_ref().and_then(|block| block.close);
            let twin = twin.filter(|&close| close != span && is_said(cx, close, fault));
            let edits: Vec<_> =
                twin.into_iter().chain([span]).map(|span| Edit::replace(span, fence)).collect();
            Some(Fix::safe(format!("write `{fence}`"), edits))
        }
        DelimiterFault::TrailingText if outcome::surplus_of_opening(cx) == Some(span) => {
            let close = cx.document.block.as_ref().and_then(|block| block.close);
            let is_closing = |long: &Span| close.is_some_and(|close| close.start == long.start);
            let twin = outcome::delimiters(cx, DelimiterFault::Length)
                .find(|long| is_closing(long) && is_said(cx, *long, DelimiterFault::Length));
            let rest = close.and_then(|close| outcome::surplus(cx, close));
            let rest = rest.filter(|&rest| is_said(cx, rest, DelimiterFault::TrailingText));
            let edits = twin.map(|close| Edit::replace(close, fence));
            let edits = edits.into_iter().chain(rest.map(Edit::delete)).chain([Edit::delete(span)]);
            Some(Fix::safe(format!("write `{fence}`"), edits.collect::<Vec<_>>()))
        }
        DelimiterFault::TrailingText if is_surplus(cx, span) => None,
        DelimiterFault::LastInFile => {
            let end = u32::try_from(cx.document.source.text.len()).ok()?;
            Some(Fix::safe("add a line break", [Edit::insert(end, outcome::line_end(cx))]))
        }
        DelimiterFault::TrailingText => {
            let edit = Edit::insert(span.start, outcome::line_end(cx));
            Some(Fix::guess("move it to the next line", [edit]))
        }
        _ => None,
    }
}
