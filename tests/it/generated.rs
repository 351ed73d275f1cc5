//! docs/rules/ is written from the rules: it differs from them never. `UPDATE=1 cargo test` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use masthead::generators::Generator;
use masthead::validators::{RULES, page};

const FOLDER: &str = "docs/rules";

#[test]
fn the_pages_of_the_rules_are_up_to_date() {
    let wanted = pages();
    let update = std::env::var_os("UPDATE").is_some();
    if update {
        std::fs::create_dir_all(FOLDER).unwrap();
    }
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(FOLDER).unwrap_or_else(|error| panic!("{FOLDER}: {error}")) {
        let path = entry.unwrap().path();
        if !wanted.contains_key(&path) {
            wrong.push(format!("{} belongs to no rule", path.display()));
            if update {
                std::fs::remove_file(&path).unwrap();
            }
        }
    }
    for (path, text) in &wanted {
        // A checkout may have CRLF.
        let written = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        if written != *text {
            wrong.push(format!("{} differs", path.display()));
            if update {
                std::fs::write(path, text).unwrap();
            }
        }
    }
    let remedy = "run `UPDATE=1 cargo test` and commit what it writes";
    assert!(update || wrong.is_empty(), "{remedy}:\n{}", wrong.join("\n"));
}

fn pages() -> BTreeMap<PathBuf, String> {
    let path = |name: &str| PathBuf::from(FOLDER).join(format!("{name}.md"));
    let mut pages: BTreeMap<_, _> =
        RULES.iter().map(|rule| (path(rule.id.0), page::markdown(rule))).collect();
    pages.insert(path("README"), table());
    pages
}

fn table() -> String {
    let mut table = "# Rules\n\nThe level is the default; `masthead.yaml` can change it, and turn on rules that are \
                     `off`. `safe` fixes keep the\nmeaning or certainly restore it; `unsafe` fixes are guesses. Findings of \
                     `exact` rules follow from the configuration or\nfrom the behavior of the generator; `heuristic` rules \
                     judge what the author probably means, so they can be wrong: their pages\n say how many findings on real sites were worth acting on.\n"
        .to_owned();
    let known = Generator::ALL.into_iter().filter(|generator| generator.is_known());
    let titles: BTreeSet<&str> = known.map(Generator::title).collect();
    let titles = titles.into_iter().collect::<Vec<_>>().join(", ");
    writeln!(table, "\nRules for `all` also check the pages of unknown generators. The known ones are:\n<span id=\"generators\">{titles}</span>.").unwrap();
    let mut family = "";
    for rule in RULES {
        if page::family(rule) != family {
            family = page::family(rule);
            write!(table, "\n## {family}\n\n| Rule | Default | Fix | Generators | Precision | What it finds |\n|---|---|---|---|---|---|\n")
                .unwrap();
        }
        let (id, level, fix) = (rule.id, page::level(rule), page::fix(rule));
        let summary = rule.summary().replace('|', "\\|");
        let (names, precision) = (page::generators(rule), page::precision(rule));
        let names = if names.is_empty() { "all".to_owned() } else { names.join(", ") };
        writeln!(table, "| [`{id}`]({id}.md) | {level} | {fix} | {names} | {precision} | {summary} |")
            .unwrap();
    }
    table
}

#[test]
fn the_filter_of_the_site_knows_the_columns() {
    let table = table();
    let head = table.lines().find(|line| line.starts_with("| Rule")).unwrap();
    let names: Vec<&str> = head.trim_matches('|').split('|').map(str::trim).take(5).collect();
    let script = std::fs::read_to_string("docs/site/rules.js").unwrap();
    assert!(
        script.contains(&format!("\"{}\"", names.join(" "))),
        "docs/site/rules.js looks for other columns"
    );
}
