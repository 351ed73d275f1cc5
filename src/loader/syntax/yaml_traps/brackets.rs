//! Brackets that are not closed, closed twice, or followed by something.

use crate::diagnostic::{Edit, Fix};
use crate::document::Problem;
use crate::span::Span;

use super::items::{behind_quotes, items};
use super::line::Line;
use super::values;
use super::wording::{self, Found, helped, quoted, shown};

/// A bracket that is never closed; `at` is where it opens, `stopped` the row at which the parser gave up.
pub(super) fn unclosed(lines: &[Line<'_>], row: usize, at: Span, stopped: usize) -> Option<Found> {
    let line = lines.get(row)?;
    let offset = (at.start - line.span.start) as usize;
    let rest = line.whole().get(offset..)?;
    let open = rest.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    let close = closing(open);
    if let Some(found) = commented(at, rest, open) {
        return Some(found);
    }
    let message = format!("unclosed `{open}`");
    let next = lines[row + 1..].iter().find(|line| !line.is_idle());
    let is_whole = next.is_none_or(|next| next.key.is_some() && next.indent() <= line.indent());
    let help = if is_whole {
        wording::closed(Span::new(line.words.start, line.value.end).slice(line.text), close)
    } else {
        format!("add `{close}` after the last item")
    };
    let mut problem = helped(message, help);
    if let Some(stop) = lines.get(stopped).filter(|_| stopped != row) {
        problem = problem.labelled(stop.words, "the next key is here");
    }
    if is_whole {
        let edit = Edit::insert(line.value.end, close.to_string());
        // With nothing in it, there is no telling whether a list was meant.
        problem = if rest.trim_end().len() == 1 {
            problem.maybe("close the bracket", edit)
        } else {
            problem.mended("close the bracket", edit)
        };
    }
    Some((at.sub(0..1), problem))
}

/// `[a, #b, c]`: the rest of the line is a comment.
fn commented(at: Span, rest: &str, open: char) -> Option<Found> {
    let signs = [" #", ",#", "[#", "{#"].into_iter().filter_map(|with| rest.find(with));
    let sign = signs.min()? + 1;
    let close = rest.rfind(closing(open)).filter(|close| *close > sign)?;
    let inner = rest.get(1..close).unwrap_or_default();
    let parts = items(inner).unwrap_or_default();
    let with_hash = parts.into_iter().filter_map(|part| {
        let item = inner.get(part.clone())?;
        // The value of an entry.
        let from = item.find(": ").map_or(0, |colon| colon + 2 + item.get(colon + 2..).map_or(0, blanks));
        let text = item.get(from..)?;
        let is_it = text.starts_with('#') || text.contains(" #") || text.contains("\t#");
        (is_it && !text.starts_with(['"', '\''])).then(|| (part.start + from + 1..part.end + 1, text))
    });
    let with_hash: Vec<_> = with_hash.collect();
    let message = format!("`#` starts a comment here, so the `{open}` before it is not closed");
    let Some((first, _)) = with_hash.first().cloned() else {
        let span = at.sub(sign..sign + 1);
        let help = "quote the item that contains the `#`";
        return Some((span, helped(message, help).labelled(at.sub(0..1), "opened here")));
    };
    let edit =
        |(range, text): &(std::ops::Range<usize>, &str)| Edit::replace(at.sub(range.clone()), quoted(text));
    let edits: Vec<Edit> = with_hash.iter().map(edit).collect();
    let problem = all_quoted(message, with_hash.iter().map(|(_, text)| *text), edits);
    Some((at.sub(first), problem.labelled(at.sub(0..1), "opened here")))
}

/// Quotes all items that are at fault for one reason: with one of them left, the list would still be broken.
fn all_quoted<'i>(message: String, items: impl Iterator<Item = &'i str>, edits: Vec<Edit>) -> Problem {
    let words: Vec<String> = items.map(|item| format!("`{}`", quoted(item))).collect();
    let title = if words.len() == 1 { "quote the item" } else { "quote the items" };
    let mut problem = helped(message, format!("{title}: {}", words.join(", ")));
    problem.fix = Some(Fix::safe(title, edits));
    problem
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The same on a line of which the value starts with a bracket.
pub(super) fn hashed(line: &Line<'_>) -> Option<Found> {
    let rest = Span::new(line.value.start, line.words.end).slice(line.text);
    let open = rest.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    // What is behind the last bracket is a comment.
    let is_closed =
        line.value_text().ends_with(closing(open)) && !rest.contains("[#") && !rest.contains(",#");
    if is_closed { None } else { commented(Span::at(line.value.start), rest, open) }
}

/// The row above `row` on which a bracket opens that its line does not close.
pub(super) fn opened_above(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let (above, line) =
        lines[..row].iter().enumerate().rev().find(|(_, line)| line.value_text().starts_with(['[', '{']))?;
    let value = line.value_text();
    let open = value.chars().next()?;
    let is_open = value.matches(open).count() > value.matches(closing(open)).count();
    is_open.then(|| unclosed(lines, above, Span::at(line.value.start), row))?
}

/// `tags: [a, b],` and `title: [a] b`
pub(super) fn trailing(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let open = value.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    if let Some(found) = hashed(line) {
        return Some(found);
    }
    let inside = value.trim_end_matches([',', ';', ' ']);
    if inside.len() < value.len() && inside.ends_with(closing(open)) {
        let span = line.value.sub(inside.len()..value.len());
        let message = format!(
            "{} is not allowed after the closing `{}`",
            shown(span.slice(line.text).trim()),
            closing(open)
        );
        let problem = helped(message, line.advice(inside)).mended("delete it", Edit::delete(span));
        return Some((span, problem));
    }
    values::sign(line)
}

/// `tags: [a]]`
pub(super) fn misplaced(line: &Line<'_>, at: Span) -> Option<Found> {
    let value = line.value_text();
    if value.starts_with([']', '}']) {
        return values::sign(line);
    }
    let sign = line.text.get(at.start as usize..)?.chars().next()?;
    let span = at.sub(0..sign.len_utf8());
    let problem =
        helped(format!("unexpected `{sign}`: no bracket is open"), "delete it, or quote the whole value")
            .maybe("delete it", Edit::delete(span));
    Some((span, problem))
}

/// `tags: [a, @b]` and `tags: [a, b: c: d]`
pub(super) fn inside(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let open = value.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    if let Some(found) = values::link(line).or_else(|| hashed(line)) {
        return Some(found);
    }
    let rest = value.get(1..).unwrap_or_default();
    let inner = rest.strip_suffix(closing(open)).unwrap_or(rest);
    let parts = items(inner).filter(|_| open == '[').unwrap_or_default();
    for (at, range) in parts.iter().enumerate() {
        let item = inner.get(range.clone()).unwrap_or_default();
        let span = line.value.sub(range.start + 1..range.end + 1);
        if item.is_empty() && range.end < inner.trim_end().len() {
            let message = "no item between two commas";
            return Some((span, helped(message, "delete one of the commas, or write the item")));
        }
        if let Some((end, rest)) = behind_quotes(item).filter(|(_, rest)| !rest.is_empty()) {
            let comma = span.sub(end..end);
            let message = format!("missing comma before {}", shown(rest));
            let problem = helped(message, "write a comma between the items")
                .maybe("add the comma", Edit::insert(comma.start, ",".to_owned()));
            return Some((span.sub(item.len() - rest.len()..item.len()), problem));
        }
        let Some(why) = item_fault(item) else { continue };
        // What is reserved is so in every item; another sign may be meant as what it is to YAML.
        let texts = parts.get(at + 1..).unwrap_or_default().iter();
        let others = texts.filter_map(|range| Some((range, inner.get(range.clone())?)));
        let reserved = others.filter(|(_, other)| other.starts_with(['@', '`']));
        let all: Vec<_> = [(range, item)].into_iter().chain(reserved).collect();
        let edit = |&(range, text): &(&std::ops::Range<usize>, &str)| {
            Edit::replace(line.value.sub(range.start + 1..range.end + 1), quoted(text))
        };
        let edits = all.iter().map(edit).collect();
        let message = format!("{} {why}", shown(item));
        return Some((span, all_quoted(message, all.iter().map(|(_, text)| *text), edits)));
    }
    if open == '[' && closes_early(value) {
        let message = format!("{} starts with a list, but there is more text after its `]`", shown(value));
        let written = quoted(value);
        let problem = helped(message, line.advice(&written))
            .maybe("quote the value", Edit::replace(line.value, written));
        return Some((line.value, problem));
    }
    let message = format!("{} contains a character that YAML cannot read between brackets", shown(value));
    let help = "quote each item that contains a colon, a comma, a bracket, a brace or a `#`";
    Some((line.value, helped(message, help)))
}

/// `[a] [b]`: the first bracket is closed before the end.
fn closes_early(value: &str) -> bool {
    let mut depth = 0_usize;
    let closes = |sign: char| {
        match sign {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    !value.contains(['"', '\'']) && value.find(closes).is_some_and(|at| at + 1 < value.len())
}

/// Why an item between brackets needs quotes.
fn item_fault(item: &str) -> Option<&'static str> {
    match item.chars().next()? {
        '@' => Some("starts with `@`, which is reserved in YAML"),
        '`' => Some("starts with a backtick, which is reserved in YAML"),
        '%' => Some("starts with `%`, which starts a directive in YAML"),
        '#' => Some("starts with `#`, which starts a comment in YAML"),
        '&' => Some("starts with `&`, which starts an anchor in YAML"),
        '*' => Some("starts with `*`, which starts an alias in YAML"),
        '!' => Some("starts with `!`, which starts a tag in YAML"),
        _ if item.matches(": ").count() > 1 => Some("contains colons, which end keys in YAML"),
        _ => None,
    }
}

/// `tags: [a, b}`; `at` is where the bracket opens or the wrong one is.
pub(super) fn mismatched(line: &Line<'_>, at: Span, open: char, close: char) -> Found {
    let rest = Span::new(at.start, line.span.end).slice(line.text);
    let found = rest.find(close).unwrap_or(0);
    let span = at.sub(found..found + close.len_utf8());
    let wanted = closing(open);
    let message = format!("`{open}` is closed by `{close}`");
    let problem = helped(message, format!("write `{wanted}`"))
        .maybe("use the matching bracket", Edit::replace(span, wanted.to_string()));
    (span, problem)
}

const fn closing(open: char) -> char {
    match open {
        '{' => '}',
        _ => ']',
    }
}
