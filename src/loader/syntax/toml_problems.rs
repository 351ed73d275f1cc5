//! What is wrong with TOML, in the author's words.

use toml::de::Error;

use crate::diagnostic::{Edit, Fix};
use crate::document::{Fault, Problem};
use crate::span::Span;

/// The fault that explains the errors: after the first one the parser only guesses.
pub(super) fn cause(text: &str, content: Span, errors: &[Error]) -> Option<Fault> {
    let first = errors.first()?;
    let at = content.sub(first.span().unwrap_or(0..0));
    Some(in_words(text, content, at, first.message()))
}

fn in_words(text: &str, content: Span, at: Span, said: &str) -> Fault {
    let line = line_of(text, content, at.start);
    let words = line.slice(text);
    if said.contains("recursion limit") {
        return Fault::TooComplex { span: at, limit: "it is nested too deep" };
    }
    if said.starts_with("duplicate key") {
        let mut problem = fact(format!("the key `{}` stands here a second time", at.slice(text)));
        problem.help = Some("keep one of the two".to_owned());
        return Fault::Syntax { span: at, problem };
    }
    if let Some(fault) = yaml_entry(text, line).or_else(|| bare_value(text, line, at)) {
        return fault;
    }
    if said.contains("unclosed") || said.contains("missing closing") {
        let mut problem = fact(format!("what opens here is never closed: {said}"));
        problem.help = Some("write the closing sign at the end of the value".to_owned());
        return Fault::Syntax { span: or_line(at, line), problem };
    }
    let mut problem = fact(format!("this line is not TOML: {said}"));
    if !words.contains('=') && !words.starts_with('[') {
        problem.help = Some("write `key = \"value\"`".to_owned());
    }
    Fault::Syntax { span: or_line(at, line), problem }
}

/// `title: A`, the way YAML writes it.
fn yaml_entry(text: &str, line: Span) -> Option<Fault> {
    let words = line.slice(text);
    let (key, value) = words.split_once(':')?;
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !is_word || !(value.is_empty() || value.starts_with(' ')) {
        return None;
    }
    let value = value.trim();
    let written = if is_toml_value(value) { value.to_owned() } else { format!("\"{}\"", escaped(value)) };
    let mut problem = fact(format!("`{key}:` is YAML, but this block is TOML"));
    problem.help = Some(format!("write `{key} = {written}`"));
    problem.fix = Some(Fix::guess("write it as TOML", [Edit::replace(line, format!("{key} = {written}"))]));
    Some(Fault::Syntax { span: line.sub(key.len()..key.len() + 1), problem })
}

/// `title = Some words`
fn bare_value(text: &str, line: Span, at: Span) -> Option<Fault> {
    let words = line.slice(text);
    let (key, value) = words.split_once('=')?;
    let shown = value.trim();
    if shown.is_empty() {
        let mut problem = fact(format!("`{}` has no value, which TOML does not allow", key.trim()));
        problem.help = Some(format!("write `{} = \"\"`, or delete the line", key.trim()));
        return Some(Fault::Syntax { span: line.sub(0..key.trim_end().len()), problem });
    }
    let starts_plain = shown.chars().next().is_some_and(|c| c.is_alphabetic() || !c.is_ascii());
    if !starts_plain || shown.contains(['"', '#', '\\']) || at.start < line.start {
        return None;
    }
    let start = words.len() - value.trim_start().len();
    let span = line.sub(start..start + shown.len());
    let mut problem = fact(format!("`{shown}` has no quotes, which TOML wants around text"));
    problem.help = Some(format!("write `{} = \"{shown}\"`", key.trim()));
    problem.fix = Some(Fix::safe("quote the value", [Edit::replace(span, format!("\"{shown}\""))]));
    Some(Fault::Syntax { span, problem })
}

fn is_toml_value(value: &str) -> bool {
    !value.is_empty() && toml::de::DeValue::parse(value).is_ok()
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"")
}

fn fact(message: String) -> Problem {
    Problem { message, help: None, label: None, fix: None }
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
