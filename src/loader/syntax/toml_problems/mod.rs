//! What is wrong with TOML, in the author's words.

mod entry;
mod lists;
mod values;

use toml::de::Error;

use crate::diagnostic::{Edit, Fix};
use crate::document::Fault;
use crate::span::Span;

use entry::{Entry, Found, fact, helped, line_of, or_line, quoted};

/// The fault that explains the errors: after the first one the parser only guesses.
pub(super) fn cause(text: &str, content: Span, errors: &[Error]) -> Option<Fault> {
    let first = errors.first()?;
    let at = content.sub(first.span().unwrap_or(0..0));
    let said = first.message();
    if said.contains("recurs") {
        return Some(Fault::TooComplex { span: at, limit: "it is nested too deeply" });
    }
    let entry = Entry::new(text, line_of(text, content, at.start));
    let above = opened_above(text, content, entry.line);
    let (span, problem) = lists::comma(text, content, at, said)
        .or_else(|| in_words(&entry, at, said))
        .or_else(|| above.and_then(|above| values::left_open(&above)))
        .unwrap_or_else(|| (or_line(at, entry.line), fact(format!("invalid TOML: {said}"))));
    Some(Fault::Syntax { span, problem })
}

/// A time with the second 60.
pub(super) fn leap_second(text: &str, span: Span) -> Fault {
    let message = format!("`{}` is not a valid TOML date or time", span.slice(text));
    Fault::Syntax { span, problem: helped(message, "write a second from 00 to 59") }
}

fn in_words(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    if said.starts_with("duplicate key") {
        let message = format!("duplicate key `{}`", at.slice(entry.text));
        return Some((at, helped(message, "keep one of the two")));
    }
    template(entry)
        .or_else(|| yaml_entry(entry))
        .or_else(|| key(entry))
        .or_else(|| values::boolean(entry))
        .or_else(|| lists::brackets(entry))
        .or_else(|| lists::after_value(entry, said))
        .or_else(|| lists::curly(entry))
        .or_else(|| lists::space_before(entry))
        .or_else(|| values::quotes(entry, said))
        .or_else(|| values::bare(entry, at, said))
        .or_else(|| values::unclosed(entry, said))
        .or_else(|| values::date(entry, at, said))
        .or_else(|| values::number(entry, said))
        .or_else(|| values::two_entries(entry, said))
}

/// `title = "{{ replace .Name }}"`, before the generator has filled it in.
fn template(entry: &Entry<'_>) -> Option<Found> {
    let words = entry.line.slice(entry.text);
    let start = words.find("{{").or_else(|| words.find("{%"))?;
    let end = words.rfind("}}").or_else(|| words.rfind("%}")).map_or(words.len(), |end| end + 2);
    let message = "template tag, which TOML cannot read";
    let span = entry.line.sub(start..end.max(start));
    Some((span, helped(message, "put the tag in single quotes, or exclude this file")))
}

/// `title: A`, the way YAML writes it.
fn yaml_entry(entry: &Entry<'_>) -> Option<Found> {
    let words = entry.line.slice(entry.text);
    let (key, value) = words.split_once(':')?;
    let (key, length) = (key.trim_end(), key.len());
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !is_word || !(value.is_empty() || value.starts_with(' ')) {
        return None;
    }
    let value = value.trim_end();
    // A comment in both.
    let is_quoted = value.trim_start().starts_with(['"', '\'']);
    let end = value.find(" #").filter(|_| !is_quoted).and_then(|at| value.get(..at));
    let end = end.map_or(value.len(), |before| before.trim_end().len());
    let (value, comment) = value.split_at_checked(end).unwrap_or((value, ""));
    let value = value.trim();
    let is_toml = !value.is_empty() && toml::de::DeValue::parse(value).is_ok();
    let written = if is_toml { value.to_owned() } else { quoted(value) };
    let line = format!("{key} = {written}{comment}");
    let mut problem = helped(format!("`{key}:` is YAML, but this block is TOML"), format!("write `{line}`"));
    problem.fix = Some(Fix::guess("write it as TOML", [Edit::replace(entry.line, line)]));
    Some((entry.line.sub(length..length + 1), problem))
}

/// A key without value, and one with characters that need quotes (TOML 1.0, "Keys").
fn key(entry: &Entry<'_>) -> Option<Found> {
    let key = entry.key_text();
    if key.is_empty() && entry.value.is_some() {
        let help = "write `key = value`, or delete the line";
        return Some((entry.line, helped("`=` without a key before it", help)));
    }
    if key.starts_with('[') || key.is_empty() {
        return None;
    }
    let Some(value) = entry.value else {
        let help = "write `key = \"value\"`, or delete the line";
        return Some((
            entry.line,
            helped(format!("`{key}` is not a `key = value` line: `=` is missing"), help),
        ));
    };
    if value.is_empty() {
        let help = format!("write `{key} = \"\"`, or delete the line");
        return Some((entry.key, helped(format!("`{key}` has no value, which TOML does not allow"), help)));
    }
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if key.chars().all(is_bare) || key.contains(['"', '\'', '\\']) {
        return None;
    }
    let written = format!("\"{key}\"");
    let message = format!("the key `{key}` needs quotes in TOML");
    let mut problem = helped(message, format!("write `{written} = {}`", entry.value_text()));
    problem.fix = Some(Fix::safe("quote the key", [Edit::replace(entry.key, written)]));
    Some((entry.key, problem))
}

/// The closest line above that opens a bracket or a quote.
fn opened_above(text: &str, content: Span, line: Span) -> Option<Entry<'_>> {
    let before = Span::new(content.start, line.start).slice(text);
    let mut end = before.len();
    for row in before.split_inclusive('\n').rev() {
        let start = end - row.len();
        let entry = Entry::new(text, line_of(text, content, content.sub(start..start).start));
        if entry.value_text().starts_with(['[', '{', '"', '\'']) {
            return Some(entry);
        }
        end = start;
    }
    None
}
