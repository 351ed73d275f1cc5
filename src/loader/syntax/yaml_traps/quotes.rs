//! Quotes that are not closed, closed too early, doubled, or hold a wrong escape.

use crate::diagnostic::Edit;
use crate::span::Span;

use super::line::Line;
use super::wording::{Found, helped, quoted, shown};

/// A quote that is never closed; `at` is where it opens.
pub(super) fn unclosed(lines: &[Line<'_>], row: usize, at: Span) -> Option<Found> {
    let line = lines.get(row)?;
    let quote = line.whole().get((at.start - line.span.start) as usize..)?.chars().next()?;
    let opening = at.sub(0..quote.len_utf8());
    let rest = Span::new(opening.end, line.words.end);
    let whole = Span::new(opening.start, line.words.end);
    let message = format!("this `{quote}` is never closed");
    let mut problem = helped(message, format!("write `{}{quote}`", whole.slice(line.text)));
    if let Some(last) = lines.iter().rev().find(|line| !line.is_idle()).filter(|last| last.span != line.span)
    {
        problem = problem.labelled(last.words, "the text in quotes goes on to here");
    }
    let goes_on = lines.get(row + 1).is_none_or(|next| next.key.is_some() || next.is_item);
    if goes_on && !rest.slice(line.text).contains(quote) {
        problem = problem.mended("close the quote", Edit::insert(line.words.end, quote.to_string()));
    }
    Some((opening, problem))
}

/// The line above `row` on which a quote opens that is closed only by one further down.
pub(super) fn opened_above(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let (above, line) = lines[..row].iter().enumerate().rev().find(|(_, line)| !line.is_idle())?;
    let value = line.value_text();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    (value.matches(quote).count() == 1).then(|| unclosed(lines, above, Span::at(line.value.start)))?
}

/// Text after a closing quote.
pub(super) fn trailing(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    doubled(line, value, quote)
        .or_else(|| comma(line, value, quote))
        .or_else(|| inner(line, value, quote))
        .or_else(|| after(line, value, quote))
}

/// `""A""`: a script put quotes around text that had some.
fn doubled(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    let inside = value.trim_matches(quote);
    let opening = value.len() - value.trim_start_matches(quote).len();
    if opening < 2 || inside.is_empty() || inside.contains(quote) {
        return None;
    }
    let written = format!("{quote}{inside}{quote}");
    let message = format!("{} quotes stand where one opens the text", opening);
    let problem = helped(message, format!("write `{}`", line.with_value(&written)))
        .mended("write one pair of quotes", Edit::replace(line.value, written));
    Some((line.value.sub(0..opening), problem))
}

/// `title: "A",` as in JSON.
fn comma(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    let inside = value.strip_suffix([',', ';'])?.trim_end();
    if inside.len() < 2 || !inside.ends_with(quote) || inside.matches(quote).count() != 2 {
        return None;
    }
    let sign = line.value.sub(value.len() - 1..value.len());
    let message = format!("`{}` stands after the closing quote", sign.slice(line.text));
    let problem = helped(message, format!("write `{}`", line.with_value(inside)))
        .mended("delete it", Edit::delete(line.value.sub(inside.len()..value.len())));
    Some((sign, problem))
}

/// `'it's'` and `"say "hi" now"`: the quote ends in the middle of the text.
fn inner(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    if value.len() < 3 || !value.ends_with(quote) {
        return None;
    }
    let inside = &value[1..value.len() - 1];
    let at = inside.find(quote)?;
    let written = if quote == '\'' && inside.contains(['"', '\\']) {
        format!("'{}'", inside.replace('\'', "''"))
    } else {
        quoted(inside)
    };
    let message = format!("this `{quote}` ends the text too early");
    let problem = helped(message, format!("write `{}`", line.with_value(&written)))
        .mended("change the outer quotes", Edit::replace(line.value, written));
    Some((line.value.sub(at + 1..at + 2), problem))
}

/// `title: "A" b`
fn after(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    let end = value[1..].find(quote)? + 2;
    let rest = &value[end..];
    let trimmed = rest.trim_start();
    if trimmed.is_empty() {
        return None;
    }
    let start = value.len() - trimmed.len();
    let written = quoted(value);
    let message = format!("{} stands after the closing quote", shown(trimmed));
    let problem = helped(message, format!("put the whole text in quotes: `{}`", line.with_value(&written)))
        .maybe("quote the whole value", Edit::replace(line.value, written));
    Some((line.value.sub(start..value.len()), problem))
}

/// `path: "C:\Users"`
pub(super) fn escape(line: &Line<'_>, at: Span) -> Option<Found> {
    let offset = (at.start.max(line.span.start) - line.span.start) as usize;
    let whole = line.whole();
    let limit = (offset + 1).min(whole.len());
    let slash = whole.as_bytes()[..limit].iter().rposition(|&byte| byte == b'\\')?;
    let next = whole[slash + 1..].chars().next().map_or(0, char::len_utf8);
    let span = line.span.sub(slash..slash + 1 + next);
    let message = format!("`{}` is no escape that YAML knows", span.slice(line.text));
    let value = line.value_text();
    let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let Some(inside) = inside.filter(|inside| !inside.contains(['"', '\''])) else {
        return Some((span, helped(message, "write `\\\\` for a backslash")));
    };
    let written = format!("'{inside}'");
    let edit = Edit::replace(line.value, written.clone());
    let problem = helped(message, format!("write `{}`", line.with_value(&written)));
    let is_path = inside.as_bytes().get(1..3) == Some(b":\\");
    let title = "use single quotes";
    Some((span, if is_path { problem.mended(title, edit) } else { problem.maybe(title, edit) }))
}
