//! The prover, held against the rules: a page that it takes for clean has no findings, and other pages are still compared with it.

mod generated;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use masthead::config::{Configs, Options};
use masthead::discover::{self, Targets};
use masthead::engine::{self, Report, Run};
use masthead::generators::Generator;
use masthead::outcome::FileOutcome;
use masthead::prover::Prove;
use masthead::reporter::Format;

use crate::rules::now;
use crate::trees::shown;

/// Checks a folder with proofs, or without.
pub(crate) fn check(folder: &Path, configs: &Configs, prove: Prove) -> Report {
    check_on(0, folder, configs, prove)
}

/// The same on so many threads; 0 for the usual number.
fn check_on(threads: usize, folder: &Path, configs: &Configs, prove: Prove) -> Report {
    let paths = vec![folder.to_path_buf()];
    let options = discover::Options { paths, threads, ..discover::Options::default() };
    let targets = Targets::new(&options, configs).unwrap();
    let (run, texts, seen) = (Run { now: now() }, engine::Texts::default(), AtomicU64::new(0));
    engine::run(&targets, &options, configs, run, &texts, &seen, prove)
}

/// The pages of which a proof is wrong.
pub(crate) fn wrong(report: &Report) -> Vec<String> {
    let unreadable = report.outcomes.iter().filter_map(|outcome| match outcome {
        FileOutcome::Unreadable(error) => Some(error.to_string()),
        FileOutcome::Checked { .. } => None,
    });
    unreadable.filter(|words| words.contains("was proven")).collect()
}

#[test]
fn no_fixture_of_a_rule_is_proven_clean_and_is_not() {
    let mut failed = Vec::new();
    let mut proven = 0;
    let presets = Generator::ALL.iter().map(|generator| Some(generator.name().to_owned()));
    for preset in presets.chain([None]) {
        let configs = Configs::new(Options { preset: preset.clone(), ..Options::default() }).unwrap();
        for folder in ["tests/rules", "docs/examples", "tests/oracles"].map(PathBuf::from) {
            let report = check(&folder, &configs, Prove::Compare);
            failed.extend(wrong(&report).into_iter().map(|words| format!("{preset:?}: {words}")));
            proven += report.proofs.whole + report.proofs.in_part;
        }
    }
    assert!(failed.is_empty(), "{} pages:\n{}", failed.len(), failed.join("\n"));
    assert!(proven > 8_000, "only {proven} pages are proven");
}

#[test]
fn a_run_with_proofs_says_what_a_run_without_says() {
    let configs = Configs::new(Options::default()).unwrap();
    for folder in ["tests/rules", "docs/examples"] {
        let [with, without] = [Prove::On, Prove::Off]
            .map(|prove| shown(Format::Json, &check(Path::new(folder), &configs, prove)));
        assert_eq!(with, without, "{folder}");
    }
}

#[test]
fn what_many_pages_leave_is_counted_though_it_is_not_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("_config.yml", "title: Tides\n");
    for at in 0..600 {
        let category = ["Harbour", "Weather", "People"][at % 3];
        let day = at % 28 + 1;
        let page = format!(
            "---\ntitle: Low water number {at}\ndate: 2021-03-{day:02}\nauthor: Ada of {at} places\nrating: 3\ncategories: [{category}]\n---\n"
        );
        write(&format!("{at:03}.md"), &page);
    }
    let slips = [
        "title: Ebb\ndate: 2021-03-04\nauthor: Ada\ncategories: [harbour]",
        "title: Flood\ndate: 4 March 2021\nauthor: Ada\nrating: 3\ncategories: [Harbour]",
        "title: Slack\ndate: 2021-03-04\nauthor: Ada\nrating: \"3\"\ncategories: [Weather]",
        "title: Surge\ndate: 2021-03-04\nauhtor: Ada\nrating: 3\ncategories: [Poeple]",
    ];
    // The second page of each is not looked at: what it leaves has other places.
    for (at, fields) in slips.iter().enumerate() {
        write(&format!("x{at}.md"), &format!("---\n{fields}\n---\n"));
        write(&format!("y{at}.md"), &format!("---\n{}\n---\n", fields.replace("title: ", "title: Another ")));
    }
    let options = Options { preset: Some("hexo".to_owned()), ..Options::default() };
    let configs = Configs::new(options).unwrap();
    // Every thread learns for itself, so one has to see all pages.
    let [with, without, both] =
        [Prove::On, Prove::Off, Prove::Compare].map(|prove| check_on(1, folder.path(), &configs, prove));
    assert_eq!(shown(Format::Json, &with), shown(Format::Json, &without));
    assert_eq!(wrong(&both), Vec::<String>::new());
    assert!(with.proofs.whole > 550, "{:?}", with.proofs);
    let said = shown(Format::Concise, &with);
    for words in ["near-duplicate-item", "mixed-date-formats", "inconsistent-type", "inconsistent-field-name"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn a_field_that_the_preset_has_in_another_letter_case_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "masthead.yaml",
        "preset: hugo\ncollections: { all: { files: ['**'], fields: { Title: { type: string, unique: true } } } }\n",
    );
    (0..3).for_each(|at| write(&format!("{at}.md"), "---\ntitle: Ebb\n---\n"));
    let said =
        shown(Format::Concise, &check(folder.path(), &Configs::new(Options::default()).unwrap(), Prove::On));
    assert_eq!(said.matches("duplicate-value").count(), 3, "{said}");
}

#[test]
fn a_required_field_in_another_letter_case_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "masthead.yaml",
        "preset: jekyll\nrules: { unknown-field: off }\ncollections:\n  all: { files: ['**'], fields: { title: { type: string, required: true } } }\n",
    );
    (0..3).for_each(|at| write(&format!("{at}.md"), "---\nTitle: Ebb and flood\n---\n"));
    let said =
        shown(Format::Concise, &check(folder.path(), &Configs::new(Options::default()).unwrap(), Prove::On));
    assert_eq!(said.matches("missing-field").count(), 3, "{said}");
}

#[test]
fn a_number_of_many_digits_is_proven_by_nobody() {
    let site = crate::run::Site::new(&[(".obsidian/app.json", b"{}")]);
    for digits in [15, 16, 20, 40] {
        let number = "9".repeat(digits);
        site.write(&format!("{digits}.md"), format!("---\na: {number}\nb: {number}2022-04-27\n---\n"));
    }
    assert!(site.run(&["check"]).status() < 2, "{}", site.run(&["check"]).out());
}

#[test]
fn pages_are_proven_but_for_values_that_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("hugo.yaml", "title: Tides\n");
    std::fs::create_dir(folder.path().join("content")).unwrap();
    let values = [
        "banner:",
        "summary: >\n  Twice a day\n  the water comes.",
        "summary: \"Say \\\"hello\\\" twice\"",
        "banner:\n  # none yet\n  image:\n    src: a.png",
        "tags: [ebb, ebb]",
        "weight: 3 # first",
    ];
    for at in 0..60 {
        let value = values[at % values.len()];
        let page = format!(
            "---\ntitle: Low water number {at}\n{value}\ndate: 2021-03-04\nauthor: Ada\ndraft: false\n---\n"
        );
        write(&format!("content/{at:03}.md"), &page);
    }
    let configs = Configs::new(Options::default()).unwrap();
    let [with, without, both] =
        [Prove::On, Prove::Off, Prove::Compare].map(|prove| check_on(1, folder.path(), &configs, prove));
    assert_eq!(shown(Format::Json, &with), shown(Format::Json, &without));
    assert_eq!(wrong(&both), Vec::<String>::new());
    assert_eq!(with.proofs.in_part + with.proofs.whole, 60, "{:?}", with.proofs);
}
