//! `extends:` the files that a configuration adds to, and the collection that a collection adds to.

use crate::document::Node;
use crate::span::Span;

use super::super::presets;
use super::super::written::Collection;
use super::Decoder;

/// Collections that each extend the one before would fill the memory with its fields.
const MOST_FIELDS: usize = 100_000;

impl Decoder<'_> {
    /// The files that a configuration extends, each with its place; what a later one says wins.
    pub(in super::super) fn extended_files(&mut self, root: &Node<'_>) -> Vec<(Box<str>, Span)> {
        let entry = root.entries().into_iter().flatten().find(|entry| entry.key.text() == Some("extends"));
        let Some(entry) = entry else { return Vec::new() };
        if entry.value.is_null() || entry.value.entries().is_some() {
            self.mistakes.wants(&entry.value, "extends", "a file, or a list of files");
            return Vec::new();
        }
        self.texts("extends", &entry.value).into_iter().map(|(text, item)| (text.into(), item.span)).collect()
    }

    /// The collection that a collection extends: an earlier one, or one of a preset.
    pub(super) fn extended_collection(&mut self, node: &Node<'_>) -> Option<Collection> {
        let name = self.text_of("extends", node)?;
        if self.decoded.iter().map(|collection| collection.fields.len()).sum::<usize>() > MOST_FIELDS {
            let message = format!("the collections have more than {MOST_FIELDS} fields in total");
            self.mistakes.add(node.span, message).help("extend a collection with fewer fields");
            return None;
        }
        if let Some(earlier) = self.decoded.iter().find(|collection| collection.name == name) {
            return Some(earlier.clone().into_base());
        }
        let Some((preset, kind)) = name.split_once('/') else {
            let known: Vec<&str> = self.decoded.iter().map(|collection| &*collection.name).collect();
            let message = format!(
                "`{name}` is neither an earlier collection nor a collection of a preset, `preset/collection`"
            );
            self.mistakes.unknown(node.span, message, &name, known);
            return None;
        };
        let shelved = match presets::generator(preset) {
            Ok(shelved) => shelved,
            Err(message) => {
                self.mistakes.unknown(node.span, message, preset, presets::names());
                return None;
            }
        };
        let collections = &shelved.load().config.collections;
        let found = collections.iter().find(|collection| &*collection.name == kind);
        if found.is_none() {
            let message = format!("the preset `{preset}` has no collection `{kind}`");
            let known = collections.iter().map(|collection| format!("{preset}/{}", collection.name));
            let known: Vec<String> = known.collect();
            self.mistakes.unknown(node.span, message, &name, known.iter().map(String::as_str));
        }
        found.cloned()
    }
}
