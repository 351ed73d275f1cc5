//! `masthead schema --collection`: the JSON Schema takes what masthead takes, and refuses what it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use masthead::schema::json_schema::JsonSchema;
use serde_json::Value;

use crate::run::Site;

/// Fields, each of which is tried with every value.
const FIELDS: [&str; 29] = [
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
