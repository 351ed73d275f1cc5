//! The schemas that a project already has for other tools, found in one folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{GlobSet, GlobSetBuilder};

use crate::files::Files;
use crate::schema::import;
use crate::span::Span;
use crate::validators::setup::project_schema;

use super::note::Note;
use super::written::{Collection, FieldSpec, glob, judges_by_extension};

/// What the schemas in one folder say.
#[derive(Debug)]
pub(super) struct Project {
    /// The folder, absolute: what globs are relative to.
    pub(super) folder: PathBuf,
    /// The collections, each with the file that it comes from.
    pub(super) collections: Vec<(Collection, Box<str>)>,
    /// The schemas that cannot be used.
    pub(super) broken: Vec<Note>,
    globs: GlobSet,
    /// The collection that each glob belongs to.
    owners: Vec<usize>,
    by_extension: bool,
}

impl Project {
    /// Reads the schemas in a folder, if there are any. `has` tells which of [`import::names`] it contains.
    pub(super) fn read(
        files: &dyn Files,
        folder: &Path,
        has: impl Fn(&str) -> bool,
        shown: impl Fn(&Path) -> Arc<Path>,
    ) -> Option<Self> {
        let (found, broken) = import::in_folder(files, folder, has);
        if found.is_empty() && broken.is_empty() {
            return None;
        }
        let mut set = GlobSetBuilder::new();
        let (mut owners, mut by_extension) = (Vec::new(), true);
        let mut collections = Vec::new();
        for imported in found {
            for pattern in &imported.globs {
                let Ok(glob) = glob(pattern) else { continue };
                set.add(glob);
                owners.push(collections.len());
                by_extension &= judges_by_extension(pattern);
            }
            let source = imported.source.path.clone();
            collections.push((collection(imported), source));
        }
        let note = |(path, reason): (&str, String)| Note {
            path: shown(&folder.join(path)),
            text: "".into(),
            span: Span::at(0),
            rule: project_schema::RULE.id,
            message: format!("the schema in `{path}` is ignored: {reason}"),
            help: "correct the file, or write `project-schema: off` in `masthead.yaml`".to_owned(),
        };
        Some(Self {
            folder: folder.to_owned(),
            collections,
            broken: broken.into_iter().map(note).collect(),
            globs: set.build().unwrap_or_default(),
            owners,
            by_extension,
        })
    }

    /// The collections that a page, given by its absolute path, belongs to.
    pub(super) fn of_page(&self, page: &Path) -> Vec<usize> {
        let Ok(below) = page.strip_prefix(&self.folder) else { return Vec::new() };
        let mut found: Vec<usize> = self.globs.matches(below).into_iter().map(|at| self.owners[at]).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether no glob looks at more of a file's name than its extension.
    pub(super) const fn judges_by_extension(&self) -> bool {
        self.by_extension
    }
}

fn collection(imported: import::Imported) -> Collection {
    let typed = |field| FieldSpec { field, typed: true };
    Collection {
        name: imported.name,
        files: imported.globs,
        files_at: Vec::new(),
        presence: None,
        additional: None,
        choices: Vec::new(),
        variants: None,
        fields: imported.fields.into_iter().map(typed).collect(),
        json_schema: None,
        page_schemas: None,
    }
}
