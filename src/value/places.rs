//! The places of keys by their hash: for mappings whose keys may be any value.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::Held;

/// Where the entries of a mapping are, by the hash of their key. Entries are numbered as they are added.
#[derive(Debug, Default)]
pub(crate) struct Places {
    last: FxHashMap<u64, usize>,
    /// For each entry, the one before it with the same hash.
    earlier: Vec<Option<usize>>,
}

impl Places {
    /// The entry with that hash for which `is_it` says so.
    pub(crate) fn find(&self, code: u64, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let first = self.last.get(&code).copied();
        std::iter::successors(first, |&at| self.earlier[at]).find(|&at| is_it(at))
    }

    /// Adds the next entry. One without a hash is never found.
    pub(crate) fn push(&mut self, code: Option<u64>) {
        let at = self.earlier.len();
        self.earlier.push(code.and_then(|code| self.last.insert(code, at)));
    }
}

/// The hash of a value: equal values have the same. `None` where it is equal to none, not even to itself: NaN.
pub(crate) fn code(value: &Held) -> Option<u64> {
    let mut hasher = FxHasher::default();
    feed(value, &mut hasher)?;
    Some(hasher.finish())
}

fn feed(value: &Held, hasher: &mut FxHasher) -> Option<()> {
    std::mem::discriminant(value).hash(hasher);
    match value {
        Held::Null => {}
        Held::Boolean(value) => value.hash(hasher),
        Held::Integer(number) => number.hash(hasher),
        Held::Float(number) if number.is_nan() => return None,
        // 0 is equal to -0.
        Held::Float(number) => (if *number == 0.0 { 0 } else { number.to_bits() }).hash(hasher),
        Held::Text(text) | Held::Date(text) | Held::Time(text) => text.hash(hasher),
        Held::Binary(bytes) => bytes.hash(hasher),
        Held::List(items) | Held::Set(items) => {
            items.len().hash(hasher);
            items.iter().try_for_each(|item| feed(item, hasher))?;
        }
        Held::Map(entries) => {
            entries.len().hash(hasher);
            entries
                .iter()
                .try_for_each(|(key, value)| feed(key, hasher).and_then(|()| feed(value, hasher)))?;
        }
        Held::NotAMapping(value) => feed(value, hasher)?,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Entries;

    #[test]
    fn equal_keys_are_one() {
        let mut entries = Entries::default();
        let list = |item| Held::List(vec![item]);
        for key in [Held::Float(0.0), Held::Float(-0.0), Held::Integer(0), list(Held::Null), list(Held::Null)]
        {
            entries.set(key, Held::Null);
        }
        assert_eq!(entries.place(&list(Held::Null)), Some(2));
        for _ in 0..2 {
            entries.set(Held::Float(f64::NAN), Held::Null);
        }
        assert_eq!(entries.finish().len(), 5, "NaN is not equal to itself");
    }
}
