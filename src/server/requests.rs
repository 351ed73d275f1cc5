//! Answers requests in parallel; a request that panics is answered with an error and does not affect the others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};

use lsp_server::{ErrorCode, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::shared::{Shared, lock};
use super::{actions, completion, failure, hover, places, symbols, terms};

/// Threads that answer.
const THREADS: usize = 2;

/// The threads that answer requests.
pub(super) struct Pool {
    requests: Sender<Request>,
}

/// Why there is no answer.
pub(super) enum Refusal {
    /// The method is not known.
    Unknown,
    /// The parameters are not those of the method.
    Invalid(String),
}

type Answer = Result<Value, Refusal>;

impl Pool {
    /// Starts the threads; they end when the pool is dropped.
    pub(super) fn new(shared: &Arc<Shared>) -> Self {
        let (requests, inbox) = mpsc::channel();
        let inbox = Arc::new(Mutex::new(inbox));
        for _ in 0..THREADS {
            let (shared, inbox) = (Arc::clone(shared), Arc::clone(&inbox));
            std::thread::spawn(move || work(&shared, &inbox));
        }
        Self { requests }
    }

    /// Answers a request in its turn.
    pub(super) fn answer(&self, request: Request) {
        // The threads outlive every request.
        let _ = self.requests.send(request);
    }
}

fn work(shared: &Shared, inbox: &Mutex<Receiver<Request>>) {
    loop {
        let request = lock(inbox).recv();
        let Ok(request) = request else { return };
        let id = request.id.clone();
        let is_cancelled = || lock(&shared.cancelled).remove(&id);
        let response = if is_cancelled() {
            failure(id.clone(), ErrorCode::RequestCanceled, "cancelled")
        } else {
            let answer = catch_unwind(AssertUnwindSafe(|| dispatch(shared, request)));
            match answer {
                _ if is_cancelled() => failure(id.clone(), ErrorCode::RequestCanceled, "cancelled"),
                Ok(Ok(result)) => Response::new_ok(id.clone(), result),
                Ok(Err(Refusal::Unknown)) => failure(id.clone(), ErrorCode::MethodNotFound, "unknown method"),
                Ok(Err(Refusal::Invalid(words))) => failure(id.clone(), ErrorCode::InvalidParams, &words),
                Err(_) => failure(id.clone(), ErrorCode::InternalError, "internal error"),
            }
        };
        // Nobody listens any more where that fails.
        let _ = shared.sender.send(response.into());
    }
}

fn dispatch(shared: &Shared, request: Request) -> Answer {
    let params = request.params;
    match request.method.as_str() {
        "textDocument/codeAction" => with(shared, params, actions::answer),
        "textDocument/completion" => with(shared, params, completion::answer),
        "textDocument/hover" => with(shared, params, hover::answer),
        "textDocument/definition" => with(shared, params, places::definition),
        "textDocument/references" => with(shared, params, places::references),
        "textDocument/prepareRename" => with(shared, params, terms::prepare),
        "textDocument/rename" => with(shared, params, terms::rename),
        "textDocument/documentLink" => with(shared, params, places::links),
        "textDocument/documentSymbol" => with(shared, params, symbols::answer),
        _ => Err(Refusal::Unknown),
    }
}

fn with<P: DeserializeOwned, R: Serialize>(
    shared: &Shared,
    params: Value,
    answer: impl Fn(&Shared, &P) -> Option<R>,
) -> Answer {
    let params: P = serde_json::from_value(params).map_err(|error| Refusal::Invalid(error.to_string()))?;
    let answer = answer(shared, &params);
    serde_json::to_value(answer).map_err(|error| Refusal::Invalid(error.to_string()))
}
