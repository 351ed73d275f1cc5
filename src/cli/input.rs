//! What comes from standard input: a page, a file that gives values to pages, or a configuration.

use std::path::Path;
use std::sync::Arc;

use crate::config::{self, Configs};
use crate::discover;
use crate::engine::{self, Report, Run};
use crate::generators::is_data;
use crate::loader::{self, Dialect};
use crate::outcome::FileOutcome;
use crate::reporter::visible;

/// Checks it, as what its name says; the error is a sentence for the user. `on_disk` says whether files beside it may be looked
/// up.
pub(super) fn check(
    configs: &Configs,
    run: Run,
    path: &Arc<Path>,
    bytes: &[u8],
    on_disk: bool,
) -> Result<Report, String> {
    let mut report = Report::default();
    if path.file_name().is_some_and(config::is_configuration_name) {
        // The text is judged, not the file of that name, which may be an older one.
        let folder = discover::absolute(path.parent().unwrap_or(Path::new("")));
        match config::check_bytes_on(configs.files(), path, bytes, &folder) {
            Ok(()) => report.add(FileOutcome::Checked {
                path: Arc::clone(path),
                source: None,
                diagnostics: Vec::new(),
            }),
            Err(error) => report.broken.push(Arc::new(error)),
        }
        return Ok(report);
    }
    match configs.policy(path) {
        Err(error) => report.broken.push(error),
        // Jekyll publishes `search.json` if it has front matter.
        Ok(policy) if is_data(path) && !has_front_matter(path, bytes, &policy.dialect) => {
            let name = visible(&path.to_string_lossy()).into_owned();
            return Err(format!(
                "nothing was checked: `{name}` is neither a page nor a configuration of masthead"
            ));
        }
        Ok(policy) => {
            let checked =
                engine::guarded(path, || Ok(engine::check_bytes(path, bytes, &policy, run, on_disk)));
            report.add(checked.unwrap_or_else(FileOutcome::Unreadable));
        }
    }
    Ok(report)
}

/// Whether there is anything in it that the generator, or its author, takes for front matter.
fn has_front_matter(path: &Arc<Path>, bytes: &[u8], dialect: &Dialect) -> bool {
    let (_, split) = loader::head_of(path, bytes, true, dialect);
    dialect.takes_data || split.block.is_some() || split.attempt.is_some() || !split.faults.is_empty()
}
