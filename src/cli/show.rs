//! `masthead show`: what the generator reads, one JSON object per line.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::config::{self, Configs, Policy};
use crate::discover::{self, Targets};
use crate::document::{Document, Node, Source, Syntax, Value};
use crate::engine;
use crate::field_path::PathStep;
use crate::generators::{End, Instead, Taken};
use crate::loader::{self, Dialect, ReadError, Scratch, Split};
use crate::outcome::Status;
use crate::reading::{self, Held, Outcome};
use crate::span::Span;

use crate::reporter::in_escapes;

use super::complain;

/// Arguments of `masthead show`.
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Files and folders; `-` reads standard input
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// Site generator to assume [default: detected from the files of the site]
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Add the byte spans of all keys and values, by field path
    #[arg(long)]
    spans: bool,
    /// File name for standard input: determines configuration and generator
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
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
    #[serde(skip_serializing_if = "Map::is_empty")]
    dates: Map<String, Json>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    effects: Map<String, Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Map<String, Json>>,
}

/// Runs the command: a failure if the preset is not known, a configuration is broken or a file cannot be read.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &ShowArgs, out: &mut impl Write) -> io::Result<Status> {
    let options =
        config::Options { file: args.config.clone(), preset: args.preset.clone(), ..Default::default() };
    let configs = match Configs::new(options) {
        Ok(configs) => configs,
        Err(error) => {
            complain(&error.to_string());
            return Ok(Status::Failure);
        }
    };
    Show { configs: &configs, spans: args.spans }.all(args, out)
}

struct Show<'c> {
    configs: &'c Configs,
    spans: bool,
}

impl Show<'_> {
    fn all(&self, args: &ShowArgs, out: &mut impl Write) -> io::Result<Status> {
        if args.paths.iter().any(|path| path.as_os_str() == "-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            let path: Arc<Path> = Arc::from(args.stdin_filename.as_deref().unwrap_or(Path::new("stdin.md")));
            return self.one(&path, out, |dialect| Ok(loader::head_of(&path, &bytes, true, dialect)));
        }
        let mut status = Status::Clean;
        let mut scratch = Scratch::default();
        // One after the other: named files are shown in the order they were named in.
        for named in &args.paths {
            let options = discover::Options { paths: vec![named.clone()], ..Default::default() };
            let targets = match Targets::new(&options, self.configs) {
                Ok(targets) => targets,
                Err(error) => {
                    complain(&error.to_string());
                    status = Status::Failure;
                    continue;
                }
            };
            for found in discover::list(&targets, &options, self.configs) {
                let one = match found {
                    Ok(path) => {
                        self.one(&path, out, |dialect| loader::read(&path, false, dialect, &mut scratch))
                    }
                    Err(error) => self.one(&Arc::clone(&error.path), out, |_| Err(error)),
                }?;
                if one == Status::Failure {
                    status = one;
                }
            }
        }
        Ok(status)
    }

    fn one(
        &self,
        path: &Arc<Path>,
        out: &mut impl Write,
        load: impl FnOnce(&Dialect) -> Result<(Source, Split), ReadError>,
    ) -> io::Result<Status> {
        let policy = match self.configs.policy(path) {
            Ok(policy) => policy,
            Err(error) => {
                complain(&error.to_string());
                return Ok(Status::Failure);
            }
        };
        let read = || -> Result<String, ReadError> {
            let (source, split) = load(&policy.dialect)?;
            Ok(self.page(&source, split, &policy))
        };
        match engine::guarded(path, read) {
            Ok(line) => writeln!(out, "{line}").map(|()| Status::Clean),
            Err(error) => {
                let name = path.to_string_lossy();
                let error = Some(error.to_string());
                let line = Line {
                    path: &name,
                    format: None,
                    front_matter: None,
                    error,
                    dates: Map::new(),
                    effects: Map::new(),
                    spans: None,
                };
                writeln!(out, "{}", line.json())?;
                Ok(Status::Failure)
            }
        }
    }

    fn page(&self, source: &Source, split: Split, policy: &Policy) -> String {
        let (document, reading) = reading::read_source(source, split, &policy.dialect);
        let dates = reading.dates.iter().filter_map(|(field, taken)| Some((field.clone(), date(*taken)?)));
        let dates = dates.collect();
        let effects =
            reading.effects.iter().filter_map(|(field, effect)| Some((field.clone(), end(&effect.end)?)));
        let mut effects: Map<String, Json> = effects.collect();
        let stop = policy.facts.stop_of_address(&*policy.files, &policy.site, &policy.dialect, &document);
        if let Some(stop) = stop.filter(|_| matches!(reading.outcome, Outcome::Holds(_))) {
            effects.insert(stop.field.to_owned(), json!({"stops": format!("the build: {}", stop.said)}));
        }
        let (front_matter, error) = match reading.outcome {
            Outcome::Nothing => (None, None),
            Outcome::Holds(held) => (Some(held), None),
            Outcome::Stops(reason) => (None, Some(reason)),
        };
        let spans = self.spans.then(|| spans_of(&document));
        let path = source.path.to_string_lossy();
        Line { path: &path, format: reading.format, front_matter, error, dates, effects, spans }.json()
    }
}

/// What becomes of a date; `None` if the value is handed on, or is a word of the generator's own.
fn date(taken: Taken) -> Option<Json> {
    Some(match taken {
        Taken::At(moment) => json!({"$date": moment.to_string()}),
        Taken::Invalid => json!({"$date": "Invalid Date"}),
        Taken::Stops => json!({"stops": "the generator cannot read the value as a date"}),
        Taken::Dropped(Instead::FileTime) => json!({"dropped": "the time of the file is used"}),
        Taken::Dropped(Instead::Present) => {
            json!({"dropped": "the missing parts are filled from the current date"})
        }
        Taken::Dropped(Instead::YearOne) => json!({"dropped": "the page has no date"}),
        Taken::HandedOn | Taken::Special => return None,
    })
}

/// What becomes of the value of another field; `None` where it is taken.
fn end(end: &End) -> Option<Json> {
    Some(match end {
        End::Taken => return None,
        End::Fails => json!({"stops": "the build: the value is of no type that the field can have"}),
        End::MayFail => json!({"stops": "the build, by default"}),
        End::Dropped => json!({"dropped": "the generator goes on without the value"}),
        End::Becomes(it) => json!({"becomes": it}),
    })
}

impl Line<'_> {
    /// One object, one line, also for readers that count U+0085, U+2028 and U+2029 as line ends.
    fn json(&self) -> String {
        // Keys are strings and numbers are finite or written as text, so that this cannot fail.
        in_escapes(serde_json::to_string(self).unwrap_or_default())
    }
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
