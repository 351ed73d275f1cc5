//! What applies to every fix, over generated pages with planted faults: a second run changes nothing, the body and the
//! comments stay, and so does every field without a finding.

mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options, Policy};
use masthead::diagnostic::Applicability;
use masthead::document::{Document, Entry, Node, Value};
use masthead::engine::{self, Run, Unreported};
use masthead::fix::{self, Job};
use masthead::loader;
use masthead::outcome::FileOutcome;
use masthead::validators::type_of;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::rules::now;

use pages::page;

const PRESETS: &[(&str, &str)] = &[
    ("generic", "page.md"),
    ("hexo", "source/_posts/page.md"),
    ("jekyll", "_posts/2022-04-27-page.md"),
    ("hugo", "content/page.md"),
];

/// A configuration that asks for everything that is fixed after a schema.
const STRICT: &str = "tests/it/fix_properties/masthead.yaml";

struct Checked {
    path: Arc<Path>,
    policy: Arc<Policy>,
    is_strict: bool,
}

impl Checked {
    fn new((preset, path): (&str, &str)) -> Self {
        let configs =
            Configs::new(Options { preset: Some(preset.to_owned()), ..Options::default() }).unwrap();
        Self {
            path: Arc::from(Path::new(path)),
            policy: configs.policy(Path::new(path)).unwrap(),
            is_strict: false,
        }
    }

    fn strict() -> Self {
        let configs =
            Configs::new(Options { file: Some(Path::new(STRICT).into()), ..Options::default() }).unwrap();
        let path = Path::new("tests/it/fix_properties/page.md");
        Self { path: Arc::from(path), policy: configs.policy(path).unwrap(), is_strict: true }
    }

    fn found(&self, bytes: &[u8]) -> FileOutcome {
        engine::check_bytes(&self.path, bytes, &self.policy, Run { now: now() }, false)
    }

    fn fixed(&self, bytes: &[u8], least: Applicability) -> fix::Fixed {
        let unreported = Unreported::default();
        let (path, policy, run) = (&self.path, &self.policy, Run { now: now() });
        let job = Job { path, policy, run, least, on_disk: true, unreported: &unreported };
        fix::fix_bytes(&job, bytes.to_vec(), &[])
    }

    fn with<T>(&self, bytes: &[u8], read: impl FnOnce(&Document<'_>) -> T) -> T {
        let (source, split) = loader::head_of(&self.path, bytes, true, &self.policy.dialect);
        read(&loader::parse(&source, split, &self.policy.dialect))
    }

    /// The first promise that is broken.
    fn broken(&self, bytes: &[u8], body: usize, least: Applicability) -> Option<String> {
        let fixed = self.fixed(bytes, least);
        let again = self.fixed(&fixed.bytes, least);
        if again.bytes != fixed.bytes {
            return Some(format!("a second run gives {:?}", String::from_utf8_lossy(&again.bytes)));
        }
        if !fixed.bytes.ends_with(&bytes[bytes.len() - body..]) {
            return Some("the body changed".to_owned());
        }
        if notes(bytes) != notes(&fixed.bytes) {
            return Some("a comment was lost".to_owned());
        }
        let before = self.found(bytes);
        let parsed = self.with(bytes, |document| document.root.is_some());
        if !parsed {
            return None;
        }
        // Where a key gets another name, or a comment turns out to be text, a comment is beside something else.
        let parts = ["deprecated-field", "swallowed-comment", "wrong-date-field", "unknown-field"];
        let is_parted = fixed.applied.iter().any(|made| parts.contains(&made.rule.0));
        let (beside, still) = (companions(bytes), companions(&fixed.bytes));
        if let Some(lost) = beside.iter().find(|entry| !is_parted && !still.contains(entry)) {
            return Some(format!("{lost:?} is not in {still:?}"));
        }
        let with_findings: BTreeSet<String> = before.diagnostics().iter().filter_map(field).collect();
        let (old, new) = (self.values(bytes), self.values(&fixed.bytes));
        let kept = old.iter().filter(|(key, _)| !with_findings.contains(key));
        if let Some(lost) = kept.into_iter().find(|entry| !new.contains(entry)) {
            return Some(format!("{lost:?} is not in {new:?}"));
        }
        (least == Applicability::Safe).then(|| self.news(&before, &fixed)).flatten()
    }

    /// A finding that the fixes brought.
    fn news(&self, before: &FileOutcome, fixed: &fix::Fixed) -> Option<String> {
        let kind = |found: &masthead::diagnostic::Diagnostic| (found.rule, field(found));
        let old: BTreeSet<_> = before.diagnostics().iter().map(kind).collect();
        let after = self.found(&fixed.bytes);
        // Under a schema, one fault of a value can hide another: text where a list is asked for hides what is not allowed.
        let hidden: BTreeSet<String> =
            before.diagnostics().iter().filter(|_| self.is_strict).filter_map(field).collect();
        // It is silent where another rule has reported the value.
        let is_last = |found: &masthead::diagnostic::Diagnostic| {
            found.rule.0 == "unsupported-value" && old.iter().any(|(_, known)| *known == field(found))
        };
        let is_new = |found: &&masthead::diagnostic::Diagnostic| {
            let is_hidden = field(found).is_some_and(|field| hidden.contains(&field));
            !old.contains(&kind(found)) && !is_hidden && !is_last(found)
        };
        let new = after.diagnostics().iter().find(is_new)?;
        Some(format!("a new finding: {new:?}"))
    }

    fn values(&self, bytes: &[u8]) -> Vec<(String, String)> {
        self.with(bytes, |document| document.entries().iter().map(|entry| self.entry(entry)).collect())
    }

    fn entry(&self, entry: &Entry<'_>) -> (String, String) {
        (entry.key.text().unwrap_or_default().to_owned(), self.value(&entry.value))
    }

    fn value(&self, node: &Node<'_>) -> String {
        match &node.value {
            Value::Scalar(scalar) => format!("{:?} {:?}", type_of(node, &self.policy.dialect), scalar.text),
            Value::List(items) => {
                format!("{:?}", items.iter().map(|item| self.value(item)).collect::<Vec<_>>())
            }
            Value::Map(entries) => {
                format!("{:?}", entries.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>())
            }
        }
    }
}

fn field(found: &masthead::diagnostic::Diagnostic) -> Option<String> {
    let path = found.field.as_ref()?.as_str();
    Some(path.split(['.', '[']).next().unwrap_or_default().to_owned())
}

/// The comments that the generator wrote, each with the key or item that it is about.
fn companions(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some((before, note)) = line.split_once("# note ") else { continue };
        let about = if before.trim().is_empty() { lines.get(number + 1).unwrap_or(&"") } else { &before };
        let name = about.split([':', '=', ',', '#']).next().unwrap_or_default();
        found.push((note.to_owned(), name.replace(['"', '\''], "").trim().to_lowercase()));
    }
    found
}

/// The comments that the generator wrote.
fn notes(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut notes: Vec<String> = text
        .match_indices("# note ")
        .map(|(at, _)| text[at..].split('.').next().unwrap_or_default().to_owned())
        .collect();
    notes.sort();
    notes
}

/// Pages come from a fixed seed, so that a failure comes again; the shortest page of each kind of failure is shown.
#[test]
fn fixes_keep_what_they_are_not_about() {
    let mut sites: Vec<(&str, Checked)> =
        PRESETS.iter().map(|&preset| (preset.0, Checked::new(preset))).collect();
    sites.push(("a schema", Checked::strict()));
    let cases = std::env::var("MASTHEAD_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let mut runner = TestRunner::deterministic();
    let mut shortest = BTreeMap::new();
    let mut exercised = BTreeMap::<&str, usize>::new();
    for _ in 0..cases {
        let (bytes, body) = page().new_tree(&mut runner).unwrap().current();
        for (preset, site) in &sites {
            for least in [Applicability::Safe, Applicability::Unsafe] {
                let applied = site.fixed(&bytes, least).applied;
                for made in &applied {
                    *exercised.entry(made.rule.0).or_default() += 1;
                }
                let Some(why) = site.broken(&bytes, body, least) else { continue };
                let kind = (
                    why.chars().take(24).collect::<String>(),
                    applied.iter().map(|it| it.rule.0).collect::<BTreeSet<_>>(),
                );
                let told = format!(
                    "{preset}, {least:?}: {why}\n{}\nbecame\n{}",
                    shown(&bytes),
                    shown(&site.fixed(&bytes, least).bytes)
                );
                let old = shortest.entry(kind).or_insert_with(|| told.clone());
                if told.len() < old.len() {
                    *old = told;
                }
            }
        }
    }
    let told: Vec<String> = shortest.into_iter().map(|(kind, told)| format!("{kind:?}\n{told}")).collect();
    assert!(told.is_empty(), "{} kinds of failures:\n{}", told.len(), told.join("\n=====\n"));
    assert!(exercised.len() > 32, "the pages try too few fixes: {exercised:?}");
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\r', "\u{240d}")
}
