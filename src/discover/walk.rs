//! The parallel walk over folders, which respects ignore files and the folders of generators.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Configs;
use crate::loader::ReadError;

use super::crew::{Crew, Job, SHARE};
use super::folder::{Folder, Reader};
use super::ignoring::Ignoring;
use super::{Options, Targets};

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

/// Walks the folders on `options.threads` threads; `make` makes one visitor a thread. Symbolic links are not followed;
/// one that leads nowhere is reported where it looks like a page.
#[expect(clippy::needless_lifetimes, reason = "visitors borrow for as long as the configurations")]
pub fn walk<'v>(
    targets: &Targets,
    options: &Options,
    configs: &'v Configs,
    make: impl FnMut() -> Box<dyn Visitor + 'v> + Send,
) {
    let (ignoring, broken) = Ignoring::new(targets, options);
    let named: Vec<&PathBuf> = targets.files.iter().collect();
    let named = named
        .chunks(SHARE)
        .rev()
        .map(|files| Job::Files(files.iter().map(|file| Found::Named(Arc::from(file.as_path()))).collect()));
    let folders = targets.folders.iter().enumerate().rev().map(|(root, path)| {
        let rules = ignoring.above(root);
        Job::Folder(Folder { path: path.clone(), root, rules })
    });
    let broken =
        (!broken.is_empty()).then(|| Job::Files(broken.into_iter().map(Found::Unreadable).collect()));
    let make = Mutex::new(make);
    let crew = Crew::new(named.chain(folders).chain(broken).collect(), options.threads);
    crew.work(&|| {
        let mut make = make.lock().unwrap_or_else(PoisonError::into_inner);
        (Reader::new(configs, targets, &ignoring), make())
    });
}

/// The files that a walk finds, and what it cannot read, in path order.
pub fn list(targets: &Targets, options: &Options, configs: &Configs) -> Vec<Result<Arc<Path>, ReadError>> {
    struct Gather<'l>(&'l Mutex<Vec<Result<Arc<Path>, ReadError>>>);
    impl Visitor for Gather<'_> {
        fn visit(&mut self, found: Found) {
            let found = match found {
                Found::Page(path) | Found::Named(path) => Ok(path),
                Found::Unreadable(error) => Err(error),
            };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(found);
        }
    }
    let found = Mutex::new(Vec::new());
    walk(targets, options, configs, || Box::new(Gather(&found)));
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|one, other| {
        let path = |found: &Result<Arc<Path>, ReadError>| match found {
            Ok(path) | Err(ReadError { path, .. }) => Arc::clone(path),
        };
        path(one).cmp(&path(other))
    });
    found
}
