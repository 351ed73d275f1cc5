//! The mode of a run of `check`, and the only place that determines its exit status.

use std::path::Path;

use crate::diagnostic::Applicability;
use crate::engine::Report;
use crate::outcome::Status;

use super::args::CheckArgs;

/// What a run of `check` is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mode<'a> {
    /// Print what is found.
    Report,
    /// Apply fixes of at least this applicability, and print what is left.
    Fix(Applicability),
    /// Apply fixes, and print nothing.
    FixOnly(Applicability),
    /// Print what the fixes would change.
    Diff(Applicability),
    /// Write suppression comments.
    AddIgnores,
    /// Write a baseline, to that file if one was named.
    WriteBaseline(Option<&'a Path>),
    /// Print the configuration in force.
    ShowConfig,
    /// Print the files that would be checked.
    ShowFiles,
}

/// What was done besides checking.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    /// Files that were changed, or would be.
    pub(super) files: usize,
    /// Whether something could not be done; the person has been told.
    pub(super) failed: bool,
}

impl Done {
    pub(super) const FAILED: Self = Self { files: 0, failed: true };
}

impl<'a> Mode<'a> {
    pub(super) fn of(args: &'a CheckArgs) -> Self {
        let least = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        if args.show_config {
            Self::ShowConfig
        } else if args.show_files {
            Self::ShowFiles
        } else if let Some(path) = &args.write_baseline {
            Self::WriteBaseline(path.as_deref())
        } else if args.add_ignores {
            Self::AddIgnores
        } else if args.diff {
            Self::Diff(least)
        } else if args.fix_only {
            Self::FixOnly(least)
        } else if args.fix || args.unsafe_fixes {
            Self::Fix(least)
        } else {
            Self::Report
        }
    }

    /// Whether pages are changed.
    pub(super) const fn changes_pages(self) -> bool {
        matches!(self, Self::Fix(_) | Self::FixOnly(_) | Self::AddIgnores)
    }

    /// Why nothing is written, where not everything could be checked: a baseline would forget what it accepted, and
    /// under a broken configuration every page would be judged by only a part of its settings. A page that cannot be
    /// read is not a reason to leave the others as they are.
    pub(super) fn refuses(self, report: &Report) -> bool {
        match self {
            Self::WriteBaseline(_) => !report.is_whole(),
            Self::Fix(_) | Self::FixOnly(_) | Self::AddIgnores => !report.broken.is_empty(),
            Self::Report | Self::Diff(_) | Self::ShowConfig | Self::ShowFiles => false,
        }
    }

    /// Whether findings are printed.
    pub(super) const fn reports(self) -> bool {
        matches!(self, Self::Report | Self::Fix(_))
    }

    /// The exit status of the run.
    pub(super) fn status(self, args: &CheckArgs, report: &Report, done: Done) -> Status {
        let status = match self {
            _ if done.failed || !report.is_whole() => return Status::Failure,
            Self::Report | Self::Fix(_) => Status::of(&report.summary, args.max_warnings),
            Self::Diff(_) if done.files > 0 => Status::Findings,
            Self::Diff(_)
            | Self::FixOnly(_)
            | Self::AddIgnores
            | Self::WriteBaseline(_)
            | Self::ShowConfig
            | Self::ShowFiles => Status::Clean,
        };
        if args.exit_zero { Status::Clean } else { status }
    }
}
