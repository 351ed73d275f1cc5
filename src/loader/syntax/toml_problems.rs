//! What is wrong with TOML, in the author's words.

use toml::de::Error;

use crate::diagnostic::{Edit, Fix};
use crate::document::{Fault, Problem};
use crate::span::Span;

/// The fault that explains the errors: after the first one the parser only guesses.
pub(super) fn cause(text: &str, content: Span, errors: &[Error]) -> Option<Fault> {
    let first = errors.first()?;
    let at = content.sub(first.span().unwrap_or(0..0));
    let said = first.message();
    if said.contains("recursion limit") {
        return Some(Fault::TooComplex { span: at, limit: "it is nested too deep" });
    }
    let entry = Entry::new(text, line_of(text, content, at.start));
    let above = bracket_above(text, content, entry.line);
    let (span, problem) = in_words(&entry, at, said)
        .or_else(|| above.and_then(|above| unclosed(&above, "missing closing")))
        .unwrap_or_else(|| (or_line(at, entry.line), fact(format!("this line is not TOML: {said}"))));
    Some(Fault::Syntax { span, problem })
}

type Found = (Span, Problem);

/// One line, taken apart at its first `=`.
struct Entry<'s> {
    text: &'s str,
    line: Span,
    key: Span,
    value: Option<Span>,
}

impl<'s> Entry<'s> {
    fn new(text: &'s str, line: Span) -> Self {
        let words = line.slice(text);
        let Some(at) = words.find('=') else { return Self { text, line, key: line, value: None } };
        let key = line.sub(0..words[..at].trim_end().len());
        let start = words.len() - words[at + 1..].trim_start().len();
        Self { text, line, key, value: Some(line.sub(start..words.len())) }
    }

    fn key_text(&self) -> &'s str {
        self.key.slice(self.text)
    }

    fn value_text(&self) -> &'s str {
        self.value.map_or("", |value| value.slice(self.text))
    }

    /// The place of the value, and a problem that says to write `written` there.
    fn replaced(&self, message: String, written: &str, title: &str) -> Option<Found> {
        let value = self.value?;
        let problem = helped(message, format!("write `{} = {written}`", self.key_text()));
        let fix = Fix::safe(title, [Edit::replace(value, written)]);
        Some((value, Problem { fix: Some(fix), ..problem }))
    }
}

fn in_words(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    if said.starts_with("duplicate key") {
        let message = format!("the key `{}` stands here a second time", at.slice(entry.text));
        return Some((at, helped(message, "keep one of the two")));
    }
    template(entry)
        .or_else(|| yaml_entry(entry))
        .or_else(|| key(entry))
        .or_else(|| boolean(entry))
        .or_else(|| quotes(entry, said))
        .or_else(|| bare(entry, at, said))
        .or_else(|| unclosed(entry, said))
        .or_else(|| date(entry, at, said))
}

/// `title = "{{ replace .Name }}"`, before the generator has filled it in.
fn template(entry: &Entry<'_>) -> Option<Found> {
    let words = entry.line.slice(entry.text);
    let start = words.find("{{").or_else(|| words.find("{%"))?;
    let end = words.rfind("}}").or_else(|| words.rfind("%}")).map_or(words.len(), |end| end + 2);
    let message = "a template tag stands here, which TOML cannot read";
    let span = entry.line.sub(start..end.max(start));
    Some((span, helped(message, "put the tag between single quotes, or leave this file out of the check")))
}

/// `title: A`, the way YAML writes it.
fn yaml_entry(entry: &Entry<'_>) -> Option<Found> {
    let words = entry.line.slice(entry.text);
    let (key, value) = words.split_once(':')?;
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !is_word || !(value.is_empty() || value.starts_with(' ')) {
        return None;
    }
    let value = value.trim();
    let is_toml = !value.is_empty() && toml::de::DeValue::parse(value).is_ok();
    let written = if is_toml { value.to_owned() } else { quoted(value) };
    let line = format!("{key} = {written}");
    let mut problem = helped(format!("`{key}:` is YAML, but this block is TOML"), format!("write `{line}`"));
    problem.fix = Some(Fix::guess("write it as TOML", [Edit::replace(entry.line, line)]));
    Some((entry.line.sub(key.len()..key.len() + 1), problem))
}

/// A key without value, and one with signs that need quotes (TOML 1.0, "Keys").
fn key(entry: &Entry<'_>) -> Option<Found> {
    let key = entry.key_text();
    if key.starts_with('[') || key.is_empty() {
        return None;
    }
    let Some(value) = entry.value else {
        let help = "write `key = \"value\"`, or delete the line";
        return Some((entry.line, helped(format!("`{key}` has no `=`, so it is no entry"), help)));
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

/// `draft = yes`
fn boolean(entry: &Entry<'_>) -> Option<Found> {
    let value = entry.value_text();
    let meant = match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => "true",
        "false" | "no" | "off" => "false",
        _ => return None,
    };
    if value == meant {
        return None;
    }
    let mut found = entry.replaced(format!("`{value}` is no value in TOML"), meant, "write the boolean")?;
    if !value.eq_ignore_ascii_case(meant) {
        found.1.fix = found.1.fix.map(|fix| Fix::guess(fix.title, fix.edits));
    }
    Some(found)
}

/// A quote that is not closed, closes too early, or holds a backslash.
fn quotes(entry: &Entry<'_>, said: &str) -> Option<Found> {
    let value = entry.value_text();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let opening = entry.value?.sub(0..1);
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        let marks = &value[..3];
        return Some((
            entry.value?.sub(0..3),
            helped(format!("this `{marks}` is never closed"), format!("write `{marks}` after the text")),
        ));
    }
    let inside = value[1..].strip_suffix(quote).unwrap_or(&value[1..]);
    if value.matches(quote).count() == 1 {
        let mut problem = helped(
            format!("this `{quote}` is never closed"),
            format!("write `{} = {value}{quote}`", entry.key_text()),
        );
        problem.fix = Some(Fix::safe("close the quote", [Edit::insert(entry.line.end, quote.to_string())]));
        return Some((opening, problem));
    }
    if quote == '"'
        && inside.contains('\\')
        && !inside.contains(['"', '\''])
        && !said.contains("key or value")
    {
        let message = format!("`{inside}` holds a backslash, which starts an escape between double quotes");
        return entry.replaced(message, &format!("'{inside}'"), "use single quotes");
    }
    if value.ends_with(quote) && inside.contains(quote) && !inside.contains('\\') && !inside.contains('=') {
        let other = if quote == '"' { '\'' } else { '"' };
        let message = format!("a `{quote}` inside ends the text too early");
        return (!inside.contains(other)).then(|| {
            entry.replaced(message, &format!("{other}{inside}{other}"), "change the outer quotes")
        })?;
    }
    None
}

/// `title = Some words`, `tags = [a, b]`
fn bare(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    let value = entry.value_text();
    let is_word = value.chars().next().is_some_and(|c| c.is_alphabetic() || !c.is_ascii());
    let is_said = said.contains("must be quoted");
    if value.contains('"') && !is_said || !(is_word || is_said) {
        return None;
    }
    if value.starts_with(['[', '{']) {
        let item = at.slice(entry.text);
        let mut problem = helped(
            format!("`{item}` has no quotes, which TOML wants around text"),
            format!("write `{}`", quoted(item)),
        );
        problem.fix = Some(Fix::safe("quote the item", [Edit::replace(at, quoted(item))]));
        return Some((at, problem));
    }
    if value.contains(['#', '\\', '\'']) {
        return None;
    }
    let message = format!("`{value}` has no quotes, which TOML wants around text");
    entry.replaced(message, &quoted(value), "quote the value")
}

/// A bracket that its line does not close.
fn unclosed(entry: &Entry<'_>, said: &str) -> Option<Found> {
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
        helped(format!("this `{open}` is never closed"), format!("write `{close}` after the last item")),
    ))
}

/// A date that does not exist, a number with a zero in front.
fn date(entry: &Entry<'_>, at: Span, said: &str) -> Option<Found> {
    let value = entry.value?;
    if said.contains("leading zero") {
        let message =
            format!("the number `{}` starts with a zero, which TOML does not allow", entry.value_text());
        return Some((value, helped(message, "delete the zero, or put quotes around the value")));
    }
    let wanted = said.split_once("expected ").map_or(said, |(_, wanted)| wanted);
    let is_date = ["date", "time"].iter().any(|word| said.starts_with(&format!("invalid {word}")));
    is_date.then(|| {
        let message = format!("`{}` is no date or time of TOML", entry.value_text());
        (
            or_line(at, value),
            helped(message, format!("TOML wants {wanted}: write `2006-01-02` or `2006-01-02T15:04:05Z`")),
        )
    })
}

/// The closest line above that opens a bracket.
fn bracket_above(text: &str, content: Span, line: Span) -> Option<Entry<'_>> {
    let before = Span::new(content.start, line.start).slice(text);
    let mut end = before.len();
    for row in before.split_inclusive('\n').rev() {
        let start = end - row.len();
        let entry = Entry::new(text, line_of(text, content, content.sub(start..start).start));
        if entry.value_text().starts_with(['[', '{']) {
            return Some(entry);
        }
        end = start;
    }
    None
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn fact(message: String) -> Problem {
    Problem { message, help: None, label: None, fix: None }
}

fn helped(message: impl Into<String>, help: impl Into<String>) -> Problem {
    Problem { help: Some(help.into()), ..fact(message.into()) }
}

/// An empty place shows nothing: then the whole line does.
const fn or_line(at: Span, line: Span) -> Span {
    if at.is_empty() { line } else { at }
}

/// The line that `at` is in, without blanks around it.
fn line_of(text: &str, content: Span, at: u32) -> Span {
    let inside = content.slice(text);
    let offset = (at.saturating_sub(content.start) as usize).min(inside.len());
    let start = inside.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = inside.get(start..).unwrap_or("");
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let blank = line.len() - line.trim_start().len();
    content.sub(start + blank..start + line.trim_end().len().max(blank))
}
