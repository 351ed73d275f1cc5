//! The terms that pages use, with their positions, updated while single pages change.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::config::Policy;
use crate::document::{Document, Entry, Node, Value};
use crate::schema::FieldType;
use crate::span::Span;
use crate::validators::type_of;

/// What is longer is a sentence, in characters.
const LONGEST: usize = 80;

/// The number of a name that was met before.
type Number = u32;

/// Texts by number.
#[derive(Debug, Default)]
struct Names {
    numbers: FxHashMap<Arc<str>, Number>,
    names: Vec<Arc<str>>,
}

impl Names {
    fn number(&mut self, name: &str) -> Number {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = Number::try_from(self.names.len()).unwrap_or(Number::MAX);
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }
}

/// A use of a term: site and field, term, place.
#[derive(Clone, Copy, Debug)]
struct Use {
    field: Number,
    term: Number,
    span: Span,
}

/// A place where a term is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermPlace {
    /// The page.
    pub path: Arc<Path>,
    /// The value in it.
    pub span: Span,
}

/// The terms of a tree.
#[derive(Debug, Default)]
pub struct Terms {
    fields: Names,
    words: Names,
    pages: FxHashMap<Arc<Path>, Vec<Use>>,
    counts: FxHashMap<(Number, Number), usize>,
}

/// The terms of one page, read beside other threads.
#[derive(Debug)]
pub struct PageTerms {
    path: Arc<Path>,
    uses: Vec<(String, String, Span)>,
}

impl PageTerms {
    /// Reads the terms of a page.
    pub fn of(document: &Document<'_>, policy: &Policy) -> Self {
        let mut uses = Vec::new();
        in_entries(document.entries(), "", policy, &mut uses);
        for (field, ..) in &mut uses {
            *field = key(policy, field);
        }
        Self { path: Arc::clone(&document.source.path), uses }
    }
}

/// A field of a site: fields of two sites have nothing to do with each other.
fn key(policy: &Policy, field: &str) -> String {
    format!("{}\n{field}", policy.site.display())
}

fn name_of(path: &Path) -> Option<&str> {
    let stem = path.file_stem()?.to_str()?;
    if matches!(stem, "index" | "_index" | "README") {
        path.parent()?.file_name()?.to_str()
    } else {
        Some(stem)
    }
}

fn in_entries(entries: &[Entry<'_>], parent: &str, policy: &Policy, uses: &mut Vec<(String, String, Span)>) {
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        let path = if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
        in_node(&entry.value, &path, policy, uses);
    }
}

fn in_node(node: &Node<'_>, path: &str, policy: &Policy, uses: &mut Vec<(String, String, Span)>) {
    match &node.value {
        Value::Map(entries) => in_entries(entries, path, policy, uses),
        Value::List(items) => items.iter().for_each(|item| in_node(item, path, policy, uses)),
        Value::Scalar(scalar) => {
            let is_term = !scalar.text.is_empty()
                && !scalar.text.contains('\n')
                && scalar.text.len() <= LONGEST
                && !node.alias
                && type_of(node, &policy.dialect) == FieldType::String;
            if is_term {
                uses.push((path.to_owned(), scalar.text.to_string(), node.span));
            }
        }
    }
}

impl Terms {
    /// Takes the terms of a page for those that it had.
    pub fn set(&mut self, page: &PageTerms) {
        self.remove(&page.path);
        let mut uses = Vec::with_capacity(page.uses.len());
        for (field, term, span) in &page.uses {
            let (field, term) = (self.fields.number(field), self.words.number(term));
            *self.counts.entry((field, term)).or_default() += 1;
            uses.push(Use { field, term, span: *span });
        }
        self.pages.insert(Arc::clone(&page.path), uses);
    }

    /// Forgets a page.
    pub fn remove(&mut self, path: &Path) {
        for it in self.pages.remove(path).unwrap_or_default() {
            if let Some(count) = self.counts.get_mut(&(it.field, it.term)) {
                *count -= 1;
            }
        }
    }

    /// The pages by the names of their files, in the order of names: `ana` for `ana.md`, `ana/index.md` and
    /// `ana/_index.md`.
    pub fn pages(&self) -> Vec<(&str, &Arc<Path>)> {
        let mut pages: Vec<(&str, &Arc<Path>)> =
            self.pages.keys().filter_map(|path| Some((name_of(path)?, path))).collect();
        pages.sort_unstable();
        pages
    }

    /// The terms of a field with the number of their uses, most used first.
    pub fn of_field(&self, policy: &Policy, field: &str) -> Vec<(&str, usize)> {
        let Some(&field) = self.fields.numbers.get(&*key(policy, field)) else { return Vec::new() };
        let mut terms: Vec<(&str, usize)> = self
            .counts
            .iter()
            .filter(|((of, _), count)| *of == field && **count > 0)
            .map(|((_, term), count)| (&*self.words.names[*term as usize], *count))
            .collect();
        terms.sort_by(|(a, one), (b, other)| other.cmp(one).then(a.cmp(b)));
        terms
    }

    /// The places where a term of a field is used, in the order of paths.
    pub fn places(&self, policy: &Policy, field: &str, term: &str) -> Vec<TermPlace> {
        let numbers = (self.fields.numbers.get(&*key(policy, field)), self.words.numbers.get(term));
        let (Some(&field), Some(&term)) = numbers else { return Vec::new() };
        let mut places: Vec<TermPlace> = self
            .pages
            .iter()
            .flat_map(|(path, uses)| {
                let uses = uses.iter().filter(move |it| it.field == field && it.term == term);
                uses.map(|it| TermPlace { path: Arc::clone(path), span: it.span })
            })
            .collect();
        places.sort();
        places
    }
}
