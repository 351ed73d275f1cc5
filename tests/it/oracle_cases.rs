//! Pages on which masthead and a real generator once differed, shrunk by `tests/oracles/run.py`, with what the
//! generator did. They are held here without the generators.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read must fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// They compare the pages of a folder with each other, and these have nothing to do with each other.
const COLLECTION_RULES: &str = "near-duplicate-item,unused-field,inconsistent-field-name,mixed-date-formats,\
                                unresolved-reference,duplicate-value,inconsistent-type";

#[test]
fn pages_are_read_as_the_generators_read_them() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/cases.jsonl");
    let text = std::fs::read_to_string(table).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for tool in cases.iter().map(|case| case["tool"].as_str().unwrap()).collect::<BTreeSet<_>>() {
        let cases: Vec<&Value> = cases.iter().filter(|case| case["tool"] == tool).collect();
        let site = tempfile::tempdir().unwrap();
        for (at, case) in cases.iter().enumerate() {
            let path = site.path().join(place(at, case));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, case["input"].as_str().unwrap()).unwrap();
        }
        let shown = run(site.path(), &["show", "--preset", tool]);
        let check = ["check", "--preset", tool, "--format", "jsonl", "--quiet", "--ignore", COLLECTION_RULES];
        let found = run(site.path(), &check);
        for (at, case) in cases.iter().enumerate() {
            let place = place(at, case);
            let nothing = Vec::new();
            let of_page = (shown.get(&place), found.get(&place).unwrap_or(&nothing));
            if let Some(why) = difference(case, of_page) {
                wrong.push(format!("{case}\n    {why}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every case has a site of its own, as its name may count.
fn place(at: usize, case: &Value) -> String {
    format!("{at}/{}", case["name"].as_str().unwrap())
}

/// The lines of output by the path that they are about.
fn run(site: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<Value>> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).current_dir(site).output().unwrap();
    let mut lines = BTreeMap::<_, Vec<_>>::new();
    for line in output.stdout.split(|&b| b == b'\n').filter(|line| !line.is_empty()) {
        let line: Value = serde_json::from_slice(line).unwrap();
        let Some(path) = line["path"].as_str() else { continue };
        lines.entry(path.trim_start_matches("./").replace('\\', "/")).or_default().push(line);
    }
    lines
}

fn difference(case: &Value, (shown, found): (Option<&Vec<Value>>, &Vec<Value>)) -> Option<String> {
    let Some(shown) = shown.map(|lines| &lines[0]) else { return Some("is not shown".to_owned()) };
    if case["stops"] == true && shown.get("error").is_none() {
        return Some(format!("the generator stops, but masthead shows {shown}"));
    }
    if let Some(data) = case.get("data") {
        let holds = &shown["front-matter"];
        let both_empty = holds.is_null() && data.as_object().is_some_and(serde_json::Map::is_empty);
        if !both_empty && !crate::observed::equal(holds, data) {
            return Some(format!("masthead shows {shown}"));
        }
    }
    let wanted = case["finding"].as_bool()?;
    let field = case.get("field").and_then(Value::as_str);
    let is_there = found.iter().any(|finding| field.is_none() || finding["field"].as_str() == field);
    (is_there != wanted).then(|| format!("masthead finds {found:?}"))
}
