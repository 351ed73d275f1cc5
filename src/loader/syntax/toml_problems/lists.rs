//! Lists that TOML cannot read: commas too many or too few, and brackets that are missing or of another kind.

use crate::diagnostic::{Edit, Fix};
use crate::span::Span;

use super::entry::{Entry, Found, helped, quoted};

/// `["a" "b"]`, `["a"; "b"]` and `["a",, "b"]`; `at` is where the parser noticed.
pub(super) fn comma(text: &str, content: Span, at: Span, said: &str) -> Option<Found> {
    if said.starts_with("extra comma in array") {
        let behind = Span::new(at.start, content.end).slice(text);
        let commas = behind.len() - behind.trim_start_matches([',', ' ']).len();
        let commas = behind.get(..commas)?.trim_end().len();
        let span = at.sub(0..commas);
        let mut problem = helped("two commas in a row: an item is missing between them", "keep one comma");
        problem.fix = Some(Fix::safe("keep one comma", [Edit::delete(span)]));
        return (commas > 0).then_some((span, problem));
    }
    if !said.starts_with("missing comma between array elements") {
        return None;
    }
    let before = Span::new(content.start, at.start).slice(text);
    let behind = Span::new(at.start, content.end).slice(text);
    let start = at.start + u32::try_from(behind.len() - behind.trim_start().len()).ok()?;
    let up_to_item = Span::new(content.start, start).slice(text);
    // The parser takes it for an item.
    if let Some(space) = space(content, up_to_item.trim_end_matches([' ', '\t', '\n', '\r'])) {
        return Some(space);
    }
    let item = Span::new(start, content.end).slice(text);
    let item = match item.chars().next()? {
        quote @ ('"' | '\'') => item.get(..item.get(1..)?.find(quote)? + 2)?,
        _ => item.split([',', ']', '\n', '\r']).next()?.trim_end(),
    };
    if let Some(rest) = item.strip_prefix([';', '|', '/']) {
        let sign = item.get(..item.len() - rest.len())?;
        let span = Span::new(start, start + 1);
        let mut problem =
            helped(format!("`{sign}` between two items: TOML separates them with commas"), "write `,`");
        problem.fix = Some(Fix::safe("write a comma", [Edit::replace(span, ",")]));
        return Some((span, problem));
    }
    // The next entry, after a bracket that is not closed, or the rest of a string that is not.
    let line = before.trim_end().rsplit('\n').next().unwrap_or_default();
    let is_open = |quote| !line.matches(quote).count().is_multiple_of(2);
    if toml::de::DeValue::parse(item).is_err() || is_open('"') || line.ends_with(',') {
        return None;
    }
    let end = u32::try_from(before.trim_end().len()).ok()? + content.start;
    let message = if item.chars().count() > 40 || item.contains('`') {
        "missing comma between two items".to_owned()
    } else {
        format!("missing comma before `{item}`")
    };
    let mut problem = helped(message, "separate the items with commas");
    // In a comment, a comma would be lost.
    if !line.contains('#') {
        problem.fix = Some(Fix::guess("add a comma", [Edit::insert(end, ",")]));
    }
    let end = start.saturating_add(u32::try_from(item.len().max(1)).ok()?);
    Some((Span::new(start, end.min(content.end)), problem))
}

/// A space, a line break or a control character that TOML does not know, at the end of the text from `content` on.
fn space(content: Span, text: &str) -> Option<Found> {
    let sign = text.chars().next_back().filter(|&sign| is_strange(sign))?;
    Some(strange(content.sub(text.len() - sign.len_utf8()..text.len()), sign))
}

/// The same right after a quote, a bracket, a comma or the `=`, on one line with what follows.
pub(super) fn space_before(entry: &Entry<'_>) -> Option<Found> {
    let (mut open, mut is_escaped, mut before) = (None, false, ' ');
    for (at, sign) in entry.line.slice(entry.text).char_indices() {
        let is_quote = matches!(sign, '"' | '\'') && !is_escaped;
        match open {
            Some(quote) if is_quote && quote == sign => open = None,
            None if is_quote => open = Some(sign),
            None if is_strange(sign) && matches!(before, '=' | '[' | ',' | '{' | '"' | '\'') => {
                return Some(strange(entry.line.sub(at..at + sign.len_utf8()), sign));
            }
            None if sign == '#' => return None,
            Some(_) | None => {}
        }
        is_escaped = sign == '\\' && open == Some('"') && !is_escaped;
        before = if sign == ' ' { before } else { sign };
    }
    None
}

/// Whether TOML does not know a space.
fn is_strange(sign: char) -> bool {
    !matches!(sign, ' ' | '\t') && (sign.is_whitespace() || sign.is_control())
}

fn strange(span: Span, sign: char) -> Found {
    let message = format!("invisible character (U+{:04X}), which TOML does not allow here", u32::from(sign));
    let mut problem = helped(message, "delete it");
    problem.fix = Some(Fix::safe("delete the character", [Edit::delete(span)]));
    (span, problem)
}

/// `tags = "a", "b"`, `tags = ("a", "b")` and `tags = {"a", "b"}`.
pub(super) fn brackets(entry: &Entry<'_>) -> Option<Found> {
    let value = entry.value_text();
    let inside = match value.chars().next()? {
        open @ ('(' | '{') => value.get(1..)?.trim_end().strip_suffix(if open == '(' { ')' } else { '}' })?,
        '"' | '\'' => value,
        _ => return None,
    };
    let items: Vec<&str> = inside.trim().trim_end_matches(',').split(',').map(str::trim).collect();
    let is_string = |item: &&str| {
        let quote = item.chars().next().filter(|sign| matches!(sign, '"' | '\''));
        quote.is_some_and(|quote| {
            item.len() > 1
                && item.ends_with(quote)
                && item.matches(quote).count() == 2
                && !item.contains('\\')
        })
    };
    let is_list = items.iter().all(is_string) && (items.len() > 1 || !value.starts_with(['"', '\'']));
    if !is_list {
        return None;
    }
    let written = format!("[{}]", items.join(", "));
    let message = match value.chars().next()? {
        '(' => "a list in parentheses: TOML requires square brackets",
        '{' => "a list in braces: TOML requires square brackets",
        _ => "several values without brackets",
    };
    entry.replaced(message.to_owned(), &written, "write a list")
}

/// `title = "A",`, `tags = ["a"];` and `tags = ["a"]]`.
pub(super) fn after_value(entry: &Entry<'_>, said: &str) -> Option<Found> {
    let place = entry.value.filter(|_| said.starts_with("unexpected key or value"))?;
    let value = entry.value_text();
    let kept = value.trim_end_matches([',', ';', ' ']);
    let kept = if kept.len() < value.len() || !value.ends_with(']') {
        kept
    } else {
        value.strip_suffix(']').unwrap_or(value)
    };
    if kept.len() == value.len() || toml::de::DeValue::parse(kept).is_err() {
        return None;
    }
    let span = place.sub(kept.len()..value.len());
    let message = format!("`{}` is not allowed after the value", span.slice(entry.text).trim());
    let is_comma = span.slice(entry.text).trim() == ",";
    let mut problem = helped(message, if is_comma { "delete the comma" } else { "delete it" });
    problem.fix = Some(Fix::safe("delete it", [Edit::delete(span)]));
    Some((span, problem))
}

/// `title = “A”`: the quotes of a word processor.
pub(super) fn curly(entry: &Entry<'_>) -> Option<Found> {
    const QUOTES: [char; 6] = ['“', '”', '„', '‘', '’', '«'];
    let value = entry.value_text();
    let inside =
        value.strip_prefix(QUOTES)?.strip_suffix([QUOTES[0], QUOTES[1], QUOTES[3], QUOTES[4], '»'])?;
    if inside.contains('"') {
        return None;
    }
    let message = "typographic quotes around the value, which TOML does not read as quotes";
    entry.replaced(message.to_owned(), &quoted(inside), "use straight quotes")
}
