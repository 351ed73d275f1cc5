//! Values that TOML cannot read.

use crate::diagnostic::{Edit, Fix};
use crate::span::Span;

use super::entry::{Entry, Found, helped, or_line, quoted};

/// `draft = yes`
pub(super) fn boolean(entry: &Entry<'_>) -> Option<Found> {
    let value = entry.value_text();
    let meant = match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => "true",
        "false" | "no" | "off" => "false",
        _ => return None,
    };
    if value == meant {
        return None;
    }
    let mut found =
        entry.replaced(format!("`{value}` is not a valid TOML value"), meant, "write the boolean")?;
    if !value.eq_ignore_ascii_case(meant) {
        found.1.fix = found.1.fix.map(|fix| Fix::guess(fix.title, fix.edits));
    }
    Some(found)
}

/// A quote that is not closed, closes too early, or contains a backslash.
pub(super) fn quotes(entry: &Entry<'_>, said: &str) -> Option<Found> {
    let value = entry.value_text();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let opening = entry.value?.sub(0..1);
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        let marks = value.get(..3).unwrap_or_default();
        return Some((
            entry.value?.sub(0..3),
            helped(format!("unclosed `{marks}`"), format!("add `{marks}` after the text")),
        ));
    }
    let inside =
        value.get(1..).unwrap_or_default().strip_suffix(quote).unwrap_or(value.get(1..).unwrap_or_default());
    if value.matches(quote).count() == 1 {
        let mut problem =
            helped(format!("unclosed `{quote}`"), format!("write `{} = {value}{quote}`", entry.key_text()));
        // What is behind a ` #` may be a comment, or a part of the text.
        problem.fix = (!value.contains(" #"))
            .then(|| Fix::safe("close the quote", [Edit::insert(entry.line.end, quote.to_string())]));
        return Some((opening, problem));
    }
    if quote == '"'
        && inside.contains('\\')
        && !inside.contains(['"', '\''])
        && !said.contains("key or value")
    {
        let message =
            format!("`{inside}` contains a backslash, which starts an escape sequence in double quotes");
        return entry.replaced(message, &format!("'{inside}'"), "use single quotes");
    }
    if value.ends_with(quote) && inside.contains(quote) && !inside.contains('\\') && !inside.contains('=') {
        let other = if quote == '"' { '\'' } else { '"' };
        let message = format!("a `{quote}` inside the value ends it too early");
        return (!inside.contains(other)).then(|| {
            entry.replaced(message, &format!("{other}{inside}{other}"), "change the outer quotes")
        })?;
    }
    None
}

/// `title = Some words`, `tags = [a, b]`
pub(super) fn bare(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    let value = entry.value_text();
    let is_word = value.chars().next().is_some_and(|c| c.is_alphabetic() || !c.is_ascii());
    let is_said = said.contains("must be quoted");
    if !is_said && (value.contains('"') || !is_word) {
        return None;
    }
    if value.starts_with(['[', '{']) {
        let item = at.slice(entry.text);
        let mut problem = helped(
            format!("unquoted string `{item}`: TOML requires quotes"),
            format!("write `{}`", quoted(item)),
        );
        problem.fix = Some(Fix::safe("quote the item", [Edit::replace(at, quoted(item))]));
        return Some((at, problem));
    }
    if value.contains(['#', '\\', '\'']) {
        return None;
    }
    let message = format!("unquoted string `{value}`: TOML requires quotes");
    entry.replaced(message, &quoted(value), "quote the value")
}

/// A bracket that its line does not close.
pub(super) fn unclosed(entry: &Entry<'_>, said: &str) -> Option<Found> {
    let is_table = entry.value.is_none() && entry.key_text().starts_with('[');
    let place = if is_table { entry.line } else { entry.value? };
    let words = place.slice(entry.text);
    let open = words.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    let is_open = words.matches(open).count() > words.matches(close).count();
    if !is_open || !(said.contains("unclosed") || said.contains("missing")) {
        return None;
    }
    Some((
        place.sub(0..1),
        helped(format!("unclosed `{open}`"), format!("add `{close}` after the last item")),
    ))
}

/// A date that does not exist, a number with a zero in front.
pub(super) fn date(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    let value = entry.value?;
    if said.contains("leading zero") {
        let message =
            format!("leading zero in the number `{}`, which TOML does not allow", entry.value_text());
        return Some((value, helped(message, "delete the zero, or quote the value")));
    }
    let wanted = said.split_once("expected ").map_or(said, |(_, wanted)| wanted);
    let is_date = ["date", "time"].iter().any(|word| said.starts_with(&format!("invalid {word}")));
    is_date.then(|| {
        let message = format!("`{}` is not a valid TOML date or time", entry.value_text());
        (
            or_line(at, value),
            helped(message, format!("expected {wanted}: write `2006-01-02` or `2006-01-02T15:04:05Z`")),
        )
    })
}

/// `.5`, `1.` and `1_`.
pub(super) fn number(entry: &Entry<'_>, said: &str) -> Option<Found> {
    const PARTS: [&str; 4] = ["fraction", "mantissa", "exponent", "digits"];
    let value = entry.value.filter(|_| PARTS.iter().any(|part| said.contains(part)))?;
    let message = format!("`{}` is not a valid TOML number", entry.value_text());
    let help = "write digits on both sides of the dot (`0.5`), or quote the value";
    Some((value, helped(message, help)))
}

/// A value that the rest of the block was read as part of.
pub(super) fn left_open(entry: &Entry<'_>) -> Option<Found> {
    let value = entry.value_text();
    let is_long = value.starts_with("\"\"\"") || value.starts_with("'''");
    if is_long { quotes(entry, "") } else { unclosed(entry, "missing closing") }
}

/// `a = 1 b = 2`
pub(super) fn two_entries(entry: &Entry<'_>, said: &str) -> Option<Found> {
    let value = entry.value.filter(|_| said.starts_with("unexpected key or value"))?;
    let message = "unexpected text after the value: TOML expects the end of the line";
    Some((value, helped(message, "write each entry on its own line, and quote strings")))
}
