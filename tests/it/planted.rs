//! A generated corpus with known defects, where its generator is beside the checkout: each defect is found on its
//! line, and nothing is found that no defect explains.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const CONFIG: &str = "
preset: hexo
collections:
  articles:
    files: ['post/**/*.md']
    front-matter: required
    additional-fields: deny
    fields:
      title: { type: string, required: true }
      categories: { type: list, required: true, min-items: 1, unique-items: true, allow-from: categories.txt }
      headimg: { type: image, required: true, schemes: [https], relative: false, extensions: [jpg, jpeg, png, gif, webp] }
      thumbnail: { type: image, required: true, schemes: [https], relative: false, extensions: [jpg, jpeg, png, gif, webp] }
      author: { type: string, required: true }
      comments: { type: boolean, required: true }
      date: { type: date, required: true, formats: [rfc2822], timezone: required }
rules:
  leading-content: off  # the mirror leaves an empty line before half of its pages, on purpose
";

type Places = BTreeMap<(String, u64), BTreeSet<String>>;

#[test]
fn every_planted_defect_is_found_and_nothing_else() {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/make_corpus.py");
    if !generator.exists() {
        println!("no corpus generator beside this checkout: nothing compared");
        return;
    }
    let files = std::env::var("MASTHEAD_CORPUS_FILES").unwrap_or_else(|_| "1200".to_owned());
    for seed in ["1", "tide", "2026"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("corpus");
        let made = Command::new("python3")
            .arg(&generator)
            .args(["--files", &files, "--defects", "60", "--body-bytes", "900", "--seed", seed, "--out"])
            .arg(&root)
            .output();
        let Ok(made) = made else {
            println!("no python3: nothing compared");
            return;
        };
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        std::fs::write(root.join("masthead.yaml"), CONFIG).unwrap();
        let planted = planted(&root);
        let found = found(&root);
        let missed: Vec<_> = planted.iter().filter(|(place, _)| !found.contains_key(*place)).collect();
        let unexplained: Vec<_> = found.iter().filter(|(place, _)| !planted.contains_key(*place)).collect();
        assert!(
            missed.is_empty(),
            "seed {seed}: {} missed: {:#?}",
            missed.len(),
            &missed[..missed.len().min(12)]
        );
        assert!(
            unexplained.is_empty(),
            "seed {seed}: {} unexplained: {:#?}",
            unexplained.len(),
            &unexplained[..unexplained.len().min(12)]
        );
    }
}

fn planted(root: &Path) -> Places {
    let truth = std::fs::read_to_string(root.join("truth.jsonl")).unwrap();
    let mut places = Places::new();
    for row in truth.lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let place = (row["file"].as_str().unwrap().to_owned(), row["line"].as_u64().unwrap());
        places.entry(place).or_default().insert(row["kind"].as_str().unwrap().to_owned());
    }
    places
}

fn found(root: &Path) -> Places {
    let run = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .args(["check", "--format", "json", "--now", "2026-01-01", "."])
        .current_dir(root)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&run.stderr)));
    let mut places = Places::new();
    for found in report["diagnostics"].as_array().unwrap() {
        let line = found["span"]["start"]["line"].as_u64().unwrap();
        let place = (found["path"].as_str().unwrap().to_owned(), line);
        let words = format!("{}: {}", found["rule"].as_str().unwrap(), found["message"].as_str().unwrap());
        places.entry(place).or_default().insert(words);
    }
    places
}
