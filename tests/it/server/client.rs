//! An editor as the server sees one: messages over its standard input and output.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::run::Site;

/// So long a message is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// An editor with one folder open.
pub(crate) struct Editor {
    pub(crate) site: Site,
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    aside: VecDeque<Value>,
    next: i64,
}

impl Editor {
    /// Starts the server over those files.
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        Self::with(files, &json!({}), &json!({}))
    }

    /// The same with capabilities and settings.
    pub(crate) fn with(files: &[(&str, &[u8])], capabilities: &Value, settings: &Value) -> Self {
        let site = Site::new(files);
        let mut child = Command::new(env!("CARGO_BIN_EXE_masthead"))
            .args(["server", "--stdio"])
            .current_dir(site.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = child.stdout.take().unwrap();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut editor = Self { site, child, input, messages, aside: VecDeque::new(), next: 0 };
        let root = editor.uri("");
        let answer = editor.request(
            "initialize",
            &json!({
                "processId": null,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "site"}],
                "capabilities": capabilities,
                "initializationOptions": settings,
            }),
        );
        assert!(answer["capabilities"]["hoverProvider"].as_bool().unwrap(), "{answer}");
        editor.notify("initialized", &json!({}));
        editor
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        let whole = self.site.path().canonicalize().unwrap().join(path);
        url::Url::from_file_path(whole).unwrap().to_string()
    }

    fn send(&mut self, message: &Value) {
        self.send_text(&message.to_string());
    }

    /// Sends a message as it is.
    pub(crate) fn send_text(&mut self, text: &str) {
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and waits for its result.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Sends a request and waits for its whole answer.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.begin(method, params);
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Sends a request and does not wait.
    pub(crate) fn begin(&mut self, method: &str, params: &Value) -> i64 {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The first message that fits, also among those that came while another was waited for.
    pub(crate) fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&fits) {
            return self.aside.remove(at).unwrap();
        }
        let end = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(message) if fits(&message) => return message,
                Ok(message) => self.aside.push_back(message),
                Err(RecvTimeoutError::Timeout) => panic!("no such message came; others: {:?}", self.aside),
                Err(RecvTimeoutError::Disconnected) => panic!("the server has stopped"),
            }
        }
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Replaces a whole text.
    pub(crate) fn change(&mut self, path: &str, version: i64, text: &str) {
        let uri = self.uri(path);
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}),
        );
    }

    /// Waits until the findings of a page are as `fits` says: the rules, in order.
    pub(crate) fn findings(&mut self, path: &str, fits: impl Fn(&[&str]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri && {
                let all = message["params"]["diagnostics"].as_array().unwrap();
                let rules: Vec<&str> = all.iter().map(|found| found["code"].as_str().unwrap()).collect();
                fits(&rules)
            }
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Parameters for a place.
    pub(crate) fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": character}})
    }

    /// Code actions for a line.
    pub(crate) fn actions(&mut self, path: &str, line: u32, only: &Value) -> Vec<Value> {
        let uri = self.uri(path);
        let range = json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 99}});
        let mut context = json!({"diagnostics": []});
        if !only.is_null() {
            context["only"] = only.clone();
        }
        let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.request("textDocument/codeAction", &asked).as_array().unwrap().clone()
    }

    /// The labels of completions at a place.
    pub(crate) fn labels(&mut self, path: &str, line: u32, character: u32) -> Vec<String> {
        let items = self.request("textDocument/completion", &self.at(path, line, character));
        let items = items.as_array().unwrap();
        items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    /// Says goodbye, and returns the status of the server.
    pub(crate) fn leave(mut self) -> i32 {
        self.request("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Applies the edits of one file, as an editor does.
pub(crate) fn edited(text: &str, edits: &Value) -> String {
    let lines = masthead::line_index::LineIndex::new(text);
    let offset = |place: &Value| {
        let number = |name: &str| u32::try_from(place[name].as_u64().unwrap()).unwrap();
        lines.offset(number("line"), number("character"), masthead::line_index::ColumnUnit::Utf16) as usize
    };
    let mut edits: Vec<(usize, usize, String)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap().to_owned())
        })
        .collect();
    edits.sort();
    let mut result = text.to_owned();
    for (from, to, new) in edits.into_iter().rev() {
        result.replace_range(from..to, &new);
    }
    result
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => {
                if let Some(number) = line.strip_prefix("Content-Length: ") {
                    length = number.parse().ok()?;
                }
            }
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
