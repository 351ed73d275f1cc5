//! Quotes that are not closed, closed too early, doubled, or contain an invalid escape.

use crate::diagnostic::Edit;
use crate::span::Span;

use super::line::Line;
use super::wording::{self, Found, helped, quoted, shown};

/// A quote that is never closed; `at` is where it opens.
pub(super) fn unclosed(lines: &[Line<'_>], row: usize, at: Span) -> Option<Found> {
    let line = lines.get(row)?;
    let quote = line.whole().get((at.start - line.span.start) as usize..)?.chars().next()?;
    let opening = at.sub(0..quote.len_utf8());
    let rest = Span::new(opening.end, line.words.end);
    let message = format!("unclosed `{quote}`");
    // `"name: value`: the quote was to enclose the value, or the name.
    let is_key = opening.start == line.words.start && !line.is_item;
    if let Some((name, value)) =
        line.shown().get(quote.len_utf8()..).and_then(|rest| rest.split_once(": ")).filter(|_| is_key)
    {
        let written = format!("{name}: {quote}{}{quote}", value.trim_end_matches(quote));
        return Some((opening, helped(message, format!("write `{written}`"))));
    }
    let below = lines[row + 1..].iter().find(|line| !line.is_idle());
    let is_longer =
        below.is_some_and(|below| below.key.is_none() && !below.is_item && below.indent() > line.indent());
    let help = if is_longer {
        format!("add `{quote}` at the end of the text")
    } else {
        wording::closed(line.shown(), quote)
    };
    let mut problem = helped(message, help);
    if let Some(last) = lines.iter().rev().find(|line| !line.is_idle()).filter(|last| last.span != line.span)
    {
        problem = problem.labelled(last.words, "the quoted text continues up to here");
    }
    // The block may have ended inside of the text: at a `---` that belongs to it.
    let below = lines.last().and_then(|last| line.text.get(last.span.end as usize..)).unwrap_or_default();
    let is_cut = |(end, _): (usize, &str)| below.get(end..).is_some_and(|rest| rest.contains("\n---"));
    if lines.get(row + 1).is_none() && below.match_indices(quote).any(is_cut) {
        problem.help = Some("close the quote before the `---`, or indent the text and its `---`".to_owned());
        return Some((opening, problem));
    }
    let goes_on = lines.get(row + 1).is_none_or(|next| next.key.is_some() || next.is_item);
    // In a list, the end of the line is not that of the item.
    let is_item = opening.start > line.value.start && line.value_text().starts_with(['[', '{']);
    // What is behind a ` #` may be a comment, or a part of the text.
    let is_certain = |rest: &str| !rest.contains(quote) && !rest.contains(" #");
    if goes_on && !is_item && is_certain(rest.slice(line.text)) {
        problem = problem.mended("close the quote", Edit::insert(line.words.end, quote.to_string()));
    }
    Some((opening, problem))
}

/// The line above `row` on which a quote opens that is closed only by one further down: there, or on `row` if no line
/// between contains that quote.
pub(super) fn opened_above(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let nearest = lines[..row].iter().rposition(|line| !line.is_idle())?;
    let opens = |quote: char| {
        let above = lines[..row].iter().rposition(|line| line.whole().contains(quote))?;
        let line = &lines[above];
        let is_open = line.value_text().starts_with(quote) && line.value_text().matches(quote).count() == 1;
        let is_closed_here = lines.get(row).is_some_and(|line| line.whole().contains(quote));
        (is_open && (above == nearest || is_closed_here)).then_some((above, line.value.start))
    };
    let (above, at) = opens('"').max(opens('\''))?;
    unclosed(lines, above, Span::at(at))
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
    let message = format!("the value starts with {opening} quotes instead of one");
    let problem = helped(message, line.advice(&written))
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
    let message = format!("`{}` is not allowed after the closing quote", sign.slice(line.text));
    let problem = helped(message, line.advice(inside))
        .mended("delete it", Edit::delete(line.value.sub(inside.len()..value.len())));
    Some((sign, problem))
}

/// `'it's'` and `"say "hi" now"`: the quote ends in the middle of the text.
fn inner(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    if value.len() < 3 || !value.ends_with(quote) {
        return None;
    }
    let inside = value.get(1..value.len() - 1).unwrap_or_default();
    let bare = bare_quotes(inside, quote);
    let at = *bare.first()?;
    if at == inside.len() - 1 {
        return Some(one_more(line, value, quote));
    }
    let ends_text = inside.get(at + 1..).unwrap_or_default().starts_with(' ') && bare.len().is_multiple_of(2);
    if ends_text {
        return None;
    }
    let (written, is_certain) = requoted(inside, quote, &bare);
    let message = format!("this `{quote}` ends the quoted text too early");
    let problem = helped(message, line.advice(&written));
    let edit = Edit::replace(line.value, written);
    let problem = if is_certain {
        problem.mended("change the outer quotes", edit)
    } else {
        problem.maybe("quote the whole value", edit)
    };
    Some((line.value.sub(at + 1..at + 2), problem))
}

/// The places of the quotes in a quoted text that are not written as part of it: `''` and `\"` are.
fn bare_quotes(inside: &str, quote: char) -> Vec<usize> {
    let (mut bare, mut signs) = (Vec::new(), inside.char_indices().peekable());
    while let Some((at, sign)) = signs.next() {
        let is_pair = match sign {
            '\\' => quote == '"',
            sign if sign == quote => quote == '\'' && signs.peek().is_some_and(|(_, next)| *next == quote),
            _ => continue,
        };
        if is_pair {
            signs.next();
        } else if sign == quote {
            bare.push(at);
        }
    }
    bare
}

/// A text with bare quotes in it, quoted anew; whether nothing in it could be meant in two ways. What is written as an escape
/// stays one.
fn requoted(inside: &str, quote: char, bare: &[usize]) -> (String, bool) {
    let has_escapes = inside.contains('\\');
    if quote == '"' && has_escapes && bad_escape(inside).is_none() {
        let mut written = String::from(quote);
        for (at, sign) in inside.char_indices() {
            if bare.contains(&at) {
                written.push('\\');
            }
            written.push(sign);
        }
        return (written + "\"", false);
    }
    let (text, is_certain) = match quote {
        '\'' => (inside.replace("''", "'"), !inside.contains("''")),
        _ => (inside.to_owned(), !has_escapes),
    };
    let written = if quote == '\'' && text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        quoted(&text)
    };
    (written, is_certain)
}

/// `author: "Jo Doe""`: the last quote is a slip, or part of the text; only the author knows.
fn one_more(line: &Line<'_>, value: &str, quote: char) -> Found {
    let end = value.len() - 1;
    let extra = line.value.sub(end..value.len());
    let message = format!("extra `{quote}` after the closing quote");
    let problem = helped(message, line.advice(value.get(..end).unwrap_or_default()))
        .maybe("remove the extra quote", Edit::delete(extra));
    (extra, problem)
}

/// `title: "A" b`
fn after(line: &Line<'_>, value: &str, quote: char) -> Option<Found> {
    let end = value.get(1..).unwrap_or_default().find(quote)? + 2;
    let rest = value.get(end..).unwrap_or_default();
    let trimmed = rest.trim_start();
    if trimmed.is_empty() {
        return None;
    }
    let start = value.len() - trimmed.len();
    let written = quoted(value);
    let message = format!("{} is not allowed after the closing quote", shown(trimmed));
    let problem = helped(message, format!("quote the whole value: `{}`", line.with_value(&written)))
        .maybe("quote the whole value", Edit::replace(line.value, written));
    Some((line.value.sub(start..value.len()), problem))
}

/// `path: "C:\Users"`; `at` is where the quoted text opens or the escape is.
pub(super) fn escape(line: &Line<'_>, content: Span, at: Span) -> Option<Found> {
    let rest = Span::new(at.start, content.end).slice(line.text);
    let slash = bad_escape(rest)?;
    let next = rest.get(slash + 1..).unwrap_or_default().chars().next().map_or(0, char::len_utf8);
    let span = at.sub(slash..slash + 1 + next);
    let message = format!("`{}` is not a valid escape sequence in YAML", span.slice(line.text));
    let inside = line.value_text().strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let Some(inside) = inside.filter(|inside| !inside.contains(['"', '\''])) else {
        return Some((span, helped(message, "write `\\\\` for a backslash")));
    };
    let written = format!("'{inside}'");
    let edit = Edit::replace(line.value, written.clone());
    let problem = helped(message, line.advice(&written));
    let is_path = inside.as_bytes().get(1..3) == Some(b":\\");
    let title = "use single quotes";
    Some((span, if is_path { problem.mended(title, edit) } else { problem.maybe(title, edit) }))
}

/// The first backslash that starts no escape of YAML 1.2.2, section 5.7.
fn bad_escape(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('\\')?;
        let digits = match text.get(at + 1..).unwrap_or_default().chars().next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            sign if "0abt\tnvfre \"/\\N_LP\n\r".contains(sign) => 0,
            _ => return Some(at),
        };
        let hex = text
            .get(at + 2..)
            .unwrap_or_default()
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        if hex < digits {
            return Some(at);
        }
        at += 2;
    }
}
