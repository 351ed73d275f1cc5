//! docs/generators/ says of every preset what it was checked against, and what becomes of each field that it knows.

use std::collections::BTreeSet;

use masthead::config::preset_names;
use masthead::loader::Generator;
use masthead::validators::RULES;
use serde_json::Value;

/// The head of a table of fields.
const HEAD: &str = "| field | type | effect |";

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// The presets that represent a generator, and their pages.
fn pages() -> impl Iterator<Item = (&'static str, String)> {
    let named = preset_names().filter(|name| *name != "generic");
    named.map(|name| (name, read(&format!("docs/generators/{name}.md"))))
}

/// The cells of a row of a table; empty for any other line.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.strip_prefix("| ").and_then(|rest| rest.strip_suffix(" |"));
    inner.map_or_else(Vec::new, |inner| inner.split(" | ").collect())
}

/// The fields of a preset with their types, as the page has to write them: `(name, "list, null")`.
fn declared(preset: &str) -> BTreeSet<(String, String)> {
    let text = Generator::from_name(preset).unwrap().facts().preset;
    let file: Value = serde_yaml::from_str(text).unwrap();
    let sections = file["collections"].as_object().unwrap().values();
    let fields = sections.flat_map(|section| section["fields"].as_object().unwrap());
    fields.map(|(name, field)| (name.clone(), types(field))).collect()
}

fn types(field: &Value) -> String {
    match field {
        Value::String(one) => one.clone(),
        Value::Array(words) => words.iter().map(types).collect::<Vec<_>>().join(", "),
        Value::Object(settings) => settings.get("type").map_or_else(|| "any".to_owned(), types),
        _ => "null".to_owned(),
    }
}

/// The rows of the tables of fields: name, type, and what becomes of it.
fn rows(page: &str) -> Vec<(String, String, &str)> {
    let mut rows = Vec::new();
    let mut lines = page.lines();
    while lines.any(|line| line == HEAD) {
        let table = lines.by_ref().skip(1).take_while(|line| line.starts_with('|'));
        rows.extend(table.map(|line| match cells(line).as_slice() {
            [name, kind, words] => (name.trim_matches('`').to_owned(), (*kind).to_owned(), *words),
            _ => panic!("no row of three cells: {line}"),
        }));
    }
    rows
}

#[test]
fn every_field_of_a_preset_is_a_row_of_its_page() {
    for (preset, page) in pages() {
        let rows = rows(&page);
        let written: BTreeSet<_> = rows.iter().map(|(name, kind, _)| (name.clone(), kind.clone())).collect();
        let declared = declared(preset);
        let missing: Vec<_> = declared.difference(&written).collect();
        let stale: Vec<_> = written.difference(&declared).collect();
        assert!(missing.is_empty() && stale.is_empty(), "{preset}: missing {missing:?}, stale {stale:?}");
        for (name, _, words) in rows {
            assert!(words.trim_end_matches("(M)").trim().len() > 4, "{preset}: `{name}` is not explained");
        }
    }
}

#[test]
fn the_version_is_that_of_the_overview() {
    let overview = read("docs/generators/README.md");
    for (preset, page) in pages() {
        let is_of = |cell: &str| {
            cell.starts_with(&format!("[`{preset}`]({preset}.md)"))
                || cell.starts_with(&format!("`{preset}@"))
        };
        let first = overview.lines().skip_while(|line| !line.starts_with("| preset | checked against"));
        let table = first.take_while(|line| line.starts_with('|')).map(cells);
        let versions: Vec<&str> = table.filter(|row| is_of(row[0])).map(|row| row[1]).collect();
        assert!(!versions.is_empty(), "the overview does not link {preset}.md");
        assert!(page.contains("Checked against **"), "{preset}");
        for version in versions {
            assert!(page.replace('\n', " ").contains(&format!("**{version}**")), "{preset}: not {version}");
        }
    }
}

#[test]
fn rules_for_one_generator_are_on_its_page() {
    for (preset, page) in pages() {
        let generator = Generator::from_name(preset).unwrap();
        for rule in RULES.iter().filter(|rule| rule.only.is_some() && rule.runs_under(generator)) {
            let link = format!("[`{0}`](../rules/{0}.md)", rule.id);
            assert!(page.contains(&link), "{preset}: {} is not named", rule.id);
        }
    }
}

#[test]
fn links_to_rules_lead_somewhere() {
    for (preset, page) in pages() {
        for link in page.split("](../rules/").skip(1) {
            let id = link.split(".md)").next().unwrap();
            assert!(RULES.iter().any(|rule| rule.id.to_string() == id), "{preset}: no rule {id}");
        }
    }
}
