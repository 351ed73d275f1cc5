//! `masthead schema`: the JSON Schema of the configuration says what the program says.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jsonschema::Validator;
use masthead::schema::FieldType;
use serde::Deserialize;
use serde_json::Value;

use super::mistakes::{field, mistakes};

/// What the schema has against a configuration, each with its place.
pub(super) fn faults(text: &str) -> Vec<String> {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| jsonschema::validator_for(&masthead::config::json_schema()).unwrap());
    // What follows the first document is left alone by editors as by the program.
    let first = serde_yaml::Deserializer::from_str(text.trim_start_matches('\u{feff}')).next();
    let written = first.map_or(Value::Null, |first| Value::deserialize(first).unwrap());
    // A file without any key is an empty configuration.
    let written = if written.is_null() { Value::Object(serde_json::Map::new()) } else { written };
    schema.iter_errors(&written).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn each_type_has_the_settings_that_the_program_gives_it() {
    let types = FieldType::ALL.map(|kind| format!("type: {}", kind.name()));
    let lists = FieldType::ALL.map(|kind| format!("type: [{}, string]", kind.name()));
    let mut agreed = [0, 0];
    for kind in types.iter().chain(&lists).map(String::as_str).chain(["description: none"]) {
        // A file of terms has to be there, and a reference has a target already.
        let rows = masthead::config::settings().filter(|row| row.name != "allow-from");
        let rows = rows.map(|row| (row.name, row.example));
        for (setting, value) in
            rows.chain([("nonsense", "1")]).filter(|(name, _)| !kind.starts_with(name) && *name != "to")
        {
            // A bound of a date is a day.
            let value =
                if kind.contains("date") && matches!(setting, "min" | "max") { "2022-04-27" } else { value };
            let to = if kind.ends_with("reference") || kind.contains("[reference") { ", to: c" } else { "" };
            let beside = if setting == "pattern-message" { ", pattern: a" } else { "" };
            let settings = format!("{{ {kind}, {setting}: {value}{to}{beside} }}");
            let head = "collections:\n  c:\n    files: [\"**\"]\n    fields:\n      x: ";
            let (program, schema) = (field(&settings), faults(&format!("{head}{settings}\n")));
            // In a case of `variants`, the type may be that of the field outside, so editors allow every setting.
            let is_typed = kind.starts_with("type");
            // Nor is a default compared with the type in editors.
            let is_deeper = (!is_typed || setting == "default") && schema.is_empty();
            let is_same = program.is_empty() == schema.is_empty() || is_deeper;
            assert!(is_same, "{settings}\n{program:?}\n{schema:?}");
            agreed[usize::from(program.is_empty())] += 1;
        }
    }
    assert!(agreed.iter().all(|count| *count > 200), "{agreed:?}");
}

/// One of each type, quoted and not.
const VALUES: [&str; 12] =
    ["1", "'1'", "1.5", "'1.5'", "true", "'true'", "a", "'a'", "[a, b]", "[1]", "{ a: b }", "~"];

#[test]
fn a_value_of_another_type_is_answered_for_every_setting() {
    let (mut differ, mut agreed) = (Vec::new(), [0, 0]);
    for kind in FieldType::ALL {
        let fits = |row: &&masthead::config::Setting| row.fits(kind) && row.name != "allow-from";
        for row in masthead::config::settings().filter(fits) {
            let accepted = VALUES.map(|value| {
                let to = if kind == FieldType::Reference && row.name != "to" { ", to: c" } else { "" };
                let beside = if row.name == "pattern-message" { ", pattern: a" } else { "" };
                let settings = format!("{{ type: {}, {}: {value}{to}{beside} }}", kind.name(), row.name);
                let head = "collections:\n  c:\n    files: [\"**\"]\n    fields:\n      x: ";
                let program = field(&settings);
                let schema = faults(&format!("{head}{settings}\n"));
                // Whether a text is a day, a scheme or a collection, a schema cannot say; whether a default fits the type, it
                // does not.
                let names = ["min", "max", "schemes", "to", "default"];
                let is_deeper = names.contains(&row.name) && schema.is_empty();
                if program.is_empty() != schema.is_empty() && !is_deeper {
                    differ.push(format!("{settings}\n{program:?}\n{schema:?}"));
                }
                agreed[usize::from(program.is_empty())] += 1;
                program.is_empty()
            });
            let is_any = row.name == "default" && matches!(kind, FieldType::Any | FieldType::Reference);
            assert!(accepted.contains(&false) || is_any, "{}", row.name);
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(agreed.iter().all(|count| *count > 100), "{agreed:?}");
}

#[test]
fn a_value_of_another_type_is_answered_for_every_key() {
    let whole = masthead::config::json_schema();
    let keys = |at: &str| whole.pointer(at).and_then(Value::as_object).unwrap().keys().cloned();
    let of_whole = keys("/properties").map(|key| (key, ""));
    let of_collection = keys("/definitions/Collection/properties").filter(|key| key != "files");
    let of_collection = of_collection.map(|key| (key, "collections:\n  c:\n    files: [\"**\"]\n    "));
    let (mut differ, mut accepted) = (Vec::new(), 0);
    for (key, head) in of_whole.chain(of_collection) {
        for value in VALUES {
            let text = format!("{head}{key}: {value}\n");
            let (program, schema) = (mistakes(&text), faults(&text));
            accepted += usize::from(program.is_empty());
            // Whether a file exists, a schema cannot say.
            let is_deeper = matches!(&*key, "extends" | "json-schema") && schema.is_empty();
            if program.is_empty() != schema.is_empty() && !is_deeper {
                differ.push(format!("{text}{program:?}\n{schema:?}"));
            }
        }
    }
    assert!(accepted > 20, "{accepted}");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn mistakes_of_words_and_shapes_are_seen() {
    for text in [
        "preset: hexoo\n",
        "preset: hugo@new\n",
        "preset:\n",
        "colections: {}\n",
        "rules: { sytnax: error }\n",
        "rules: { syntax: warning }\n",
        "collection-scope: some\n",
        "collections: []\n",
        "collections: { a: {} }\n",
        "collections: { a: { files: [] } }\n",
        "collections: { a: { files: [/posts] } }\n",
        "collections: { a: { files: a, front-matter: yes } }\n",
        "collections: { a: { files: a, additional-fields: no } }\n",
        "collections: { a: { files: a, fields: { x: strng } } }\n",
        "collections: { a: { files: a, fields: { x: [null, string] } } }\n",
        "collections: { a: { files: a, fields: { x: [] } } }\n",
        "collections: { a: { files: a, fields: { x: { type: reference } } } }\n",
        "collections: { a: { files: a, fields: { x: { required: yes } } } }\n",
        "collections: { a: { files: a, fields: { x: { allow: a, allow-from: b.txt } } } }\n",
        "collections: { a: { files: a, fields: { x: { type: string, min-length: -1 } } } }\n",
        "collections: { a: { files: a, fields: { x: { type: date, max-age: 3 months } } } }\n",
        "collections: { a: { files: a, fields: { x: { type: date, formats: [rfc9999] } } } }\n",
        "collections: { a: { files: a, fields: { x: { type: url, hosts: ['https://a.b'] } } } }\n",
        "collections: { a: { files: a, fields: { x: { required-if: [b, c] } } } }\n",
        "collections: { a: { files: a, fields: { x: { only-if: { not: { b: c } } } } } }\n",
        "collections: { a: { files: a, fields: { x: { only-if: b, required: true } } } }\n",
        "collections: { a: { files: a, exactly-one-of: [b] } }\n",
        "collections: { a: { files: a, exactly-one-of: b } }\n",
        "collections: { a: { files: a, variants: { by: b } } }\n",
        "collections: { a: { files: a, variants: { by: b, cases: {} } } }\n",
        "collections: { a: { files: a, fields: { x: { severity: off } } } }\n",
        "overrides: { files: a }\n",
        "overrides: [{ rules: {} }]\n",
        "extensions: [.md]\n",
    ] {
        assert!(!super::mistakes::mistakes(text).is_empty(), "the program takes {text}");
        assert!(!faults(text).is_empty(), "the schema takes {text}");
    }
}

/// The configurations of the examples, of the rules' pages and of their fixtures.
#[test]
fn configurations_in_use_are_right() {
    let mut texts: Vec<(PathBuf, String)> = Vec::new();
    let read = |path: &Path| fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    texts.push(("docs/examples/masthead.yaml".into(), read(Path::new("docs/examples/masthead.yaml"))));
    for folder in fs::read_dir("tests/rules").unwrap() {
        let path = folder.unwrap().path().join("masthead.yaml");
        if path.exists() {
            texts.push((path.clone(), read(&path)));
        }
    }
    for page in fs::read_dir("docs/rules").unwrap() {
        let path = page.unwrap().path();
        for fence in read(&path).split("```yaml config\n").skip(1) {
            texts.push((path.clone(), fence.split("```").next().unwrap().to_owned()));
        }
    }
    assert!(texts.len() > 60, "only {} configurations were found", texts.len());
    for (path, text) in texts {
        assert_eq!(faults(&text), [""; 0], "{}\n{text}", path.display());
    }
}
