//! The data that the threads of the server share: open texts, the session, the last findings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use gen_lsp_types::{Position, Uri};
use lsp_server::{Message, Notification, RequestId};
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::line_index::ColumnUnit;
use crate::session::{Session, Terms};

use super::documents::OpenText;
use super::uri;

/// So long a request waits for the checker.
const LONGEST: Duration = Duration::from_secs(10);

/// What was found in one version of a text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The version.
    pub(super) version: i32,
    /// The findings.
    pub(super) findings: Arc<Vec<Diagnostic>>,
    /// Whether no other page has a part in them.
    pub(super) is_alone: bool,
}

/// What the threads share.
#[derive(Debug)]
pub(super) struct Shared {
    /// The folders that the editor has open, absolute.
    pub(super) roots: Mutex<Vec<PathBuf>>,
    /// The first of them, or the working directory.
    pub(super) home: PathBuf,
    /// What columns count.
    pub(super) unit: ColumnUnit,
    /// Whether completions may have places to fill in.
    pub(super) has_snippets: bool,
    /// Whether progress may be shown.
    pub(super) has_progress: bool,
    /// The open texts.
    pub(super) open: Mutex<BTreeMap<Arc<Path>, OpenText>>,
    /// Configurations.
    pub(super) session: RwLock<Arc<Session>>,
    /// Terms in use.
    pub(super) terms: RwLock<Terms>,
    /// What was found last.
    pub(super) found: Mutex<BTreeMap<Arc<Path>, Found>>,
    /// Requests that nobody waits for any more.
    pub(super) cancelled: Mutex<FxHashSet<RequestId>>,
    /// Events that the checker has been sent, and those that it is done with.
    pub(super) events: Mutex<(u64, u64)>,
    /// Told when it is done with some.
    pub(super) settled: Condvar,
    /// To the editor.
    pub(super) sender: crossbeam_channel::Sender<Message>,
}

/// A lock whose holder has panicked guards whole values anyway: every change is one assignment.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    /// The session as it is now.
    pub(super) fn session(&self) -> Arc<Session> {
        Arc::clone(&self.session.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The open text at an address.
    pub(super) fn text(&self, uri: &Uri) -> Option<OpenText> {
        let path = uri::path_of(uri, &self.home)?;
        lock(&self.open).get(&*path).cloned()
    }

    /// The text of a file: as it is open, else as it is saved.
    pub(super) fn text_of(&self, path: &Path) -> Option<String> {
        if let Some(open) = lock(&self.open).get(path) {
            return Some(open.text.to_string());
        }
        let bytes = crate::loader::read_whole(path).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Waits until what has changed so far has been checked, so that places of terms are those of now.
    pub(super) fn settle(&self) {
        let events = lock(&self.events);
        let sent = events.0;
        let is_behind = |events: &mut (u64, u64)| events.1 < sent;
        // Who waits longer than that asks again.
        drop(self.settled.wait_timeout_while(events, LONGEST, is_behind));
    }

    /// Whether a text still is what it was.
    pub(super) fn is_current(&self, text: &OpenText) -> bool {
        lock(&self.open).get(&text.path).is_some_and(|open| open.version == text.version)
    }

    /// Tells the author something.
    pub(super) fn tell(&self, words: &str) {
        self.notify(
            "window/showMessage",
            serde_json::json!({"type": 1, "message": format!("masthead: {words}")}),
        );
    }

    /// Tells the editor something. Nobody listens any more where that fails.
    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        let _ = self.sender.send(Notification::new(method.to_owned(), params).into());
    }
}

/// A place in a text, as requests name it.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct At {
    /// The text.
    pub(super) text_document: gen_lsp_types::TextDocumentIdentifier,
    /// The place.
    pub(super) position: Position,
}
