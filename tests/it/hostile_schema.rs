//! Schemas and pages that were made to keep the program busy, or to make it read what it should not.

use std::fmt::Write;
use std::process::Command;

use crate::run::{Ran, Site};

/// Far more than any of these needs, and far less than what a blow-up would take: seconds of computing.
const PATIENCE: u32 = 60;

fn checked(config: &str, page: &str) -> (i32, String) {
    let site = Site::new(&[("masthead.yaml", config.as_bytes()), ("page.md", page.as_bytes())]);
    let ran = if cfg!(unix) {
        // The shell counts what the program computes: that others keep the machine busy does not matter.
        let script = format!("ulimit -t {PATIENCE}; exec '{}' check", env!("CARGO_BIN_EXE_masthead"));
        Ran::of(Command::new("sh").args(["-c", &script]).current_dir(site.path()).output().unwrap())
    } else {
        site.run(&["check"])
    };
    (ran.status(), ran.out())
}

fn with_pattern(pattern: &str) -> String {
    format!(
        "collections:\n  all:\n    files: ['**']\n    fields:\n      slug: {{ type: string, pattern: '{pattern}' }}\n"
    )
}

#[test]
fn a_pattern_takes_time_in_proportion() {
    let slug = "a".repeat(100_000);
    let page = format!("---\nslug: {slug}!\n---\n");
    for pattern in ["^(a+)+$", "^(a|aa)*$", "^(.*)*x$", "(a*)*b"] {
        let (status, out) = checked(&with_pattern(pattern), &page);
        assert_eq!(status, 1, "{pattern}: {}", &out[..out.len().min(300)]);
        assert!(out.contains("[pattern-mismatch]"), "{pattern}");
    }
}

#[test]
fn a_pattern_that_would_fill_the_memory_is_a_mistake() {
    let (status, out) = checked(&with_pattern("((a{1000}){1000}){1000}"), "---\nslug: a\n---\n");
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("[configuration]") && out.contains("masthead.yaml:5"), "{out}");
}

#[test]
fn collections_that_extend_each_other_do_not_fill_the_memory() {
    let chain = |count: u32| {
        (0..count).fold(String::from("collections:\n"), |mut text, at| {
            let extends = at.checked_sub(1).map_or(String::new(), |before| format!("extends: c{before}, "));
            let _ = writeln!(text, "  c{at}: {{files: [x{at}], {extends}fields: {{f{at}: string}}}}");
            text
        })
    };
    let (status, out) = checked(&chain(3_000), "---\ntitle: A\n---\n");
    assert_eq!(status, 2, "{}", &out[..out.len().min(300)]);
    assert!(
        out.contains("error[configuration] the collections have more than 100000 fields in total"),
        "{out}"
    );
    assert_eq!(checked(&chain(100), "---\ntitle: A\n---\n").0, 0);
}

#[test]
fn a_long_chain_of_references_is_refused() {
    let schema = |count: u32| {
        let chain = (0..count).fold(String::new(), |mut text, at| {
            let _ = write!(text, "\"d{at}\":{{\"$ref\":\"#/$defs/d{}\"}},", at + 1);
            text
        });
        format!("{{\"$ref\":\"#/$defs/d0\",\"$defs\":{{{chain}\"d{count}\":{{}}}}}}")
    };
    let site = Site::new(&[
        ("masthead.yaml", b"collections:\n  a: { files: ['**'], json-schema: s.json }\n"),
        ("a.md", b"---\ntitle: A\n---\n"),
    ]);
    site.write("s.json", schema(2_000));
    assert_eq!(site.run(&["check"]).status(), 0);
    site.write("s.json", schema(100_000));
    let ran = site.run(&["check"]);
    assert!(ran.status() == 2 && ran.out().contains("more than 10000 references"), "{}", ran.out());
}

#[test]
fn settings_with_brackets_without_end_are_passed_over() {
    let deep = "[".repeat(100_000);
    for (settings, page) in [("hugo.yaml", "content/a.md"), ("_config.yml", "_posts/2026-01-01-a.md")] {
        let site = Site::new(&[(settings, format!("title: {deep}\n").as_bytes())]);
        site.write(page, "---\ntitle: A\n---\n");
        let ran = site.run(&["check"]);
        assert!(ran.status() == 1 && ran.out().contains("nested too deeply"), "{}", ran.out());
    }
}

#[test]
fn too_many_collections_are_a_mistake() {
    let many = |count: u32| {
        (0..count).fold(String::from("collections:\n"), |mut text, at| {
            let _ = writeln!(text, "  c{at}: {{files: [x{at}]}}");
            text
        })
    };
    let (status, out) = checked(&many(10_001), "---\ntitle: A\n---\n");
    assert_eq!(status, 2, "{}", &out[..out.len().min(300)]);
    assert!(out.contains("masthead.yaml:10002:3: error[configuration] more than 10000 collections"), "{out}");
    assert_eq!(checked(&many(1_000), "---\ntitle: A\n---\n").0, 0);
}

#[cfg(unix)]
#[test]
fn terms_outside_of_the_folder_are_not_read() {
    let site = Site::new(&[("secret.txt", b"hush\n"), ("site/page.md", b"---\ntags: [a]\n---\n")]);
    std::os::unix::fs::symlink(site.path().join("secret.txt"), site.path().join("site/link.txt")).unwrap();
    std::os::unix::fs::symlink(site.path(), site.path().join("site/up")).unwrap();
    for from in ["../secret.txt", "link.txt", "up/secret.txt", "/etc/passwd", "a/../../secret.txt"] {
        let fields = format!("tags: {{ type: list, items: {{ allow-from: {from} }} }}");
        let config = format!("collections:\n  all:\n    files: ['**']\n    fields:\n      {fields}\n");
        site.write("site/masthead.yaml", config);
        let ran = site.run(&["check", "site"]);
        assert_eq!(ran.status(), 2, "{from}: {}", ran.out());
        assert!(
            !ran.out().contains("hush") && ran.out().contains("[configuration]"),
            "{from}: {}",
            ran.out()
        );
    }
}

#[test]
fn deep_nests_in_every_syntax_end_quickly() {
    let deep = 100_000;
    let toml = format!("+++\na = {}{}\n+++\n", "[".repeat(deep), "]".repeat(deep));
    let dotted = format!("+++\n{}a = 1\n+++\n", "a.".repeat(deep));
    let json = format!("{{\"a\": {}{}}}\n", "[".repeat(deep), "]".repeat(deep));
    let objects = format!("{}1{}\n", "{\"a\":".repeat(deep), "}".repeat(deep));
    let flow = format!("---\na: {}{}\n---\n", "{a: ".repeat(deep), "}".repeat(deep));
    let questions = format!("---\n{}\n---\n", "? ".repeat(deep));
    let mut blocks = String::from("---\n");
    for depth in 0..2_000 {
        let _ = writeln!(blocks, "{}a:", " ".repeat(depth));
    }
    blocks.push_str("---\n");
    for page in [toml, dotted, json, objects, flow, questions, blocks] {
        for preset in ["preset: hugo\n", "preset: generic\n", "preset: hexo\n"] {
            let (status, out) = checked(preset, &page);
            assert!(status <= 1, "{}…: {}", &page[..20], &out[..out.len().min(300)]);
        }
    }
}

#[test]
fn a_long_line_and_many_keys_take_time_in_proportion() {
    let line = format!("---\ntitle: {}\n---\n", "x ".repeat(1_000_000));
    let keys: String = (0..50_000).fold(String::from("---\n"), |mut page, key| {
        let _ = writeln!(page, "key{key}: {key}");
        page
    }) + "---\n";
    let items = format!("---\ntags: [{}]\n---\n", "a, ".repeat(50_000));
    let quotes = format!("---\ntitle: {}\n---\n", "'".repeat(200_001));
    for page in [line, keys, items, quotes] {
        let (status, _) = checked("preset: hexo\n", &page);
        assert!(status <= 1);
    }
}

/// Each definition refers to the next one twice: 2 to the power of 40 steps.
fn doubling(keyword: &str, last: &str) -> String {
    let mut definitions = String::new();
    for at in 0..40 {
        let next = format!("{{ $ref: '#/$defs/d{}' }}", at + 1);
        let _ = writeln!(definitions, "        d{at}: {{ {keyword}: [{next}, {next}] }}");
    }
    format!("$ref: '#/$defs/d0'\n      $defs:\n{definitions}        d40: {last}")
}

fn with_schema(schema: &str) -> String {
    format!("collections:\n  all:\n    files: ['**']\n    json-schema:\n      {schema}\n")
}

#[test]
fn a_schema_whose_references_multiply_is_a_mistake() {
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for last in ["{ type: object }", "{ type: string }", "{}", "true", "false"] {
            // `anyOf` has its answer at the first form that fits.
            if keyword == "anyOf" && !last.contains("string") && last != "false" {
                continue;
            }
            let config = with_schema(&doubling(keyword, last));
            let (status, out) = checked(&config, "---\ntitle: A\n---\n");
            assert_eq!(status, 2, "{keyword} {last}: {out}");
            let place = "masthead.yaml:5:7: error[configuration] the JSON Schema cannot be used: checking even an empty page";
            assert!(out.contains(place), "{keyword} {last}: {out}");
        }
    }
}

/// The schema alone is harmless: the page has what multiplies.
#[test]
fn a_page_on_which_references_multiply_is_reported() {
    let schema = "$defs: { d: { allOf: [{ properties: { a: { $ref: '#/$defs/d' } } }, { properties: { a: { $ref: '#/$defs/d' } } }] } }\n      $ref: '#/$defs/d'";
    let nested = |depth: usize| format!("---\ntop: {}1{}\n---\n", "{a: ".repeat(depth), "}".repeat(depth));
    let schema = with_schema(&format!("properties: {{ top: {{ $ref: '#/$defs/d' }} }}\n      {schema}"));
    let (status, out) = checked(&schema, &nested(8));
    assert_eq!(status, 0, "{out}");
    let (status, out) = checked(&schema, &nested(60));
    assert_eq!(status, 1, "{out}");
    assert!(
        out.contains("page.md:1:1: error[json-schema] checking this page takes the JSON Schema more than"),
        "{out}"
    );
}

/// Each resource has two ways to the next one, and `$dynamicRef` may depend on which was taken.
#[test]
fn a_schema_with_too_many_dynamic_scopes_is_a_mistake() {
    let mut resources = String::new();
    for at in 0..24 {
        for side in ["a", "b"] {
            let ways = ["a", "b"].map(|next| format!("{{ $ref: '/{next}{}' }}", at + 1)).join(", ");
            let _ = writeln!(
                resources,
                "        {side}{at}: {{ $id: '/{side}{at}', $dynamicAnchor: x, allOf: [{ways}] }}"
            );
        }
    }
    for side in ["a", "b"] {
        let _ = writeln!(
            resources,
            "        {side}24: {{ $id: '/{side}24', $dynamicAnchor: x, $dynamicRef: '#x' }}"
        );
    }
    let config = with_schema(&format!("$ref: /a0\n      $defs:\n{resources}"));
    let (status, out) = checked(&config, "---\ntitle: A\n---\n");
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("[configuration]") && out.contains("multiply"), "{out}");
}

/// What looks like a schema in a value is not one: nothing is added to it.
#[test]
fn values_in_a_counted_schema_are_kept() {
    let schema = "properties: { a: { $ref: '#/$defs/a' }, b: { const: { $ref: x } }, enum: { $ref: '#/$defs/a' } }\n      $defs: { a: { enum: [{ type: x }, { $ref: y }] } }";
    let page = |fields: &str| checked(&with_schema(schema), &format!("---\n{fields}---\n"));
    assert_eq!(page("a: {type: x}\nb: {$ref: x}\nenum: {$ref: y}\n").0, 0);
    let (status, out) = page("a: {type: y}\nb: {$ref: y}\nenum: {}\n");
    assert_eq!((status, out.matches("[json-schema]").count()), (1, 3), "{out}");
}
