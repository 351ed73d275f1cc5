//! The manual's page on configuration: every example is a configuration without mistakes, and the tables of settings are
//! those of the program. `UPDATE=1 cargo test` writes them anew.

use std::path::Path;

use masthead::config::{Setting, check_bytes, settings};
use masthead::schema::FieldType;

use super::editor_schema;

/// The keys of the configuration's top level; an example that starts with another key is front matter.
const TOP: [&str; 8] =
    ["preset", "collection-scope", "collections", "rules", "overrides", "exclude", "extensions", "roots"];

#[test]
fn every_example_decodes() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir_all(data.join("topics")).unwrap();
    std::fs::write(data.join("categories.yaml"), "[News, Sport]\n").unwrap();
    std::fs::write(data.join("authors.yml"), "mina: { name: Mina }\n").unwrap();
    std::fs::write(data.join("licences.yml"), "[by, by-sa]\n").unwrap();
    std::fs::write(data.join("places.txt"), "Oslo\n").unwrap();
    std::fs::write(data.join("topics/rivers.md"), "").unwrap();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut count = 0;
    for example in page.split("```yaml\n").skip(1) {
        let text = example.split("```").next().unwrap();
        let line = text.lines().find(|line| !line.trim_start().starts_with('#')).unwrap_or_default();
        // Files that are extended are elsewhere.
        if line.starts_with("extends:") {
            continue;
        }
        if TOP.contains(&line.split(':').next().unwrap()) {
            count += 1;
            let path = Path::new("docs/configuration.md").into();
            let result = check_bytes(&path, text.as_bytes(), folder.path());
            assert!(result.is_ok(), "{result:?}\n{text}");
            assert_eq!(editor_schema::faults(text), [""; 0], "{text}");
        }
    }
    assert!(count > 10, "only {count} examples were found");
}

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");

#[test]
fn the_tables_of_settings_are_those_of_the_program() {
    let page = std::fs::read_to_string(PAGE).unwrap().replace("\r\n", "\n");
    let mut columns = Vec::new();
    let mut named = Vec::new();
    let lines = page.lines().map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        match cells[0] {
            "setting" => columns = cells.iter().map(|&cell| cell.to_owned()).collect(),
            _ if !line.starts_with('|') => columns.clear(),
            _ => {}
        }
        let row = cells[0].strip_prefix('`').and_then(|name| name.strip_suffix('`'));
        let row =
            row.filter(|_| !columns.is_empty()).and_then(|name| settings().find(|row| row.name == name));
        let Some(row) = row else { return line.to_owned() };
        named.push(row.name);
        let cell = |column: &String| match column.as_str() {
            "setting" => format!("`{}`", row.name),
            "types" => types(row),
            "values" => row.values.to_owned(),
            _ => row.meaning.to_owned(),
        };
        format!("| {} |", columns.iter().map(cell).collect::<Vec<_>>().join(" | "))
    });
    let wanted = lines.collect::<Vec<_>>().join("\n") + "\n";
    let missing: Vec<&str> = settings().map(|row| row.name).filter(|name| !named.contains(name)).collect();
    assert!(missing.is_empty(), "docs/configuration.md has no row for {missing:?}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PAGE, &wanted).unwrap();
    } else {
        assert!(page == wanted, "run `UPDATE=1 cargo test` and commit what it writes");
    }
}

/// The types of a setting, or those that do not have it where these are fewer.
fn types(row: &Setting) -> String {
    let names = |is_wanted: bool| {
        let kinds =
            FieldType::ALL.iter().filter(|kind| row.fits(**kind) == is_wanted && **kind != FieldType::Null);
        kinds.map(|kind| format!("`{}`", kind.name())).collect::<Vec<_>>()
    };
    let (with, without) = (names(true), names(false));
    if with.len() <= without.len() { with.join(", ") } else { format!("all but {}", without.join(", ")) }
}
