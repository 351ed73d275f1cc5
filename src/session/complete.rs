//! Completion: keys, allowed values, terms in use, dates, image files.

mod images;
mod keys;
mod values;

use std::path::Path;
use std::sync::Arc;

use crate::config::{ConfigError, Policy};
use crate::document::{Scalar, Style, Syntax};
use crate::schema::{Field, Kind, Schema};
use crate::span::Span;
use crate::value::scalar::{self, Reader, Resolved};

use super::cursor::{self, Cursor, Typing};
use super::{Session, Terms};

/// What kind of thing is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A key.
    Key,
    /// An allowed value.
    Value,
    /// A term that other pages use.
    Term,
    /// A date.
    Date,
    /// A file.
    File,
}

/// Something that may come next. They are in the order to show them in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// The kind.
    pub kind: CompletionKind,
    /// A few words beside it: the type of a key, the number of uses of a term.
    pub detail: Option<String>,
    /// What the field is for.
    pub description: Option<String>,
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
    /// The same with places to fill in (`$1`), where there are any.
    pub snippet: Option<String>,
    /// Whether the field is deprecated.
    pub is_deprecated: bool,
}

/// What completions are made of.
struct Asked<'a> {
    session: &'a Session,
    path: &'a Path,
    policy: &'a Policy,
    terms: &'a Terms,
    cursor: &'a Cursor,
}

impl Session {
    /// What may come next at an offset of a page; `terms` are those in use in its tree.
    ///
    /// # Errors
    /// When the configuration that applies to it cannot be used.
    pub fn complete(
        &self,
        path: &Path,
        text: &str,
        offset: u32,
        terms: &Terms,
    ) -> Result<Vec<Completion>, Arc<ConfigError>> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        let Some(cursor) = cursor::cursor(&path, text, offset, &policy.dialect) else {
            return Ok(Vec::new());
        };
        let asked = Asked { session: self, path: &path, policy: &policy, terms, cursor: &cursor };
        Ok(match cursor.typing {
            Typing::Key => keys::of(&asked),
            Typing::Value | Typing::Item => values::of(&asked),
        })
    }
}

/// The field that a way leads to. Lists on it are skipped: their items have no key.
pub(super) fn field_at<'s>(schema: &'s Schema, way: &[String]) -> Option<&'s Field> {
    let (first, rest) = way.split_first()?;
    let field = schema.forms().find_map(|form| form.field(first))?;
    if rest.is_empty() { Some(field) } else { field_at(inner(field)?, rest) }
}

/// The schema of the mapping that a way leads to.
pub(super) fn schema_at<'s>(schema: &'s Schema, way: &[String]) -> Option<&'s Schema> {
    if way.is_empty() { Some(schema) } else { inner(field_at(schema, way)?) }
}

fn inner(field: &Field) -> Option<&Schema> {
    match &field.kind {
        Kind::Map(schema) => Some(schema),
        Kind::List(list) => inner(&list.items),
        _ => None,
    }
}

impl Asked<'_> {
    /// A value in the quotes that it needs, or that it is in.
    fn written(&self, value: &str) -> String {
        let escaped = |quote| value.replace('\\', "\\\\").replace(quote, &format!("\\{quote}"));
        match (self.cursor.quote, self.cursor.syntax) {
            (Some('\''), Syntax::Yaml) => value.replace('\'', "''"),
            (Some(quote), _) => escaped(quote),
            (None, Syntax::Yaml) if is_plain(value, self.policy) => value.to_owned(),
            (None, _) => format!("\"{}\"", escaped('"')),
        }
    }
}

/// Whether a text may be without quotes in YAML and still is that text.
pub(super) fn is_plain(value: &str, policy: &Policy) -> bool {
    let starts_well = value.starts_with(|first: char| first.is_alphanumeric() || "./_".contains(first));
    let is_harmless = |character: char| character.is_alphanumeric() || " -_./+&'()".contains(character);
    let scalar = Scalar { text: value.into(), style: Style::Plain };
    starts_well
        && value.chars().all(is_harmless)
        && value.trim() == value
        // YAML 1.1 too: another tool may read the page.
        && [policy.dialect.reader, Reader::PyYaml]
            .into_iter()
            .all(|reader| matches!(scalar::resolve(&scalar, None, reader), Resolved::Text))
}
