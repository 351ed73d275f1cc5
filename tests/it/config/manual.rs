//! Every example of the manual's page on configuration is a configuration without mistakes.

use std::path::Path;

use masthead::config::check_bytes;

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
