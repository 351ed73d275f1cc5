//! The official test suite of JSON Schema, through front matter. `MASTHEAD_JSON_SCHEMA_SUITE` names a checkout of it;
//! without one, nothing is run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use masthead::loader::{self, Dialect, Generator};
use masthead::reading::json_of;
use masthead::schema::json_schema::JsonSchema;
use masthead::value::scalar::Reader;
use serde_json::Value;

/// The drafts, and what their schemas call themselves.
const DRAFTS: [(&str, &str); 5] = [
    ("draft4", "http://json-schema.org/draft-04/schema#"),
    ("draft6", "http://json-schema.org/draft-06/schema#"),
    ("draft7", "http://json-schema.org/draft-07/schema#"),
    ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
    ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
];

/// What became of the tests of one draft.
#[derive(Debug, Default)]
struct Count {
    /// Mappings, as front matter: passed and failed.
    pages: [usize; 2],
    /// Other values, which front matter cannot be: passed and failed.
    values: [usize; 2],
    /// Their schema leads to another server, which nothing ever does.
    remote: usize,
    /// Their schema is not taken.
    refused: usize,
}

/// The value as the front matter of a page, and what is read of that.
fn through_a_page(data: &Value) -> Option<Value> {
    let yaml = serde_yaml::to_string(data)
        .ok()
        .filter(|yaml| serde_yaml::from_str::<Value>(yaml).ok().as_ref() == Some(data));
    // What the writer of YAML cannot write, such as a form feed in a key: JSON is YAML too.
    let yaml = yaml.unwrap_or_else(|| format!("{data}\n"));
    let page = format!("---\n{yaml}---\nBody\n");
    let dialect = Dialect::of(Generator::Generic);
    let (source, split) = loader::head_of(&Path::new("page.md").into(), page.as_bytes(), true, &dialect);
    let document = loader::parse(&source, split, &dialect);
    Some(json_of(document.root.as_ref()?, Reader::Core))
}

/// Whether a schema is refused only because it is, or leads to, one of another server: the suite keeps these on port 1234.
fn leads_elsewhere(reason: &str) -> bool {
    reason.contains("does not download schemas")
        || reason.contains("draft of JSON Schema: `http://localhost:1234/")
        || reason.ends_with("does not exist")
}

fn group(group: &Value, draft: &str, place: &str, count: &mut Count, failures: &mut Vec<String>) {
    let mut schema = group["schema"].clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.entry("$schema").or_insert_with(|| draft.into());
    }
    let tests = group["tests"].as_array().unwrap();
    let compiled =
        match JsonSchema::compile(&schema, Path::new("/suite/schema.json"), Path::new("/suite"), "") {
            Ok(compiled) => compiled,
            Err(reason) if leads_elsewhere(&reason) => {
                count.remote += tests.len();
                return;
            }
            Err(reason) => {
                count.refused += tests.len();
                failures.push(format!("{place}: {}: {reason}", group["description"]));
                return;
            }
        };
    for test in tests {
        // Front matter is checked by people who wrote `format` because they mean it: it is never an annotation only.
        if test["description"].as_str().unwrap().ends_with("only an annotation by default") {
            continue;
        }
        let data = &test["data"];
        let read = if data.is_object() { through_a_page(data) } else { Some(data.clone()) };
        let verdict = read.as_ref().map(|read| compiled.violations(read).is_empty());
        let is_right = verdict.is_some_and(|verdict| test["valid"] == verdict);
        let kind = if data.is_object() { &mut count.pages } else { &mut count.values };
        kind[usize::from(!is_right)] += 1;
        if !is_right {
            failures.push(format!("{place}: {}: {}", group["description"], test["description"]));
        }
    }
}

#[test]
fn the_official_suite_passes() {
    let Some(suite) = std::env::var_os("MASTHEAD_JSON_SCHEMA_SUITE").map(PathBuf::from) else {
        println!("no suite here; nothing was run");
        return;
    };
    let (mut counts, mut failures) = (BTreeMap::new(), Vec::new());
    for (draft, uri) in DRAFTS {
        for part in ["", "optional/format"] {
            let count: &mut Count = counts.entry((draft, part)).or_default();
            let mut files: Vec<_> = fs::read_dir(suite.join("tests").join(draft).join(part))
                .unwrap()
                .map(|it| it.unwrap().path())
                .collect();
            files.sort();
            for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
                let place = format!("{draft}/{part}/{}", file.file_name().unwrap().to_string_lossy());
                let groups: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
                for each in groups.as_array().unwrap() {
                    group(each, uri, &place, count, &mut failures);
                }
            }
        }
    }
    for (name, count) in &counts {
        println!("{name:?}: {count:?}");
    }
    println!("{}", failures.join("\n"));
    let (passed, failed) =
        counts.iter().filter(|((_, part), _)| part.is_empty()).fold((0, 0), |sum, (_, count)| {
            (
                sum.0 + count.pages[0] + count.values[0],
                sum.1 + count.pages[1] + count.values[1] + count.refused,
            )
        });
    assert!(passed > 4000);
    assert_eq!(failed, 0);
}
