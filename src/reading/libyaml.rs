//! Asks libyaml, the parser inside Psych, PyYAML and `serde_yaml`, whether it accepts a text.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Stopped;

/// Whether the whole text is one document that libyaml reads.
pub(super) fn accepts(text: &str) -> Result<(), Stopped> {
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let first = documents.next().map_or(Ok(IgnoredAny), IgnoredAny::deserialize);
    first.map_err(|error| Stopped(error.to_string()))?;
    match documents.next() {
        Some(_) => Err("the block contains a second document".into()),
        None => Ok(()),
    }
}

/// Whether libyaml reads the first document of a text, whatever follows it.
pub(super) fn accepts_first(text: &str) -> Result<(), Stopped> {
    let first = serde_yaml::Deserializer::from_str(text).next();
    match first.map_or(Ok(IgnoredAny), IgnoredAny::deserialize) {
        Ok(_) => Ok(()),
        Err(error) => Err(Stopped(error.to_string())),
    }
}
