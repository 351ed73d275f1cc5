//! `masthead schema`: the JSON Schema of the configuration, or that of a collection's fields.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{self, Configs};
use crate::loader::Generator;
use crate::outcome::Status;
use crate::reporter::json_lines;
use crate::schema::export;

use super::complain;

/// Arguments of `masthead schema`.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Print the fields of this collection as JSON Schema 2020-12 for other tools
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Print the fields that this preset knows as JSON Schema draft 7, for SchemaStore and editors; with
    /// `--collection`, those of one kind of file
    #[arg(long, value_name = "NAME", conflicts_with = "config")]
    preset: Option<String>,
    /// Configuration file to use instead of the nearest masthead.yaml
    #[arg(long, value_name = "FILE", requires = "collection")]
    config: Option<PathBuf>,
}

/// Runs the command: a failure if there is no such collection, or the configuration cannot be used.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &SchemaArgs, out: &mut impl Write) -> io::Result<Status> {
    let schema = match (&args.preset, &args.collection) {
        (Some(preset), kind) => of_preset(preset, kind.as_deref()),
        (None, Some(name)) => of_collection(name, args),
        (None, None) => Ok(config::json_schema()),
    };
    match schema {
        Ok(schema) => {
            writeln!(out, "{}", json_lines(&schema))?;
            Ok(Status::Clean)
        }
        Err(words) => {
            complain(&words);
            Ok(Status::Failure)
        }
    }
}

fn of_collection(name: &str, args: &SchemaArgs) -> Result<serde_json::Value, String> {
    let options = config::Options { file: args.config.clone(), ..Default::default() };
    let configs = Configs::new(options).map_err(|error| error.to_string())?;
    let fields = configs.collection(name, Path::new(""))?;
    Ok(export::json_schema(&fields, name))
}

fn of_preset(preset: &str, kind: Option<&str>) -> Result<serde_json::Value, String> {
    let fields = config::preset_schema(preset, kind)?;
    let bare = preset.split('@').next().unwrap_or_default();
    let title = Generator::from_name(preset).map_or(bare, |generator| generator.title());
    let about = export::About {
        name: &kind
            .map_or_else(|| format!("{bare}-front-matter"), |kind| format!("{bare}-{kind}-front-matter")),
        title: &format!("{title} front matter"),
        documentation: config::documentation(preset),
        description: config::description,
        preset,
    };
    Ok(export::draft7(&fields, &about))
}
