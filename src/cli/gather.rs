//! What a run of `check` looks at: what was named, what was changed, what is staged.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::config::Configs;
use crate::discover::{self, Targets};
use crate::engine::{self, Report, Run, Texts};
use crate::prover::Proofs;

use super::args::{CheckArgs, Proving};
use super::{complain, progress};

/// What was named, and the texts that are checked instead of the files on the disk; the error is a sentence for the user.
pub(super) fn named(
    args: &CheckArgs,
    configs: &Configs,
) -> Result<(Targets, discover::Options, Texts), String> {
    let options = discover::Options {
        paths: args.paths.clone(),
        exclude: args.exclude.clone(),
        force_exclude: args.force_exclude,
        no_ignore: args.no_ignore,
        threads: args.threads,
    };
    let mut targets = Targets::new(&options, configs).map_err(|error| error.to_string())?;
    let mut texts = Texts::default();
    if args.changed_since.is_some() || args.staged {
        targets.name_from_here().map_err(|path| elsewhere(args, &path))?;
    }
    if let Some(revision) = &args.changed_since {
        let changed =
            discover::changed_since(revision, &targets.missing()).map_err(|error| error.to_string())?;
        targets.keep_changed(changed.files, changed.unknown, configs);
    } else if args.staged {
        let staged = discover::staged(&targets.missing()).map_err(|error| error.to_string())?;
        let contents = staged.contents.into_iter();
        texts.extend(contents.map(|(path, bytes)| (Arc::<Path>::from(path), Arc::<[u8]>::from(bytes))));
        targets.keep_changed(staged.files, staged.unknown, configs);
    }
    Ok((targets, options, texts))
}

/// That git tells of a path only what is below the working directory.
fn elsewhere(args: &CheckArgs, path: &Path) -> String {
    let flag = if args.staged { "--staged" } else { "--changed-since" };
    let path = path.display();
    format!(
        "{flag} looks only below the working directory, not at `{path}`: run it from a folder that contains it"
    )
}

/// Checks what was named, with `fixed` instead of the texts that it has; the error is a sentence for the user.
pub(super) fn check(
    args: &CheckArgs,
    configs: &Configs,
    run: Run,
    fixed: Option<&Texts>,
) -> Result<(Report, Targets), String> {
    let (targets, options, texts) = named(args, configs)?;
    let texts = fixed.unwrap_or(&texts);
    let seen = AtomicU64::new(0);
    let wanted = !args.quiet && args.output.is_none() && io::stderr().is_terminal();
    let mut report = progress::around(wanted, &seen, || {
        engine::run(&targets, &options, configs, run, texts, &seen, args.prove.mode())
    });
    add_broken(args, configs, &mut report);
    if args.prove == Proving::Compare {
        let Proofs { whole, in_part } = report.proofs;
        complain(&format!(
            "{whole} of {} pages are proven, and {in_part} but for some rules or fields",
            report.summary.files
        ));
    }
    Ok((report, targets))
}

/// Adds the broken configurations of what was named, even if there is no page to check under them: a run that could not have
/// checked anything is not a success.
pub(super) fn add_broken(args: &CheckArgs, configs: &Configs, report: &mut Report) {
    for error in args.paths.iter().filter_map(|path| configs.mistake_above(path)) {
        if !report.broken.iter().any(|known| Arc::ptr_eq(known, &error)) {
            report.broken.push(error);
        }
    }
}
