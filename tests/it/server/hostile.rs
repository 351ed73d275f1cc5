//! Hostile text and nonsense in messages: nothing becomes markup, and the server goes on.

use std::fmt::Write;

use serde_json::{Value, json};

use super::client::Editor;

/// What would be markup, or leave the code that it is put in.
const MARKUP: &str = "`![x](https://a.example/x.png)`<img src=x>``\u{202e}";

/// What a reader of Markdown takes for text: code in backticks is cut out, and what a backslash is in front of.
fn text_of(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some(next) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches('`').len();
        let (fence, behind) = rest.split_at(run);
        let mut from = 0;
        let close = std::iter::from_fn(|| {
            let at = from + behind[from..].find('`')?;
            let length = behind[at..].len() - behind[at..].trim_start_matches('`').len();
            from = at + length;
            Some((at, length))
        })
        .find(|&(_, length)| length == fence.len());
        rest = match (close, next) {
            (Some((at, length)), '`') => &behind[at + length..],
            (None, '`') => behind,
            (_, '\\') => rest[1..].char_indices().nth(1).map_or("", |(at, _)| &rest[1 + at..]),
            _ => {
                text.push(next);
                &rest[next.len_utf8()..]
            }
        };
    }
    text
}

#[test]
fn no_name_is_markup_in_a_hover() {
    assert_eq!(text_of("a `b` \\[c ``d`e`` f"), "a  c  f");
    let words = serde_json::to_string(MARKUP).unwrap();
    let config = format!(
        "collections:\n  {words}:\n    files: ['*.md']\n    fields:\n      {words}: {{ description: {words}, allow: [{words}], \
         deprecated: {{ use: {other} }} }}\n      {other}: {{ default: {words} }}\n",
        other = serde_json::to_string(&format!("other{MARKUP}")).unwrap(),
    );
    let mut editor = Editor::new(&[("masthead.yaml", config.as_bytes())]);
    let page = format!("---\n{words}: {words}\nother{words}: {{ {words}: 1 }}\n{words}: 2\n---\n");
    editor.open("a.md", &page);
    for (line, column) in [(1, 3), (2, 3), (2, 90), (3, 3)] {
        let hover = editor.request("textDocument/hover", &editor.at("a.md", line, column));
        let markdown = hover["contents"]["value"].as_str().unwrap();
        assert!(markdown.contains("![x](https"), "{line}:{column}: the name is there: {markdown}");
        let text = text_of(markdown);
        assert!(
            !text.contains("![") && !text.contains('<') && !markdown.contains('\u{202e}'),
            "{line}:{column}: {text:?} of {markdown}"
        );
    }
    assert_eq!(editor.leave(), 0);
}

#[test]
fn half_a_character_does_not_end_the_server() {
    let mut editor = Editor::new(&[]);
    let uri = editor.uri("a.md");
    editor.send_text(&format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{uri}","languageId":"markdown","version":1,"text":"---\ntitle: a\ud83d b\ntags: [x, x]\n---\n"}}}}}}"#
    ));
    let found = editor.findings("a.md", |rules| rules.contains(&"duplicate-item"));
    let of_item = |found: &&Value| found["code"] == "duplicate-item";
    assert_eq!(found.iter().find(of_item).unwrap()["range"]["start"], json!({"line": 2, "character": 10}));
    assert_eq!(editor.leave(), 0);
}

#[test]
fn places_that_no_text_has_are_answered() {
    let mut editor = Editor::new(&[]);
    let mut page = String::from("---\n");
    for number in 0..20_000 {
        let _ = writeln!(page, "k{number}: [a, b, \"c\u{0}]");
    }
    editor.open("a.md", &page);
    let uri = editor.uri("a.md");
    for (line, column) in [(u32::MAX, 0), (0, u32::MAX), (u32::MAX, u32::MAX), (5, 1 << 31)] {
        let at = editor.at("a.md", line, column);
        for method in ["hover", "completion", "definition", "references", "prepareRename"] {
            editor.request(&format!("textDocument/{method}"), &at);
        }
        let place = json!({"line": line, "character": column});
        let range = json!({"start": place, "end": {"line": 0, "character": 0}});
        let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
        editor.request("textDocument/codeAction", &asked);
        let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"range": range, "text": "\u{0}"}]});
        editor.notify("textDocument/didChange", &change);
    }
    let mut at = editor.at("a.md", 0, 0);
    for nonsense in [json!(-1), json!(1.5), json!(4_294_967_296_u64), json!("1"), json!(1e30)] {
        at["position"]["line"] = nonsense;
        let answer = editor.ask("textDocument/hover", &at);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
    }
    assert_eq!(editor.leave(), 0);
}
