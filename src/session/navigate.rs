//! Navigation from a value to its target, and from a term to all of its uses.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::config::{ConfigError, Policy};
use crate::diagnostic::Edit;
use crate::document::{Document, Node, Style, Value};
use crate::files::Files;
use crate::loader;
use crate::schema::{self, FILE_NAME, Field, Kind};
use crate::span::Span;

use super::complete::{field_at, is_plain};
use super::hover::{Named, named_at};
use super::{Session, TermPlace, Terms};

/// A place that a value leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub path: Arc<Path>,
    /// The place in it; empty at its start for the file as a whole.
    pub span: Span,
}

/// A term where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermAt {
    /// The field, without the numbers of items.
    pub field: String,
    /// The term.
    pub term: String,
    /// The text, without its quotes.
    pub text_span: Span,
}

type Asked<T> = Result<T, Arc<ConfigError>>;

impl Session {
    /// The term at an offset.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn term_at(&self, path: &Path, text: &str, offset: u32) -> Asked<Option<TermAt>> {
        self.with_named(path, text, offset, |named, _| {
            let node = named.scalar?;
            let term = node.text().filter(|term| !term.is_empty() && !node.alias)?;
            Some(TermAt { field: named.way.join("."), term: term.to_owned(), text_span: node.text_span() })
        })
    }

    /// All uses of the term at an offset.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn references(&self, path: &Path, text: &str, offset: u32, terms: &Terms) -> Asked<Vec<TermPlace>> {
        let Some(term) = self.term_at(path, text, offset)? else { return Ok(Vec::new()) };
        let policy = self.policy(&self.absolute(path))?;
        Ok(terms.places(&policy, &term.field, &term.term))
    }

    /// What the value at an offset names: a file, or the pages that a reference leads to.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn definition(&self, path: &Path, text: &str, offset: u32, terms: &Terms) -> Asked<Vec<Target>> {
        let page = self.absolute(path);
        let found = self.with_named(path, text, offset, |named, policy| {
            let value = named.scalar?.text()?;
            let field = field_at(&policy.schema, &named.way).map(item_of);
            if let Some(Field { kind: Kind::Reference(reference), .. }) = field
                && let schema::Target::Collection { name, field } = &reference.target
            {
                if &**field == FILE_NAME {
                    let pages = terms
                        .pages()
                        .into_iter()
                        .filter(|(page, path)| *page == value && self.is_of(path, name));
                    let start =
                        |(_, path): (_, &Arc<Path>)| Target { path: Arc::clone(path), span: Span::at(0) };
                    return Some(pages.map(start).collect());
                }
                let places = terms.places(policy, field, value).into_iter();
                let places = places.filter(|place| self.is_of(&place.path, name));
                return Some(places.map(|place| Target { path: place.path, span: place.span }).collect());
            }
            let file = self.file_of(&page, value, policy)?;
            Some(vec![Target { path: file.into(), span: Span::at(0) }])
        })?;
        Ok(found.unwrap_or_default())
    }

    /// The files and addresses that the values of a page name.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn links(&self, path: &Path, text: &str) -> Asked<Vec<(Span, String)>> {
        let page = self.absolute(path);
        self.with_document(path, text, |document, policy| {
            let mut links = Vec::new();
            let mut see = |node: &Node<'_>| {
                let Some(value) = node.text() else { return };
                if value.starts_with("https://") || value.starts_with("http://") {
                    links.push((node.text_span(), value.to_owned()));
                } else if let Some(file) = self.file_of(&page, value, policy) {
                    links.push((node.text_span(), file.to_string_lossy().into_owned()));
                }
            };
            document.entries().iter().for_each(|entry| each_scalar(&entry.value, &mut see));
            links
        })
    }

    /// The edits that give the values at `spans` another text, each in quotes where it needs them.
    ///
    /// # Errors
    /// When the configuration that applies to the page cannot be used.
    pub fn renamed(&self, path: &Path, text: &str, spans: &[Span], name: &str) -> Asked<Vec<Edit>> {
        self.with_document(path, text, |document, policy| {
            let nodes = document.nodes_at(spans.iter().copied());
            let found = spans.iter().filter_map(|span| nodes.get(span));
            found.map(|(node, _)| Edit::replace(node.span, written(node, name, policy))).collect()
        })
    }

    fn with_document<T>(
        &self,
        path: &Path,
        text: &str,
        take: impl FnOnce(&Document<'_>, &Policy) -> T,
    ) -> Asked<T> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        let (source, split) = loader::head_of(&path, text.as_bytes(), true, &policy.dialect);
        Ok(take(&loader::parse(&source, split, &policy.dialect), &policy))
    }

    fn with_named<T>(
        &self,
        path: &Path,
        text: &str,
        offset: u32,
        take: impl FnOnce(&Named<'_, '_>, &Policy) -> Option<T>,
    ) -> Asked<Option<T>> {
        self.with_document(path, text, |document, policy| take(&named_at(document, offset)?, policy))
    }

    /// The local file that a value names: one with an extension, beside the page or below a published folder.
    fn file_of(&self, page: &Path, value: &str, policy: &Policy) -> Option<PathBuf> {
        let (name, _) = value.split_once(['#', '?']).unwrap_or((value, ""));
        let name: Cow<'_, str> = percent_decode_str(name).decode_utf8_lossy();
        let has_extension = Path::new(&*name).extension().is_some_and(|extension| extension.len() <= 5);
        if !has_extension || name.contains("://") || name.contains('\n') || name.contains('\0') {
            return None;
        }
        let relative = name.trim_start_matches('/');
        let beside = page.parent().filter(|_| !name.starts_with('/')).map(|folder| folder.join(relative));
        let published = policy.roots.iter().map(|root| policy.site.join(&**root).join(relative));
        let mut files = beside.into_iter().chain(published).chain([policy.site.join(relative)]);
        files.find(|file| self.files.is_file(file))
    }
}

fn item_of(field: &Field) -> &Field {
    match &field.kind {
        Kind::List(list) => &list.items,
        _ => field,
    }
}

fn each_scalar(node: &Node<'_>, see: &mut dyn FnMut(&Node<'_>)) {
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| each_scalar(&entry.value, see)),
        Value::List(items) => items.iter().for_each(|item| each_scalar(item, see)),
        Value::Scalar(_) if node.alias => {}
        Value::Scalar(_) => see(node),
    }
}

/// A text in the way that a value was written.
fn written(node: &Node<'_>, name: &str, policy: &Policy) -> String {
    let style = node.scalar().map(|scalar| scalar.style);
    match style {
        Some(Style::Plain) if is_plain(name, policy) => name.to_owned(),
        Some(Style::SingleQuoted) if !name.contains(['\'', '\n']) => format!("'{name}'"),
        // JSON's escapes are those of YAML and TOML too (for TOML except `\/`, which is not written).
        _ => serde_json::Value::from(name).to_string(),
    }
}
