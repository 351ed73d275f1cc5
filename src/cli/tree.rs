//! The files that are read by commands for whole folders.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::audit::{self, Plan, Profile};
use crate::config::{self, Configs};
use crate::discover::{self, Targets};
use crate::engine::{self, Report, Run, Texts};
use crate::files::{Disk, Files};
use crate::prover::Prove;

use super::{complain, progress};

/// Files that are named; the status tells that there are some.
const UNREADABLE: usize = 5;

/// Which files are checked, for commands that read a whole tree.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct TreeArgs {
    /// Files and folders
    #[arg(default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Site generator to assume: hexo, jekyll, hugo, astro, zola, docusaurus, …
    #[arg(long, value_name = "NAME")]
    pub(super) preset: Option<String>,
    /// Exclude files that match this glob
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Also read files that .gitignore, .ignore or .mastheadignore exclude
    #[arg(long)]
    pub(super) no_ignore: bool,
    /// Do not print progress
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Number of threads [default: one per core, more if the disk is slow]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) threads: usize,
}

/// A tree that is ready to be read.
pub(super) struct Tree {
    pub(super) configs: Configs,
    pub(super) options: discover::Options,
    pub(super) targets: Targets,
    progress: bool,
}

impl Tree {
    /// Finds out what is to be read; the error is a sentence for the user.
    pub(super) fn new(args: &TreeArgs) -> Result<Self, String> {
        Self::on(Arc::new(Disk::here()), args)
    }

    /// The same over any file system, which configurations are read from.
    pub(super) fn on(files: Arc<dyn Files>, args: &TreeArgs) -> Result<Self, String> {
        let options =
            config::Options { file: args.config.clone(), preset: args.preset.clone(), ..Default::default() };
        let configs = Configs::on(files, options).map_err(|error| error.to_string())?;
        let options = discover::Options {
            paths: args.paths.clone(),
            exclude: args.exclude.clone(),
            force_exclude: false,
            no_ignore: args.no_ignore,
            threads: args.threads,
        };
        let targets = Targets::new(&options, &configs).map_err(|error| error.to_string())?;
        let progress = !args.quiet && io::stderr().is_terminal();
        Ok(Self { configs, options, targets, progress })
    }

    /// Reads it and checks it, in one go; see [`Plan`].
    pub(super) fn profile_and_check(
        &self,
        grouping: &audit::Grouping<'_>,
        depth: usize,
        run: Run,
    ) -> (Profile, Report) {
        let plan = Plan { grouping, depth: Some(depth) };
        let seen = AtomicU64::new(0);
        progress::around(self.progress, &seen, || {
            audit::run_checked(&self.targets, &self.options, &self.configs, plan, run, &seen)
        })
    }

    /// Checks it.
    pub(super) fn check(&self, run: Run) -> Report {
        let seen = AtomicU64::new(0);
        progress::around(self.progress, &seen, || {
            let texts = Texts::default();
            engine::run(&self.targets, &self.options, &self.configs, run, &texts, &seen, Prove::On)
        })
    }

    /// Reads it; see [`Plan`].
    pub(super) fn profile(&self, grouping: &audit::Grouping<'_>, depth: Option<usize>) -> Profile {
        let plan = Plan { grouping, depth };
        let seen = AtomicU64::new(0);
        progress::around(self.progress, &seen, || {
            audit::run(&self.targets, &self.options, &self.configs, plan, &seen)
        })
    }
}

/// Names what cannot be read, on standard error.
pub(super) fn tell_unreadable(profile: &Profile) {
    let (count, named) = &profile.unreadable;
    named.iter().take(UNREADABLE).for_each(|error| complain(&error.to_string()));
    if *count > UNREADABLE as u64 {
        complain(&format!("{count} files and folders cannot be read"));
    }
}
