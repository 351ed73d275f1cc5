//! One function for each thing that bytes are thrown at: it may refuse them, and must keep its promises.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use clap::ValueEnum;
use masthead::config::{self, ConfigError, Configs, Options, Policy};
use masthead::diagnostic::{Applicability, Diagnostic};
use masthead::document::{Document, Fault, Node, Value};
use masthead::engine::{self, Run, Unreported};
use masthead::fix::{self, Job};
use masthead::loader::{self, Dialect, Generator};
use masthead::outcome::{FileOutcome, Summary};
use masthead::prover::Provers;
use masthead::reading::json_of;
use masthead::reporter::{Format, Settings};
use masthead::schema::json_schema::JsonSchema;
use masthead::span::Span;
use masthead::value::{date, url};

/// The generators that split and read differently.
const GENERATORS: [Generator; 16] = [
    Generator::Generic,
    Generator::Hexo,
    Generator::Jekyll,
    Generator::Hugo,
    Generator::HugoOld,
    Generator::Astro,
    Generator::Zola,
    Generator::Docusaurus,
    Generator::Eleventy,
    Generator::Vitepress,
    Generator::Mkdocs,
    Generator::Obsidian,
    Generator::AgentSkill,
    Generator::CursorRule,
    Generator::CopilotInstructions,
    Generator::PromptFile,
];

/// Presets with the name of a page that they hold for.
const PRESETS: [(&str, &str); 10] = [
    ("generic", "page.md"),
    ("hexo", "source/_posts/2022-04-27-page.md"),
    ("jekyll", "_posts/2022-04-27-page.md"),
    ("hugo", "content/posts/page.md"),
    ("docusaurus", "blog/2022-04-27-page.mdx"),
    ("zola", "content/page.md"),
    ("mkdocs", "docs/blog/posts/page.md"),
    ("agent-skill", "skills/page/SKILL.md"),
    ("cursor-rule", ".cursor/rules/page.mdc"),
    ("prompt-file", ".github/prompts/page.prompt.md"),
];

struct Checker {
    path: Arc<Path>,
    policy: Arc<Policy>,
}

static CHECKERS: LazyLock<Vec<Checker>> = LazyLock::new(|| {
    let checker = |&(preset, path): &(&str, &str)| {
        let options = Options { preset: Some(preset.to_owned()), ..Options::default() };
        let configs = Configs::new(options).expect("a preset");
        let policy = configs.policy(Path::new(path)).expect("a policy");
        Checker { path: Path::new(path).into(), policy }
    };
    PRESETS.iter().map(checker).collect()
});

fn run() -> Run {
    Run { now: DateTime::<Utc>::from_timestamp(1_700_000_000, 0).expect("a time") }
}

/// The first byte picks, the rest is the input.
fn picked<T>(bytes: &[u8], from: &[T]) -> Option<(usize, Vec<u8>)> {
    let (&first, rest) = bytes.split_first()?;
    Some((usize::from(first) % from.len(), rest.to_vec()))
}

/// What divides a schema from the page that is held against it.
const DIVIDER: &str = "\n===\n";

/// A JSON Schema and front matter: it is refused with a reason, or every violation says something.
pub(crate) fn schemas(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some((schema, page)) = text.split_once(DIVIDER) else { return };
    let Ok(schema) = serde_json::from_str(schema) else { return };
    // Nothing is below that folder: no reference leads to a file.
    let (file, folder) = (Path::new("/nonexistent/schema.json"), Path::new("/nonexistent"));
    let schema = match JsonSchema::compile(&schema, file, folder, "") {
        Ok(schema) => schema,
        Err(reason) => return assert!(!reason.is_empty()),
    };
    let dialect = Dialect::of(Generator::Generic);
    let (source, split) = loader::head_of(&Path::new("page.md").into(), page.as_bytes(), true, &dialect);
    let document = loader::parse(&source, split, &dialect);
    if let Some(root) = &document.root {
        for violation in schema.violations(&json_of(root, dialect.reader)) {
            assert!(!violation.message.is_empty());
        }
    }
}

/// Splitting and parsing: every span lies in the text, on the borders of characters.
pub(crate) fn load(bytes: &[u8]) {
    let Some((which, page)) = picked(bytes, &GENERATORS) else { return };
    let dialect = Dialect::of(GENERATORS[which]);
    let path: Arc<Path> = Path::new("page.md").into();
    let (source, split) = loader::head_of(&path, &page, true, &dialect);
    check_document(&loader::parse(&source, split, &dialect));
    // The same bytes as the head of a longer file, where that is enough of it.
    let (source, split) = loader::head_of(&path, &page, false, &dialect);
    if !split.need_more {
        check_document(&loader::parse(&source, split, &dialect));
    }
}

fn check_document(document: &Document<'_>) {
    let text = &document.source.text;
    if let Some(root) = &document.root {
        check_node(root, text);
    }
    for span in document.comments.iter().copied().chain(document.faults.iter().map(Fault::span)) {
        check_span(span, text);
    }
}

fn check_node(node: &Node<'_>, text: &str) {
    check_span(node.span, text);
    if let Some(scalar) = node.scalar().filter(|_| node.is_exact()) {
        assert_eq!(node.text_span().slice(text), scalar.text);
    }
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| check_node(item, text)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            check_node(&entry.key, text);
            check_node(&entry.value, text);
        }),
    }
}

fn check_span(span: Span, text: &str) {
    assert!(text.get(span.range()).is_some(), "{span:?} is no part of {text:?}");
}

/// Dates: the places of their parts lie in the text.
pub(crate) fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = date::parse(text) {
        for part in [&date.parts.year, &date.parts.month, &date.parts.day] {
            assert!(text.get(part.clone()).is_some(), "{part:?} is no part of {text:?}");
        }
        let _ = (date.instant(), date.spoken(), date.real_weekday());
    }
}

/// Addresses: the places of their parts lie in the text.
pub(crate) fn urls(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(link) = url::parse(text) else { return };
    let parts = [&link.scheme, &link.userinfo, &link.host, &link.port, &link.query, &link.fragment];
    for part in parts.into_iter().flatten().chain([&link.path, &link.last_segment(text)]) {
        assert!(text.get(part.clone()).is_some(), "{part:?} is no part of {text:?}");
    }
    let _ = link.extension(text);
}

/// The configuration file: mistakes have places in it.
pub(crate) fn configuration(bytes: &[u8]) {
    let path: Arc<Path> = Path::new("masthead.yaml").into();
    if let Err(ConfigError::Mistakes(outcome)) = config::check_bytes(&path, bytes, Path::new("")) {
        check_outcome(&outcome);
    }
}

/// Fixing: a second run changes nothing, whatever the first met.
pub(crate) fn fix(bytes: &[u8]) {
    let Some((which, page)) = picked(bytes, &PRESETS) else { return };
    let Checker { path, policy } = &CHECKERS[which];
    for least in [Applicability::Safe, Applicability::Unsafe] {
        let unreported = Unreported::default();
        let job = Job { path, policy, run: run(), least, on_disk: true, unreported: &unreported };
        let once = fix::fix_bytes(&job, page.clone(), &[]);
        let twice = fix::fix_bytes(&job, once.bytes.clone(), &[]);
        assert_eq!(String::from_utf8_lossy(&once.bytes), String::from_utf8_lossy(&twice.bytes));
    }
}

/// Checking and printing: findings have places in the page, JSON is JSON, and nothing that moves a cursor is printed.
pub(crate) fn report(bytes: &[u8]) {
    let Some((which, page)) = picked(bytes, &PRESETS) else { return };
    let Checker { path, policy } = &CHECKERS[which];
    let outcome = engine::check_bytes(path, &page, policy, run(), false);
    check_outcome(&outcome);
}

fn check_outcome(outcome: &FileOutcome) {
    for found in outcome.diagnostics() {
        check_diagnostic(found, outcome.text());
    }
    for &format in Format::value_variants() {
        let bytes = printed(outcome, format);
        let text = std::str::from_utf8(&bytes).expect("formats are UTF-8");
        let odd = text.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'));
        assert_eq!(odd, None, "{format:?} prints a control character");
        let lines = match format {
            Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson => vec![text],
            Format::Jsonl => text.lines().collect(),
            _ => Vec::new(),
        };
        for line in lines {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON");
        }
    }
}

fn check_diagnostic(found: &Diagnostic, text: &str) {
    let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    for span in edits.chain(found.secondary.iter().map(|label| label.span)).chain([found.span]) {
        check_span(span, text);
    }
}

fn printed(outcome: &FileOutcome, format: Format) -> Vec<u8> {
    let mut summary = Summary::default();
    summary.add(outcome);
    let mut bytes = Vec::new();
    let mut reporter = format.reporter(Settings::default());
    reporter.file(&mut bytes, outcome).expect("room");
    reporter.finish(&mut bytes, &summary, Duration::ZERO).expect("room");
    bytes
}

/// A page that is proven has no findings, and rules that compare pages see the same of it.
pub(super) fn prove(bytes: &[u8]) {
    let Some((at, page)) = picked(bytes, &CHECKERS) else { return };
    let Checker { path, policy } = &CHECKERS[at];
    let compared = engine::compare_proof(path, &page, policy, run(), &mut Provers::default());
    compared.unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()));
}
