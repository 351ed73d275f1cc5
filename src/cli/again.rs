//! The command that a person would type next, with what was typed for this run.

use std::path::{Path, PathBuf};

use crate::config::Configs;
use crate::reporter::{Next, Written, visible};

use super::args::CheckArgs;

/// With more paths than these, a command is not worth repeating.
const MOST_PATHS: usize = 4;

/// What the suggestion at the end of a report depends on.
pub(super) fn next(args: &CheckArgs, configs: &Configs) -> Next {
    let first = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
    Next {
        arguments: (args.paths.len() <= MOST_PATHS || args.staged).then(|| arguments(args)),
        written: if args.staged {
            Written::Staged
        } else if first == Path::new("-") {
            Written::Output
        } else {
            Written::Files
        },
        has_fixed: args.fix || args.unsafe_fixes || args.fix_only || args.diff,
        has_baseline: args.baseline.is_some() || configs.baseline(first).is_ok_and(|file| file.is_some()),
        has_configuration: configs.has_configuration(first),
        is_whole: args.changed_since.is_none() && !args.staged && args.paths.iter().all(|path| path.is_dir()),
    }
}

/// What picks the pages and their configuration, as a shell wants it.
fn arguments(args: &CheckArgs) -> String {
    let mut words = Vec::new();
    if let Some(file) = &args.config {
        words.extend(["--config".to_owned(), quoted(&file.to_string_lossy())]);
    }
    if let Some(preset) = &args.preset {
        words.extend(["--preset".to_owned(), quoted(preset)]);
    }
    let since = args.changed_since.as_deref().or(args.staged.then_some("HEAD"));
    words.extend(since.into_iter().flat_map(|revision| ["--changed-since".to_owned(), quoted(revision)]));
    for (option, values) in [
        ("--select", &args.select),
        ("--extend-select", &args.extend_select),
        ("--ignore", &args.ignore),
        ("--fixable", &args.fixable),
        ("--unfixable", &args.unfixable),
    ] {
        if !values.is_empty() {
            words.extend([option.to_owned(), quoted(&values.join(","))]);
        }
    }
    for (option, values) in [("--set", &args.set), ("--exclude", &args.exclude)] {
        words.extend(values.iter().flat_map(|value| [option.to_owned(), quoted(value)]));
    }
    if let Some(name) = &args.stdin_filename {
        words.extend(["--stdin-filename".to_owned(), quoted(&name.to_string_lossy())]);
    }
    let paths = args.paths.iter().filter(|path| path.as_os_str() != ".");
    words.extend(paths.map(|path| quoted(&path.to_string_lossy())));
    words.join(" ")
}

/// A word for a shell, in quotes where it needs them.
fn quoted(word: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_./@:,+=".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", visible(word).replace('\'', r"'\''"))
}
