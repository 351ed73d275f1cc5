//! Lines that should be an entry and have no colon that YAML reads as one.

use crate::diagnostic::Edit;

use super::line::Line;
use super::wording::{Found, helped, quoted, shown};

/// Colons that are not `:`, with what they are called.
const COLONS: [(char, &str); 4] = [
    ('：', "a full-width colon"),
    ('﹕', "a small colon"),
    ('∶', "a ratio sign"),
    ('︰', "a vertical two-dot sign"),
];

/// Why a line that is meant as an entry is none.
pub(super) fn entry(line: &Line<'_>) -> Option<Found> {
    no_space(line).or_else(|| wide_space(line)).or_else(|| wide_colon(line)).or_else(|| equals(line))
}

/// Why a line without a key is none.
pub(super) fn cause(line: &Line<'_>) -> Option<Found> {
    entry(line).or_else(|| no_space_after_dash(line)).or_else(|| template(line))
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// `title:Foo`
fn no_space(line: &Line<'_>) -> Option<Found> {
    let words = line.value_text();
    let (key, value) = words.split_once(':')?;
    let (name, value_start) = (key.trim_end(), value.trim_start());
    if !is_key(name) || value.is_empty() || value.starts_with(['/', ' ', '\u{a0}', '\u{3000}']) {
        return None;
    }
    let message = format!("missing space after the colon: {} is not a field", shown(words));
    let span = line.value.sub(key.len()..key.len() + 1);
    let all = line.value.sub(name.len()..words.len() - value_start.len());
    // Behind a space, these would be the next mistake.
    if value.starts_with(['*', '&', '@', '%']) {
        let written = quoted(value);
        let all = line.value.sub(name.len()..words.len());
        let problem = helped(message, format!("write `{name}: {written}`")).mended(
            "add a space after the colon, and quote the value",
            Edit::replace(all, format!(": {written}")),
        );
        return Some((span, problem));
    }
    let problem = helped(message, format!("write `{name}: {value}`"))
        .mended("add a space after the colon", Edit::replace(all, ": "));
    Some((span, problem))
}

/// `title:` and a space that YAML does not know.
fn wide_space(line: &Line<'_>) -> Option<Found> {
    let words = line.value_text();
    let (key, value) = words.split_once(':')?;
    let (blank, name) = match value.chars().next()? {
        blank @ '\u{a0}' => (blank, "a no-break space (U+00A0)"),
        blank @ '\u{3000}' => (blank, "a full-width space (U+3000)"),
        blank @ ('\u{2002}'..='\u{200b}' | '\u{202f}') => (blank, "not an ASCII space"),
        _ => return None,
    };
    let at = key.len() + 1;
    let span = line.value.sub(at..at + blank.len_utf8());
    let message = format!("the space after `{key}:` is {name}, so YAML does not recognize the key");
    let problem =
        helped(message, format!("write `{key}: {}`", value.get(blank.len_utf8()..).unwrap_or_default()))
            .mended("replace it with a normal space", Edit::replace(span, " "));
    Some((span, problem))
}

/// `title：Foo`
fn wide_colon(line: &Line<'_>) -> Option<Found> {
    let words = line.value_text();
    let (at, sign) = words.char_indices().find(|(_, c)| COLONS.iter().any(|(colon, _)| colon == c))?;
    let (_, name) = COLONS.iter().find(|(colon, _)| *colon == sign)?;
    let key = words.get(..at).unwrap_or_default().trim_end();
    if !is_key(key) {
        return None;
    }
    let rest = words.get(at + sign.len_utf8()..).unwrap_or_default();
    let value = rest.trim_start();
    let span = line.value.sub(at..at + sign.len_utf8());
    let all = line.value.sub(key.len()..words.len() - value.len());
    let message =
        format!("the colon after `{key}` is {name} (`{sign}`), which YAML does not read as a colon");
    let written = if value.is_empty() { ":" } else { ": " };
    let problem = helped(message, format!("write `{key}{written}{value}`"))
        .mended("replace it with a normal colon", Edit::replace(all, written));
    Some((span, problem))
}

/// `title = "Foo"`, the way TOML writes it.
fn equals(line: &Line<'_>) -> Option<Found> {
    let words = line.value_text();
    let (key, value) = words.split_once('=')?;
    let value = value.trim_start();
    let key = key.trim_end();
    if !is_key(key) || value.starts_with('=') {
        return None;
    }
    let at = words.get(key.len()..).unwrap_or_default().find('=')? + key.len();
    let all = line.value.sub(key.len()..words.len() - value.len());
    let message = format!("`{key} =` is TOML, but this block is YAML");
    let problem = helped(message, format!("write `{key}: {value}`"))
        .mended("write it as YAML", Edit::replace(all, ": "));
    Some((line.value.sub(at..at + 1), problem))
}

/// `-a`
fn no_space_after_dash(line: &Line<'_>) -> Option<Found> {
    let words = line.shown();
    let item = words.strip_prefix('-').filter(|item| !item.is_empty() && !item.starts_with(['-', ' ']))?;
    let message = format!("missing space after the dash: {} is not a list item", shown(words));
    let span = line.words.sub(0..1);
    let problem = helped(message, format!("write `- {item}`"))
        .mended("add a space after the dash", Edit::insert(span.end, " "));
    Some((span, problem))
}

/// A template tag on a line of its own.
fn template(line: &Line<'_>) -> Option<Found> {
    let words = line.shown();
    if !words.starts_with("{{") && !words.starts_with("{%") {
        return None;
    }
    let message = format!("{} is a template tag, which YAML cannot read", shown(words));
    Some((line.words, helped(message, "delete the line, or put it in quotes after a key")))
}

/// `• a`, `1. a` and `* a` below a key without a value: items of a list, as Markdown and word processors write them.
pub(super) fn bullets(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let is_used = |line: &&Line<'_>| !line.is_idle();
    let mut above = lines.get(..=row)?.iter().rev().filter(is_used).skip_while(|line| line.key.is_some());
    let mut first = above.next().filter(|line| bullet(line.shown()).is_some())?;
    let key = above.find(|line| {
        let is_bullet = bullet(line.shown()).is_some();
        first = if is_bullet { line } else { first };
        !is_bullet
    })?;
    if key.key.is_none() || !key.value_text().is_empty() || first.indent() > key.indent() {
        return None;
    }
    let words = first.shown();
    let sign = bullet(words)?;
    let item = words.get(sign.len()..)?.trim_start();
    let message = format!("`{sign}` does not start a list item in YAML");
    let span = first.words.sub(0..sign.len());
    Some((span, helped(message, format!("write `- {item}`")).labelled(key.words, "the list of this key")))
}

/// The bullet or the number that a line starts with.
fn bullet(words: &str) -> Option<&str> {
    let sign = words.split(' ').next().filter(|sign| sign.len() < words.len())?;
    let number = sign.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_bullet = matches!(sign, "*" | "+" | "•" | "·" | "●" | "◦" | "▪" | "‣" | "–" | "—");
    (is_number || is_bullet).then_some(sign)
}
