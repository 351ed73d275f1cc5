//! What `safe_yaml` makes of a tree: it fills Ruby's arrays and hashes event by event, with one pending key for all of
//! them. So a null key is not a key, and a mapping as a key loses its place.

use crate::document::{Node, Value};
use crate::value::scalar::{Reader, Resolved, core_tag, resolve};

use super::Stopped;
use crate::value::base64::decode;
use crate::value::{Entries, Held, Places, code};

/// Reads a tree as `safe_yaml` does.
pub(super) fn read(node: &Node<'_>) -> Result<Held, Stopped> {
    let mut machine = Machine::default();
    machine.feed(node, true)?;
    Ok(machine.result.as_ref().map_or(Held::Null, |result| machine.finish(result)))
}

/// A value under construction: collections are shared, as in Ruby.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Value(Held),
    Collection(usize),
}

#[derive(Debug)]
enum Collection {
    Array(Vec<Part>),
    Hash(Hash),
}

/// Where a key is, is looked up and not searched for: a page may have 100,000.
#[derive(Debug, Default)]
struct Hash {
    entries: Vec<(Part, Part)>,
    places: Places,
}

impl Hash {
    fn set(&mut self, key: Part, value: Part) {
        let code = match &key {
            Part::Value(key) => code(key),
            // Each is a key once, when it is closed.
            Part::Collection(_) => None,
        };
        if let Some(at) = code.and_then(|code| self.places.find(code, |at| self.entries[at].0 == key)) {
            self.entries[at].1 = value;
        } else {
            self.places.push(code);
            self.entries.push((key, value));
        }
    }
}

#[derive(Default)]
struct Machine {
    collections: Vec<Collection>,
    stack: Vec<usize>,
    pending_key: Option<Part>,
    result: Option<Part>,
}

impl Machine {
    /// One node as its events; an alias adds what its anchor contains, without events.
    fn feed(&mut self, node: &Node<'_>, is_root: bool) -> Result<(), Stopped> {
        if node.alias && !is_root {
            let mut anchored = node.clone();
            anchored.alias = false;
            let held = read(&anchored)?;
            return self.add(Part::Value(held));
        }
        match &node.value {
            Value::Scalar(_) => self.add(Part::Value(scalar(node))),
            Value::List(items) => {
                self.open(Collection::Array(Vec::new()))?;
                for item in items {
                    self.feed(item, false)?;
                }
                self.stack.pop();
                Ok(())
            }
            Value::Map(entries) => {
                self.open(Collection::Hash(Hash::default()))?;
                for entry in entries {
                    self.feed(&entry.key, false)?;
                    self.feed(&entry.value, false)?;
                }
                self.stack.pop();
                Ok(())
            }
        }
    }

    fn open(&mut self, collection: Collection) -> Result<(), Stopped> {
        self.collections.push(collection);
        let index = self.collections.len() - 1;
        self.add(Part::Collection(index))?;
        self.stack.push(index);
        Ok(())
    }

    fn add(&mut self, part: Part) -> Result<(), Stopped> {
        let Some(&current) = self.stack.last() else {
            if self.result.is_none() && part != Part::Value(Held::Null) {
                self.result = Some(part);
            }
            return Ok(());
        };
        match &mut self.collections[current] {
            Collection::Array(items) => items.push(part),
            Collection::Hash(_) => match self.pending_key.take() {
                None => self.pending_key = Some(part).filter(|part| *part != Part::Value(Held::Null)),
                Some(Part::Value(Held::Text(key))) if key == "<<" => self.merge(current, &part)?,
                Some(key) => self.store(current, key, part),
            },
        }
        Ok(())
    }

    fn store(&mut self, hash: usize, key: Part, value: Part) {
        if let Collection::Hash(hash) = &mut self.collections[hash] {
            hash.set(key, value);
        }
    }

    /// What `<<` names is merged where it is; a mapping that is only opened there has nothing in it yet.
    fn merge(&mut self, hash: usize, source: &Part) -> Result<(), Stopped> {
        match source {
            Part::Value(Held::Map(entries)) => {
                for (key, value) in entries.clone() {
                    self.store(hash, Part::Value(key), Part::Value(value));
                }
                Ok(())
            }
            Part::Collection(index) if matches!(self.collections[*index], Collection::Hash(_)) => Ok(()),
            _ => Err("`<<` needs a mapping".into()),
        }
    }

    fn finish(&self, part: &Part) -> Held {
        match part {
            Part::Value(held) => held.clone(),
            Part::Collection(index) => match &self.collections[*index] {
                Collection::Array(items) => Held::List(items.iter().map(|item| self.finish(item)).collect()),
                Collection::Hash(hash) => {
                    let mut result = Entries::default();
                    for (key, value) in &hash.entries {
                        // A hash that is its own key has no end; Ruby would not print it either.
                        if key != part {
                            result.set(self.finish(key), self.finish(value));
                        }
                    }
                    Held::Map(result.finish())
                }
            },
        }
    }
}

/// Tags are ignored, but for `!!binary`.
fn scalar(node: &Node<'_>) -> Held {
    let Some(scalar) = node.scalar() else { return Held::Null };
    let tag = node.tag.as_deref();
    if tag.is_some_and(|tag| core_tag(tag) == Some("binary") || tag == "!binary") {
        let bytes = decode(&scalar.text);
        return String::from_utf8(bytes).map_or_else(|error| Held::Binary(error.into_bytes()), Held::Text);
    }
    match resolve(scalar, tag, Reader::SafeYaml) {
        Resolved::Null => Held::Null,
        Resolved::Boolean(value) => Held::Boolean(value),
        Resolved::Integer(number) => Held::Integer(number),
        Resolved::Float(number) => Held::Float(number),
        Resolved::Timestamp(iso) => Held::Date(iso),
        Resolved::Text | Resolved::Refused(_) => Held::text(&scalar.text),
    }
}
