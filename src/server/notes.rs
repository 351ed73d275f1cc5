//! The notifications of the editor: opened, changed, saved and closed texts, changed files and folders, settings.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, PoisonError};

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidOpenTextDocumentParams,
    TextDocumentIdentifier, Uri,
};
use lsp_server::Notification;
use serde::Deserialize;
use serde_json::Value;

use super::checker::{Event, is_configuration};
use super::documents::OpenText;
use super::settings::Settings;
use super::shared::{Shared, lock};
use super::uri;

/// Takes notifications, in order.
pub(super) struct Notes {
    shared: Arc<Shared>,
    events: Sender<Event>,
    settings: Settings,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    text_document: TextDocumentIdentifier,
}

impl Notes {
    /// Hands what has happened to the checker.
    pub(super) const fn new(shared: Arc<Shared>, events: Sender<Event>, settings: Settings) -> Self {
        Self { shared, events, settings }
    }

    /// Takes one. What cannot be understood is skipped: the protocol knows no answer to a notification.
    pub(super) fn take(&mut self, note: Notification) {
        let taken = catch_unwind(AssertUnwindSafe(|| self.understand(note)));
        // A panic has been printed by its hook, and the next notification is another one.
        drop(taken);
    }

    fn understand(&mut self, note: Notification) -> Option<()> {
        let params = note.params;
        match note.method.as_str() {
            "textDocument/didOpen" => self.open(serde_json::from_value(params).ok()?),
            "textDocument/didChange" => self.change(serde_json::from_value(params).ok()?),
            "textDocument/didSave" => {
                let path = self.path(&serde_json::from_value::<Named>(params).ok()?.text_document.uri)?;
                self.saved(&path);
                Some(())
            }
            "textDocument/didClose" => {
                let path = self.path(&serde_json::from_value::<Named>(params).ok()?.text_document.uri)?;
                lock(&self.shared.open).remove(&*path);
                self.shared.session().files().forget(&path);
                self.saved(&path);
                Some(())
            }
            "workspace/didChangeWatchedFiles" => {
                let changed: DidChangeWatchedFilesParams = serde_json::from_value(params).ok()?;
                for change in changed.changes {
                    if let Some(path) = self.path(&change.uri)
                        && !lock(&self.shared.open).contains_key(&*path)
                    {
                        self.saved(&path);
                    }
                }
                Some(())
            }
            "workspace/didChangeConfiguration" => self.configure(params.get("settings")?),
            "workspace/didChangeWorkspaceFolders" => self.folders(&params),
            _ => None,
        }
    }

    fn path(&self, uri: &Uri) -> Option<Arc<Path>> {
        uri::path_of(uri, &self.shared.home).map(Into::into)
    }

    fn open(&self, opened: DidOpenTextDocumentParams) -> Option<()> {
        let document = opened.text_document;
        let path = self.path(&document.uri)?;
        let text = OpenText {
            uri: document.uri,
            path: Arc::clone(&path),
            version: document.version,
            text: document.text.into(),
        };
        lock(&self.shared.open).insert(Arc::clone(&path), text);
        self.touched(path);
        Some(())
    }

    fn change(&self, changed: DidChangeTextDocumentParams) -> Option<()> {
        let document = changed.text_document;
        let path = self.path(&document.text_document_identifier.uri)?;
        let text = {
            let mut open = lock(&self.shared.open);
            let old = open.get(&*path)?;
            let new = old.changed(document.version, changed.content_changes, self.shared.unit);
            let text = Arc::clone(&new.text);
            open.insert(Arc::clone(&path), new);
            text
        };
        if is_configuration(&path) {
            let session = self.shared.session();
            // Half a configuration would put findings on pages that are in order.
            if session.check_configuration(&path, &text).is_empty() {
                session.set(&path, text);
                self.reset();
            }
        }
        self.touched(path);
        Some(())
    }

    /// A file is on disk as it was not before.
    fn saved(&self, path: &Arc<Path>) {
        let session = self.shared.session();
        if !session.configs().is_content(path) {
            session.forget(path);
            self.reset();
        }
        self.touched(Arc::clone(path));
    }

    fn configure(&mut self, sent: &Value) -> Option<()> {
        let settings = Settings::of(sent);
        // Some editors send nothing if nothing is set for this server.
        if sent.is_null() || settings == self.settings {
            return None;
        }
        let (session, error) = super::session(&self.shared.home, settings.options());
        if let Some(error) = error {
            self.shared.tell(&error.to_string());
        }
        *self.shared.session.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(session);
        self.settings = settings;
        self.reset();
        Some(())
    }

    fn folders(&self, params: &Value) -> Option<()> {
        let event = params.get("event")?;
        let paths = |name: &str| -> Vec<PathBuf> {
            let folders = event.get(name).and_then(Value::as_array).into_iter().flatten();
            let uris = folders.filter_map(|folder| folder.get("uri")?.as_str());
            uris.filter_map(|uri| uri::path_of(&Uri(uri.to_owned()), &self.shared.home)).collect()
        };
        let (added, removed) = (paths("added"), paths("removed"));
        let mut roots = lock(&self.shared.roots);
        roots.retain(|root| !removed.contains(root));
        roots.extend(added);
        drop(roots);
        self.reset();
        Some(())
    }

    fn touched(&self, path: Arc<Path>) {
        self.send(Event::Touched(path));
    }

    /// Lets everything be checked anew.
    pub(super) fn reset(&self) {
        self.send(Event::Reset(self.settings.diagnostics));
    }

    fn send(&self, event: Event) {
        lock(&self.shared.events).0 += 1;
        // The checker ends with the server only.
        let _ = self.events.send(event);
    }
}
