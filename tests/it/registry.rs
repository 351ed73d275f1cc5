//! The list of rules: complete, in order, and every example of every page run.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options};
use masthead::engine::{self, Run};
use masthead::loader::Scratch;
use masthead::outcome::FileOutcome;
use masthead::reporter::Format;
use masthead::validators::{Check, RULES, Rule, page};

use crate::rules::{now, printed};
use crate::trees;

/// Rules that a page cannot show by one page of text, and why: their fixtures and tests do.
const TOLD: [(&str, &str); 7] = [
    ("invalid-encoding", "the bytes are not text"),
    ("image-case-mismatch", "it is about a second file"),
    ("configuration", "it is about masthead.yaml"),
    ("project-schema", "it is about a file of another tool"),
    ("unread-configuration", "it is about a file beside masthead.yaml"),
    ("unsuitable-image", "it is about a second file"),
    ("undeclared-taxonomy", "it is about the configuration of the site"),
];

#[test]
fn ids_are_unique_and_name_their_files() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        let id = rule.id.0;
        assert!(seen.insert(id), "{id} is listed twice");
        let file = page::source(rule);
        assert_eq!(file.rsplit('/').next().unwrap(), format!("{}.rs", id.replace('-', "_")), "{id}");
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        assert!(id.chars().all(is_plain), "{id} is not in kebab-case");
    }
}

#[test]
fn families_stand_together_and_in_order() {
    let keys: Vec<_> = RULES.iter().map(|rule| (page::family(rule), rule.id.0)).collect();
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "{:?} should come after {:?}", pair[0], pair[1]);
    }
}

#[test]
fn every_file_that_declares_a_rule_is_registered() {
    let registered: BTreeSet<String> = RULES.iter().map(|rule| page::source(rule)).collect();
    let folder = Path::new("src/validators");
    let mut declared = BTreeSet::new();
    for family in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        for file in family.read_dir().into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if file.is_file() && std::fs::read_to_string(&file).unwrap().contains("\ndeclare_rule! {") {
                declared.insert(file.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    assert_eq!(declared, registered);
}

#[test]
fn pages_are_complete() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let (id, summary, text) = (rule.id, rule.summary(), page::text(rule));
        let width = summary.chars().count();
        let headings: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let known = ["Why", "Fails", "Passes", "Fix", "Options"];
        let mut check = |is_right: bool, what: String| {
            if !is_right {
                wrong.push(format!("{id}: {what}"));
            }
        };
        check(summary.ends_with('.'), format!("the first line does not end with a full stop: {summary}"));
        check(width <= 100, format!("the first line has {width} columns"));
        check(headings.starts_with(&known[..3]), format!("wants Why, Fails, Passes, but has {headings:?}"));
        check(headings.iter().all(|heading| known.contains(heading)), format!("strange among {headings:?}"));
        for section in &known[1..3] {
            let words = text.split(&format!("## {section}\n")).nth(1).unwrap_or_default().trim_start();
            check(!words.is_empty() && !words.starts_with("## "), format!("nothing under {section}"));
            let examples = examples(&text, section);
            for fence in examples.iter().filter(|fence| fence.page().is_none() && fence.language != "text") {
                check(false, format!("`{}` under {section} is not a language that is run", fence.language));
            }
            let is_run = examples.iter().any(|fence| fence.page().is_some());
            let is_told = TOLD.iter().any(|(name, _)| *name == id.0);
            check(is_run || is_told, format!("no example under {section} is run"));
        }
        check(version(rule.since) <= version(env!("CARGO_PKG_VERSION")), "comes from the future".to_owned());
    }
    assert!(wrong.is_empty(), "{} pages are not complete:\n{}", wrong.len(), wrong.join("\n"));
}

/// The examples of one section; configuration is none.
fn examples<'a>(text: &'a str, section: &str) -> Vec<Fence<'a>> {
    let mut current = "";
    let mut examples = Vec::new();
    for block in blocks(text) {
        match block {
            Block::Heading(name) => current = name,
            Block::Fence(fence) if current == section && fence.words != ["config"] => examples.push(fence),
            Block::Fence(_) => {}
        }
    }
    examples
}

fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap()).collect()
}

#[test]
fn examples_do_what_their_pages_say() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let mut section = "";
        let mut config = String::new();
        let mut beside = Vec::new();
        let text = page::text(rule);
        for block in blocks(&text) {
            match block {
                Block::Heading(name) => (section, config, beside) = (name, String::new(), Vec::new()),
                Block::Fence(fence) if fence.words == ["config"] => config = fence.content,
                Block::Fence(fence) if fence.is_beside() => beside.extend(fence.copies()),
                Block::Fence(fence) => {
                    if let Err(reason) = fence.check(rule, section, &config, &beside) {
                        wrong.push(format!("{} ({section}): {reason}\n{}", rule.id, fence.content));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples are not valid:\n{}", wrong.len(), wrong.join("\n"));
}

enum Block<'a> {
    Heading(&'a str),
    Fence(Fence<'a>),
}

struct Fence<'a> {
    language: &'a str,
    words: Vec<&'a str>,
    content: String,
}

/// The headings and fences of a page, in order.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(name));
        } else if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            let mut words = info.split_whitespace();
            let language = words.next().unwrap_or_default();
            let content = lines.by_ref().take_while(|line| *line != fence);
            let content = content.flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block::Fence(Fence { language, words: words.collect(), content }));
        }
    }
    blocks
}

impl Fence<'_> {
    fn word(&self, name: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    /// The page that the example represents; `None` for words that do not describe a page.
    fn page(&self) -> Option<String> {
        let content = &self.content;
        match self.language {
            "yaml" => Some(format!("---\n{content}---\n\nText.\n")),
            "toml" => Some(format!("+++\n{content}+++\n\nText.\n")),
            "json" => Some(format!("{content}\nText.\n")),
            "markdown" => Some(content.clone()),
            _ => None,
        }
    }

    /// Whether it only shows what is in other pages.
    fn is_beside(&self) -> bool {
        self.words.contains(&"beside")
    }

    /// The other pages: `times=40` of them.
    fn copies(&self) -> Vec<(String, String)> {
        let times = self.word("times").map_or(1, |times| times.parse().unwrap());
        let page = self.page().unwrap();
        let name = |number| match self.word("file") {
            Some(name) => name.to_owned(),
            None => format!("beside-{}-{number}.md", self.content.len()),
        };
        (0..times).map(|number| (name(number), page.clone())).collect()
    }

    fn check(
        &self,
        rule: &Rule,
        section: &str,
        config: &str,
        beside: &[(String, String)],
    ) -> Result<(), String> {
        let Some(page) = self.page() else { return Ok(()) };
        let preset = self.word("preset").map(|name| format!("preset: {name}\n")).unwrap_or_default();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(self.word("file").unwrap_or("page.md"));
        write(&folder.path().join("masthead.yaml"), &format!("{preset}{config}"));
        write(&path, &page);
        for (name, page) in beside {
            write(&folder.path().join(name), page);
        }
        let policy =
            Configs::new(Options::default()).unwrap().policy(&path).map_err(|error| error.to_string())?;
        if section == "Fails" && !matches!(rule.check, Check::Elsewhere) && !policy.levels.is_on(rule.id) {
            return Err("the rule is off here: a `yaml config` fence has to turn it on".to_owned());
        }
        let path: Arc<Path> = Arc::from(path);
        let outcomes = if page::family(rule) == "collection" {
            trees::check_anew(folder.path())?.outcomes
        } else {
            vec![engine::check_file(&path, &policy, Run { now: now() }, &mut Scratch::default())]
        };
        let found = outcomes.iter().flat_map(FileOutcome::diagnostics);
        let raised: BTreeSet<&str> = found.map(|found| found.rule.0).collect();
        let wanted = match section {
            "Fails" => BTreeSet::from([rule.id.0]),
            "Passes" => BTreeSet::new(),
            _ => return Ok(()),
        };
        if raised == wanted && !outcomes.iter().any(|it| matches!(it, FileOutcome::Unreadable(_))) {
            return Ok(());
        }
        let printed: String = outcomes.iter().map(|outcome| printed(Format::Concise, outcome)).collect();
        let shown = printed.replace(&format!("{}/", folder.path().display()), "");
        Err(format!("should raise {wanted:?}, but:\n{shown}"))
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
