//! Findings about files that are not pages: files that are not read, or not understood.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::RuleId;
use crate::span::Span;
use crate::validators::setup::unread_configuration;

use super::Configs;

/// Something that a run tells about a file that is not a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file, as it is shown to people.
    pub path: Arc<Path>,
    /// What is in it.
    pub text: Box<str>,
    /// The place.
    pub span: Span,
    /// The rule that says it.
    pub rule: RuleId,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Configs {
    /// What is to be said of files that are not pages, as far as they were met.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = self.overlooked();
        for project in self.sites().iter().flat_map(|site| &site.origins.projects) {
            for note in &project.broken {
                if !notes.contains(note) {
                    notes.push(note.clone());
                }
            }
        }
        notes.extend(self.files().passed_over().into_iter().map(|(path, why)| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Note {
                path: self.shown(&path),
                text: "".into(),
                span: Span::at(0),
                rule: unread_configuration::RULE.id,
                message: format!("`{name}` is ignored: {why}"),
                help: "replace it with a regular file in this tree, or delete it".to_owned(),
            }
        }));
        notes
    }
}
