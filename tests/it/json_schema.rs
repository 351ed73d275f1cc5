//! `json-schema:` pages against the schemas of others: where faults are shown, what may be read, what may not.

use std::time::{Duration, Instant};

use crate::run::Site;

/// A configuration whose pages are held against `schemas/page.json`.
const CONFIG: &[u8] =
    b"preset: generic\ncollections: { pages: { files: ['**/*.md'], json-schema: schemas/page.json } }\n";

fn site(schema: &str, page: &str) -> Site {
    Site::new(&[
        ("masthead.yaml", CONFIG),
        ("schemas/page.json", schema.as_bytes()),
        ("a.md", format!("---\n{page}---\n").as_bytes()),
    ])
}

/// What a check says of the page.
fn found(schema: &str, page: &str) -> String {
    site(schema, page).run(&["check", "--select", "json-schema", "--quiet"]).out()
}

#[test]
fn every_draft_is_read() {
    let old =
        ["draft-04", "draft-06", "draft-07"].map(|draft| format!("http://json-schema.org/{draft}/schema#"));
    let new = ["2019-09", "2020-12"].map(|draft| format!("https://json-schema.org/draft/{draft}/schema"));
    for draft in old.iter().chain(&new) {
        let schema =
            format!(r#"{{ "$schema": "{draft}", "properties": {{ "order": {{ "type": "integer" }} }} }}"#);
        let said = found(&schema, "order: first\n");
        assert_eq!(
            said, "a.md:2:8: error[json-schema] `first` is a string, but `order` must be an integer\n",
            "{draft}"
        );
        assert_eq!(found(&schema, "order: 1\n"), "", "{draft}");
    }
    // What is only in one of them applies only there.
    let exclusive = |draft: &str| {
        format!(
            r#"{{ "$schema": "{draft}", "properties": {{ "n": {{ "minimum": 1, "exclusiveMinimum": true }} }} }}"#
        )
    };
    assert!(found(&exclusive(&old[0]), "n: 1\n").contains("`1`"));
    let tuple = r#"{ "properties": { "pair": { "items": [{ "type": "string" }, { "type": "integer" }] } } }"#;
    assert!(
        found(tuple, "pair: [a, b]\n").contains("a.md:2:11: "),
        "without `$schema`, older forms are understood"
    );
}

#[test]
fn shapes_in_yaml_toml_and_json_are_pointed_at() {
    let schema = r#"{ "properties": { "seo": { "required": ["title"], "additionalProperties": false,
        "properties": { "title": { "maxLength": 3 }, "index": { "type": "boolean" } } } } }"#;
    let site = site(schema, "seo:\n  titel: x\n  index: 'no'\n");
    site.write("b.md", "+++\n[seo]\ntitle = \"long\"\nother = 1\n+++\n");
    site.write("c.md", "{\n  \"seo\": { \"index\": 0 }\n}\n");
    insta::assert_snapshot!(
        site.run(&["check", "--select", "json-schema", "--quiet", "--format", "human"]).out()
    );
}

#[test]
fn several_shapes_are_one_sentence_or_the_nearest() {
    let say = |schema: &str, page: &str| {
        let out = site(schema, page).run(&["check", "--select", "json-schema", "--format", "json"]).out();
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let found = report["diagnostics"].as_array().unwrap().iter();
        let lines =
            found.map(|it| format!("{} {} {}", it["span"]["start"]["line"], it["message"], it["help"]));
        lines.collect::<Vec<_>>().join("\n")
    };
    let one_of = r#"{ "properties": { "x": { "anyOf": [{ "const": "a" }, { "enum": ["bee", "c"] }] } } }"#;
    assert_eq!(say(one_of, "x: be\n"), "2 \"`be` is not an allowed value of `x`\" \"did you mean `bee`?\"");
    let fields = r#"{ "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }"#;
    assert_eq!(say(fields, "c: 1\n"), "1 \"`a` or `b` is missing\" null");
    let nested = r##"{ "$defs": { "part": { "oneOf": [
        { "type": "object", "required": ["kind", "src"], "properties": { "kind": { "const": "image" } } },
        { "type": "object", "required": ["kind", "parts"], "properties": { "kind": { "const": "group" },
          "parts": { "type": "array", "items": { "$ref": "#/$defs/part" } } } } ] } },
        "properties": { "part": { "$ref": "#/$defs/part" } } }"##;
    assert_eq!(
        say(nested, "part:\n  kind: group\n  parts:\n    - kind: image\n"),
        "5 \"`part.parts[0].src` is missing\" \"the schema also allows other forms; this is the closest one\""
    );
    let both = r#"{ "properties": { "x": { "oneOf": [{ "minimum": 1 }, { "maximum": 9 }] } } }"#;
    assert!(say(both, "x: 5\n").contains("matches several forms"));
}

#[test]
fn dates_are_text_as_they_are_written() {
    let schema = r#"{ "properties": { "date": { "type": "string", "format": "date" } } }"#;
    let site = site(schema, "date: 2022-04-27\n");
    for preset in ["hexo", "jekyll", "mkdocs", "hugo", "generic"] {
        let ran = site.run(&["check", "--preset", preset, "--select", "json-schema", "--quiet"]);
        assert_eq!(ran.out(), "", "{preset}");
    }
    site.write("a.md", "---\ndate: 2022-02-30\n---\n");
    assert!(site.run(&["check", "--select", "json-schema"]).out().contains("a.md:2:7: "));
}

#[test]
fn numbers_have_no_size() {
    let schema = r#"{ "properties": { "n": { "type": "number", "maximum": 5 } } }"#;
    for number in ["99999999999999999999999999", "1e300", "5.5", "0x10"] {
        let said = found(schema, &format!("n: {number}\n"));
        assert!(said.contains("is more than 5, the maximum of `n`"), "{number}: {said}");
    }
}

#[test]
fn broken_schemas_are_mistakes_of_the_configuration() {
    for (schema, said) in [
        ("{", "`schemas/page.json` is not valid JSON: "),
        ("[]", "`schemas/page.json` does not contain a JSON Schema"),
        (r#"{ "type": "strnig" }"#, "`schemas/page.json` is not a valid JSON Schema: "),
        (r##"{ "$ref": "#/$defs/none" }"##, "/$defs/none"),
        (r#"{ "$ref": "none.json" }"#, "`schemas/none.json` does not exist"),
        (r#"{ "$ref": "https://example.org/a.json" }"#, "is a URL, and masthead does not download schemas"),
        (r#"{ "$ref": "file:///etc/passwd" }"#, "`etc/passwd` does not exist"),
        (r#"{ "$ref": "../../../../../../etc/passwd" }"#, "`etc/passwd` does not exist"),
        (r#"{ "$ref": "..%2f..%2fetc%2fpasswd" }"#, "is outside the folder of masthead.yaml"),
        (
            r#"{ "$schema": "https://example.org/mine" }"#,
            "unknown draft of JSON Schema: `https://example.org/mine`",
        ),
        (r#"{ "properties": { "a": { "pattern": "(" } } }"#, "`(` is not a regular expression"),
        (
            r#"{ "properties": { "a": { "pattern": "^(?<n>a)\\k<n>" } } }"#,
            "write the back-reference as a number, `\\1`",
        ),
    ] {
        let ran = site(schema, "a: 1\n").run(&["check"]);
        assert_eq!(ran.status(), 2, "{schema}: {}{}", ran.out(), ran.err());
        let all = ran.out() + &ran.err();
        assert!(all.contains(said), "{schema}: {all}");
        assert!(all.contains("masthead.yaml:2:"), "{schema}: {all}");
    }
    let outside = Site::new(&[
        ("masthead.yaml", b"collections: { a: { files: ['**'], json-schema: ../a.json } }\n"),
        ("b/masthead.yaml", b"collections: { a: { files: ['**'], json-schema: none.json } }\n"),
    ]);
    assert!(
        outside.run(&["check", "x.md"]).out().contains("`../a.json` is outside the folder of masthead.yaml")
    );
    assert!(outside.run(&["check", "b/x.md"]).out().contains("`none.json` does not exist"));
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("secret.json"), r#"{ "required": ["x"] }"#).unwrap();
    let site = site(r#"{ "$ref": "secret.json" }"#, "a: 1\n");
    let link = site.path().join("schemas/secret.json");
    std::os::unix::fs::symlink(elsewhere.path().join("secret.json"), link).unwrap();
    let out = site.run(&["check"]).out();
    assert!(
        out.contains("`schemas/secret.json` is a link to a place outside the folder of masthead.yaml"),
        "{out}"
    );
}

#[test]
fn references_to_files_below_are_followed() {
    let site = site(
        r#"{ "$id": "https://example.org/schemas/page.json", "$ref": "my%20parts/a.yaml#/item" }"#,
        "a: 1\n",
    );
    site.write("schemas/my parts/a.yaml", "item: { $ref: ../../other.json }\n");
    site.write("other.json", r#"{ "required": ["b"] }"#);
    let out = site.run(&["check", "--select", "json-schema", "--quiet"]).out();
    assert_eq!(out, "a.md:1:1: error[json-schema] `b` is missing\n");
}

#[test]
fn patterns_are_those_of_javascript() {
    let x = |pattern: &str, value: &str| {
        let schema = serde_json::json!({ "properties": { "x": { "pattern": pattern } } });
        found(&schema.to_string(), &format!("x: \"{value}\"\n")).is_empty()
    };
    assert!(x("^(?!draft-)[a-z-]+$", "final-x") && !x("^(?!draft-)[a-z-]+$", "draft-x"));
    assert!(x("(?<=a)b", "ab") && !x("(?<=a)b", "cb"));
    assert!(x("^(\\w)\\1$", "aa") && !x("^(\\w)\\1$", "ab"));
    assert!(x("^\\s$", "\u{3000}") && !x("^\\S$", "\u{3000}"));
    assert!(!x("^\\d$", "٣"), "a digit is one of ten");
    assert!(!x("^\\w+$", "é"));
    assert!(x("^\\p{Letter}+$", "é"));
}

#[test]
fn patterns_and_schemas_without_end_do_not_hang() {
    let began = Instant::now();
    let slow = r#"{ "properties": { "x": { "pattern": "^(a+)+$" } } }"#;
    let said = found(slow, &format!("x: {}b\n", "a".repeat(5000)));
    assert!(said.contains("does not match"), "{said}");
    let endless = r##"{ "properties": { "x": { "$ref": "#" } } }"##;
    assert_eq!(found(endless, "x: { x: { x: { x: 1 } } }\n"), "");
    let round = r##"{ "$ref": "#" }"##;
    assert_eq!(found(round, "x: 1\n"), "", "it asks for nothing");
    let twice = r#"{ "properties": { "x": { "pattern": "^(?=(a+)+$)(.+)\\2$" } } }"#;
    let said = found(twice, &format!("x: {}b\n", "a".repeat(5000)));
    assert!(said.contains("a.md:2:4"), "{said}");
    let large = r#"{ "properties": { "x": { "pattern": "[一-龥]{2,50000}" } } }"#;
    let said = site(large, "x: a\n").run(&["check"]).out();
    assert!(said.contains("the pattern `[一-龥]{2,50000}` is too large"), "{said}");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn pages_name_schemas_only_where_they_may() {
    let site = Site::new(&[
        ("masthead.yaml", b"collections: { a: { files: ['**/*.md'], json-schema-from-page: true } }\n"),
        ("schemas/a.json", br#"{ "required": ["x"], "additionalProperties": false }"#),
        ("posts/beside.json", br#"{ "parts": { "one": { "required": ["y"] } } }"#),
        ("posts/1.md", b"---\n$schema: schemas/a.json\n---\n"),
        ("posts/2.md", b"---\n$schema: ./beside.json#/parts/one\n---\n"),
        ("posts/3.md", b"---\n$schema: ../../a.json\n---\n"),
        ("posts/4.md", b"---\n$schema: https://example.org/a.json\n---\n"),
        ("posts/5.md", b"---\ntitle: without\n---\n"),
    ]);
    insta::assert_snapshot!(site.run(&["check", "--select", "json-schema", "--quiet"]).out());
    site.write("masthead.yaml", "collections: { a: { files: ['**/*.md'] } }\n");
    assert_eq!(site.run(&["check", "--select", "json-schema", "--quiet"]).out(), "");
}
