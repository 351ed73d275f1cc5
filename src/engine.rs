//! The run: one page through load and validate.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::Policy;
use crate::document::Source;
use crate::loader::{self, Split};
use crate::outcome::FileOutcome;
use crate::validators::{DocumentCx, Place, Sink};

/// What is the same for every file of a run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Now, as the command line fixed it.
    pub now: DateTime<Utc>,
}

/// Checks one file. `buffer` is reused from file to file.
pub fn check_file(path: &Arc<Path>, policy: &Policy, run: Run, buffer: &mut Vec<u8>) -> FileOutcome {
    match loader::read(path, &policy.dialect, buffer) {
        Ok((source, split)) => check_source(source, split, policy, run, true),
        Err(error) => FileOutcome::Unreadable(error),
    }
}

/// Checks text that does not come from a file (standard input, a test). `on_disk` says whether files beside `path`
/// may be looked up.
pub fn check_bytes(path: &Arc<Path>, bytes: &[u8], policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let (source, split) = loader::head_of(path, bytes, true, &policy.dialect);
    check_source(source, split, policy, run, on_disk)
}

fn check_source(source: Source, split: Split, policy: &Policy, run: Run, on_disk: bool) -> FileOutcome {
    let path = Arc::clone(&source.path);
    let diagnostics = {
        let document = loader::parse(&source, split, &policy.dialect);
        let place = Place { path: &path, site: &policy.site, roots: &policy.roots, on_disk };
        let page = DocumentCx {
            document: &document,
            schema: &policy.schema,
            dialect: &policy.dialect,
            now: run.now,
            place,
        };
        let mut sink = Sink::new(&policy.levels);
        policy.plan.run(&page, &mut sink);
        sink.finish()
    };
    let source = (!diagnostics.is_empty()).then_some(source);
    FileOutcome::Checked { path, source, diagnostics }
}
