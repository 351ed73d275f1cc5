//! A JSON Schema (drafts 4, 6, 7, 2019-09 and 2020-12) that front matter is held against: compiled once, asked often.

mod about;
mod formats;
mod nearest;
mod pages;
mod phrases;
mod retrieve;
mod wording;

use std::fmt;
use std::path::{Path, PathBuf};

use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::Value;

pub use pages::PageSchemas;
pub use retrieve::{read, resolve_below};

/// So many steps back may a pattern take on one value: far more than a sensible one needs, and a moment's work.
const BACKTRACKS: usize = 100_000;

/// A compiled pattern may take this many bytes.
const PATTERN_LIMIT: usize = 1 << 20;

/// A compiled schema.
pub struct JsonSchema {
    validator: Validator,
    /// The schema as written, for what an error does not say.
    written: Value,
    /// What it is called: the path of its file as it was given; empty where it stands in the configuration.
    pub name: Box<str>,
}

/// Where a violation is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The value.
    Value,
    /// A key of the mapping.
    Key(String),
    /// The mapping or list as a whole: its key, or the opening delimiter.
    Whole,
}

/// One thing that the schema has against a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The way to the value: keys, and indexes of items as text.
    pub path: Vec<String>,
    /// Where it is shown.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What may stand there instead, where that is a list.
    pub options: Vec<String>,
    /// Whether the schema allows several shapes, of which this is about the nearest.
    pub is_nearest: bool,
}

impl JsonSchema {
    /// Compiles a schema whose references lead to files below `folder`, relative to `file`, both absolute. Without
    /// `$schema` it is of draft 2020-12, or of draft 7 where it is none of that.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it, and where in the schema.
    pub fn compile(schema: &Value, file: &Path, folder: &Path, name: &str) -> Result<Self, String> {
        let compile = |draft| compile_as(schema, draft, file, folder);
        let validator = match schema.get("$schema").and_then(Value::as_str) {
            Some(_) => compile(None),
            None => compile(Some(Draft::Draft202012))
                .or_else(|error| compile(Some(Draft::Draft7)).map_err(|_| error)),
        };
        let validator = validator.map_err(|error| wording::of_schema(&error))?;
        Ok(Self { validator, written: schema.clone(), name: name.into() })
    }

    /// Reads and compiles the schema at `path` below `folder`; `#/part` behind the path is a JSON Pointer (RFC 6901) into
    /// the file.
    ///
    /// # Errors
    /// A sentence that says why there is no schema.
    pub fn open(folder: &Path, path: &str) -> Result<Self, String> {
        let (name, pointer) = path.split_once('#').unwrap_or((path, ""));
        if name.contains("://") {
            return Err(format!(
                "`{name}` is an address, and nothing is ever fetched; keep a copy of it here"
            ));
        }
        let whole = read(folder, name)?;
        let part = match pointer {
            "" => &whole,
            pointer => {
                whole.pointer(pointer).ok_or_else(|| format!("`{name}` has nothing at `#{pointer}`"))?
            }
        };
        if !part.is_object() && !part.is_boolean() {
            return Err(format!("`{path}` holds no schema: a JSON Schema is a map"));
        }
        Self::compile(part, &folder.join(name), folder, path)
            .map_err(|reason| if reason.starts_with("it ") { format!("`{path}`: {reason}") } else { reason })
    }

    /// Everything that the schema has against a page, in the order of the schema.
    pub fn violations(&self, page: &Value) -> Vec<Violation> {
        if self.validator.is_valid(page) {
            return Vec::new();
        }
        let mut violations = Vec::new();
        for error in self.validator.iter_errors(page) {
            for violation in nearest::violations(&error, page, &self.written) {
                // Two branches of `allOf` may say the same.
                if !violations.contains(&violation) {
                    violations.push(violation);
                }
            }
        }
        violations
    }
}

fn compile_as(
    schema: &Value,
    draft: Option<Draft>,
    file: &Path,
    folder: &Path,
) -> Result<Validator, jsonschema::ValidationError<'static>> {
    let patterns = PatternOptions::fancy_regex().backtrack_limit(BACKTRACKS).size_limit(PATTERN_LIMIT);
    let id = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
    let mut options = jsonschema::options()
        .with_base_uri(retrieve::uri_of(file, folder))
        .with_retriever(retrieve::Below::new(PathBuf::from(folder), file, id))
        .with_pattern_options(patterns)
        .should_validate_formats(true);
    if let Some(draft) = draft {
        options = options.with_draft(draft);
    }
    formats::add(options).build(schema)
}

impl fmt::Debug for JsonSchema {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("JsonSchema").field("name", &self.name).finish_non_exhaustive()
    }
}
