//! Reports progress to the editor.

use std::sync::atomic::{AtomicU64, Ordering};

use lsp_server::{Request, RequestId};
use serde_json::json;

use super::shared::Shared;

static COUNT: AtomicU64 = AtomicU64::new(0);

/// Something that is under way.
#[must_use = "it ends when `end` is called"]
pub(super) struct Progress<'s> {
    shared: &'s Shared,
    token: Option<String>,
}

impl<'s> Progress<'s> {
    /// Begins to show it, where the editor can.
    pub(super) fn begin(shared: &'s Shared, title: &str) -> Self {
        if !shared.has_progress {
            return Self { shared, token: None };
        }
        let token = format!("masthead/{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let id = RequestId::from(token.clone());
        let create = Request::new(id, "window/workDoneProgress/create".to_owned(), json!({"token": token}));
        // Nobody listens any more where that fails.
        let _ = shared.sender.send(create.into());
        let value = json!({"kind": "begin", "title": title});
        shared.notify("$/progress", json!({"token": token, "value": value}));
        Self { shared, token: Some(token) }
    }

    /// It is done.
    pub(super) fn end(self) {
        if let Some(token) = self.token {
            self.shared.notify("$/progress", json!({"token": token, "value": {"kind": "end"}}));
        }
    }
}
