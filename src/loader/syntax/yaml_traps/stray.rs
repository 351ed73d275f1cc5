//! A line that is neither an entry nor part of the value above it.

use crate::diagnostic::Edit;

use super::line::Line;
use super::wording::{Found, helped, quoted, shown};

/// `// comment`, as other languages write it.
fn comment(line: &Line<'_>) -> Option<Found> {
    let words = line.shown();
    let rest = words.strip_prefix("//").filter(|rest| !rest.trim().is_empty())?;
    let sign = line.words.sub(0..2);
    let help = format!("write `#{rest}`: comments start with `#`");
    let problem =
        helped("`//` does not start a comment in YAML", help).maybe("write `#`", Edit::replace(sign, "#"));
    Some((sign, problem))
}

/// A line that is neither an entry nor part of the value above.
pub(super) fn stray(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row)?;
    let words = line.shown();
    if let Some(found) = comment(line) {
        return Some(found);
    }
    let above = lines[..row].iter().rev().find(|line| !line.is_idle());
    let key = above.and_then(Line::key_text);
    let (message, help) = match (above, key) {
        _ if is_known(words) => (
            format!("missing colon after the key `{words}`"),
            format!("write `{words}:` and a value, or delete the line"),
        ),
        (Some(above), Some(key)) if !above.value_text().is_empty() => (
            format!(
                "{} is neither a `key: value` line nor an indented continuation of `{key}`",
                shown(words)
            ),
            colon_or_joined(above, words),
        ),
        _ if words.contains(' ') => (
            format!("{} is not a `key: value` line", shown(words)),
            "write a key and a colon before it, or move the line below the front matter".to_owned(),
        ),
        _ => (
            format!("{} is not a `key: value` line", shown(words)),
            format!("write `{words}:` and a value, or delete the line"),
        ),
    };
    let mut problem = helped(message, help);
    if let Some((name, rest)) = named(words) {
        let gap = line.words.sub(name.len()..words.len() - rest.len());
        problem = problem.maybe("add a colon", Edit::replace(gap, ": "));
    }
    if let Some(above) = above {
        problem = problem.labelled(above.key.unwrap_or(above.words), "the entry above");
    }
    Some((line.words, problem))
}

/// Whether a line is the bare name of a field that nearly every page has.
pub(super) fn is_known(words: &str) -> bool {
    const FIELDS: [&str; 12] = [
        "author",
        "authors",
        "categories",
        "category",
        "date",
        "description",
        "draft",
        "layout",
        "permalink",
        "tags",
        "title",
        "updated",
    ];
    FIELDS.contains(&words)
}

/// `title A`: the name of such a field, and its value.
fn named(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.split_once(' ')?;
    let value = rest.trim_start();
    let is_plain = value.starts_with(char::is_alphanumeric) && !value.contains([':', '#']);
    (is_known(name) && is_plain).then_some((name, value))
}

fn colon_or_joined(above: &Line<'_>, words: &str) -> String {
    let joined = joined(above, words);
    match named(words) {
        Some((name, value)) => format!("write `{name}: {value}`; {joined}"),
        None => joined,
    }
}

fn joined(above: &Line<'_>, words: &str) -> String {
    let value = above.value_text();
    let inside = value.trim_matches(['"', '\'']);
    if value.starts_with(['[', '{', '|', '>', '&', '*', '!'])
        || inside.chars().count() + words.chars().count() > 80
    {
        return "indent the line by two spaces, or write a key and a colon before it".to_owned();
    }
    let whole = format!("{inside} {words}");
    format!("if it belongs to the value above, write `{}`", above.with_value(&quoted(&whole)))
}
