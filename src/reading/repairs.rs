//! Text that one reader takes although it is not YAML, rewritten so that the loader's parser reads what that reader
//! reads. Only checked where the text does not parse as it is.

use std::sync::Arc;

use crate::document::{Block, Source, Syntax};
use crate::loader::{self, Dialect};
use crate::span::Span;
use crate::value::scalar::Reader;

use super::yaml::{is_empty, typed};
use super::{Held, Stopped, tree};

/// The first of the private-use characters that represent those which the parser refuses.
const STAND_IN: u32 = 0xF_0000;

/// Reads `content` as `reader` does where that differs from YAML; `None` if nothing can be rewritten.
pub(super) fn read(content: &str, source: &Source, reader: Reader) -> Option<Result<Held, Stopped>> {
    let rewritten = match reader {
        Reader::Goccy => with_stand_ins(content).or_else(|| in_flow(content, false)),
        Reader::JsYaml3 => without_tabs(content).or_else(|| in_flow(content, true)),
        Reader::SafeYaml => without_unknown_aliases(content).or_else(|| in_flow(content, false)),
        _ => in_flow(content, false),
    };
    let text = rewritten?;
    let length = text.len();
    let again = Source::whole(Arc::clone(&source.path), text);
    let block = Block {
        syntax: Syntax::Yaml,
        open: Span::at(0),
        content: Span::of(0..length),
        close: None,
        body: Span::of(0..length).end,
        seen: true,
    };
    let dialect = Dialect { reader, ..Dialect::default() };
    let document = loader::parse_literally(&again, block, &dialect);
    Some(tree(&document).and_then(|root| {
        let held = if is_empty(root) { Held::Null } else { typed(root, reader)? };
        Ok(if reader == Reader::Goccy { restored(held) } else { held })
    }))
}

/// goccy/go-yaml keeps control characters, and a comma at the start of a value.
fn with_stand_ins(content: &str) -> Option<String> {
    let is_refused = |sign: char| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{85}' | '\0');
    let mut changed = false;
    let mut text = String::with_capacity(content.len());
    for line in content.split_inclusive('\n') {
        let comma = value_start(line).filter(|&at| line.get(at..).unwrap_or_default().starts_with(','));
        for (at, sign) in line.char_indices() {
            if is_refused(sign) || comma == Some(at) {
                changed = true;
                text.extend(char::from_u32(STAND_IN + u32::from(sign)));
            } else {
                text.push(sign);
            }
        }
    }
    changed.then_some(text)
}

/// Where the value of `key: value` or `- value` starts on its line.
fn value_start(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let mark = if line.get(indent..).unwrap_or_default().starts_with("- ") {
        indent + 2
    } else {
        line.find(": ")? + 2
    };
    let rest = line.get(mark..)?;
    Some(mark + rest.len() - rest.trim_start_matches(' ').len())
}

fn restored(held: Held) -> Held {
    let back = |text: String| -> String {
        text.chars()
            .map(|sign| u32::from(sign).checked_sub(STAND_IN).and_then(char::from_u32).unwrap_or(sign))
            .collect()
    };
    match held {
        Held::Text(text) => Held::Text(back(text)),
        Held::List(items) => Held::List(items.into_iter().map(restored).collect()),
        Held::Map(entries) => {
            Held::Map(entries.into_iter().map(|(key, value)| (restored(key), restored(value))).collect())
        }
        other => other,
    }
}

/// js-yaml 3 does not count tabs as indentation, so a map that is indented by tabs lands at the margin. A list does
/// not, as its column counts: it ends after its first item.
fn without_tabs(content: &str) -> Option<String> {
    let is_tabbed = |line: &str| line.starts_with('\t');
    let is_item = |line: &str| is_tabbed(line) && line.trim_start_matches('\t').starts_with("- ");
    let lines: Vec<&str> = content.lines().collect();
    let is_lone = |at: usize| {
        let next = lines[at + 1..].iter().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
        // What is indented by spaces is not below the key of the item, whose column counts.
        let is_below = lines[at].contains(": ") && next.starts_with(' ');
        let has_more = is_tabbed(next) || is_below || next.starts_with("- ");
        !has_more && (at == 0 || !is_tabbed(lines[at - 1]))
    };
    if !lines.iter().any(|line| is_tabbed(line))
        || ends_early(&lines)
        || (0..lines.len()).any(|at| is_item(lines[at]) && !is_lone(at))
    {
        return None;
    }
    Some(content.split_inclusive('\n').map(|line| line.trim_start_matches('\t')).collect())
}

/// Whether a tab above everything else shifts the first key, so that what follows at the margin is not in its mapping.
fn ends_early(lines: &[&str]) -> bool {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_idle = |line: &&&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let mut written = lines.iter().filter(|line| !is_idle(line));
    let Some(first) = written.next() else { return false };
    let indent = first.len() - first.trim_start_matches([' ', '\t']).len();
    indent > spaces(first) && written.any(|line| spaces(line) < indent)
}

/// Between brackets most readers take tabs at the start of a line, and js-yaml 3 takes a missing item for null.
fn in_flow(content: &str, fills_gaps: bool) -> Option<String> {
    let mut changed = false;
    let mut text = String::with_capacity(content.len() + 8);
    let mut depth = 0usize;
    let mut quote = None;
    let mut last = '\n';
    for sign in content.chars() {
        let before = text.chars().next_back().unwrap_or('\n');
        match (quote, sign) {
            (Some(open), sign) if sign == open => quote = None,
            (None, '"' | '\'') if matches!(last, ',' | '[' | '{' | ':') => quote = Some(sign),
            (None, '[' | '{') if depth > 0 || matches!(last, ':' | '-' | '\n') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if fills_gaps && depth > 0 && matches!(last, ',' | '[' | '{') => {
                changed = true;
                text.push_str("null");
            }
            (None, '\t') if depth > 0 && matches!(before, '\n' | ' ') => {
                changed = true;
                text.push(' ');
                continue;
            }
            _ => {}
        }
        if !matches!(sign, ' ' | '\t' | '\n' | '\r') {
            last = sign;
        }
        text.push(sign);
    }
    changed.then_some(text)
}

/// `safe_yaml` reads an alias without anchor as nothing.
fn without_unknown_aliases(content: &str) -> Option<String> {
    let mut changed = false;
    let mut text = String::with_capacity(content.len());
    for line in content.split_inclusive('\n') {
        let alias = value_start(line)
            .and_then(|at| Some((at, line.get(at..).unwrap_or_default().trim_end().strip_prefix('*')?)));
        match alias {
            Some((at, name)) if is_name(name) && !content.contains(&format!("&{name}")) => {
                changed = true;
                text.push_str(line.get(..at).unwrap_or_default());
                text.push_str("~\n");
            }
            _ => text.push_str(line),
        }
    }
    changed.then_some(text)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'))
}
