//! gray-matter and its kin (Docusaurus, Eleventy, VitePress): `---`, then the name of a language.

use memchr::memmem;

use crate::document::Syntax;

use super::fences::Fenced;
use super::lines::{Head, is_space, leading_space};
use super::{Found, Stop};

/// What gray-matter takes. Without a closing fence the rest of the file is the block.
pub(super) fn find(head: Head<'_>) -> Found {
    let start = head.bom();
    let rest = head.from(start);
    if !rest.starts_with(b"---") {
        return if !head.complete && b"---".starts_with(rest) { Found::Cut } else { Found::Nothing };
    }
    if rest.get(3) == Some(&b'-') {
        return Found::Nothing;
    }
    let after = start + 3;
    let Some(language_end) = language_end(head, after) else { return Found::Cut };
    let language = trimmed(&head.bytes[after..language_end]);
    let inner = if language.is_empty() { after } else { language_end };
    let close = memmem::find(head.from(inner), b"\n---").map(|at| inner + at + 1);
    if close.is_none() && !head.complete {
        return Found::Cut;
    }
    let content =
        (head.after_line_end(inner.max(blank_rest(head, inner))), close.unwrap_or(head.bytes.len()));
    let mut content = (content.0.min(content.1), content.1);
    let text = &head.bytes[content.0..content.1];
    let is_empty = is_empty_block(text);
    if is_empty && !is_empty_yaml(text) {
        // No YAML reader is shown what is whitespace to JavaScript alone.
        content.1 = content.0;
    }
    let syntax = match engine(language, is_empty) {
        Ok(syntax) => syntax,
        Err(reason) => return Found::Stop(Stop { reason, opened: Some(Syntax::Yaml) }),
    };
    Found::Block(
        Fenced {
            syntax,
            open: (start, after),
            content,
            close: close.map(|close| (close, close + 3)),
            body: close.map_or(head.bytes.len(), |close| body_after(head, close + 3)),
        }
        .block(true),
    )
}

/// Without whitespace as JavaScript knows it at either end.
fn trimmed(language: &[u8]) -> &[u8] {
    std::str::from_utf8(language).map_or(language, |text| text.trim_matches(is_js_space).as_bytes())
}

/// Whether a character is `\s` in JavaScript.
fn is_js_space(sign: char) -> bool {
    sign == '\u{FEFF}' || sign.is_whitespace() && sign != '\u{85}'
}

/// The end of the language's name: the line end; without any, the last character is left out.
fn language_end(head: Head<'_>, after: usize) -> Option<usize> {
    match head.line(after) {
        Some(line) if line.next > line.text.end => Some(line.text.end),
        Some(line) => {
            let is_inside = |&at: &usize| head.bytes[at] & 0xC0 == 0x80;
            (after..line.text.end).rev().find(|at| !is_inside(at)).or(Some(after))
        }
        None if head.complete => Some(after),
        None => None,
    }
}

/// Whitespace on the rest of the opening line stays outside of the block that is shown.
fn blank_rest(head: Head<'_>, at: usize) -> usize {
    at + head.from(at).iter().take_while(|&&b| is_space(b) && b != b'\n' && b != b'\r').count()
}

/// The syntax of a language, or why there is none. An empty block is never handed to an engine.
fn engine(language: &[u8], is_empty: bool) -> Result<Syntax, &'static str> {
    let is = |name: &str| language.eq_ignore_ascii_case(name.as_bytes());
    if language.is_empty() || is("yaml") || is("yml") || is_empty {
        Ok(Syntax::Yaml)
    } else if is("json") {
        Ok(Syntax::Json)
    } else if is("js") || is("javascript") {
        Err("the front matter is code")
    } else {
        Err("it does not support the language after the opening delimiter")
    }
}

/// Whether only empty lines and comments are in the block.
fn is_empty_block(content: &[u8]) -> bool {
    let is_empty = |line: &[u8]| {
        let rest = &line[leading_space(line)..];
        let Some(&first) = rest.first() else { return true };
        if first.is_ascii() {
            return first == b'#' && rest.len() > 1;
        }
        std::str::from_utf8(rest).is_ok_and(|text| {
            let text = text.trim_start_matches(is_js_space);
            text.is_empty() || (text.starts_with('#') && text.len() > 1)
        })
    };
    content.split(|&b| b == b'\n').all(is_empty)
}

/// The same, as YAML has it.
fn is_empty_yaml(content: &[u8]) -> bool {
    content.split(|&b| matches!(b, b'\n' | b'\r')).all(|line| {
        let blank = line.iter().take_while(|&&b| matches!(b, b' ' | b'\t')).count();
        line.get(blank).is_none_or(|&b| b == b'#')
    })
}

/// One line break after the fence belongs to it.
fn body_after(head: Head<'_>, at: usize) -> usize {
    let at = if head.from(at).first() == Some(&b'\r') { at + 1 } else { at };
    if head.from(at).first() == Some(&b'\n') { at + 1 } else { at }
}
