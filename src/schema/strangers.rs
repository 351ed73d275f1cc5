//! Names that mean none of the fields of a schema, remembered because the pages of a site have the same few.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Digests of names, each in its slot until another one needs it.
#[derive(Debug, Default)]
pub struct Strangers(OnceLock<Box<[AtomicU64; 256]>>);

impl Strangers {
    /// Whether a name of that digest was noted.
    pub fn has(&self, name: u64) -> bool {
        self.slot(name).load(Ordering::Relaxed) == name
    }

    /// Notes a name.
    pub fn note(&self, name: u64) {
        self.slot(name).store(name, Ordering::Relaxed);
    }

    fn slot(&self, name: u64) -> &AtomicU64 {
        let slots = self.0.get_or_init(|| Box::new([const { AtomicU64::new(0) }; 256]));
        &slots[usize::from(name.to_le_bytes()[0])]
    }
}

impl Clone for Strangers {
    /// The fields of a copy may change.
    fn clone(&self) -> Self {
        Self::default()
    }
}
