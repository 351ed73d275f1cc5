//! A JSON Schema (drafts 4, 6, 7, 2019-09 and 2020-12) that front matter is held against: compiled once, asked often.

mod about;
mod fault;
mod faults;
mod formats;
mod nearest;
mod pages;
mod patterns;
mod phrases;
mod retrieve;
mod wording;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::Value;

use super::pattern::BACKTRACKS;

use crate::files::{Files, Nothing};

pub use pages::PageSchemas;
pub use phrases::cut;
pub use retrieve::{read, resolve_below};

/// A compiled schema.
pub struct JsonSchema {
    compiled: Validator,
    /// The schema as written, for what an error does not say.
    written: Value,
    /// What it is called: the path of its file as it was given; empty if it is in the configuration.
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
    /// The key that is missing, where that is what is wrong.
    pub missing: Option<String>,
    /// What may be there instead, where that is a list.
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
    pub fn compile_on(
        files: &Arc<dyn Files>,
        schema: &Value,
        file: &Path,
        folder: &Path,
        name: &str,
    ) -> Result<Self, String> {
        patterns::check(schema).map_err(|reason| format!("the JSON Schema cannot be used: {reason}"))?;
        let compile = |draft| compile_as(files, schema, draft, file, folder);
        let compiled = if schema.get("$schema").is_some() {
            compile(None)?
        } else {
            compile(Some(Draft::Draft202012))
                .or_else(|error| compile(Some(Draft::Draft7)).map_err(|_| error))?
        };
        Ok(Self { compiled, written: schema.clone(), name: name.into() })
    }

    /// Compiles a schema that names no other file.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it, and where in the schema.
    pub fn compile(schema: &Value, file: &Path, folder: &Path, name: &str) -> Result<Self, String> {
        let nowhere: Arc<dyn Files> = Arc::new(Nothing);
        Self::compile_on(&nowhere, schema, file, folder, name)
    }

    /// Reads and compiles the schema at `path` below `folder`; `#/part` after the path is a JSON Pointer (RFC 6901) into
    /// the file.
    ///
    /// # Errors
    /// A sentence that says why there is no schema.
    pub fn open(files: &Arc<dyn Files>, folder: &Path, path: &str) -> Result<Self, String> {
        let (name, pointer) = path.split_once('#').unwrap_or((path, ""));
        if name.contains("://") {
            return Err(format!(
                "`{name}` is a URL, and masthead does not download schemas; keep a copy of it here"
            ));
        }
        let whole = read(&**files, folder, name)?;
        let part = match pointer {
            "" => &whole,
            pointer => whole
                .pointer(pointer)
                .ok_or_else(|| format!("there is nothing at `#{pointer}` in `{name}`"))?,
        };
        if !part.is_object() && !part.is_boolean() {
            return Err(format!("`{path}` does not contain a JSON Schema, which must be a mapping"));
        }
        Self::compile_on(files, part, &folder.join(name), folder, path)
            .map_err(|reason| if reason.starts_with("it ") { format!("`{path}`: {reason}") } else { reason })
    }

    /// Everything that the schema has against a page, in the order of the schema.
    pub fn violations(&self, page: &Value) -> Vec<Violation> {
        let mut violations = Vec::new();
        for error in self.compiled.iter_errors(page) {
            for violation in nearest::violations(&fault::of(&error), page, &self.written) {
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
    files: &Arc<dyn Files>,
    schema: &Value,
    draft: Option<Draft>,
    file: &Path,
    folder: &Path,
) -> Result<Validator, String> {
    let id = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
    let patterns = PatternOptions::fancy_regex().backtrack_limit(BACKTRACKS).size_limit(patterns::LIMIT);
    let mut options = formats::add(jsonschema::options())
        .with_base_uri(retrieve::uri_of(file, folder))
        .with_retriever(retrieve::Below::new(Arc::clone(files), PathBuf::from(folder), file, id))
        .with_pattern_options(patterns)
        .should_validate_formats(true);
    if let Some(draft) = draft {
        options = options.with_draft(draft);
    }
    options.build(schema).map_err(|error| faults::of(&error))
}

impl fmt::Debug for JsonSchema {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("JsonSchema").field("name", &self.name).finish_non_exhaustive()
    }
}
