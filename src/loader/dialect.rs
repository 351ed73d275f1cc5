//! What one generator reads as front matter, and how it reads it.

use crate::generators::{Generator, Leniency};
use crate::value::scalar::Reader;

/// How one generator reads front matter.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// The generator.
    pub generator: Generator,
    /// Its YAML reader.
    pub reader: Reader,
    /// Whether files in YAML, TOML and JSON are mappings as a whole: a collection names them by their extension.
    pub takes_data: bool,
    /// Whether such files are YAML, whatever their names say.
    pub data_is_yaml: bool,
}

impl Dialect {
    /// The dialect of `generator`.
    pub const fn of(generator: Generator) -> Self {
        Self { generator, reader: generator.reader(), takes_data: false, data_is_yaml: false }
    }

    /// What it lets pass that is not YAML.
    pub fn leniency(&self) -> Leniency {
        if self.reader == Reader::Goccy { Leniency::Tags } else { self.generator.facts().leniency }
    }
}
