//! `masthead schema --collection`: the JSON Schema takes what masthead takes, and refuses what it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use masthead::schema::json_schema::JsonSchema;
use serde_json::Value;

use crate::run::Site;

/// Fields, each of which is tried with every value.
const FIELDS: [&str; 30] = [
    "any",
    "{ type: string }",
    "{ type: string, required: true }",
    "{ type: string, min-length: 3, max-length: 6 }",
    "{ type: string, pattern: '^[a-z0-9-]+$' }",
    r"{ type: string, pattern: '^a\-b' }",
    "{ allow: [one, two, 5] }",
    "{ type: string, allow: [one, two] }",
    "{ type: [string, integer] }",
    "integer",
    "{ type: integer, min: 2, max: 7 }",
    "{ type: number, min: 0.5, required: true }",
    "boolean",
    "{ type: date, formats: [iso-date] }",
    "{ type: date, formats: [rfc2822], required: true }",
    "{ type: date, formats: [rfc3339, datetime] }",
    "{ type: date, formats: [iso-datetime, datetime], timezone: required }",
    "{ type: url }",
    "{ type: url, relative: false }",
    "{ type: url, schemes: [https, mailto], hosts: ['*.example.org', example.net] }",
    "{ type: image, extensions: [jpg, png] }",
    "{ type: [image, boolean], relative: false }",
    "list",
    "{ type: list, items: string, min-items: 2, max-items: 3 }",
    "{ type: list, required: true, unique-items: true, allow: [one, two] }",
    "{ type: list, items: integer }",
    "{ type: list, items: { type: [string, map] } }",
    "map",
    "{ type: map, additional-fields: deny, fields: { a: { type: string, required: true }, b: integer } }",
    "{ type: string, required-if: { other: yes } }",
];

/// Values, as a page writes them.
const VALUES: [&str; 62] = [
    "",
    "''",
    "' '",
    "null",
    "one",
    "two",
    "three",
    "fourfive",
    "a-b",
    "A_B",
    "5",
    "'5'",
    "1",
    "0.5",
    "7.25",
    "9",
    "true",
    "false",
    "'true'",
    "2022-04-27",
    "2022-02-29",
    "2024-02-29",
    "2022-13-01",
    "2022-4-7",
    "2022-04-31",
    "2022-04-27T10:22:31Z",
    "2022-04-27T10:22:31+08:00",
    "2022-04-27T10:22:31",
    "2022-04-27 10:22:31",
    "2022-04-27 10:22:31 +0800",
    "2022-04-27 25:22:31",
    "Wed, 27 Apr 2022 10:22:31 GMT",
    "Wed, 27 Apr 2022 10:22:31 +0800",
    "27 Apr 2022 10:22 GMT",
    "Wed, 27 Foo 2022 10:22:31 GMT",
    "https://example.org/",
    "https://a.example.org/x.jpg",
    "https://example.net:8080/x.PNG?size=2",
    "HTTPS://example.com/x.gif",
    "ftp://a.example.org/x.jpg",
    "mailto:a@example.org",
    "/img/x.jpg",
    "img/x.png",
    "../x.webp",
    "//a.example.org/x.jpg",
    "https://a.example.org/tide?name=x.jpg",
    "[]",
    "[one]",
    "[one, two]",
    "[one, one]",
    "[one, 5]",
    "[5, 6]",
    "[one, two, three, four]",
    "[two, three]",
    "[true, two]",
    "{ a: one }",
    "{ a: one, b: 5 }",
    "{ a: one, b: six }",
    "{ b: 5 }",
    "{ a: one, c: 1 }",
    "{ a: '' }",
    "{}",
];

fn site() -> Site {
    let mut config = "preset: generic\ncollections:\n".to_owned();
    let site = Site::new(&[]);
    for (at, field) in FIELDS.iter().enumerate() {
        write!(config, "  c{at}:\n    files: ['{at}/*']\n    fields: {{ x: {field} }}\n").unwrap();
        for (number, value) in VALUES.iter().enumerate() {
            site.write(&format!("{at}/{number}.md"), format!("---\nx: {value}\nother: yes\n---\n"));
        }
        site.write(&format!("{at}/none.md"), "---\nother: yes\n---\n");
    }
    // What is broken whatever the schema says is broken for other rules' reasons.
    config.push_str("rules: { url-credentials: off, missing-image: off, placeholder-url: off }\n");
    site.write("masthead.yaml", config);
    site
}

/// Paths of the pages with an error, and which.
fn errors(site: &Site) -> BTreeMap<String, BTreeSet<String>> {
    let mut errors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let report: Value = serde_json::from_str(&site.run(&["check", "--format", "json"]).out()).unwrap();
    for found in report["diagnostics"].as_array().unwrap() {
        if found["severity"] == "error" {
            let rule = found["rule"].as_str().unwrap().to_owned();
            errors.entry(found["path"].as_str().unwrap().to_owned()).or_default().insert(rule);
        }
    }
    errors
}

#[test]
fn verdicts_are_the_same() {
    let site = site();
    let errors = errors(&site);
    let shown = site.run(&["show"]).out();
    let pages: BTreeMap<String, Value> = shown
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|page| (page["path"].as_str().unwrap().to_owned(), page["front-matter"].clone()))
        .collect();
    assert_eq!(pages.len(), FIELDS.len() * (VALUES.len() + 1));
    let mut differences = String::new();
    let mut verdicts = [0, 0];
    for (at, field) in FIELDS.iter().enumerate() {
        let schema = site.run(&["schema", "--collection", &format!("c{at}")]).out();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let own = JsonSchema::compile(&schema, Path::new("/a.json"), Path::new("/"), "").unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        for (path, page) in pages.iter().filter(|(path, _)| path.starts_with(&format!("{at}/"))) {
            // Two validators that have no line in common.
            assert_eq!(own.violations(page).is_empty(), schema.is_valid(page), "{field}: {page}");
            let (refused, wrong) = (!schema.is_valid(page), errors.get(path));
            verdicts[usize::from(refused)] += 1;
            if refused != wrong.is_some() {
                writeln!(differences, "{field}: {}: masthead {wrong:?}, schema {refused}", page["x"])
                    .unwrap();
            }
        }
    }
    assert!(verdicts.iter().all(|count| *count > 400), "{verdicts:?}");
    assert_eq!(differences, "");
}

#[test]
fn a_collection_that_is_not_there_is_guessed() {
    let site = Site::new(&[("masthead.yaml", b"collections: { posts: { files: ['posts/**'] } }\n")]);
    let ran = site.run(&["schema", "--collection", "post"]);
    assert_eq!((ran.status(), ran.out().as_str()), (2, ""));
    assert!(ran.err().contains("unknown collection `post`; did you mean `posts`?"), "{}", ran.err());
    let none = Site::new(&[]).run(&["schema", "--collection", "post"]);
    assert!(none.err().contains("no masthead.yaml found"), "{}", none.err());
}

/// Each preset with the kinds of files that it has, where it has several.
const PRESETS: [(&str, &[&str]); 13] = [
    ("agent-skill", &["claude", "skills", "agents", "commands", "rules"]),
    ("copilot-instructions", &[]),
    ("cursor-rule", &[]),
    ("docusaurus", &[]),
    ("eleventy", &[]),
    ("hexo", &[]),
    ("hugo", &[]),
    ("jekyll", &[]),
    ("mkdocs", &[]),
    ("obsidian", &[]),
    ("prompt-file", &["prompts", "agents"]),
    ("vitepress", &[]),
    ("zola", &[]),
];

fn of_preset(site: &Site, preset: &str, kind: Option<&str>) -> Value {
    let mut args = vec!["schema", "--preset", preset];
    args.extend(kind.into_iter().flat_map(|kind| ["--collection", kind]));
    serde_json::from_str(&site.run(&args).out()).unwrap()
}

/// What `SchemaStore` asks of a submission: one type in each place, draft 7, a description of each property.
fn assert_tidy(schema: &Value, place: &str) {
    let Some(mapping) = schema.as_object() else { return };
    assert!(mapping.get("type").is_none_or(Value::is_string), "{place}: several types");
    for key in mapping.keys() {
        let is_known = [
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "items",
            "enum",
            "additionalProperties",
            "anyOf",
            "allOf",
            "if",
            "then",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "not",
        ];
        assert!(is_known.contains(&&**key), "{place}: `{key}` is not of draft 7");
    }
    for key in ["anyOf", "allOf"] {
        let branches = mapping.get(key).and_then(Value::as_array);
        assert!(branches.is_none_or(|all| !all.is_empty()), "{place}: an empty {key}");
        for branch in branches.into_iter().flatten() {
            assert_tidy(branch, &format!("{place}/{key}"));
        }
    }
    for (name, property) in mapping.get("properties").and_then(Value::as_object).into_iter().flatten() {
        assert_tidy(property, &format!("{place}/{name}"));
    }
    assert_tidy(mapping.get("items").unwrap_or(&Value::Null), &format!("{place}/items"));
}

#[test]
fn the_schemas_of_presets_are_fit_for_schemastore() {
    let site = Site::new(&[]);
    for (preset, kinds) in PRESETS {
        let kinds: Vec<Option<&str>> =
            if kinds.is_empty() { vec![None] } else { kinds.iter().copied().map(Some).collect() };
        for kind in kinds {
            let schema = of_preset(&site, preset, kind);
            let place = format!("{preset} {kind:?}");
            assert!(jsonschema::meta::is_valid(&schema), "{place}");
            assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{place}");
            assert!(schema["$id"].as_str().unwrap().ends_with("-front-matter.json"), "{place}");
            assert_eq!(schema["additionalProperties"], true, "{place}");
            assert_tidy(&schema, &place);
            for (name, property) in schema["properties"].as_object().unwrap() {
                let words = property["description"].as_str().unwrap_or_else(|| panic!("{place}: {name}"));
                assert!(!words.ends_with(['.', ':']), "{place}: {name}: {words}");
            }
        }
    }
}

#[test]
fn the_schema_of_a_preset_takes_and_refuses() {
    let site = Site::new(&[]);
    let validator = |preset, kind| jsonschema::validator_for(&of_preset(&site, preset, kind)).unwrap();
    let docusaurus = validator("docusaurus", None);
    let page = |text: &str| serde_yaml::from_str::<Value>(text).unwrap();
    assert!(docusaurus.is_valid(&page("{ title: A, tags: [a, { label: B, permalink: /b }], own: 1 }")));
    assert!(!docusaurus.is_valid(&page("{ draft: 'no' }")));
    assert!(!docusaurus.is_valid(&page("{ toc_min_heading_level: 1 }")));
    let jekyll = validator("jekyll", None);
    assert!(jekyll.is_valid(&page("{ title: A, tags: a b, date: '2020-01-05' }")));
    assert!(!jekyll.is_valid(&page("{ published: 'no' }")));
    let agent = validator("prompt-file", Some("agents"));
    assert!(agent.is_valid(&page("{ name: a }")));
    assert!(!agent.is_valid(&page("{ target: github-copilot }")));

    let several = site.run(&["schema", "--preset", "agent-skill"]);
    assert_eq!((several.status(), several.out().as_str()), (2, ""));
    assert!(several.err().contains("add `--collection` with one of `claude`, `skills`"), "{}", several.err());
    let none = site.run(&["schema", "--preset", "astro"]);
    assert!(none.err().contains("no fields of its own"), "{}", none.err());
}
