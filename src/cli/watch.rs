//! `masthead check --watch`: check again whenever a file changes.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecursiveMode, Watcher};

use crate::fix;
use crate::outcome::Status;

use super::args::CheckArgs;
use super::complain;

/// An editor writes a file in several steps: changes that come closer together than this are one.
const PAUSE: Duration = Duration::from_millis(100);

/// Checks, and checks again after each change, until the person ends it.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(args: &CheckArgs, check: impl Fn(&CheckArgs) -> io::Result<Status>) -> io::Result<Status> {
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        complain("--watch needs files or folders: standard input never changes");
        return Ok(Status::Failure);
    }
    let (sender, events) = mpsc::channel();
    let mut watcher = match notify::recommended_watcher(sender) {
        Ok(watcher) => watcher,
        Err(error) => return Ok(cannot_watch(&error.to_string())),
    };
    for (path, mode) in watched(args) {
        if let Err(error) = watcher.watch(&path, mode) {
            return Ok(cannot_watch(&format!("{}: {error}", path.display())));
        }
    }
    loop {
        if io::stdout().is_terminal() && args.output.is_none() {
            // Clears the screen and what is scrolled out of it, so that the first line is the first finding.
            io::stdout().write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
        }
        check(args)?;
        if !args.quiet {
            complain("watching for changes (Ctrl+C to stop)");
        }
        if let Err(words) = wait(&events) {
            return Ok(cannot_watch(&words));
        }
    }
}

fn cannot_watch(why: &str) -> Status {
    complain(&format!("cannot watch for changes: {why}"));
    Status::Failure
}

/// Folders with all that is below them; of a file its folder, because editors put a new file in its place.
fn watched(args: &CheckArgs) -> Vec<(PathBuf, RecursiveMode)> {
    let folder_of = |file: &Path| match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut watched: Vec<_> = args
        .paths
        .iter()
        .map(|path| {
            if path.is_dir() {
                (path.clone(), RecursiveMode::Recursive)
            } else {
                (folder_of(path), RecursiveMode::NonRecursive)
            }
        })
        .collect();
    watched.extend(args.config.iter().map(|file| (folder_of(file), RecursiveMode::NonRecursive)));
    watched
}

/// Waits for a change of something that may be a page, a configuration or a file that a page names, and then until
/// nothing changes any more.
fn wait(events: &Receiver<notify::Result<Event>>) -> Result<(), String> {
    let mut quiet_at: Option<Instant> = None;
    loop {
        let event = match quiet_at {
            None => events.recv().map_err(|error| error.to_string())?,
            Some(at) => match events.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                event => event.map_err(|error| error.to_string())?,
            },
        };
        if is_of_account(&event.map_err(|error| error.to_string())?) {
            quiet_at = Some(Instant::now() + PAUSE);
        }
    }
}

/// Whether an event may change what is found. That a file was read does not: each check reads all of them.
fn is_of_account(event: &Event) -> bool {
    !event.kind.is_access() && !event.paths.iter().all(|path| is_passed_over(path))
}

/// Whether a file is git's own, or one that `--fix` writes before it takes a page's place.
fn is_passed_over(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == ".git") || fix::is_temporary(path)
}
