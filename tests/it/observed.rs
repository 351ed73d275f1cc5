//! What real generators did with thousands of texts, compared with what `masthead show` says. The observations are
//! not part of the package; without them the tests pass.

#![expect(clippy::unwrap_used, reason = "an observation that cannot be read must fail the test")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The tools that have a preset, its name, and the file each text is written to.
const TOOLS: [(&str, &str, &str); 11] = [
    ("hexo", "hexo", "page.md"),
    ("jekyll", "jekyll", "_posts/2020-01-01-case.md"),
    ("jekyll-page", "jekyll", "case.md"),
    ("hugo", "hugo", "page.md"),
    ("hugo-0.111", "hugo@0.111", "page.md"),
    ("astro", "astro", "page.md"),
    ("docusaurus", "docusaurus", "page.md"),
    ("eleventy", "eleventy", "page.md"),
    ("vitepress", "vitepress", "page.md"),
    ("zola", "zola", "page.md"),
    ("mkdocs", "mkdocs", "page.md"),
];

/// The agreement that is promised: on what is front matter, and on its values.
const LEAST: (f64, f64) = (99.0, 97.0);

/// Where the observations are, if they are here.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("MASTHEAD_CASES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases"), PathBuf::from);
    folder.join("splitting.jsonl").is_file().then_some(folder)
}

#[test]
fn show_says_what_generators_hold() {
    let Some(folder) = folder() else {
        println!("no observations here; nothing was compared");
        return;
    };
    let text = std::fs::read_to_string(folder.join("splitting.jsonl")).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut differing = Vec::new();
    let mut short = Vec::new();
    println!("{:<12} {:>6} {:>10} {:>10}", "tool", "cases", "splitting", "values");
    for (tool, preset, file) in TOOLS {
        let cases: Vec<&Value> = cases.iter().filter(|case| case["tool"] == tool).collect();
        let shown = show(&cases, preset, file);
        let (mut split, mut values) = (0, 0);
        for (case, line) in cases.iter().zip(&shown) {
            let agreement = compare(case, line);
            split += usize::from(agreement.split);
            values += usize::from(agreement.values);
            if !agreement.values {
                let name = case["id"].as_str().unwrap().split_once('/').unwrap().1;
                differing.push((tool.to_owned(), name.to_owned()));
                println!("  {tool}/{name}: {} but masthead: {line}", case["data"]);
            }
        }
        let count = |number: usize| f64::from(u32::try_from(number).unwrap());
        let percent = |agreed: usize| 100.0 * count(agreed) / count(cases.len().max(1));
        let rates = (percent(split), percent(values));
        println!("{tool:<12} {:>6} {:>9.2}% {:>9.2}%", cases.len(), rates.0, rates.1);
        if rates.0 < LEAST.0 || rates.1 < LEAST.1 {
            short.push(tool);
        }
    }
    assert!(short.is_empty(), "too little agreement with {short:?}");
    compare_with_page("What a generator reads", &differing);
}

struct Agreement {
    split: bool,
    values: bool,
}

/// A case that fails while its block is read must be an error; else both see front matter or neither does.
fn compare(case: &Value, line: &Value) -> Agreement {
    let must_stop = case["error"] == true && case["stage"] == "parse";
    let stops = line.get("error").is_some();
    let sees = !line["front-matter"].is_null();
    let split = stops == must_stop && (must_stop || sees == (case["has_front_matter"] == true));
    let values = split && (must_stop || !sees || equal(&line["front-matter"], &case["data"]));
    Agreement { split, values }
}

/// Equal as JSON, numbers by value.
pub(crate) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, value)| right.get(key).is_some_and(|other| equal(value, other)))
        }
        _ => left == right,
    }
}

/// Writes the texts and runs the program over all of them once.
fn show(cases: &[&Value], preset: &str, file: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
    command.args(["show", "--preset", preset]).current_dir(folder.path());
    for (at, case) in cases.iter().enumerate() {
        let path = format!("{at}/{file}");
        let whole = folder.path().join(&path);
        std::fs::create_dir_all(whole.parent().unwrap()).unwrap();
        std::fs::write(whole, case["input"].as_str().unwrap()).unwrap();
        command.arg(path);
    }
    let output = command.output().unwrap();
    let lines: Vec<Value> =
        output.stdout.split(|&b| b == b'\n').filter(|line| !line.is_empty()).map(parse).collect();
    assert_eq!(lines.len(), cases.len(), "{}", String::from_utf8_lossy(&output.stderr));
    lines
}

fn parse(line: &[u8]) -> Value {
    serde_json::from_slice(line).unwrap()
}

/// The first two columns of the table of differences below a heading; a row may name several tools.
fn known_differences(heading: &str) -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/generators/observed-differences.md");
    let text = std::fs::read_to_string(page).unwrap();
    let section = text.split("\n## ").find(|section| section.starts_with(heading)).unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")).skip(2);
    let mut known = BTreeSet::new();
    for row in rows {
        let row = row.replace("\\|", "\u{a6}");
        let mut cells = row.split('|').map(str::trim);
        let (tools, case) = (cells.next().unwrap(), cells.next().unwrap());
        assert_eq!(cells.filter(|cell| !cell.is_empty()).count(), 3, "a row without reason: {row}");
        for tool in tools.split(", ") {
            assert!(known.insert((tool.to_owned(), case.to_owned())), "a row is there twice: {row}");
        }
    }
    known.into_iter().collect()
}

/// Fails where a difference has no row, or a row no difference.
pub(crate) fn compare_with_page(heading: &str, differing: &[(String, String)]) {
    let known = known_differences(heading);
    let unlisted: Vec<_> = differing.iter().filter(|case| !known.contains(case)).collect();
    assert!(unlisted.is_empty(), "not in docs/generators/observed-differences.md: {unlisted:?}");
    let stale: Vec<_> = known.iter().filter(|case| !differing.contains(case)).collect();
    assert!(stale.is_empty(), "no longer different, so to be deleted from the table: {stale:?}");
}
