//! `masthead server`: the language server protocol over standard input and output.

mod actions;
mod checker;
mod completion;
mod documents;
mod hover;
mod notes;
mod places;
mod progress;
mod requests;
mod settings;
mod shared;
mod show;
mod symbols;
mod terms;
mod transport;
mod uri;
mod wire;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, RwLock, mpsc};

use gen_lsp_types::Uri;
use lsp_server::{Connection, ErrorCode, Message, ProtocolError, Request, RequestId, Response};
use serde_json::{Value, json};

use crate::config::{ConfigError, Options};
use crate::files::Disk;
use crate::line_index::ColumnUnit;
use crate::session::Session;

use checker::Checker;
use notes::Notes;
use requests::Pool;
use settings::Settings;
use shared::{Shared, lock};

/// So many requests are remembered as cancelled.
const MOST_CANCELLED: usize = 1000;

/// Serves one editor on standard input and output until it says goodbye. Whether it did.
///
/// # Errors
/// When the editor cannot be understood or talked to.
pub fn run() -> io::Result<bool> {
    let (connection, joined) = transport::stdio();
    let left = serve(&connection).map_err(io::Error::other)?;
    // What waits to be written goes out once nobody can add to it.
    drop(connection);
    joined()?;
    Ok(left)
}

fn serve(connection: &Connection) -> Result<bool, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let unit = unit(&params);
    connection.initialize_finish(
        id,
        json!({
            "capabilities": capabilities(unit),
            "serverInfo": {"name": "masthead", "version": env!("CARGO_PKG_VERSION")},
        }),
    )?;
    let settings = Settings::of(params.get("initializationOptions").unwrap_or(&Value::Null));
    let shared = Arc::new(shared(connection, &params, unit, &settings));
    if has(&params, "/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration") {
        watch(&shared);
    }
    let (events, inbox) = mpsc::channel();
    let checker = Checker::new(Arc::clone(&shared), settings.diagnostics);
    let checking = std::thread::spawn(move || checker.run(&inbox));
    let pool = Pool::new(&shared);
    let mut notes = Notes::new(Arc::clone(&shared), events, settings);
    notes.reset();
    let left = listen(connection, &shared, &pool, &mut notes)?;
    drop((notes, pool));
    // A panic in it has been printed; there is nothing left to save.
    let _ = checking.join();
    Ok(left)
}

/// Takes messages until the editor leaves. Whether it said goodbye.
fn listen(
    connection: &Connection,
    shared: &Shared,
    pool: &Pool,
    notes: &mut Notes,
) -> Result<bool, ProtocolError> {
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(true);
                }
                pool.answer(request);
            }
            Message::Notification(note) if note.method == "$/cancelRequest" => {
                let mut cancelled = lock(&shared.cancelled);
                // Most requests are cancelled when they have been answered already.
                if cancelled.len() > MOST_CANCELLED {
                    cancelled.clear();
                }
                cancelled.extend(id_of(&note.params));
            }
            Message::Notification(note) if note.method == "exit" => return Ok(false),
            Message::Notification(note) => notes.take(note),
            // Answers to what we ask for say nothing.
            Message::Response(_) => {}
        }
    }
    Ok(false)
}

fn id_of(params: &Value) -> Option<RequestId> {
    serde_json::from_value(params.get("id")?.clone()).ok()
}

fn has(params: &Value, pointer: &str) -> bool {
    params.pointer(pointer).and_then(Value::as_bool).unwrap_or_default()
}

/// The best unit of columns that the editor knows: ours are bytes.
fn unit(params: &Value) -> ColumnUnit {
    let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let offers = |name: &str| offered.is_some_and(|all| all.iter().any(|one| one == name));
    if offers("utf-8") {
        ColumnUnit::Utf8
    } else if offers("utf-32") && !offers("utf-16") {
        ColumnUnit::Scalar
    } else {
        ColumnUnit::Utf16
    }
}

fn capabilities(unit: ColumnUnit) -> Value {
    let encoding = match unit {
        ColumnUnit::Utf8 => "utf-8",
        ColumnUnit::Utf16 => "utf-16",
        ColumnUnit::Scalar => "utf-32",
    };
    json!({
        "positionEncoding": encoding,
        "textDocumentSync": {"openClose": true, "change": 2, "save": true},
        "codeActionProvider": {"codeActionKinds": ["quickfix", actions::FIX_ALL]},
        "completionProvider": {"triggerCharacters": [":", " ", "[", ",", "\"", "'", "/", "-"]},
        "hoverProvider": true,
        "definitionProvider": true,
        "referencesProvider": true,
        "renameProvider": {"prepareProvider": true},
        "documentLinkProvider": {"resolveProvider": false},
        "documentSymbolProvider": true,
        "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
    })
}

fn shared(connection: &Connection, params: &Value, unit: ColumnUnit, settings: &Settings) -> Shared {
    let here = std::path::absolute(".").unwrap_or_default();
    let folder = |uri: &Value| uri::path_of(&Uri(uri.as_str()?.to_owned()), &here);
    let folders = params.get("workspaceFolders").and_then(Value::as_array);
    let mut roots: Vec<PathBuf> =
        folders.into_iter().flatten().filter_map(|root| folder(root.get("uri")?)).collect();
    if roots.is_empty() {
        roots.extend(params.get("rootUri").and_then(folder));
    }
    let home = roots.first().cloned().unwrap_or(here);
    let session = session(&home, settings.options());
    let shared = Shared {
        roots: Mutex::new(roots),
        unit,
        has_snippets: has(params, "/capabilities/textDocument/completion/completionItem/snippetSupport"),
        has_progress: has(params, "/capabilities/window/workDoneProgress"),
        open: Mutex::default(),
        session: RwLock::new(Arc::new(session.0)),
        terms: RwLock::default(),
        found: Mutex::new(BTreeMap::new()),
        cancelled: Mutex::default(),
        events: Mutex::default(),
        settled: Condvar::new(),
        sender: connection.sender.clone(),
        home,
    };
    if let Some(error) = session.1 {
        shared.tell(&error.to_string());
    }
    shared
}

/// A session with those options; where they name what does not exist, one without, and why.
fn session(home: &std::path::Path, options: Options) -> (Session, Option<ConfigError>) {
    let open = |options| Session::new(Arc::new(Disk::from(home.to_path_buf())), options, chrono::Utc::now());
    match open(options) {
        Ok(session) => (session, None),
        Err(error) => {
            let plain = open(Options::default()).expect("no option is given that could name nothing");
            (plain, Some(error))
        }
    }
}

/// Asks to be told of files that change outside of the editor.
fn watch(shared: &Shared) {
    let globs = [
        "**/*.{md,markdown,mdx,mdoc,html,htm,njk,liquid,adoc,qmd,rmd,mdc,org}",
        "**/*.{yaml,yml,toml,json,csv,txt,js,ts,mjs,cjs}",
    ];
    let watchers: Vec<Value> = globs.iter().map(|glob| json!({"globPattern": glob})).collect();
    let registration = json!({"registrations": [{
        "id": "masthead/files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": {"watchers": watchers},
    }]});
    let id = RequestId::from("masthead/watch".to_owned());
    let request = Request::new(id, "client/registerCapability".to_owned(), registration);
    // Nobody listens any more where that fails.
    let _ = shared.sender.send(request.into());
}

/// An answer that says what went wrong.
fn failure(id: RequestId, code: ErrorCode, words: &str) -> Response {
    Response::new_err(id, code as i32, words.to_owned())
}
