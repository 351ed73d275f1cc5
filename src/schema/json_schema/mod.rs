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
mod steps;
mod wording;

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jsonschema::{Draft, PatternOptions, ValidationError, Validator};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::pattern::BACKTRACKS;

use crate::files::{Files, Nothing};

use about::About;

pub use pages::PageSchemas;
pub use phrases::cut;
pub use retrieve::{read, resolve_below};

/// A compiled schema.
pub struct JsonSchema {
    compiled: Validator,
    /// The schema as written, for what an error does not say.
    written: Value,
    /// Whether its steps are counted.
    is_counted: bool,
    /// What it is called: the path of its file as it was given; empty if it is in the configuration.
    pub name: Box<str>,
}

/// Where a violation is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The value.
    Value,
    /// A key of the mapping.
    Key(String),
    /// The mapping or list as a whole: its key, or the opening delimiter.
    Whole,
}

/// One thing that the schema has against a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// The reason, of which `it` is that schema.
pub fn named(schema: &str, reason: String) -> String {
    match reason.strip_prefix("it ") {
        Some(rest) => format!("{schema} {rest}"),
        None => reason,
    }
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
        let refuse = |reason: String| format!("the JSON Schema cannot be used: {reason}");
        patterns::check(schema).map_err(refuse)?;
        let is_counted = steps::references(schema).map_err(refuse)? > 0;
        let mut marked = Cow::Borrowed(schema);
        let count = Arc::new(AtomicU64::new(0));
        if is_counted {
            steps::mark(marked.to_mut(), &count);
        }
        let compile = |draft| compile_as(files, &marked, &count, draft, file, folder);
        let compiled = if schema.get("$schema").is_some() {
            compile(None)?
        } else {
            compile(Some(Draft::Draft202012))
                .or_else(|error| compile(Some(Draft::Draft7)).map_err(|_| error))?
        };
        let schema = Self { compiled, written: schema.clone(), is_counted, name: name.into() };
        // Most schemas whose references multiply do so on every page: better said here, and once.
        let empty = schema.errors(&Value::Object(Map::new()), |_| ());
        empty.map_err(|_| {
            refuse(
                "checking even an empty page takes too many steps, because its references multiply"
                    .to_owned(),
            )
        })?;
        Ok(schema)
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
            .map_err(|reason| named(&format!("`{path}`"), reason))
    }

    /// Everything that the schema has against a page, in the order of the schema.
    pub fn violations(&self, page: &Value) -> Vec<Violation> {
        let (mut violations, mut seen) = (Vec::new(), FxHashSet::default());
        let checked = self.errors(page, |error| {
            for violation in nearest::violations(&fault::of(&error), page, &self.written) {
                // Two branches of `allOf` may say the same.
                if seen.insert(violation.clone()) {
                    violations.push(violation);
                }
            }
        });
        if let Err(steps::TooMany { most }) = checked {
            let message = format!(
                "checking this page takes the JSON Schema more than {most} steps, because its references multiply"
            );
            return vec![About::new(page, Vec::new()).violation(message, Vec::new())];
        }
        violations
    }

    /// Shows each error of a page.
    fn errors<'v>(
        &'v self,
        page: &'v Value,
        see: impl FnMut(ValidationError<'v>),
    ) -> Result<(), steps::TooMany> {
        if !self.is_counted {
            self.compiled.iter_errors(page).for_each(see);
            return Ok(());
        }
        steps::within(page, || self.compiled.iter_errors(page)).map(|errors| errors.for_each(see))
    }
}

fn compile_as(
    files: &Arc<dyn Files>,
    schema: &Value,
    marked: &Arc<AtomicU64>,
    draft: Option<Draft>,
    file: &Path,
    folder: &Path,
) -> Result<Validator, String> {
    let id = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
    let patterns = PatternOptions::fancy_regex().backtrack_limit(BACKTRACKS).size_limit(patterns::LIMIT);
    let mut options = formats::add(jsonschema::options())
        .with_base_uri(retrieve::uri_of(file, folder))
        .with_retriever(retrieve::Below::new(Arc::clone(files), PathBuf::from(folder), file, id, marked))
        .with_pattern_options(patterns)
        .with_keyword(steps::KEYWORD, steps::factory(Arc::clone(marked)))
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
