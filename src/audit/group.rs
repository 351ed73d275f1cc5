//! The statistics of a set of pages.

use std::collections::BTreeMap;

use crate::document::{Block, Document, Node, Syntax, Value};
use crate::loader::Dialect;
use crate::value::scalar::Reader;

use super::field::Field;
use super::links::count;
use super::path::{self, parent};
use super::place::{Here, Seen, Spot};
use super::reasons::reason;
use super::signature::Signature;
use super::sketch::{Gather, Sketch, hash, mix};

/// Names of fields that are kept; a tree with more has data for keys.
const FIELDS: usize = 4096;

/// Combinations of fields that are kept.
const SIGNATURES: usize = 1024;

/// Reasons that are kept why front matter cannot be read.
const REASONS: usize = 64;

/// Maps and lists within each other are looked into so far.
const DEEPEST: usize = 5;

/// What was seen of a set of pages.
#[derive(Clone, Debug)]
pub struct Group {
    /// Files that were read.
    pub pages: u64,
    /// Pages with front matter, by syntax: YAML, TOML, JSON.
    pub syntaxes: [Spot; 4],
    /// Pages by the generator that reads them.
    pub generators: BTreeMap<&'static str, u64>,
    /// Pages by file name extension.
    pub extensions: Sketch<Seen>,
    /// Pages without front matter.
    pub bare: Spot,
    /// Pages whose front matter is empty.
    pub hollow: Spot,
    /// Pages whose front matter the generator does not see.
    pub unseen: Spot,
    /// Pages whose front matter cannot be read.
    pub broken: Spot,
    /// Why not.
    pub reasons: Sketch<Seen>,
    /// The fields, by the hash of their path.
    pub fields: Sketch<Field>,
    /// The combinations of fields at the root.
    signatures: Sketch<Signature>,
}

/// A page that is checked, and what is reused from page to page.
#[derive(Debug)]
pub(super) struct Look<'l> {
    pub(super) here: &'l Here<'l>,
    pub(super) reader: Reader,
    /// Whether names that differ in letter case are one.
    pub(super) ignores_case: bool,
    /// A number that is another one for every page of a thread.
    pub(super) page: u64,
    /// The path of the field at hand.
    pub(super) path: &'l mut String,
}

impl Look<'_> {
    /// The hash of the path.
    fn at(&self) -> u64 {
        if self.ignores_case { folded(self.path) } else { hash(self.path.as_str()) }
    }
}

/// The hash of a path for those to whom letter case does not count.
fn folded(path: &str) -> u64 {
    hash(path.to_ascii_lowercase().as_str())
}

impl Default for Group {
    fn default() -> Self {
        Self {
            pages: 0,
            syntaxes: Default::default(),
            generators: BTreeMap::new(),
            extensions: Sketch::new(REASONS),
            bare: Spot::default(),
            hollow: Spot::default(),
            unseen: Spot::default(),
            broken: Spot::default(),
            reasons: Sketch::new(REASONS),
            fields: Sketch::new(FIELDS),
            signatures: Sketch::new(SIGNATURES),
        }
    }
}

impl Group {
    /// Pages whose front matter was read.
    pub fn read(&self) -> u64 {
        self.pages - self.bare.count - self.broken.count
    }

    /// The field of that path.
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.fields.get(hash(path)).or_else(|| self.fields.get(folded(path)))
    }

    /// The fields: those of most pages first, then by path.
    pub fn sorted(&self) -> Vec<&Field> {
        let mut fields: Vec<_> = self.fields.values().collect();
        fields.sort_by(|a, b| b.pages.cmp(&a.pages).then_with(|| a.name.cmp(&b.name)));
        fields
    }

    /// How many pages could have a field: for one inside of a map or list, those that have the map or list.
    pub fn base(&self, field: &Field) -> u64 {
        parent(&field.name)
            .and_then(|parent| self.field(parent))
            .map_or_else(|| self.read(), |field| field.pages)
    }

    /// The first page known to lack a field of the root.
    pub fn first_without(&self, name: &str) -> Option<&Spot> {
        let names = [hash(name), folded(name)];
        let lacks = |signature: &&Signature| !names.iter().any(|name| signature.names.contains(name));
        let without = self.signatures.values().filter(lacks);
        without.map(|signature| &signature.spot).min_by(|a, b| a.first.cmp(&b.first))
    }

    /// Counts a page.
    pub(super) fn see(&mut self, document: &Document<'_>, dialect: &Dialect, look: &mut Look<'_>) {
        self.pages += 1;
        *self.generators.entry(dialect.generator.facts().files).or_default() += 1;
        let extension = document.source.path.extension().map(|extension| extension.to_string_lossy());
        count(&mut self.extensions, extension.as_deref().unwrap_or(""), look.here, 0);
        let Some(block) = &document.block else {
            return match document.faults.iter().find_map(reason) {
                Some((words, offset)) => self.fails(&words, offset, look),
                None => self.bare.see(look.here, 0),
            };
        };
        let Some(Node { value: Value::Map(_), .. }) = &document.root else {
            let (words, offset) = document
                .faults
                .iter()
                .find_map(reason)
                .unwrap_or_else(|| ("it is not a mapping of fields".to_owned(), block.open.start));
            return self.fails(&words, offset, look);
        };
        self.holds(document, block, look);
    }

    fn fails(&mut self, words: &str, offset: u32, look: &Look<'_>) {
        self.broken.see(look.here, offset);
        count(&mut self.reasons, words, look.here, offset);
    }

    fn holds(&mut self, document: &Document<'_>, block: &Block, look: &mut Look<'_>) {
        let at = match block.syntax {
            Syntax::Yaml => 0,
            Syntax::Toml => 1,
            Syntax::Json => 2,
            Syntax::Headers => 3,
        };
        self.syntaxes[at].see(look.here, block.open.start);
        if !block.seen {
            self.unseen.see(look.here, block.open.start);
        }
        let entries = document.entries();
        if entries.is_empty() {
            self.hollow.see(look.here, block.open.start);
        }
        let mut names = Vec::with_capacity(entries.len());
        let mut signature = 0_u64;
        for entry in entries {
            let Some(name) = entry.key.text() else { continue };
            look.path.clear();
            path::push(look.path, name);
            let name = look.at();
            signature = signature.wrapping_add(mix(name ^ 0x9e37_79b9_7f4a_7c15));
            names.push(name);
            self.value(name, &entry.value, look, 0);
        }
        let make = || Signature { names: names.into(), spot: Spot::default() };
        if let Some(known) = self.signatures.entry(mix(signature), make) {
            known.spot.see(look.here, block.open.start);
        }
    }

    /// Counts a value and what is in it; `at` is the hash of its path.
    fn value(&mut self, at: u64, node: &Node<'_>, look: &mut Look<'_>, depth: usize) {
        if let Some(field) = self.fields.entry(at, || Field::new(look.path)) {
            field.see(node, look.reader, look.here, look.page);
            field.goes_by(look.path);
        }
        if depth == DEEPEST {
            return;
        }
        let length = look.path.len();
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => {
                look.path.push_str("[]");
                let at = look.at();
                for item in items {
                    self.value(at, item, look, depth + 1);
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    path::push(look.path, entry.key.text().unwrap_or("?"));
                    self.value(look.at(), &entry.value, look, depth + 1);
                    look.path.truncate(length);
                }
            }
        }
        look.path.truncate(length);
    }

    /// Brings it into the state that does not depend on order.
    pub(super) fn settle(&mut self) {
        self.extensions.trim();
        self.reasons.trim();
        self.signatures.trim();
        self.fields.trim();
        self.fields.values_mut().for_each(Field::settle);
    }
}

impl Gather for Group {
    fn gather(&mut self, other: Self) {
        self.pages += other.pages;
        for (own, other) in self.syntaxes.iter_mut().zip(other.syntaxes) {
            own.gather(other);
        }
        for (name, count) in other.generators {
            *self.generators.entry(name).or_default() += count;
        }
        self.extensions.gather(other.extensions);
        self.bare.gather(other.bare);
        self.hollow.gather(other.hollow);
        self.unseen.gather(other.unseen);
        self.broken.gather(other.broken);
        self.reasons.gather(other.reasons);
        self.fields.gather(other.fields);
        self.signatures.gather(other.signatures);
    }
}
