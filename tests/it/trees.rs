//! Whole folders, for rules over the collection: a folder under tests/rules whose name starts with `pass` or `fail`.

use std::path::Path;
use std::sync::atomic::AtomicU64;

use masthead::config::{self, Configs};
use masthead::discover::{self, Targets};
use masthead::engine::{self, Report, Run};
use masthead::outcome::FileOutcome;
use masthead::prover::Prove;
use masthead::reporter::Format;

use crate::rules::{now, printed};

/// Checks everything below a folder.
pub(crate) fn check(folder: &Path, configs: &Configs) -> Report {
    let options = discover::Options { paths: vec![folder.to_path_buf()], ..discover::Options::default() };
    let targets = Targets::new(&options, configs).unwrap();
    engine::run(
        &targets,
        &options,
        configs,
        Run { now: now() },
        &engine::Texts::default(),
        &AtomicU64::new(0),
        Prove::default(),
    )
}

/// The same, with configurations of its own.
pub(crate) fn check_anew(folder: &Path) -> Result<Report, String> {
    let configs = Configs::new(config::Options::default()).map_err(|error| error.to_string())?;
    let report = check(folder, &configs);
    match report.broken.first() {
        Some(broken) => Err(broken.to_string()),
        None => Ok(report),
    }
}

/// What a format prints for all files of a folder.
pub(crate) fn shown(format: Format, report: &Report) -> String {
    report.outcomes.iter().map(|outcome: &FileOutcome| printed(format, outcome)).collect()
}
