//! `masthead check --add-ignores`: writes suppression comments.

use crate::config::Configs;
use crate::diagnostic::Applicability;
use crate::engine::{self, Report, Run};
use crate::fix::{self, Job};
use crate::outcome::count;
use crate::validators::setup::suppression_without_reason::RULE;

use super::args::CheckArgs;
use super::complain;
use super::mode::Done;
use super::pages::Pages;

/// Writes suppression comments for everything in the report.
pub(super) fn add(args: &CheckArgs, configs: &Configs, run: Run, report: &Report, pages: &mut Pages) -> Done {
    let mut done = Done::default();
    let (least, on_disk, unreported) = (Applicability::Safe, pages.have_neighbours(args), &report.unreported);
    for outcome in report.outcomes.iter().filter(|outcome| !outcome.diagnostics().is_empty()) {
        let path = outcome.path();
        let written = pages.read(path).and_then(|bytes| {
            let policy = configs.policy(path).map_err(|error| error.to_string())?;
            let job = Job { path, policy: &policy, run, least, on_disk, unreported };
            let write = || Ok(fix::add_ignores(&job, &bytes, outcome.diagnostics()));
            let mended = engine::guarded(path, write).map_err(|error| error.to_string())?;
            let none =
                || format!("{}: a suppression comment is not possible here; use `overrides`", path.display());
            let mended = mended.ok_or_else(none)?;
            pages.write(path, &bytes, mended.bytes)?;
            Ok(mended.left)
        });
        match written {
            Ok(left) => {
                done.files += 1;
                for found in left.diagnostics().iter().filter(|found| found.rule != RULE.id) {
                    complain(&format!(
                        "{}: a suppression comment cannot suppress {}: {}",
                        path.display(),
                        found.rule,
                        found.message
                    ));
                    done.failed = true;
                }
            }
            Err(words) => {
                complain(&words);
                done.failed = true;
            }
        }
    }
    complain(&format!("wrote suppression comments into {}", count(done.files, "file")));
    done
}
