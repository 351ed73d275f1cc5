//! `sarif`: SARIF 2.1.0, for code scanning and editors.

mod descriptor;
mod result;

use std::io::{self, Write};
use std::time::Duration;

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use crate::diagnostic::RuleId;
use crate::line_index::LineIndex;
use crate::outcome::{FileOutcome, Summary};
use crate::validators::setup::configuration;

use super::{Reporter, Settings, escape, identity};

/// Where the form itself is written down.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run. Results are printed as they come; the rules that they name, and what went wrong, follow them.
pub(super) struct Sarif {
    settings: Settings,
    is_open: bool,
    rules: Vec<RuleId>,
    indices: FxHashMap<RuleId, usize>,
    unreadable: Vec<Value>,
    misconfigured: Vec<Value>,
}

impl Sarif {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings,
            is_open: false,
            rules: Vec::new(),
            indices: FxHashMap::default(),
            unreadable: Vec::new(),
            misconfigured: Vec::new(),
        }
    }

    /// Writes what is before a result.
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_open {
            return write!(out, ",");
        }
        self.is_open = true;
        let ends = json!(["\r\n", "\n", "\r"]);
        write!(
            out,
            "{{\"$schema\": \"{SCHEMA}\",\n \"version\": \"2.1.0\",\n \"runs\": [{{\n  \
             \"columnKind\": \"unicodeCodePoints\",\n  \"newlineSequences\": {ends},\n  \"results\": ["
        )
    }

    /// The place of a rule in the list of rules.
    fn index(&mut self, rule: RuleId) -> usize {
        *self.indices.entry(rule).or_insert_with(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        })
    }
}

impl Reporter for Sarif {
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()> {
        let path = self.settings.base.below_root(outcome.path());
        let artifact = result::artifact(&path);
        if let FileOutcome::Unreadable(error) = outcome {
            let words = format!("{path}: cannot be read: {}", error.cause);
            self.unreadable.push(notification(super::UNREADABLE, &words, &artifact));
            return Ok(());
        }
        let found = outcome.diagnostics();
        if found.iter().any(|found| found.rule == configuration::RULE.id) {
            let words = format!("{path} is invalid: its pages were not checked");
            self.misconfigured.push(notification(configuration::RULE.id.0, &words, &artifact));
        }
        let page = result::Page {
            artifact,
            lines: LineIndex::new(outcome.text()),
            base: &self.settings.base.clone(),
        };
        for (found, identity) in found.iter().zip(identity::of_findings(outcome, &path)) {
            self.open(out)?;
            let index = self.index(found.rule);
            write!(out, "\n   {}", escape::json(&page.result(found, index, identity)))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, counts: &Summary, _took: Duration) -> io::Result<()> {
        if !self.is_open {
            self.open(out)?;
        }
        let docs = self.settings.docs.as_deref();
        let mut driver = json!({"name": "masthead", "semanticVersion": env!("CARGO_PKG_VERSION")});
        if let Some(fields) = driver.as_object_mut() {
            if let Some(project) = &self.settings.docs {
                fields.insert("informationUri".to_owned(), json!(project));
            }
            let rules: Vec<Value> = self.rules.iter().map(|&rule| descriptor::of(rule, docs)).collect();
            fields.insert("rules".to_owned(), json!(rules));
        }
        let is_whole = counts.unreadable == 0 && counts.broken == 0;
        let mut invocation = json!({"executionSuccessful": is_whole && self.unreadable.is_empty()});
        let notes = [
            ("toolExecutionNotifications", &self.unreadable),
            ("toolConfigurationNotifications", &self.misconfigured),
        ];
        for (key, notes) in notes.into_iter().filter(|(_, notes)| !notes.is_empty()) {
            if let Some(fields) = invocation.as_object_mut() {
                fields.insert(key.to_owned(), json!(notes));
            }
        }
        let driver = escape::json(&driver);
        let invocation = escape::json(&invocation);
        writeln!(out, "],\n  \"tool\": {{\"driver\": {driver}}},\n  \"invocations\": [{invocation}]}}]}}")
    }
}

/// Something that kept the linter from its work.
fn notification(id: &str, words: &str, artifact: &Value) -> Value {
    json!({
        "descriptor": {"id": id},
        "level": "error",
        "message": {"text": result::plain(words)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    })
}
