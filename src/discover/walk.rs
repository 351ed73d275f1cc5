//! The parallel walk over folders, ignore files and generators' own folders respected.

use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::config::{Configs, Recent};
use crate::loader::ReadError;

use super::{Options, Targets};

/// Threads beyond this only wait for each other, and thousands of them without end.
const MOST_THREADS: usize = 64;

/// Something the walk came upon.
#[derive(Debug)]
pub enum Found {
    /// A content file, a regular file by what its folder says.
    Page(Arc<Path>),
    /// What was named on the command line, whatever it is.
    Named(Arc<Path>),
    /// Something that should be one, or a folder, that cannot be read.
    Unreadable(ReadError),
}

/// What one thread does with what it is given. It is dropped when the thread has nothing left to do.
pub trait Visitor: Send {
    /// Takes one find.
    fn visit(&mut self, found: Found);
}

/// Walks the folders on `options.threads` threads; `make` makes one visitor a thread. Named files are shared out
/// first. Symbolic links are not followed; one that leads nowhere is reported where it looks like a page.
#[expect(clippy::needless_lifetimes, reason = "visitors borrow for as long as the configurations")]
pub fn walk<'v>(
    targets: &Targets,
    options: &Options,
    configs: &'v Configs,
    mut make: impl FnMut() -> Box<dyn Visitor + 'v>,
) {
    if let Some(builder) = builder(targets, options) {
        builder.visit(&mut Threads { make: &mut make, configs, named: targets });
    }
    // A hook names a handful of files: threads would cost more than they bring.
    let mut visitor = make();
    for file in &targets.files {
        visitor.visit(Found::Named(Arc::from(&**file)));
    }
}

/// The files that a walk finds, in path order.
pub fn list(targets: &Targets, options: &Options, configs: &Configs) -> Vec<PathBuf> {
    struct Gather<'l>(&'l Mutex<Vec<PathBuf>>);
    impl Visitor for Gather<'_> {
        fn visit(&mut self, found: Found) {
            let path = match found {
                Found::Page(path) | Found::Named(path) => path,
                // Reading it says again why it cannot be read.
                Found::Unreadable(error) => error.path,
            };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
        }
    }
    let files = Mutex::new(Vec::new());
    walk(targets, options, configs, || Box::new(Gather(&files)));
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort();
    files
}

fn builder(targets: &Targets, options: &Options) -> Option<ignore::WalkParallel> {
    let (first, rest) = targets.folders.split_first()?;
    let mut builder = WalkBuilder::new(first);
    for folder in rest {
        builder.add(folder);
    }
    let obey = !options.no_ignore;
    builder
        // Hidden folders are left to `Configs::skips_folder`, which knows `.claude` and its kin.
        .hidden(false)
        .ignore(obey)
        .git_ignore(obey)
        .git_exclude(obey)
        .git_global(obey)
        .parents(obey)
        .require_git(false)
        .overrides(targets.excluded.clone())
        .threads(options.threads.min(MOST_THREADS));
    if obey {
        builder.add_custom_ignore_filename(".mastheadignore");
    }
    Some(builder.build_parallel())
}

/// Makes the visitors of the `ignore` crate out of ours.
struct Threads<'m, 'a, 't> {
    make: &'m mut dyn FnMut() -> Box<dyn Visitor + 'a>,
    configs: &'a Configs,
    named: &'t Targets,
}

struct Thread<'a, 't> {
    visitor: Box<dyn Visitor + 'a>,
    configs: &'a Configs,
    recent: Recent<'a>,
    named: &'t Targets,
}

impl<'s, 'a: 's, 't: 's> ignore::ParallelVisitorBuilder<'s> for Threads<'_, 'a, 't> {
    fn build(&mut self) -> Box<dyn ignore::ParallelVisitor + 's> {
        Box::new(Thread {
            visitor: (self.make)(),
            configs: self.configs,
            recent: Recent::new(self.configs),
            named: self.named,
        })
    }
}

impl ignore::ParallelVisitor for Thread<'_, '_> {
    fn visit(&mut self, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        match entry {
            Ok(entry) => self.entry(&entry),
            Err(error) => {
                if let Some(error) = unreadable(error) {
                    self.visitor.visit(Found::Unreadable(error));
                }
                WalkState::Continue
            }
        }
    }
}

impl Thread<'_, '_> {
    fn entry(&mut self, entry: &DirEntry) -> WalkState {
        let path = entry.path();
        let kind = entry.file_type();
        if kind.is_some_and(|kind| kind.is_dir()) {
            let skip = entry.depth() > 0 && self.configs.skips_folder(path);
            return if skip { WalkState::Skip } else { WalkState::Continue };
        }
        let path = path.strip_prefix("./").unwrap_or(path);
        if self.recent.is_content(path) && !self.named.files.contains(path) {
            self.page(path, kind);
        }
        WalkState::Continue
    }

    fn page(&mut self, path: &Path, kind: Option<FileType>) {
        if kind.is_some_and(|kind| kind.is_file()) {
            self.visitor.visit(Found::Page(Arc::from(path)));
        } else if kind.is_some_and(|kind| kind.is_symlink())
            && let Err(cause) = path.metadata()
        {
            self.visitor.visit(Found::Unreadable(ReadError { path: Arc::from(path), cause }));
        }
    }
}

/// The path and the system's words out of the crate's nested error; nothing for faults of ignore files themselves,
/// which git passes over too.
fn unreadable(error: ignore::Error) -> Option<ReadError> {
    let path = path_of(&error)?;
    let cause = error.into_io_error().unwrap_or_else(|| io::Error::other("cannot be walked"));
    Some(ReadError { path: Arc::from(path), cause })
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, err } => match **err {
            ignore::Error::Glob { .. } | ignore::Error::WithLineNumber { .. } => None,
            _ => Some(path.clone()),
        },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child.clone()),
        _ => None,
    }
}
