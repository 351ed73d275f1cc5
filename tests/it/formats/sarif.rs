//! `sarif`, held to the schema that OASIS publishes.

use std::process::Command;

use masthead::outcome::FileOutcome;
use masthead::reporter::Format;
use serde_json::Value;

use super::json::hold;
use super::{HOSTILE, hostile_run, printed};

/// The published schema. A package that is built from it carries it, so that it needs no copy here and no network.
fn schema() -> Value {
    let rustc =
        Command::new(std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned())).arg("-vV").output();
    let version = String::from_utf8(rustc.unwrap().stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = std::path::Path::new(package["manifest_path"].as_str().unwrap());
    let text = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // Two of its patterns, for languages, which are never printed, end in a bracket that nothing opens.
    let schema: Value = serde_json::from_str(&text.replace("{2}]?$", "{2}$")).unwrap();
    assert_eq!(schema["properties"]["version"]["enum"][0], "2.1.0");
    schema
}

#[test]
fn sarif_keeps_to_its_schema() {
    let schema = schema();
    hold(&printed(Format::Sarif, &[]), &schema);
    let run = hostile_run();
    let log = hold(&printed(Format::Sarif, &run), &schema);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 6);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let found = run.iter().flat_map(FileOutcome::diagnostics);
    for (result, found) in results.iter().zip(found) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["byteOffset"], found.span.start);
        assert_eq!(region["byteLength"], found.span.len());
    }
    let fix = &results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(fix["insertedContent"]["text"], HOSTILE, "the text of an edit is data");
    assert_eq!(
        results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "docs/posts/%3A%3Aa%2Cb%20%25%20%E5%A4%9C%0A%3C%22%26%3E%1B.md"
    );
    assert_eq!(results[1]["relatedLocations"].as_array().unwrap().len(), 2);
    assert_ne!(results[3]["partialFingerprints"], results[4]["partialFingerprints"]);
}

#[test]
fn what_went_wrong_is_told() {
    let log: Value = serde_json::from_str(&printed(Format::Sarif, &hostile_run())).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let place = |kind: &str| {
        let note = &invocation[kind][0];
        note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    assert_eq!(place("toolExecutionNotifications"), "docs/posts/gone%1B.md");
    assert_eq!(place("toolConfigurationNotifications"), "docs/masthead.yaml");
}

/// GitHub cuts descriptions at 1,024 characters, and wants the same text in both forms of help.
#[test]
fn every_rule_has_a_descriptor() {
    use masthead::diagnostic::{Diagnostic, Severity};
    let rules = masthead::validators::RULES;
    let one_each =
        rules.iter().map(|rule| Diagnostic::new(rule.id, Severity::Error, super::Span::at(0), "x")).collect();
    let log = hold(&printed(Format::Sarif, &[super::page("a.md", "", one_each)]), &schema());
    let descriptors = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(descriptors.len(), rules.len());
    for descriptor in descriptors {
        for key in ["shortDescription", "fullDescription"] {
            let text = descriptor[key]["text"].as_str().unwrap();
            assert!((10..=1024).contains(&text.chars().count()), "{}: {text}", descriptor["id"]);
        }
        assert_ne!(descriptor["shortDescription"], descriptor["fullDescription"], "no reason is given");
        assert!(descriptor["help"]["markdown"].as_str().unwrap().contains("\n## Fails\n"));
    }
}
