//! What a generator reads from front matter: values as its own language has them, written as JSON.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::places::{Places, code};

/// A value in the generator's hands.
///
/// JSON lacks some of them; they are written as `{"$date": …}` (ISO 8601), `{"$time": …}`,
/// `{"$float": "nan" | "inf" | "-inf"}`, `{"$binary": …}` (base64), `{"$set": […]}`, `{"$map": [[key, value], …]}` (a
/// key that is not text) and `{"$nonmap": …}` (front matter that is not a mapping).
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// Nothing.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A whole number.
    Integer(i128),
    /// A number.
    Float(f64),
    /// Text.
    Text(String),
    /// A date, a time without zone, or an instant.
    Date(String),
    /// A time of day.
    Time(String),
    /// Bytes.
    Binary(Vec<u8>),
    /// A list.
    List(Vec<Held>),
    /// A set.
    Set(Vec<Held>),
    /// A mapping; a key may be any value.
    Map(Vec<(Held, Held)>),
    /// Front matter that is not a mapping.
    NotAMapping(Box<Held>),
}

impl Held {
    /// Text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An empty mapping.
    pub const fn empty() -> Self {
        Self::Map(Vec::new())
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&[(Held, Held)]> {
        match self {
            Self::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether it is a mapping.
    pub const fn is_map(&self) -> bool {
        matches!(self, Self::Map(_))
    }

    /// The value as it is at the root: wrapped where it is not a mapping.
    pub(crate) fn at_root(self) -> Self {
        if self.is_map() { self } else { Self::NotAMapping(Box::new(self)) }
    }
}

/// A mapping while it is read. Where a key is, is looked up and not searched for: a page may have 100,000.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    entries: Vec<(Held, Held)>,
    places: Places,
}

impl Entries {
    /// Stores an entry; an equal key keeps its place and gets the new value.
    pub(crate) fn set(&mut self, key: Held, value: Held) {
        match self.place(&key) {
            Some(at) => self.entries[at].1 = value,
            None => self.add(key, value),
        }
    }

    /// The number of the entry with that key.
    pub(crate) fn place(&self, key: &Held) -> Option<usize> {
        self.places.find(code(key)?, |at| self.entries[at].0 == *key)
    }

    /// Stores an entry whose key is new.
    pub(crate) fn add(&mut self, key: Held, value: Held) {
        self.places.push(code(&key));
        self.entries.push((key, value));
    }

    /// The value of a key.
    pub(crate) fn value_mut(&mut self, key: &Held) -> Option<&mut Held> {
        self.place(key).map(|at| &mut self.entries[at].1)
    }

    /// All entries.
    pub(crate) fn finish(self) -> Vec<(Held, Held)> {
        self.entries
    }
}

impl From<Vec<(Held, Held)>> for Entries {
    fn from(entries: Vec<(Held, Held)>) -> Self {
        let mut all = Self::default();
        for (key, value) in entries {
            all.set(key, value);
        }
        all
    }
}

struct Tagged<'a, T: ?Sized>(&'static str, &'a T);

impl<T: Serialize + ?Sized> Serialize for Tagged<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.0, self.1)?;
        map.end()
    }
}

impl Serialize for Held {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => serializer.serialize_i128(*number),
            Self::Float(number) if number.is_nan() => Tagged("$float", "nan").serialize(serializer),
            Self::Float(number) if number.is_infinite() => {
                Tagged("$float", if *number > 0.0 { "inf" } else { "-inf" }).serialize(serializer)
            }
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(iso) => Tagged("$date", iso).serialize(serializer),
            Self::Time(iso) => Tagged("$time", iso).serialize(serializer),
            Self::Binary(bytes) => Tagged("$binary", &super::base64::encode(bytes)).serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Set(items) => Tagged("$set", items).serialize(serializer),
            Self::NotAMapping(value) => Tagged("$nonmap", value.as_ref()).serialize(serializer),
            Self::Map(entries) => serialize_map(entries, serializer),
        }
    }
}

fn serialize_map<S: Serializer>(entries: &[(Held, Held)], serializer: S) -> Result<S::Ok, S::Error> {
    if entries.iter().all(|(key, _)| matches!(key, Held::Text(_))) {
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        for (key, value) in entries {
            if let Held::Text(key) = key {
                map.serialize_entry(key, value)?;
            }
        }
        return map.end();
    }
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry("$map", &Pairs(entries))?;
    map.end()
}

struct Pairs<'a>(&'a [(Held, Held)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for pair in self.0 {
            list.serialize_element(pair)?;
        }
        list.end()
    }
}
