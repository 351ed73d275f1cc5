//! Every setting of a field is read by a rule, shown by `--show-config`, exported or listed as unsaid, and documented.

use serde_json::Value;

use crate::run::Site;

/// A setting with the other settings it needs, a page that breaks it, and the rule that says so; none if a rule says
/// so in other words or at another level.
struct Case {
    setting: &'static str,
    /// The settings beside it, without it.
    others: &'static str,
    value: &'static str,
    page: &'static str,
    rule: &'static str,
}

const fn case(
    setting: &'static str,
    others: &'static str,
    value: &'static str,
    page: &'static str,
    rule: &'static str,
) -> Case {
    Case { setting, others, value, page, rule }
}

/// A picture of 1 × 1 pixels.
const DOT: [u8; 43] = [
    71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 0, 0, 0, 255, 255, 255, 33, 249, 4, 1, 0, 0, 0, 0, 44, 0,
    0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 68, 0, 59, 10,
];

const CASES: [Case; 47] = [
    case("type", "", "integer", "x: word", "wrong-type"),
    case("required", "type: string", "true", "y: 1", "missing-field"),
    case("required-if", "type: string", "y", "y: 1", "missing-field"),
    case("only-if", "type: string", "z", "x: a", "unexpected-field"),
    case("severity", "type: integer", "warn", "x: word", ""),
    case("deprecated", "type: string", "true", "x: a", "deprecated-field"),
    case("same-as", "type: string", "y", "x: a\ny: b", "same-as-mismatch"),
    case("allow", "type: string", "[a]", "x: b", "not-allowed"),
    case("allow-from", "type: string", "terms.txt", "x: b", "not-allowed"),
    case("pattern", "type: string", "'^a'", "x: b", "pattern-mismatch"),
    case("pattern-message", "type: string, pattern: '^a'", "say a", "x: b", ""),
    case("unique", "type: string", "true", "x: same", "duplicate-value"),
    case("min-length", "type: string", "3", "x: ab", "too-short"),
    case("max-length", "type: string", "3", "x: abcd", "too-long"),
    case("min", "type: integer", "3", "x: 2", "out-of-range"),
    case("max", "type: integer", "3", "x: 4", "out-of-range"),
    case("formats", "type: date", "[rfc2822]", "x: 2022-04-27", "date-format"),
    case("timezone", "type: date", "required", "x: 2022-04-27 10:22:31", "missing-timezone"),
    case("future", "type: date", "deny", "x: 2099-04-27", "future-date"),
    case("not-before", "type: date", "y", "x: 2022-04-26\ny: 2022-04-27", "date-order"),
    case("not-after", "type: date", "y", "x: 2022-04-28\ny: 2022-04-27", "date-order"),
    case("max-age", "type: date", "10d", "x: 2022-04-28", "stale-date"),
    case("day-first", "type: date", "true", "x: 04/05/2022", ""),
    case("schemes", "type: url", "[ftp]", "x: https://example.org/a", "disallowed-scheme"),
    case("hosts", "type: url", "[example.org]", "x: https://example.com/a", "disallowed-host"),
    case("relative", "type: url", "false", "x: /a", "relative-image"),
    case("extensions", "type: image", "[png]", "x: https://example.org/a.jpg", "image-extension"),
    case("local", "type: image", "true", "x: https://example.org/a.jpg", "missing-image"),
    case("roots", "type: image, local: true", "[static]", "x: /dot.gif", "missing-image"),
    case("min-width", "type: image", "2", "x: dot.gif", "unsuitable-image"),
    case("min-height", "type: image", "2", "x: dot.gif", "unsuitable-image"),
    case("aspect-ratio", "type: image", "'16:9'", "x: dot.gif", "unsuitable-image"),
    case("max-bytes", "type: image", "42", "x: dot.gif", "unsuitable-image"),
    case("items", "type: list", "integer", "x: [a]", "wrong-type"),
    case("min-items", "type: list", "2", "x: [a]", "too-few-items"),
    case("max-items", "type: list", "1", "x: [a, b]", "too-many-items"),
    case("unique-items", "type: list", "true", "x: [a, a]", ""),
    case("sorted", "type: list", "true", "x: [b, a]", "unsorted-list"),
    case("item-case", "type: list", "lower", "x: [A]", "item-case"),
    case("disjoint-with", "type: list", "y", "x: [a]\ny: [a]", "overlapping-lists"),
    case("fields", "type: map", "{ a: integer }", "x: { a: b }", "wrong-type"),
    case("additional-fields", "type: map, fields: { a: integer }", "deny", "x: { c: b }", "unknown-field"),
    case("at-least-one-of", "type: map", "[a, b]", "x: { c: b }", "one-of-fields"),
    case("at-most-one-of", "type: map", "[a, b]", "x: { a: 1, b: 2 }", "one-of-fields"),
    case("exactly-one-of", "type: map", "[a, b]", "x: { a: 1, b: 2 }", "one-of-fields"),
    case(
        "variants",
        "type: map",
        "{ by: a, cases: { b: { fields: { d: integer } } } }",
        "x: { a: b, d: e }",
        "wrong-type",
    ),
    case("to", "type: reference", "terms.txt", "x: c", "unresolved-reference"),
];

/// Settings that no rule has to read: what a fix writes, and what people are told.
const TOLD: [&str; 2] = ["default", "description"];

/// All settings of a field, as editors know them.
fn settings() -> Vec<String> {
    let schema = masthead::config::json_schema();
    let Value::Object(settings) = &schema["definitions"]["Settings"]["properties"] else {
        panic!("{schema}")
    };
    settings.keys().cloned().collect()
}

fn site(case: &Case, is_set: bool) -> Site {
    let set = if is_set { format!("{}: {}", case.setting, case.value) } else { String::new() };
    let settings =
        [case.others, &set].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let field = if settings == "type: reference" { "any".to_owned() } else { format!("{{ {settings} }}") };
    let config =
        format!("collections:\n  c:\n    files: ['**/*.md']\n    fields:\n      x: {field}\n      y: any\n");
    let page = format!("---\n{}\n---\n", case.page);
    Site::new(&[
        ("masthead.yaml", config.as_bytes()),
        ("a.md", page.as_bytes()),
        ("b.md", page.as_bytes()),
        ("terms.txt", b"a\n"),
        ("dot.gif", &DOT),
    ])
}

#[test]
fn every_setting_is_read_by_a_rule() {
    let mut wrong = Vec::new();
    for setting in settings().iter().filter(|name| !TOLD.contains(&name.as_str())) {
        let case = CASES.iter().find(|case| case.setting == setting);
        let case = case.unwrap_or_else(|| panic!("`{setting}` has no case here: which rule reads it?"));
        let findings = |is_set| site(case, is_set).run(&["check"]).out();
        let (with, without) = (findings(true), findings(false));
        let name = format!("[{}]", case.rule);
        let is_named = case.rule.is_empty() || (with.contains(&name) && !without.contains(&name));
        if with == without || !is_named {
            wrong.push(format!("{setting}: with it\n{with}\nwithout it\n{without}"));
        }
    }
    assert!(wrong.is_empty(), "nothing reads:\n{}", wrong.join("\n"));
}

#[test]
fn every_setting_is_shown_exported_and_documented() {
    let manual = std::fs::read_to_string("docs/configuration.md").unwrap();
    for case in CASES.iter().filter(|case| case.setting != "type") {
        let setting = case.setting;
        assert!(manual.contains(&format!("`{setting}`")), "docs/configuration.md does not name `{setting}`");
        let ran = |arguments: &[&str], is_set| site(case, is_set).run(arguments).out();
        let shown = ran(&["check", "--show-config", "a.md"], true);
        assert!(shown.contains(&format!("{setting}:")), "`--show-config` does not show `{setting}`\n{shown}");
        let export = |is_set| ran(&["schema", "--collection", "c"], is_set);
        assert_ne!(export(true), export(false), "the exported schema neither has `{setting}` nor says so");
    }
}
