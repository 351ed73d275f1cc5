//! The value that a message is about: its position and name.

use serde_json::Value;

use super::{Place, Violation};

/// The value that a sentence is about.
#[derive(Clone, Debug)]
pub(super) struct About<'p> {
    /// The way to it.
    pub(super) path: Vec<String>,
    /// What it is called: `seo.title`, `tags[2]`; `the front matter` for all of it.
    pub(super) name: String,
    /// What it is.
    pub(super) value: &'p Value,
}

impl<'p> About<'p> {
    pub(super) fn new(page: &'p Value, path: Vec<String>) -> Self {
        let (mut value, mut name) = (page, String::new());
        for step in &path {
            let (below, part) = match value {
                Value::Array(items) => {
                    (step.parse().ok().and_then(|at: usize| items.get(at)), format!("[{step}]"))
                }
                Value::Object(map) if name.is_empty() => (map.get(step), step.clone()),
                other => (other.get(step), format!(".{step}")),
            };
            name.push_str(&part);
            value = below.unwrap_or(&Value::Null);
        }
        if path.is_empty() {
            name.push_str("the front matter");
        } else if name.is_empty() {
            name.push_str("\"\"");
        }
        Self { path, name, value }
    }

    /// What is before the name of a field of it: nothing, or `seo.`.
    pub(super) fn prefix(&self) -> String {
        if self.path.is_empty() { String::new() } else { format!("{}.", self.name) }
    }

    /// The way to what it is in, and its own step.
    pub(super) fn above(&self) -> (Vec<String>, String) {
        let mut path = self.path.clone();
        let last = path.pop().unwrap_or_default();
        (path, last)
    }

    pub(super) fn violation(&self, message: String, options: Vec<String>) -> Violation {
        Violation {
            path: self.path.clone(),
            place: if self.path.is_empty() { Place::Whole } else { Place::Value },
            message,
            missing: None,
            options,
            is_nearest: false,
        }
    }

    /// As the subject of a sentence.
    pub(super) fn subject(&self) -> String {
        if self.path.is_empty() { self.name.clone() } else { format!("`{}`", self.name) }
    }

    /// The value, where it is short; else the name.
    pub(super) fn subject_or(&self, value: &str) -> String {
        if self.value.is_object() || self.value.is_array() { self.subject() } else { value.to_owned() }
    }
}
