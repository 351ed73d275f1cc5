//! `masthead show`: what the generator will see, one JSON object a line.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::document::{Document, Node, Source, Syntax, Value};
use crate::field_path::PathStep;
use crate::loader::{self, Dialect, Generator, Split};
use crate::outcome::Status;
use crate::reading::{self, Held, Outcome};
use crate::span::Span;

use super::complain;

/// The arguments of `masthead show`.
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// The generator whose eyes to look through: hexo, jekyll, hugo, hugo@0.111, astro, zola, docusaurus, eleventy,
    /// vitepress, mkdocs, obsidian, agent-skill, generic.
    #[arg(long, value_name = "NAME", default_value = "generic")]
    pub preset: String,
    /// Add the byte spans of every key and value, by field path.
    #[arg(long)]
    pub spans: bool,
    /// The name under which standard input is read.
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
}

/// A line of output.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    format: Option<Syntax>,
    #[serde(rename = "front-matter")]
    front_matter: Option<Held>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Map<String, Json>>,
}

/// Runs the command: a failure where the preset is not known or a file cannot be read.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &ShowArgs, out: &mut impl Write) -> io::Result<Status> {
    let Some(generator) = Generator::from_name(&args.preset) else {
        complain(&format!("there is no preset `{}`", args.preset));
        return Ok(Status::Failure);
    };
    let show = Show { dialect: Dialect::of(generator), spans: args.spans };
    show.all(args, out)
}

struct Show {
    dialect: Dialect,
    spans: bool,
}

impl Show {
    fn all(&self, args: &ShowArgs, out: &mut impl Write) -> io::Result<Status> {
        let mut status = Status::Clean;
        let mut buffer = Vec::new();
        let wants_stdin = args.paths.is_empty() && args.stdin_filename.is_some();
        if wants_stdin || args.paths.iter().any(|path| path.as_os_str() == "-") {
            let name = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            let path = Arc::from(name.as_path());
            let (source, split) = loader::head_of(&path, &bytes, true, &self.dialect);
            self.page(&source, split, out)?;
            if wants_stdin {
                return Ok(status);
            }
        }
        for path in files(&args.paths) {
            let path: Arc<Path> = Arc::from(path.as_path());
            match loader::read(&path, &self.dialect, &mut buffer) {
                Ok((source, split)) => self.page(&source, split, out)?,
                Err(error) => {
                    status = Status::Failure;
                    let name = path.to_string_lossy();
                    let error = Some(error.to_string());
                    write(out, &Line { path: &name, format: None, front_matter: None, error, spans: None })?;
                }
            }
        }
        Ok(status)
    }

    fn page(&self, source: &Source, split: Split, out: &mut impl Write) -> io::Result<()> {
        let (document, reading) = reading::read_source(source, split, &self.dialect);
        let (front_matter, error) = match reading.outcome {
            Outcome::Nothing => (None, None),
            Outcome::Holds(held) => (Some(held), None),
            Outcome::Stops(reason) => (None, Some(reason)),
        };
        let spans = self.spans.then(|| spans_of(&document));
        let path = source.path.to_string_lossy();
        write(out, &Line { path: &path, format: reading.format, front_matter, error, spans })
    }
}

/// One object, one line, also for readers that count U+0085, U+2028 and U+2029 as line ends.
fn write(out: &mut impl Write, line: &Line<'_>) -> io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    for sign in ['\u{85}', '\u{2028}', '\u{2029}'] {
        if text.contains(sign) {
            text = text.replace(sign, &format!("\\u{:04x}", u32::from(sign)));
        }
    }
    writeln!(out, "{text}")
}

/// The files to show: named ones in the given order, those of a folder by name.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let here = [PathBuf::from(".")];
    let roots = if paths.is_empty() { &here[..] } else { paths };
    let mut files = Vec::new();
    for root in roots.iter().filter(|root| root.as_os_str() != "-") {
        if !root.is_dir() {
            files.push(root.clone());
            continue;
        }
        let walk = ignore::WalkBuilder::new(root).sort_by_file_path(Path::cmp).build();
        files.extend(walk.flatten().map(ignore::DirEntry::into_path).filter(|path| is_content(path)));
    }
    files
}

fn is_content(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| matches!(extension, "md" | "markdown" | "mdx" | "mkd" | "mdown"))
        && path.is_file()
}

/// The spans of keys and values by field path, in bytes of the file: `{"title": {"key": [4, 9], "value": [11, 12]}}`.
fn spans_of(document: &Document<'_>) -> Map<String, Json> {
    let mut spans = Map::new();
    if let Some(root) = &document.root {
        collect(root, None, &mut spans);
    }
    spans
}

fn collect(node: &Node<'_>, parent: Option<&PathStep<'_>>, spans: &mut Map<String, Json>) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let step = PathStep::key(parent, entry.key.text().unwrap_or("?"));
                spans.insert(
                    step.to_string(),
                    json!({"key": pair(entry.key.span), "value": pair(entry.value.span)}),
                );
                collect(&entry.value, Some(&step), spans);
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let step = PathStep::index(parent, at);
                spans.insert(step.to_string(), json!({"value": pair(item.span)}));
                collect(item, Some(&step), spans);
            }
        }
        Value::Scalar(_) => {}
    }
}

fn pair(span: Span) -> Json {
    json!([span.start, span.end])
}
