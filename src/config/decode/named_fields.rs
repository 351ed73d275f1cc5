//! Settings that name another field: where the list of fields is closed, it must be in the list.

use crate::document::Node;
use crate::schema::{Additional, FOLDER_NAME};
use crate::span::Span;

use super::Decoder;

/// The name of another field in a setting.
#[derive(Debug)]
pub(super) struct NamedField {
    setting: &'static str,
    name: Box<str>,
    span: Span,
}

impl Decoder<'_> {
    /// Keeps the name of another field until all fields beside it are known.
    pub(super) fn note_name(&mut self, setting: &'static str, name: &str, span: Span) {
        if !self.is_preset() && name != FOLDER_NAME {
            self.named.push(NamedField { setting, name: name.into(), span });
        }
    }

    /// How many names were noted before the fields of a mapping are decoded.
    pub(super) fn names_so_far(&self) -> usize {
        self.named.len()
    }

    /// Judges the names noted since: where no other field is allowed, a name that is not listed can never be there.
    pub(super) fn settle_names<'f>(
        &mut self,
        since: usize,
        additional: Option<Additional>,
        fields: impl Iterator<Item = &'f str>,
    ) {
        let named = self.named.split_off(since.min(self.named.len()));
        if !matches!(additional, Some(Additional::Warn | Additional::Deny)) {
            return;
        }
        let fields: Vec<&str> = fields.collect();
        for NamedField { setting, name, span } in named {
            if !fields.contains(&&*name) {
                let message = format!("`{name}` in `{setting}` is not one of the allowed fields");
                self.mistakes.unknown(span, message, &name, fields.iter().copied());
            }
        }
    }

    /// The name of another field.
    pub(super) fn other_field(&mut self, key: &'static str, node: &Node<'_>, own: &str) -> Option<Box<str>> {
        let name = self.text_of(key, node)?;
        if *name == *own {
            self.mistakes
                .add(node.span, format!("`{key}` refers to the field itself"))
                .help("write the name of another field");
            return None;
        }
        self.note_name(key, &name, node.span);
        Some(name)
    }
}
