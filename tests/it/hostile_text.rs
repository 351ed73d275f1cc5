//! Hostile text in names, keys, values and configurations, and what it may not do to a terminal or a log.

use std::fmt::Write;

use masthead::reporter::Format;
use serde_json::Value;

use crate::run::{Ran, Site};

/// Is in every hostile text, to prove that the text did reach the output.
pub(crate) const MARK: &str = "qz1";

/// What steers terminals and CI servers, and what is markup elsewhere. `{}` is where the mark goes.
pub(crate) const PIECES: [&str; 12] = [
    "{}\u{1b}[31m",
    "{}\u{1b}]0;title\u{7}",
    "{}\u{9b}31m",
    "{}\u{202e}gnp",
    "{}\n::error::x",
    "{}\r\n##[error]x",
    "{} ##teamcity[x]",
    "{} ##vso[task.x]",
    "{}<script>x</script>",
    "{}`[x](javascript:x)",
    "=cmd|'{}'!A0",
    "::warning::{}",
];

pub(crate) fn pieces() -> Vec<String> {
    PIECES.iter().map(|piece| piece.replace("{}", MARK)).collect()
}

/// A text as a double-quoted string, which YAML and JSON read alike.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for unit in text.encode_utf16() {
        write!(quoted, "\\u{unit:04x}").unwrap();
    }
    quoted + "\""
}

/// Why a text may not be printed to a terminal or a log of a CI server.
pub(crate) fn harm(text: &str) -> Option<String> {
    let control = |sign: &char| sign.is_control() && *sign != '\n';
    let turns = |sign: &char| matches!(sign, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if let Some(sign) = text.chars().find(|sign| control(sign) || turns(sign)) {
        let line = text.lines().find(|line| line.contains(sign)).unwrap_or_default();
        return Some(format!("{sign:?} in {line:?}"));
    }
    let is_command = |line: &&str| {
        line.trim_start().starts_with("::")
            || ["##[", "##teamcity[", "##vso["].iter().any(|it| line.contains(it))
    };
    text.lines().find(is_command).map(|line| format!("a command: {line:?}"))
}

/// Pages whose names, keys and values are hostile, and faulty so that findings quote them.
pub(crate) fn site() -> Site {
    let site = Site::new(&[("content/deep/page.md", b"---\ntitle: A\n---\n")]);
    for (at, piece) in pieces().iter().enumerate() {
        let text = quoted(piece);
        let page = format!(
            "---\ntitle: {text}\n{text}: x\ntags: [{text}, {text}]\ndate: {text}\nstatus: {text}\ncover: {text}\n\
             {key}: [{{ {text}: {text} }}, {text} ]\nraw: [ {raw}\n---\nBody\n",
            key = quoted(&format!("titel {piece}")),
            raw = piece.replace(['\n', '\r'], " "),
        );
        site.write(&format!("content/page{at}.md"), &page);
        site.write(&format!("content/whole{at}.md"), page.replace("raw: [ ", "# "));
        // The separator of folders cannot be in a name, and NUL nowhere.
        let name = piece.replace('/', "_");
        if cfg!(unix) {
            site.write(&format!("content/{name}.md"), format!("---\ntags: [a, a]\nstatus: {text}\n---\n"));
            site.write(&format!("content/{name}/page.md"), "---\ntags: [a, a]\n---\n");
        }
    }
    site
}

/// A configuration that is right and hostile throughout.
pub(crate) fn configuration() -> String {
    let mut text = String::from("rules: { unused-suppression: warn }\ncollections:\n");
    for (at, piece) in pieces().iter().enumerate() {
        let words = quoted(piece);
        let _ = writeln!(
            text,
            "  {name}:\n    files: ['content/page{at}.md', 'content/whole{at}.md']\n    fields:\n      \
             status: {{ allow: [{words}, {other}], description: {words} }}\n      \
             {key}: {{ type: string, required: true, pattern: '^x$', pattern-message: {words} }}\n",
            name = quoted(&format!("c{at} {piece}")),
            other = quoted(&format!("{piece} more")),
            key = quoted(&format!("need {piece}")),
        );
    }
    text
}

pub(crate) fn formats() -> Vec<String> {
    let names = <Format as clap::ValueEnum>::value_variants().iter();
    names.map(|format| format!("{format:?}").to_lowercase()).collect()
}

/// What was wrong, all of it, so that one run shows everything.
pub(crate) fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

pub(crate) fn judge(wrong: &mut Vec<String>, what: &str, ran: &Ran, may_command: bool) {
    for (stream, text) in [("output", ran.out()), ("error", ran.err())] {
        let text = if may_command { text.replace("\n::", "\n").replacen("::", "", 1) } else { text };
        if let Some(why) = harm(&text) {
            wrong.push(format!("{what}, standard {stream}: {why}"));
        }
    }
}

pub(crate) fn reaches(text: &str) -> bool {
    text.contains(MARK)
}

/// Whether a text is in a document as it is: what is written in escapes is not lost.
pub(crate) fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own.contains(text),
        Value::Array(items) => items.iter().any(|item| holds(item, text)),
        Value::Object(fields) => fields.iter().any(|(key, value)| key.contains(text) || holds(value, text)),
        _ => false,
    }
}
