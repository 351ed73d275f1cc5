//! The language server, as an editor meets it.

mod client;
mod hostile;

use serde_json::{Value, json};

use client::{Editor, edited};

const CONFIG: &[u8] = b"preset: hugo
collections:
  posts:
    files: [\"posts/**\"]
    fields:
      title: { type: string, required: true, description: What the page is called }
      topic: { type: string, allow: [tides, weather] }
      tags: { type: list, items: string }
      date: { type: date, formats: [iso-date] }
      cover: { type: image }
      draft: { type: boolean }
";

fn site(pages: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static [u8])> {
    let pages = pages.iter().map(|(path, text)| (*path, text.as_bytes()));
    [("masthead.yaml", CONFIG)].into_iter().chain(pages).collect()
}

fn none(rules: &[&str]) -> bool {
    rules.is_empty()
}

#[test]
fn findings_come_while_a_page_is_typed_and_go_when_it_is_mended() {
    let mut editor = Editor::new(&site(&[]));
    editor.open("posts/a.md", "---\ntitle: A\ntopic: tide\n---\n");
    let found = editor.findings("posts/a.md", |rules| rules == ["not-allowed"]);
    assert_eq!(
        found[0]["range"],
        json!({"start": {"line": 2, "character": 7}, "end": {"line": 2, "character": 11}})
    );
    assert_eq!(found[0]["source"], "masthead");
    editor.change("posts/a.md", 2, "---\ntitle: A\ntopic: tides\n---\n");
    editor.findings("posts/a.md", none);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_change_counts_columns_as_the_editor_does() {
    let mut editor = Editor::new(&site(&[]));
    editor.open("posts/a.md", "---\ntitle: 🦀\ntopic: tides\n---\n");
    editor.findings("posts/a.md", none);
    let change = json!({
        "textDocument": {"uri": editor.uri("posts/a.md"), "version": 2},
        "contentChanges": [
            {"range": {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 9}}, "text": "\"🦀\""},
            {"range": {"start": {"line": 2, "character": 11}, "end": {"line": 2, "character": 12}}, "text": ""},
        ],
    });
    editor.notify("textDocument/didChange", &change);
    editor.findings("posts/a.md", |rules| rules == ["not-allowed"]);
}

#[test]
fn what_the_server_finds_is_what_check_finds() {
    let pages = [
        ("posts/a.md", "---\ntitle: \"A\"\ntopic: tide\ntags: [a, a]\n---\n"),
        ("posts/b.md", "---\ntitel: B\ndate: 2020-13-01\n---\n"),
        ("posts/c.md", "---\ntitle: C\ndraft: 'yes'\ncover: http://exa mple.org/a.png\n"),
        ("posts/d.md", "---\ntitle: \"A\"\n---\n"),
    ];
    let mut editor = Editor::new(&site(&pages));
    let ran = editor.site.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out()).unwrap();
    for (path, text) in pages {
        editor.open(path, text);
        let of_page = |found: &&Value| found["path"] == path;
        let mut expected: Vec<String> = report["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(of_page)
            .map(|found| {
                format!("{} {}", found["rule"].as_str().unwrap(), found["message"].as_str().unwrap())
            })
            .collect();
        expected.sort();
        assert!(!expected.is_empty() || path == "posts/d.md", "{path}: {report}");
        let found = editor.findings(path, |rules| rules.len() == expected.len());
        let mut found: Vec<String> = found
            .iter()
            .map(|found| {
                let message = found["message"].as_str().unwrap().lines().next().unwrap().to_owned();
                format!("{} {message}", found["code"].as_str().unwrap())
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{path}");
    }
}

#[test]
fn a_configuration_is_checked_and_holds_while_it_is_written() {
    let mut editor = Editor::new(&site(&[]));
    editor.open("posts/a.md", "---\ntitle: A\ntopic: rain\n---\n");
    editor.findings("posts/a.md", |rules| rules == ["not-allowed"]);
    let config = String::from_utf8(CONFIG.to_vec()).unwrap();
    editor.open("masthead.yaml", &config);
    editor.change("masthead.yaml", 2, &config.replace("allow:", "alow:"));
    editor.findings("masthead.yaml", |rules| rules == ["configuration"]);
    editor.change("masthead.yaml", 3, &config.replace("weather", "rain"));
    editor.findings("masthead.yaml", none);
    editor.findings("posts/a.md", none);
}

#[test]
fn a_broken_configuration_is_shown_where_it_is_broken() {
    let mut editor = Editor::new(&[("masthead.yaml", b"collections: 5\n")]);
    editor.open("posts/a.md", "---\ntitle: A\n---\n");
    editor.findings("masthead.yaml", |rules| rules == ["configuration"]);
    editor.site.write("masthead.yaml", "collections: {}\n");
    let uri = editor.uri("masthead.yaml");
    editor.notify("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": uri, "type": 2}]}));
    editor.findings("masthead.yaml", none);
}

#[test]
fn a_changed_file_that_the_configuration_extends_takes_effect() {
    let shared =
        "collections: {posts: {files: [\"posts/**\"], fields: {topic: {type: string, allow: [tides]}}}}\n";
    let mut editor = Editor::new(&[
        ("masthead.yaml", b"extends: team/shared.yaml\n"),
        ("team/shared.yaml", shared.as_bytes()),
    ]);
    editor.open("posts/a.md", "---\ntopic: weather\n---\n");
    editor.findings("posts/a.md", |rules| rules == ["not-allowed"]);
    editor.site.write("team/shared.yaml", shared.replace("tides", "weather"));
    let uri = editor.uri("team/shared.yaml");
    editor.notify("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": uri, "type": 2}]}));
    editor.findings("posts/a.md", none);
}

#[test]
fn a_change_in_one_page_changes_the_findings_of_another() {
    let config =
        b"collections: {posts: {files: [\"posts/**\"], fields: {title: {type: string, unique: true}}}}\n";
    let pages: [(&str, &[u8]); 3] = [
        ("masthead.yaml", config),
        ("posts/a.md", b"---\ntitle: Tides\n---\n"),
        ("posts/b.md", b"---\ntitle: Weather\n---\n"),
    ];
    let mut editor = Editor::new(&pages);
    editor.open("posts/a.md", "---\ntitle: Tides\n---\n");
    editor.open("posts/b.md", "---\ntitle: Weather\n---\n");
    editor.findings("posts/b.md", none);
    editor.change("posts/a.md", 2, "---\ntitle: Weather\n---\n");
    let found = editor.findings("posts/b.md", |rules| rules == ["duplicate-value"]);
    let related = &found[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], editor.uri("posts/a.md"));
    editor.change("posts/a.md", 3, "---\ntitle: Tides\n---\n");
    editor.findings("posts/b.md", none);
}

#[test]
fn fixes_and_comments_are_offered_and_hold() {
    let text = "---\ntitle: A\ndate: 2020-1-5\n---\n";
    let mut editor = Editor::new(&site(&[]));
    editor.open("posts/a.md", text);
    let found = editor.findings("posts/a.md", |rules| !rules.is_empty());
    let rule = found[0]["code"].as_str().unwrap().to_owned();
    let uri = editor.uri("posts/a.md");
    let actions = editor.actions("posts/a.md", 2, &Value::Null);
    let titles: Vec<&str> = actions.iter().map(|action| action["title"].as_str().unwrap()).collect();
    for title in [format!("Ignore `{rule}` here"), format!("Ignore `{rule}` in this page")] {
        let action = actions.iter().find(|action| action["title"] == *title);
        let action = action.unwrap_or_else(|| panic!("{title} is not among {titles:?}"));
        let ignored = edited(text, &action["edit"]["changes"][&uri]);
        editor.site.write("posts/a.md", &ignored);
        let ran = editor.site.run(&["check", "--format", "concise", "posts/a.md"]);
        assert_eq!(ran.status(), 0, "{ignored}{}", ran.out());
    }
    let all = editor.actions("posts/a.md", 0, &json!(["source.fixAll"]));
    assert_eq!(all.len(), 1, "{all:?}");
    let fixed = edited(text, &all[0]["edit"]["changes"][&uri]);
    editor.site.write("posts/a.md", text);
    assert_eq!(editor.site.run(&["check", "--fix", "posts/a.md"]).status(), 0);
    let by_command = std::fs::read_to_string(editor.site.path().join("posts/a.md")).unwrap();
    assert_eq!(fixed, by_command);
}

#[test]
fn completes_keys_values_terms_and_dates_in_half_typed_blocks() {
    let pages = [
        ("posts/b.md", "---\ntitle: B\ntags: [sea, moon]\n---\n"),
        ("posts/c.md", "---\ntitle: C\ntags: [sea]\n---\n"),
        ("static/sea.png", ""),
    ];
    let mut editor = Editor::new(&site(&pages));
    editor.open("posts/c.md", "---\ntitle: C\ntags: [sea]\n---\n");
    // Whoever asks for the uses of a term waits for all pages.
    editor.request("textDocument/references", &editor.at("posts/c.md", 2, 8));
    editor.open("posts/a.md", "---\n\ntopic: \ntags: [s");
    assert_eq!(editor.labels("posts/a.md", 1, 0).first().unwrap(), "title", "what is required comes first");
    assert_eq!(editor.labels("posts/a.md", 2, 7)[..2], ["tides", "weather"]);
    assert_eq!(editor.labels("posts/a.md", 3, 8), ["sea", "moon"], "the most used first");
    editor.change("posts/a.md", 2, "+++\ntags = [\"sea\", \"\ndraft = \ndate = ");
    assert_eq!(editor.labels("posts/a.md", 1, 16), ["moon"]);
    assert_eq!(editor.labels("posts/a.md", 2, 8), ["true", "false"]);
    assert!(editor.labels("posts/a.md", 3, 7)[0].starts_with("20"));
    editor.change("posts/a.md", 3, "---\ncover: /\n---\nbody\n");
    assert_eq!(editor.labels("posts/a.md", 1, 8), ["/sea.png"]);
    assert_eq!(editor.labels("posts/a.md", 3, 2), [""; 0], "the body is not front matter");
}

#[test]
fn references_to_pages_are_completed_and_lead_there() {
    let config = b"collections:
  people: { files: [\"people/**\"] }
  posts: { files: [\"posts/**\"], fields: { author: { type: reference, to: people } } }
";
    let files: [(&str, &[u8]); 3] = [
        ("masthead.yaml", config),
        ("people/ana.md", b"---\ntitle: Ana\n---\n"),
        ("posts/b.md", b"---\ntitle: B\n---\n"),
    ];
    let mut editor = Editor::new(&files);
    editor.open("posts/a.md", "---\nauthor: ana\n---\n");
    let target = editor.request("textDocument/definition", &editor.at("posts/a.md", 1, 9));
    assert_eq!(target[0]["uri"], editor.uri("people/ana.md"));
    assert_eq!(editor.labels("posts/a.md", 1, 8), ["ana"]);
    let items = editor.request("textDocument/completion", &editor.at("posts/a.md", 1, 9));
    let item = &items[0]["textEdit"];
    assert_eq!(edited("---\nauthor: ana\n---\n", &json!([item])), "---\nauthor: ana\n---\n");
}

#[test]
fn hovers_tell_the_field_and_what_the_generator_reads() {
    let mut editor = Editor::new(&site(&[]));
    editor.open("posts/a.md", "---\ntitle: no\n---\n");
    let hover = editor.request("textDocument/hover", &editor.at("posts/a.md", 1, 2));
    let words = hover["contents"]["value"].as_str().unwrap();
    for part in
        ["**`title`**", "string", "required", "What the page is called", "masthead.yaml", "Hugo reads"]
    {
        assert!(words.contains(part), "{part} is not in {words}");
    }
}

#[test]
fn hovers_tell_what_a_page_inherits() {
    let config = b"defaults:\n  - scope: { path: '' }\n    values: { layout: post, author: ana }\n";
    let mut editor = Editor::new(&[("_config.yml", config)]);
    editor.open("_posts/2020-01-05-a.md", "---\nlayout: page\ntitle: A\n---\n");
    let mut words_at = |line, character| {
        let at = editor.at("_posts/2020-01-05-a.md", line, character);
        editor.request("textDocument/hover", &at)["contents"]["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(words_at(0, 1), "This page also has\n- **`author`**: `\"ana\"`, from `_config.yml`");
    let layout = words_at(1, 2);
    assert!(layout.contains("Without it: `\"post\"`, from `_config.yml`"), "{layout}");
    let title = words_at(2, 2);
    assert!(!title.contains("Without it"), "{title}");
}

#[test]
fn a_term_is_found_and_renamed_in_all_pages() {
    let pages = [
        ("posts/b.md", "---\ntitle: sea\ntags: [\"sea\", moon]\n---\n"),
        ("posts/c.md", "---\ntitle: C\ntags:\n  - sea\n---\n"),
    ];
    let text = "---\ntitle: A\ntags: [sea]\n---\n";
    let mut editor = Editor::new(&site(&pages));
    editor.open("posts/a.md", text);
    editor.findings("posts/a.md", none);
    let at = editor.at("posts/a.md", 2, 8);
    let places = editor.request("textDocument/references", &at);
    assert_eq!(places.as_array().unwrap().len(), 3, "{places}");
    let prepared = editor.request("textDocument/prepareRename", &at);
    assert_eq!(prepared["placeholder"], "sea");
    let mut asked = at.clone();
    asked["newName"] = json!("yes");
    let changes = editor.request("textDocument/rename", &asked)["changes"].clone();
    assert_eq!(edited(text, &changes[editor.uri("posts/a.md")]), "---\ntitle: A\ntags: [\"yes\"]\n---\n");
    assert_eq!(
        edited(pages[0].1, &changes[editor.uri("posts/b.md")]),
        "---\ntitle: sea\ntags: [\"yes\", moon]\n---\n"
    );
    assert_eq!(
        edited(pages[1].1, &changes[editor.uri("posts/c.md")]),
        "---\ntitle: C\ntags:\n  - \"yes\"\n---\n"
    );
}

#[test]
fn values_lead_to_files_and_a_page_has_symbols() {
    let mut editor = Editor::new(&site(&[("static/sea.png", "")]));
    editor.open("posts/a.md", "---\ntitle: A\ncover: /sea.png\nparams:\n  a: 1\n---\n");
    let target = editor.request("textDocument/definition", &editor.at("posts/a.md", 2, 10));
    assert_eq!(target[0]["uri"], editor.uri("static/sea.png"));
    let links = editor.request("textDocument/documentLink", &editor.at("posts/a.md", 0, 0));
    assert_eq!(links[0]["target"], editor.uri("static/sea.png"));
    let symbols = editor.request("textDocument/documentSymbol", &editor.at("posts/a.md", 0, 0));
    assert_eq!(symbols[2]["children"][0]["name"], "a");
}

#[test]
fn nothing_that_an_editor_sends_ends_the_server() {
    let mut editor = Editor::new(&site(&[]));
    let unknown = editor.ask("textDocument/nothing", &json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    let invalid = editor.ask("textDocument/hover", &json!({"textDocument": 5}));
    assert_eq!(invalid["error"]["code"], -32602);
    editor.notify("textDocument/didChange", &json!({"no": "sense"}));
    editor.notify("$/cancelRequest", &json!({"id": 12345}));
    assert_eq!(editor.request("textDocument/hover", &editor.at("none.md", 9, 9)), Value::Null);
    for text in ["", "---", "---\n", "---\n: :\n\t- [", "\u{feff}+++\n[[", "{\"a\": ", "---\r\n\u{0}\r\n---"]
    {
        editor.open("posts/a.md", text);
        for (line, column) in [(0, 0), (1, 0), (1, 5), (9, 9)] {
            let at = editor.at("posts/a.md", line, column);
            for method in
                ["hover", "completion", "definition", "references", "prepareRename", "documentSymbol"]
            {
                editor.request(&format!("textDocument/{method}"), &at);
            }
        }
    }
    assert_eq!(editor.leave(), 0);
}
