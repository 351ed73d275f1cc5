//! Each kind of mistake in a configuration gives one diagnostic at its place.

use std::path::Path;

use masthead::config::{ConfigError, check_bytes};
use masthead::line_index::LineIndex;

use super::editor_schema;

/// The mistakes of a configuration, one per line: `line:column text under the span: message (help)`.
pub(super) fn mistakes(text: &str) -> Vec<String> {
    mistakes_in(text, Path::new("/nonexistent"))
}

pub(super) fn mistakes_in(text: &str, folder: &Path) -> Vec<String> {
    let path = Path::new("masthead.yaml").into();
    let Err(error) = check_bytes(&path, text.as_bytes(), folder) else {
        // Whatever the tests call right, editors must not mark as wrong.
        assert_eq!(editor_schema::faults(text), [""; 0], "{text}");
        return Vec::new();
    };
    let ConfigError::Mistakes(outcome) = error else { panic!("{error}") };
    let index = LineIndex::new(text);
    let line = |found: &masthead::diagnostic::Diagnostic| {
        let at = index.position(found.span.start);
        let shown = found.span.slice(text).lines().next().unwrap_or_default();
        let help = found.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        assert_eq!(found.rule.0, "configuration");
        format!("{}:{} {shown}: {}{help}", at.line, at.column, found.message)
    };
    outcome.diagnostics().iter().map(line).collect()
}

/// The mistakes of one field's settings.
pub(super) fn field(settings: &str) -> Vec<String> {
    let head = "collections:\n  c:\n    files: [\"**\"]\n    fields:\n      x: ";
    mistakes(&format!("{head}{settings}\n"))
}

#[track_caller]
pub(super) fn one(found: impl AsRef<[String]>, expected: &str) {
    assert_eq!(found.as_ref(), [expected]);
}

#[test]
fn an_empty_configuration_is_fine() {
    assert_eq!(mistakes(""), [""; 0]);
    assert_eq!(mistakes("# nothing yet\n"), [""; 0]);
    assert_eq!(mistakes("collections:\nrules:\n"), [""; 0]);
}

#[test]
fn unknown_keys_are_named_with_the_one_that_was_meant() {
    one(
        mistakes("colections: {}\n"),
        "1:1 colections: unknown key `colections` in the configuration (write `collections`)",
    );
    one(
        mistakes("collections:\n  news:\n    files: [a]\n    feilds: {}\n"),
        "4:5 feilds: unknown key `feilds` in a collection (write `fields`)",
    );
    one(
        field("{ type: string, max_length: 3 }"),
        "5:26 max_length: unknown key `max_length` in a field (write `max-length`)",
    );
    one(
        mistakes("json-schema: a.json\n"),
        "1:1 json-schema: unknown key `json-schema` in the configuration (move it into a collection, such as \
         `pages: { files: [\"**\"] }` below `collections`)",
    );
    one(
        mistakes("colour: red\n"),
        "1:1 colour: unknown key `colour` in the configuration (write one of `extends`, `preset`, `collections`, `rules`, \
         `overrides`, `exclude`, `extensions`, `roots`, `baseline`, `collection-scope`, `project-schema`)",
    );
}

#[test]
fn contradictions_are_named() {
    one(
        field("{ required: true, deprecated: true }"),
        "5:40 true: a field cannot be both `required` and `deprecated`",
    );
    one(
        mistakes("overrides: [{ files: [] }]\n"),
        "1:22 []: `files` contains no globs, so no page would match",
    );
    one(
        field("{ allow: [] }"),
        "5:19 []: `allow` contains no values, so no value would be allowed (write the allowed values, such as `[one, other]`)",
    );
}

#[test]
fn missing_and_doubled_keys_are_named() {
    one(
        mistakes("collections:\n  news: {}\n"),
        "2:3 news: a collection needs the key `files` (write the globs of its pages, such as `files: [\"posts/**/*.md\"]`)",
    );
    one(mistakes("roots: [a]\nroots: [b]\n"), "2:1 roots: duplicate key `roots`");
}

#[test]
fn shapes_are_checked() {
    one(
        mistakes("- a\n"),
        "1:1 - a: the configuration is a list, expected a mapping of settings (begin with a key, such as `preset: hugo` or `collections:`)",
    );
    one(mistakes("rules: 5\n"), "1:8 5: `rules`: expected a mapping, found `5`");
    one(
        mistakes("overrides: {}\n"),
        "1:12 {}: `overrides`: expected a list, found a mapping (write `- files: [\"drafts/**\"]` below it)",
    );
    one(
        field("{ type: string, required: yes }"),
        "5:36 yes: `required`: expected `true` or `false`, found `yes` (write `true`)",
    );
    one(
        field("{ type: string, max-length: -1 }"),
        "5:38 -1: `max-length`: expected an integer of at least 0, found `-1`",
    );
    one(field("{ type: number, min: low }"), "5:31 low: `min`: expected a number, found `low`");
    one(
        field("{ type: list, items: { type: string, allow: {} } }"),
        "5:54 {}: `allow`: expected a list, found a mapping",
    );
}

#[test]
fn globs_patterns_and_paths_are_checked() {
    let collection = |glob: &str| mistakes(&format!("collections:\n  c: {{ files: [{glob}] }}\n"));
    one(collection("'a[b'"), "2:16 'a[b': `a[b` is not a valid glob: unclosed character class; missing ']'");
    one(
        collection("'../a/**'"),
        "2:16 '../a/**': `../a/**` cannot match any page: globs are relative to the folder of masthead.yaml (write a path relative to that \
         folder, such as `posts/**/*.md`)",
    );
    one(
        field("{ type: string, pattern: 'a(b' }"),
        "5:35 'a(b': `a(b` is not a valid regular expression: unclosed group",
    );
    assert_eq!(field("{ type: string, pattern: '(?!x)a' }"), [""; 0]);
    let large = field("{ type: string, pattern: '(a{1000}){1000}' }");
    assert!(large[0].ends_with("it is too large"), "{large:?}");
    one(
        mistakes("roots: [/var]\n"),
        "1:9 /var: `/var` is outside the folder of masthead.yaml (write a folder below that folder, such as `static`)",
    );
    one(
        mistakes("extensions: [.txt]\n"),
        "1:14 .txt: extensions are written without a dot, unlike `.txt` (write `txt`)",
    );
}

#[test]
fn rules_presets_and_formats_are_known() {
    one(
        mistakes("rules: { weekday-mismtach: off }\n"),
        "1:10 weekday-mismtach: unknown rule `weekday-mismtach` (write `weekday-mismatch`)",
    );
    one(mistakes("rules: { syntax: warning }\n"), "1:18 warning: `warning` is not a level (write `warn`)");
    one(mistakes("rules: { syntax: 2 }\n"), "1:18 2: `2` is not a level (write `error`)");
    one(mistakes("preset: hxo\n"), "1:9 hxo: unknown preset `hxo` (write `hexo`)");
    assert_eq!(mistakes("preset: hugo@0.111\n"), [""; 0]);
    assert_eq!(mistakes("preset: hugo@new\n").len(), 1);
    assert_eq!(field("{ type: date, formats: [rfc2822] }"), [""; 0]);
    let format = field("{ type: date, formats: [rfc-two] }");
    assert!(format[0].starts_with("5:34 rfc-two: `rfc-two` is not a date format"), "{format:?}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let found = mistakes("preset: hxo\nrules: { a: off }\noverrides: [{ rules: {} }]\nx: 1\n");
    let places: Vec<&str> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["1:9", "2:10", "3:13", "4:1"]);
}

#[test]
fn what_cannot_be_read_is_a_mistake_too() {
    assert_eq!(mistakes("rules: [a\n").len(), 1);
    assert_eq!(mistakes("rules: {}\n---\nroots: [a]\n").len(), 1);
    one(mistakes("roots: [a]\0\n"), "1:11 \0: the configuration contains a NUL byte");
    let path = Path::new("masthead.yaml").into();
    let Err(ConfigError::Mistakes(outcome)) = check_bytes(&path, b"roots: [\xff\xfe]\n", Path::new("/"))
    else {
        panic!("these bytes are not UTF-8")
    };
    assert_eq!(outcome.text(), "roots: [??]\n");
    assert_eq!(outcome.diagnostics()[0].span.start, 8);
}

#[test]
fn the_form_of_the_file_does_not_matter() {
    assert_eq!(mistakes("\u{feff}---\r\n# first\r\nroots: [a]\r\n"), [""; 0]);
    one(mistakes("---\nrots: [a]\n"), "2:1 rots: unknown key `rots` in the configuration (write `roots`)");
    let long = format!("{}rots: [a]\n", "# a long comment\n".repeat(10_000));
    one(mistakes(&long), "10001:1 rots: unknown key `rots` in the configuration (write `roots`)");
    let shared = "collections:\n  a: &a { files: [x], fields: { t: string } }\n  b: *a\n";
    assert_eq!(mistakes(shared), [""; 0]);
}

proptest::proptest! {
    /// Whatever the file contains, every mistake is inside of it, on whole characters.
    #[test]
    fn any_text_is_decoded_without_a_panic(
        text in "(collections|fields|files|rules|type|date|list|null|allow|[a-zé新:{}\\[\\], \"'&*#!|>\n-]){0,80}",
    ) {
        let path = Path::new("masthead.yaml").into();
        if let Err(ConfigError::Mistakes(outcome)) = check_bytes(&path, text.as_bytes(), Path::new("/nonexistent")) {
            for found in outcome.diagnostics() {
                proptest::prop_assert!(text.get(found.span.range()).is_some(), "{found:?}");
            }
        }
    }
}

#[test]
fn forms_of_other_languages_are_answered_with_the_one_to_write() {
    for (settings, help) in [
        ("string[]", "write `{ type: list, items: string }`"),
        ("list of strings", "write `{ type: list, items: string }`"),
        ("array<int>", "write `{ type: list, items: integer }`"),
        ("string?", "write `string`: a field is optional unless it has `required: true`"),
        ("string | null", "write `[string, null]`"),
        ("{ type: string, required: yes }", "write `true`"),
        ("{ type: string, optional: true }", "remove it: a field is optional unless it has `required: true`"),
        ("{ type: list, of: string }", "write `items`"),
        ("{ src: image }", "if it is a field of a mapping, write `type: map`, and `src` below `fields`"),
        ("{ type: string, deprecated: y }", "write `{ use: y }` if `y` is the field to use instead"),
        ("{ type: string, required-if: status = ready }", "write `{ status: ready }`"),
        ("{ type: string, required-if: status != 'ready' }", "write `{ status: { not: ready } }`"),
        ("{ type: date, formats: [DD.MM.YYYY] }", "write `\"%d.%m.%Y\"`, in the letters of strftime"),
        ("{ type: image, min-width: 600px }", "write `600`"),
        ("{ type: string, allow: [red, blue], default: rad }", "write `red`"),
        ("{ type: date, timezone: true }", "write `required`"),
    ] {
        let found = field(settings);
        assert!(found.len() == 1 && found[0].ends_with(&format!(" ({help})")), "{settings}: {found:?}");
    }
    for (text, help) in [
        ("rules: { syntax: false }\n", "write `off`"),
        ("rules: { syntax: { level: warn } }\n", "write `warn` after the name of the rule"),
        ("rules: [syntax]\n", "write `syntax: off` below it, without a hyphen"),
        ("ignore: [drafts]\n", "write `exclude`"),
        ("preset: hugo 0.111\n", "write `hugo@0.111`"),
        ("- preset\n", "begin with a key, such as `preset: hugo` or `collections:`"),
        (
            "collections:\n  - name: posts\n    files: [a]\n",
            "write the name as a key, such as `posts:`, and the settings below it",
        ),
        ("collections: { c: { files: [a], title: string } }\n", "write `title` below `fields`"),
        (
            "collections: { c: { files: [a], fields: { required: [title] } } }\n",
            "to require `title`, write `title: { required: true }`",
        ),
        ("collections: { c: { files: [a], anyOf: [x, y] } }\n", "write `at-least-one-of`"),
        ("collections: { c: { files: [a], additional-fields: false } }\n", "write `deny`, or `warn`"),
        (
            "collections: { c: { fields: { a: string } } }\n",
            "write the globs of its pages, such as `files: [\"posts/**/*.md\"]`",
        ),
        (
            "overrides: [{ files: [a], fields: { a: string } }]\n",
            "fields belong to collections: write a collection with these `files` before the others",
        ),
        (
            "exclude: [a]\noverrides: [{ files: ['!a'] }]\n",
            "write `exclude: [\"a\"]` beside `collections`, or an earlier collection with `a`",
        ),
    ] {
        let found = mistakes(text);
        assert!(found.len() == 1 && found[0].ends_with(&format!(" ({help})")), "{text}: {found:?}");
    }
}

#[test]
fn a_field_is_never_offered_to_itself() {
    let closed = |settings: &str| {
        mistakes(&format!(
            "collections:\n  c:\n    files: [a]\n    additional-fields: deny\n    fields: {{ title: {settings} }}\n"
        ))
    };
    let add = "(add `titel` to `fields`, or write the name of a field that is listed there)";
    for settings in [
        "{ type: string, same-as: titel }",
        "{ type: string, deprecated: { use: titel } }",
        "{ type: string, required-if: titel }",
    ] {
        let found = closed(settings);
        assert!(found.len() == 1 && found[0].ends_with(add), "{settings}: {found:?}");
    }
    let own = closed("{ type: string, deprecated: { use: title } }");
    assert!(own.len() == 1 && own[0].contains("`use` refers to the field itself"), "{own:?}");
}

#[test]
fn what_is_accepted_has_the_type_that_is_meant() {
    one(
        mistakes("exclude: 5\n"),
        "1:10 5: `exclude`: expected a string, found `5` (quote the value: `\"5\"`)",
    );
    one(
        mistakes("roots: [a, 5]\n"),
        "1:12 5: `roots`: expected a string, found `5` (quote the value: `\"5\"`)",
    );
    one(
        mistakes("extensions: [md, 5]\n"),
        "1:18 5: `extensions`: expected a string, found `5` (quote the value: `\"5\"`)",
    );
    one(
        mistakes("extensions: ['*.md']\n"),
        "1:14 '*.md': extensions are written without `*.`, unlike `*.md` (write `md`)",
    );
    one(
        mistakes("extensions: ['']\n"),
        "1:14 '': `extensions`: expected the end of a file name, found the string `\"\"` (write what is behind the last dot, such as `md`)",
    );
    one(
        field("{ type: string, default: 5 }"),
        "5:35 5: `default`: expected a string, found `5` (quote the value: `\"5\"`)",
    );
    one(
        field("{ type: list, default: news }"),
        "5:33 news: `default`: expected a list, found `news` (write `[news]`)",
    );
    one(
        field("{ type: boolean, default: yes }"),
        "5:36 yes: `default`: expected a boolean, found `yes` (write a boolean, which a fix can add to a page)",
    );
    for settings in [
        "{ type: [string, integer], default: 5 }",
        "{ type: date, default: 2024-01-01 }",
        "{ type: number, default: 5 }",
        "{ type: url, default: https://e.org }",
        "{ default: 5 }",
    ] {
        assert_eq!(field(settings), [""; 0], "{settings}");
    }
    one(mistakes("preset: hexo@99\n"), "1:9 hexo@99: `99` is not a version of `hexo` (write `hexo`)");
    one(
        mistakes("preset: hugo@111\n"),
        "1:9 hugo@111: `111` is not a version of `hugo` (write `hugo@0.111`)",
    );
}
