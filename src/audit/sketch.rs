//! A map of bounded size whose final content does not depend on the order of insertions.
//!
//! Of all keys the `cap` with the smallest hashes are kept. A key that is among them at the end was among them all the
//! time, in every part that was gathered on its own, so its value is complete; and how far the hashes reach tells
//! how many keys there were (the "k minimum values" of Bar-Yossef and others, 2002).

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// What can be gathered in parts and put together, in any order.
pub trait Gather {
    /// Takes in what another part has gathered.
    fn gather(&mut self, other: Self);
}

/// A bounded map from hashes to what was gathered under them.
#[derive(Clone, Debug)]
pub struct Sketch<V> {
    cap: usize,
    kept: FxHashMap<u64, V>,
    /// Hashes from here on are not kept.
    limit: u64,
}

impl<V> Sketch<V> {
    /// An empty one that keeps `cap` keys at the end.
    pub fn new(cap: usize) -> Self {
        Self { cap, kept: FxHashMap::default(), limit: u64::MAX }
    }

    /// What is kept under a hash, made where it is new; `None` if that hash is not kept.
    pub fn entry(&mut self, hash: u64, make: impl FnOnce() -> V) -> Option<&mut V> {
        if hash >= self.limit {
            return None;
        }
        if self.kept.len() >= 2 * self.cap && !self.kept.contains_key(&hash) {
            self.trim();
            if hash >= self.limit {
                return None;
            }
        }
        Some(self.kept.entry(hash).or_insert_with(make))
    }

    /// What is kept under a hash.
    pub fn get(&self, hash: u64) -> Option<&V> {
        self.kept.get(&hash)
    }

    /// The values, in no order that means anything.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.kept.values()
    }

    /// The same, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.kept.values_mut()
    }

    /// Whether every key that was seen is kept.
    pub const fn is_complete(&self) -> bool {
        self.limit == u64::MAX
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many different keys were seen; an estimate, within 3% mostly, where not all are kept.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an estimate, and never negative"
    )]
    pub fn distinct(&self) -> u64 {
        if self.is_complete() {
            return self.kept.len() as u64;
        }
        let reach = self.limit as f64 / u64::MAX as f64;
        (self.kept.len() as f64 / reach).round() as u64
    }

    /// Drops all but the `cap` smallest hashes. To be called at the end, so that the same is kept on every run.
    pub fn trim(&mut self) {
        if self.kept.len() <= self.cap {
            return;
        }
        let mut hashes: Vec<u64> = self.kept.keys().copied().collect();
        let (_, &mut limit, _) = hashes.select_nth_unstable(self.cap);
        self.limit = limit;
        self.kept.retain(|&hash, _| hash < limit);
    }
}

impl<V: Gather> Gather for Sketch<V> {
    fn gather(&mut self, other: Self) {
        self.limit = self.limit.min(other.limit);
        let limit = self.limit;
        self.kept.retain(|&hash, _| hash < limit);
        for (hash, value) in other.kept {
            if hash >= limit {
                continue;
            }
            match self.kept.entry(hash) {
                std::collections::hash_map::Entry::Occupied(mut known) => known.get_mut().gather(value),
                std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(value)),
            }
        }
        self.trim();
    }
}

/// A hash whose bits are all equally good, the same on every run.
pub fn hash(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    mix(hasher.finish())
}

/// Spreads the bits (the last steps of `MurmurHash3`).
pub const fn mix(mut bits: u64) -> u64 {
    bits ^= bits >> 33;
    bits = bits.wrapping_mul(0xff51_afd7_ed55_8ccd);
    bits ^= bits >> 33;
    bits = bits.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    bits ^ (bits >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Gather for u64 {
        fn gather(&mut self, other: Self) {
            *self += other;
        }
    }

    fn of(numbers: impl Iterator<Item = u32>) -> Sketch<u64> {
        let mut sketch = Sketch::new(64);
        for number in numbers {
            if let Some(count) = sketch.entry(hash(&number), || 0) {
                *count += 1;
            }
        }
        sketch
    }

    fn kept(mut sketch: Sketch<u64>) -> Vec<(u64, u64)> {
        sketch.gather(Sketch::new(64));
        let mut kept: Vec<_> = sketch.kept.into_iter().collect();
        kept.sort_unstable();
        kept
    }

    #[test]
    fn few_keys_are_all_kept_and_counted() {
        let sketch = of((0..300).map(|number| number % 50));
        assert!(sketch.is_complete());
        assert_eq!(sketch.distinct(), 50);
        assert!(sketch.values().all(|&count| count == 6));
    }

    #[test]
    fn many_keys_leave_a_fair_sample_with_full_counts() {
        let mut sketch = of((0..40_000).map(|number| number % 10_000));
        sketch.gather(Sketch::new(64));
        assert_eq!(sketch.values().count(), 64);
        assert!(sketch.values().all(|&count| count == 4));
        assert!((7_000..13_000).contains(&sketch.distinct()), "{}", sketch.distinct());
    }

    #[test]
    fn parts_and_order_do_not_matter() {
        let whole = kept(of((0..9_000).map(|number| number % 3_000)));
        let mut parts = of((0..9_000).rev().filter(|number| number % 2 == 0).map(|number| number % 3_000));
        parts.gather(of((0..9_000).filter(|number| number % 2 == 1).map(|number| number % 3_000)));
        assert_eq!(whole, kept(parts));
    }
}
