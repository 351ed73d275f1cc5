//! Conditions, choices and variants: mistakes in them, and what they find in pages.

use super::mistakes::{field, mistakes, one};
use crate::run::Site;

#[test]
fn conditions_name_fields_and_values_that_can_be() {
    assert_eq!(field("{ required-if: { status: { not: [draft, null] }, kind: a } }"), [""; 0]);
    one(
        field("{ required-if: [a, b] }"),
        "5:25 [a, b]: `required-if`: expected a field, or a mapping of fields and values, found a list (if all of the \
         fields must exist, write `{ a: { not: null }, b: { not: null } }`)",
    );
    one(
        field("{ only-if: { not: status } }"),
        "5:23 not: `not` must be below the name of a field (write `{ status: { not: value } }`, or `{ status: null }` if \
         the field must be missing)",
    );
    one(
        field("{ only-if: { status: { is: a } } }"),
        "5:31 { is: a }: `only-if`: expected a value, a list of values, or `{ not: value }`, found a mapping",
    );
    one(
        field("{ only-if: { status: [] } }"),
        "5:31 []: `only-if` contains no values, so it would never apply",
    );
    one(
        field("{ only-if: x }"),
        "5:21 x: `only-if` refers to the field itself (write the name of another field)",
    );
    one(
        field("{ required: true, only-if: y }"),
        "5:28 only-if: `only-if` cannot be combined with `required: true` (write `required-if` with the same condition \
         instead of `required`)",
    );
    let status = |rest: &str| {
        mistakes(&format!(
            "collections:\n  c:\n    files: ['**']\n    fields:\n      status: {{ allow: [draft, ready] }}\n      {rest}\n"
        ))
    };
    one(
        status("x: { required-if: { status: redy } }"),
        "6:35 redy: `redy` is not an allowed value of `status`, so this is never the case (write `ready`)",
    );
}

#[test]
fn choices_are_between_two_fields_or_more() {
    let choice = |list: &str| {
        mistakes(&format!("collections:\n  c:\n    files: ['**']\n    exactly-one-of: {list}\n"))
    };
    assert_eq!(choice("[a, b]"), [""; 0]);
    assert_eq!(choice("[[a, b], [c, d]]"), [""; 0]);
    one(choice("a"), "4:21 a: `exactly-one-of`: expected a list of fields, found `a` (write `[one, other]`)");
    one(choice("[a]"), "4:21 [a]: `exactly-one-of` needs at least two fields");
    let twice = choice("[a, b, a]");
    one(&twice, "4:28 a: duplicate field `a` in `exactly-one-of`");
    one(
        mistakes(
            "collections:\n  c:\n    files: ['**']\n    at-most-one-of: [image, vidio]\n    additional-fields: deny\n    \
             fields: { image: image, video: url }\n",
        ),
        "4:29 vidio: `vidio` in `at-most-one-of` is not one of the allowed fields (write `video`)",
    );
}

#[test]
fn variants_have_cases_of_a_field_with_one_value() {
    let variants = |text: &str| {
        mistakes(&format!(
            "collections:\n  c:\n    files: ['**']\n    fields: {{ kind: {{ allow: [event, book] }}, tags: list }}\n    \
             variants: {text}\n"
        ))
    };
    assert_eq!(variants("{ by: kind, cases: { event: { fields: { at: date } }, book: } }"), [""; 0]);
    one(
        variants("{ by: kind }"),
        "5:5 variants: `variants` needs the key `cases` (write `cases:` with the values of that field, each with its `fields`)",
    );
    one(
        variants("{ by: kind, cases: {} }"),
        "5:34 {}: `cases` contains no values (write the values of `kind` below it, each with its `fields`)",
    );
    one(
        variants("{ by: kind, cases: { evnt: } }"),
        "5:36 evnt: `evnt` is not an allowed value of `kind` (write `event`)",
    );
    one(
        variants("{ by: tags, cases: { a: } }"),
        "5:21 tags: `tags` is a list, but `by` needs a field with a single value (write the name of another field)",
    );
    one(
        variants("{ by: kind, cases: { book: { feilds: {} } } }"),
        "5:44 feilds: unknown key `feilds` in a case (write `fields`)",
    );
}

const SHAPES: &str = "\
collections:
  entries:
    files: ['**']
    additional-fields: deny
    fields:
      title: { type: string, required: true }
    variants:
      by: kind
      cases:
        event:
          fields:
            title: { max-length: 9 }
            starts: { type: date, required: true }
        book: { fields: { isbn: string }, at-least-one-of: [isbn, title] }
";

#[test]
fn each_page_is_checked_against_its_own_case() {
    let page = |text: &str| format!("---\n{text}\n---\n").into_bytes();
    let site = Site::new(&[
        ("masthead.yaml", SHAPES.as_bytes()),
        ("book.md", &page("kind: book\ntitle: A long title of a book\nisbn: x")),
        ("event.md", &page("kind: event\ntitle: A long title\nisbn: x")),
        ("other.md", &page("kind: bok\ntitle: x")),
        ("none.md", &page("title: x\nisbn: y")),
    ]);
    let ran = site.run(&["check", "--format", "concise"]);
    assert_eq!(ran.status(), 1);
    let out = ran.out();
    let has = |file: &str, rule: &str| out.lines().any(|line| line.contains(file) && line.contains(rule));
    assert!(!out.contains("book.md"), "{out}");
    for (file, rule) in [
        ("event.md", "missing-field"),
        ("event.md", "too-long"),
        ("event.md", "unknown-field"),
        ("other.md", "not-allowed"),
    ] {
        assert!(has(file, rule), "no {rule} in {file}\n{out}");
    }
    assert_eq!(out.lines().filter(|line| line.contains(".md:")).count(), 4, "{out}");
}

#[test]
fn the_exported_schema_decides_as_the_program_does() {
    let site = Site::new(&[("masthead.yaml", SHAPES.as_bytes())]);
    let schema = site.run(&["schema", "--collection", "entries"]).out();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (page, is_right) in [
        (r#"{"kind":"book","title":"A long title of a book","isbn":"x"}"#, true),
        (r#"{"kind":"event","title":"short","starts":"2022-04-27"}"#, true),
        (r#"{"kind":"event","title":"short"}"#, false),
        (r#"{"kind":"event","title":"A long title","starts":"2022-04-27"}"#, false),
        (r#"{"kind":"event","title":"short","starts":"2022-04-27","isbn":"x"}"#, false),
        (r#"{"kind":"bok","title":"x"}"#, false),
        (r#"{"title":"x"}"#, true),
        (r#"{"title":"x","isbn":"x"}"#, true),
        (r#"{"title":"x","ibn":"x"}"#, false),
    ] {
        let value: serde_json::Value = serde_json::from_str(page).unwrap();
        assert_eq!(schema.is_valid(&value), is_right, "{page}");
        site.write("page.md", format!("---\n{page}\n---\n").as_bytes());
        assert_eq!(site.run(&["check", "page.md"]).status() == 0, is_right, "{page}");
    }
}

#[test]
fn what_is_shown_can_be_read_again() {
    let site = Site::new(&[("masthead.yaml", SHAPES.as_bytes()), ("a.md", b"---\ntitle: x\n---\n")]);
    let shown = site.run(&["check", "--show-config", "a.md"]).out();
    let shown: serde_yaml::Value = serde_yaml::from_str(&shown).unwrap();
    let cases = &shown["variants"]["cases"];
    assert_eq!(cases["event"]["fields"]["title"]["max-length"], 9, "{shown:?}");
    assert_eq!(cases["book"]["at-least-one-of"][0], "isbn", "{shown:?}");
}

#[test]
fn a_severity_and_a_message_of_ones_own() {
    let config = "collections:\n  c:\n    files: ['**']\n    fields:\n      slug: { type: string, pattern: '^[a-z-]+$', \
                  pattern-message: use lower case and hyphens, severity: warn }\n      title: { type: string, severity: error, \
                  required: true }\nrules: { missing-field: warn }\n";
    let site = Site::new(&[("masthead.yaml", config.as_bytes()), ("a.md", b"---\nslug: A B\n---\n")]);
    let out = site.run(&["check", "--format", "json"]).out();
    let out: serde_json::Value = serde_json::from_str(&out).unwrap();
    let found = |rule: &str| {
        let all = out["diagnostics"].as_array().unwrap_or_else(|| panic!("{out}"));
        all.iter().find(|found| found["rule"] == rule).cloned().unwrap_or_else(|| panic!("no {rule}: {out}"))
    };
    assert_eq!(found("pattern-mismatch")["severity"], "warning");
    assert_eq!(found("pattern-mismatch")["message"], "`A B`: use lower case and hyphens");
    assert_eq!(found("missing-field")["severity"], "error");
}
