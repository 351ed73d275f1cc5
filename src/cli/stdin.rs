//! `masthead check -`: one page from standard input, checked or fixed.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::config::Configs;
use crate::engine::{self, Report, Run};
use crate::outcome::Status;

use super::args::CheckArgs;
use super::check::status;
use super::formats::{self, Printer};
use super::{complain, fix};

/// Whether the page comes from standard input.
pub(super) fn is_named(args: &CheckArgs) -> bool {
    args.paths.iter().any(|path| path.as_os_str() == "-")
}

/// Checks the page, or, with `--fix`, writes the mended page to standard output as an editor expects.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(
    args: &CheckArgs,
    configs: &Configs,
    run: Run,
    printer: &mut Printer,
) -> io::Result<Status> {
    if args.paths.len() > 1 {
        complain("`-` (standard input) goes alone: name no other path beside it");
        return Ok(Status::Failure);
    }
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
        complain(&format!("cannot read standard input: {error}"));
        return Ok(Status::Failure);
    }
    let path: Arc<Path> = Arc::from(args.stdin_filename.as_deref().unwrap_or(Path::new("stdin.md")));
    let mut report = Report::default();
    match configs.policy(&path) {
        Err(error) => report.broken.push(error),
        Ok(policy) => {
            if let Some(least) = args.least() {
                report.add(fix::mend_text(&path, bytes, least, &policy, run, &mut *printer.out)?);
                return Ok(status(args, &report));
            }
            let on_disk = args.stdin_filename.is_some();
            report.add(engine::check_bytes(&path, &bytes, &policy, run, on_disk));
        }
    }
    formats::tell_usage(&report);
    printer.print(args, &report)?;
    Ok(status(args, &report))
}
