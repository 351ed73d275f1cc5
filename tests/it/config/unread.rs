//! Nothing that is meant for the program is skipped silently.

use crate::run::Site;

use super::mistakes::{field, mistakes, one};

const PAGE: &[u8] = b"---\ntitle: A\n---\nText.\n";

#[test]
fn files_that_look_like_a_configuration_are_told() {
    let site = Site::new(&[("masthead.yml", b"preset: hugo\n"), ("a.md", PAGE), (".git/HEAD", b"")]);
    let ran = site.run(&["check"]);
    assert_eq!(ran.status(), 0);
    let told = "masthead.yml:1:1: warning[unread-configuration] `masthead.yml` is ignored: the configuration is \
                `masthead.yaml`";
    assert!(ran.out().starts_with(told), "{}", ran.out());
    site.write("masthead.yaml", "rules: { unread-configuration: off }\n");
    assert_eq!(site.run(&["check", "--max-warnings", "0"]).status(), 0);
    site.write("masthead.yaml", "");
    site.write(".masthead.yaml", "rules: {}\n");
    site.write("pyproject.toml", "[project]\nname = 'a'\n[tool.masthead]\npreset = 'hugo'\n");
    let out = site.run(&["check", "a.md"]).out();
    for name in [".masthead.yaml:1:1", "masthead.yml:1:1", "pyproject.toml:3:1"] {
        assert!(out.contains(name), "{out}");
    }
    // Whoever names a configuration knows which one is read.
    assert_eq!(site.run(&["check", "--config", "masthead.yaml", "--max-warnings", "0"]).status(), 0);
    site.write("masthead.yml", "logo: a.png\n");
    assert!(!site.run(&["check"]).out().contains("masthead.yml"), "a theme may have a file of that name");
}

#[test]
fn a_collection_that_never_applies_is_told() {
    let config =
        "collections:\n  all: { files: ['posts/**'] }\n  news: { files: ['posts/news/**', 'posts/*.md'] }\n";
    let site = Site::new(&[("masthead.yaml", config.as_bytes()), ("posts/news/a.md", PAGE)]);
    let out = site.run(&["check", "posts/news/a.md"]).out();
    assert!(
        out.starts_with(
            "masthead.yaml:3:19: warning[shadowed-collection] the collection `news` never applies: `all`"
        ),
        "{out}"
    );
    site.write("masthead.yaml", config.replace("'posts/*.md'", "'*.md'"));
    assert!(!site.run(&["check"]).out().contains("shadowed"), "one glob is enough to be reached");
}

#[test]
fn names_of_fields_that_can_never_be_there_are_mistakes() {
    let closed = |field: &str| {
        mistakes(&format!(
            "collections:\n  c:\n    files: ['**']\n    additional-fields: deny\n    fields:\n      date: date\n      x: {field}\n"
        ))
    };
    for setting in [
        "{ type: date, not-before: dat }",
        "{ type: date, not-after: dat }",
        "{ same-as: dat }",
        "{ required-if: dat }",
        "{ required-if: { dat: 5 } }",
        "{ deprecated: { use: dat } }",
        "{ type: list, disjoint-with: dat }",
    ] {
        let found = closed(setting);
        let [found] = &found[..] else { panic!("{setting}: {found:?}") };
        assert!(found.ends_with("is not one of the allowed fields (write `date`)"), "{found}");
        assert_eq!(closed(&setting.replace("dat ", "date ").replace("dat:", "date:")), [""; 0]);
        assert_eq!(field(setting), [""; 0], "an open list may have any field");
    }
    one(
        closed("{ type: map, additional-fields: warn, fields: { a: string, b: { same-as: date } } }"),
        "7:83 date: `date` in `same-as` is not one of the allowed fields (add `date` to `fields`, or write the name of a field that is listed there)",
    );
}

#[test]
fn words_and_forms_of_other_languages_are_answered() {
    for (written, meant) in [
        ("str", "string"),
        ("text", "string"),
        ("int", "integer"),
        ("bool", "boolean"),
        ("array", "list"),
        ("object", "map"),
        ("datetime", "date"),
        ("Float", "number"),
    ] {
        let column = 10;
        one(field(written), &format!("5:{column} {written}: `type` cannot be `{written}` (write `{meant}`)"));
    }
    one(
        field("{ type: enum, allow: [a] }"),
        "5:18 enum: `type` cannot be `enum` (to list the allowed values, write `allow: [one, other]`)",
    );
    one(field("{ enum: [a, b] }"), "5:12 enum: unknown key `enum` in a field (write `allow`)");
    let collection = |lines: &str| mistakes(&format!("collections:\n  c:\n    files: [a]\n    {lines}\n"));
    one(
        collection("fields: [title, date]"),
        "4:13 [title, date]: `fields`: expected a mapping of names and types, found a list (write `title: string` below it, without \
         a hyphen)",
    );
    one(
        collection("fields:\n      - name: mood\n        type: string"),
        "5:7 - name: mood: `fields`: expected a mapping of names and types, found a list (write `mood: string` below it, without a \
         hyphen)",
    );
    one(
        collection("required: [mood]"),
        "4:5 required: unknown key `required` in a collection (write `mood: { required: true }` under `fields`)",
    );
    one(
        field("{ required: [mood] }"),
        "5:22 [mood]: `required`: expected `true` or `false`, found a list (write `mood: { required: true }` under `fields`)",
    );
}

#[test]
fn a_range_is_not_a_list_of_terms() {
    one(
        field("{ type: integer, allow: 1-5 }"),
        "5:34 1-5: `allow: 1-5` is not a range: it allows only the string `1-5` (write `min: 1` and `max: 5`)",
    );
    assert_eq!(field("{ allow: 0..10 }").len(), 1);
    assert_eq!(field("{ type: string, allow: 1-5 }"), [""; 0]);
    assert_eq!(field("{ type: integer, allow: [1, 5] }"), [""; 0]);
}

#[test]
fn rules_are_chosen_by_group_and_beginning() {
    let page = b"---\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n";
    let site = Site::new(&[("a.md", page), ("masthead.yaml", b"")]);
    let rules_found = |rules: &str| {
        site.write("masthead.yaml", format!("rules: {{ {rules} }}\n"));
        site.run(&["check"]).out().contains("weekday-mismatch")
    };
    assert!(rules_found(""));
    assert!(!rules_found("dates: off"));
    assert!(!rules_found("weekday-*: off"));
    assert!(rules_found("weekday-mismatch: error, dates: off"));
    one(
        mistakes("rules: { weekday: off }\n"),
        "1:10 weekday: unknown rule `weekday` (write `weekday-mismatch`)",
    );
    assert_eq!(mistakes("rules: { nothing-*: off }\n").len(), 1);
}

/// Puts everything into the first commit of a new repository.
fn commit_all(site: &Site) {
    let all: [&[&str]; 3] = [
        &["init", "-q"],
        &["add", "."],
        &["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "all"],
    ];
    for arguments in all {
        let run =
            std::process::Command::new("git").args(arguments).current_dir(site.path()).output().unwrap();
        assert!(run.status.success(), "{run:?}");
    }
}

#[test]
fn a_changed_configuration_checks_what_it_governs() {
    let bad = b"---\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n";
    let files: [(&str, &[u8]); 3] =
        [("a/masthead.yaml", b"rules: {}\n"), ("a/deep/x.md", bad), ("b/y.md", bad)];
    let site = Site::new(&files);
    commit_all(&site);
    let changed = |more: &[&str]| site.run(&[&["check", "--changed-since", "HEAD"], more].concat()).out();
    assert!(!changed(&[]).contains("weekday"));
    site.write("a/masthead.yaml", "rules: { syntax: warn }\n");
    let out = changed(&[]);
    assert!(out.contains("a/deep/x.md") && !out.contains("b/y.md"), "{out}");
    assert!(changed(&["a/deep"]).contains("x.md"));
    assert!(changed(&["a/deep/x.md"]).contains("x.md"));
    assert!(!changed(&["b"]).contains("weekday"));
    std::fs::rename(site.path().join("a/masthead.yaml"), site.path().join("masthead.yaml")).unwrap();
    assert!(changed(&[]).contains("b/y.md"));
}

#[test]
fn a_changed_list_of_terms_or_schema_checks_what_it_governs() {
    let config = b"collections:\n  a: { files: [\"a/**\"], fields: { topic: { type: string, allow-from: terms.yaml } } }\n  \
        b: { files: [\"b/**\"], json-schema: b.json }\n";
    let page = b"---\ntopic: rivers\n---\n";
    let site = Site::new(&[
        ("masthead.yaml", config),
        ("terms.yaml", b"- rivers\n"),
        ("b.json", b"{}\n"),
        ("a/x.md", page),
        ("b/y.md", page),
    ]);
    commit_all(&site);
    let changed = || site.run(&["check", "--changed-since", "HEAD"]).out();
    assert_eq!(changed().lines().count(), 1, "{}", changed());
    site.write("terms.yaml", "- lakes\n");
    assert!(changed().contains("`rivers` is not an allowed value"), "{}", changed());
    site.write("terms.yaml", "- rivers\n");
    site.write("b.json", "{ \"required\": [\"title\"] }\n");
    assert!(changed().contains("b/y.md"), "{}", changed());
}
