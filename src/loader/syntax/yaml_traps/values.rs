//! Values that need quotes: a colon in them, or a character of YAML at their start.

use crate::diagnostic::Edit;
use crate::span::Span;

use super::brackets;
use super::line::Line;
use super::wording::{Found, helped, quoted, shown};

/// `title: Foo: bar`
pub(super) fn colon(line: &Line<'_>) -> Option<Found> {
    line.key?;
    let value = line.value_text();
    if value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']) {
        return None;
    }
    let at = value
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|&at| matches!(value.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))?;
    let sign = line.value.sub(at..at + 1);
    let message = format!("unquoted colon in {}: YAML reads it as the end of a key", shown(value));
    if let Some(inside) = value.strip_prefix(['“', '„', '”']).and_then(|rest| rest.strip_suffix(['”', '“']))
    {
        let written = quoted(inside);
        let problem = helped(message, line.advice(&written))
            .labelled(sign, "this colon")
            .maybe("write straight quotes", Edit::replace(line.value, written));
        return Some((line.value, problem));
    }
    let written = quoted(value);
    let problem = helped(message, line.advice(&written))
        .labelled(sign, "this colon")
        .mended("quote the value", Edit::replace(line.value, written));
    Some((line.value, problem))
}

/// A colon on a further line of an unquoted text.
pub(super) fn wrapped(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row).filter(|line| !line.is_item)?;
    let is_start = |above: &Line<'_>| above.is_idle() || above.is_item || above.key.is_some();
    let first = lines[..row].iter().rposition(is_start)?;
    let owner = &lines[first];
    let (key, value) = (owner.key_text()?, owner.value_text());
    // A single word directly below is rather an entry that is indented too far.
    let words = if first + 1 < row { lines[row - 1].shown() } else { line.key_text()? };
    let is_text = |value: &str| !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']);
    if line.indent() <= owner.indent() || !words.contains(' ') || !is_text(value) {
        return None;
    }
    let message = format!("unquoted colon in {}: YAML reads it as the end of a key", shown(line.shown()));
    let (help, at) = if value.is_empty() {
        (format!("write `{key}: >-` above the text"), owner.value.start)
    } else {
        (format!("put the whole value of `{key}` in quotes"), 0)
    };
    let mut problem = helped(message, help).labelled(owner.key?, "the text belongs to this key");
    if at == owner.words.end {
        problem = problem.maybe("write `>-`", Edit::insert(at, " >-"));
    }
    Some((line.words, problem))
}

/// `author: @foo`: the value starts with a sign that means something else.
pub(super) fn sign(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    if let Some(found) = template(line).or_else(|| brackets::hashed(line)) {
        return Some(found);
    }
    let meaning = match value.chars().next()? {
        '@' | '`' => "which is reserved in YAML",
        '%' => "which starts a directive in YAML",
        '*' => "which starts an alias in YAML",
        '&' => "which starts an anchor in YAML",
        '!' => "which starts a tag in YAML",
        '|' | '>' => "which starts a block of text in YAML",
        '?' if value.len() == 1 || value.starts_with("? ") => "which starts a multi-line key in YAML",
        ',' => "which is reserved for lists in brackets",
        ']' | '}' if value.len() == 1 => "but no bracket is open",
        ']' | '}' => "but no bracket is open",
        '[' if value.ends_with(']') => return None,
        '{' if value.ends_with('}') => return None,
        '[' => "which starts a list in YAML, but there is more text after its `]`",
        '{' => "which starts a mapping in YAML, but there is more text after its `}`",
        _ => return None,
    };
    let message = match value.chars().next()? {
        '`' => format!("the value starts with a backtick, {meaning}"),
        first if value.len() == first.len_utf8() => match meaning.strip_prefix("which ") {
            Some(meaning) => format!("`{first}` {meaning}"),
            None => format!("unexpected `{first}`: no bracket is open"),
        },
        first => format!("{} starts with `{first}`, {meaning}", shown(value)),
    };
    let written = quoted(value);
    let problem =
        helped(message, line.advice(&written)).mended("quote the value", Edit::replace(line.value, written));
    Some((line.value, problem))
}

/// `[CLIP](https://example.org)[@CLIP]`: Markdown, not a list.
pub(super) fn link(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    if !value.starts_with('[') || !value.contains("](") {
        return None;
    }
    let written = quoted(value);
    let message = format!("{} is a Markdown link, which YAML reads as a list", shown(value));
    let problem =
        helped(message, line.advice(&written)).mended("quote the value", Edit::replace(line.value, written));
    Some((line.value, problem))
}

/// `@name: foo`: the key starts with a sign that means something else.
pub(super) fn key_sign(line: &Line<'_>) -> Option<Found> {
    let key = line.key?;
    let words = line.key_text()?;
    let first =
        words.chars().next().filter(|sign| matches!(sign, '@' | '`' | '%' | '*' | '&' | '!' | ','))?;
    let name = if first == '`' { "a backtick".to_owned() } else { format!("`{first}`") };
    let written = quoted(words);
    let rest = Span::new(key.end, line.words.end).slice(line.text);
    let problem =
        helped(format!("the key starts with {name}, so it needs quotes"), format!("write `{written}{rest}`"))
            .mended("quote the key", Edit::replace(key, written));
    Some((key, problem))
}

/// `title: {{ page.title }}`
pub(super) fn template(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    if !value.starts_with("{{") && !value.starts_with("{%") {
        return None;
    }
    if line.key.is_none() && !line.is_item {
        let message = format!("{} is a template tag, which YAML cannot read", shown(value));
        return Some((line.words, helped(message, "delete the line, or put it in quotes after a key")));
    }
    let message = format!("{} is a template tag, which YAML reads as a mapping", shown(value));
    let written = quoted(value);
    let problem =
        helped(message, line.advice(&written)).mended("quote the value", Edit::replace(line.value, written));
    Some((line.value, problem))
}

/// `*foo`, where nothing is called `foo`.
pub(super) fn unknown_alias(line: &Line<'_>, at: Span) -> Option<Found> {
    let value = line.value_text();
    if value.starts_with('*') && value.contains(' ') || value.ends_with('*') {
        return sign(line);
    }
    let rest = line.span.slice(line.text).get((at.start - line.span.start) as usize..)?;
    let name = rest.split([' ', '\t', ',', ']', '}']).next()?;
    let span = at.sub(0..name.len());
    let anchor = name.trim_start_matches('*');
    let message = if anchor.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        format!("alias `{name}` without an anchor: there is no `&{anchor}` above it")
    } else {
        format!("`{name}` is an alias in YAML: text that starts with `*` must be quoted")
    };
    let problem = helped(message, format!("if the asterisk is part of the text, write `\"{name}\"`"))
        .maybe("quote the value", Edit::replace(span, quoted(name)));
    Some((span, problem))
}

/// `title: - a`
pub(super) fn list_beside_key(line: &Line<'_>) -> Option<Found> {
    let key = line.key_text()?;
    let value = line.value_text();
    let item = value.strip_prefix('-')?.trim_start();
    let span = line.value.sub(0..1);
    let message = format!("a list cannot start on the same line as its key `{key}`");
    let help = format!(
        "write the list on the lines below: `- {item}`; or, if the dash is part of the text, `{}`",
        line.with_value(&quoted(value))
    );
    Some((span, helped(message, help)))
}
