//! What real generators made of thousands of values, compared with what masthead finds: a finding where the
//! generator did not take a value as written, silence where it did. The observations are not part of the package;
//! without them the test passes. `cargo test --test it observed_fields -- --nocapture` prints the table.

mod dates;
mod judge;
mod moment;
mod terms;
mod written;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options};
use masthead::engine::{self, Run};
use serde_json::Value;

use judge::Seen;

/// The generators that have a preset, its name, and the file that the text is in.
const TOOLS: [(&str, &str, &str); 9] = [
    ("hexo", "hexo", "source/_posts/case.md"),
    ("jekyll", "jekyll", "_posts/2020-01-01-case.md"),
    ("hugo", "hugo", "content/case.md"),
    ("hugo-0.111", "hugo@0.111", "content/case.md"),
    ("astro", "astro", "src/content/blog/case.md"),
    ("docusaurus", "docusaurus", "blog/2020-01-01-case.md"),
    ("eleventy", "eleventy", "case.md"),
    ("zola", "zola", "content/case.md"),
    ("mkdocs", "mkdocs", "docs/case.md"),
];

/// The agreement that is promised, in percent of all observations.
const LEAST: f64 = 97.0;

#[derive(Default)]
struct Tally {
    agreed: usize,
    missed: usize,
    alarms: usize,
}

#[test]
fn findings_follow_what_generators_do() {
    let text = crate::observed::folder().map(|folder| std::fs::read_to_string(folder.join("fields.jsonl")));
    let Some(Ok(text)) = text else {
        println!("no observations here; nothing was compared");
        return;
    };
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    let mut differing = Vec::new();
    let hexo: Vec<&Value> =
        cases.iter().filter(|case| case["tool"] == "hexo" && case.get("tz").is_none()).collect();
    for (tool, preset, file) in TOOLS {
        let site = Site::new(preset, file, None);
        for case in cases.iter().filter(|case| case["tool"] == tool) {
            let bad = judge::unfaithful(&Seen { tool, case, hexo: &hexo });
            let found = match case["hexo_timezone"].as_str() {
                Some(zone) => Site::new(preset, file, Some(zone)).findings(case),
                None => site.findings(case),
            };
            let tally = tallies.entry((tool, case["group"].as_str().unwrap())).or_default();
            match (&bad, found.is_empty()) {
                (Some(why), true) => {
                    tally.missed += 1;
                    println!("missed  {tool}/{}: {why}", name(case));
                }
                (None, false) => {
                    tally.alarms += 1;
                    println!("alarm   {tool}/{}: {found:?}", name(case));
                }
                _ => {
                    tally.agreed += 1;
                    continue;
                }
            }
            differing.push((tool.to_owned(), name(case).to_owned()));
        }
    }
    let (lines, rate) = table(&tallies);
    let compared = |case: &&Value| TOOLS.iter().any(|(tool, ..)| case["tool"] == *tool);
    println!(
        "{lines}{} runs are of libraries, which have no preset",
        cases.len() - cases.iter().filter(compared).count()
    );
    assert!(rate >= LEAST, "only {rate:.2} %");
    crate::observed::compare_with_page("How a generator interprets a value", &differing);
}

fn name(case: &Value) -> &str {
    case["id"].as_str().unwrap().split_once('/').unwrap().1
}

/// A folder with a configuration and one page.
struct Site {
    folder: tempfile::TempDir,
    configs: Configs,
    file: &'static str,
}

impl Site {
    /// The name of the file belongs to the run, not to the text, so that no date need agree with it.
    fn new(preset: &str, file: &'static str, hexo_timezone: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = format!("preset: {preset}\nrules: {{ filename-date-mismatch: off }}\n");
        std::fs::write(folder.path().join("masthead.yaml"), config).unwrap();
        if let Some(zone) = hexo_timezone {
            std::fs::write(folder.path().join("_config.yml"), format!("timezone: {zone}\n")).unwrap();
        }
        Self { folder, configs: Configs::new(Options::default()).unwrap(), file }
    }

    /// The rules that speak.
    fn findings(&self, case: &Value) -> Vec<&'static str> {
        let path: Arc<Path> = self.folder.path().join(self.file).into();
        let policy = self.configs.policy(&path).unwrap();
        let text = case["input"].as_str().unwrap();
        let run = Run { now: crate::rules::now() };
        let outcome = engine::check_bytes(&path, text.as_bytes(), &policy, run, true);
        outcome.diagnostics().iter().map(|found| found.rule.0).collect()
    }
}

/// The table, with a line for all at the end, and the percentage of all that agree.
fn table(tallies: &BTreeMap<(&str, &str), Tally>) -> (String, f64) {
    let mut lines =
        format!("{:<12} {:<15} {:>6} {:>7} {:>7}\n", "tool", "group", "agreed", "missed", "alarms");
    let mut all = Tally::default();
    for ((tool, group), tally) in tallies {
        lines.push_str(&tally.line(tool, group));
        all.add(tally);
    }
    lines.push_str(&all.line("all", ""));
    (lines, all.rate())
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.agreed += other.agreed;
        self.missed += other.missed;
        self.alarms += other.alarms;
    }

    #[expect(clippy::cast_precision_loss, reason = "there are a few thousand")]
    fn rate(&self) -> f64 {
        100.0 * self.agreed as f64 / (self.agreed + self.missed + self.alarms) as f64
    }

    fn line(&self, tool: &str, group: &str) -> String {
        let Self { agreed, missed, alarms } = self;
        format!("{tool:<12} {group:<15} {agreed:>6} {missed:>7} {alarms:>7} {:>7.1}%\n", self.rate())
    }
}
