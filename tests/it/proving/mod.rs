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
    let options = discover::Options { paths: vec![folder.to_path_buf()], ..discover::Options::default() };
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
