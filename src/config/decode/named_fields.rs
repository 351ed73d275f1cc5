//! Settings that refer to another field, which must be listed if the list of fields is closed.

use crate::document::Node;
use crate::schema::{Additional, FOLDER_NAME, Field};
use crate::span::Span;

use super::super::mistakes::nearest;
use super::Decoder;

/// The name of another field in a setting.
#[derive(Debug)]
pub(super) struct NamedField {
    setting: &'static str,
    name: Box<str>,
    /// The field that has the setting.
    own: Option<Box<str>>,
    span: Span,
    /// The values that it is compared with.
    values: Vec<(Box<str>, Span)>,
}

impl Decoder<'_> {
    /// Keeps the name of another field until all fields beside it are known.
    pub(super) fn note_name(&mut self, setting: &'static str, name: &str, span: Span) {
        self.note(setting, name, None, span);
    }

    fn note(&mut self, setting: &'static str, name: &str, own: Option<&str>, span: Span) {
        if !self.is_preset() && name != FOLDER_NAME {
            let (name, own, values) = (name.into(), own.map(Into::into), Vec::new());
            self.named.push(NamedField { setting, name, own, span, values });
        }
    }

    /// Keeps a value that the field named last is compared with.
    pub(super) fn note_value(&mut self, value: &str, span: Span) {
        if let Some(named) = self.named.last_mut() {
            named.values.push((value.into(), span));
        }
    }

    /// How many names were noted before the fields of a mapping are decoded.
    pub(super) fn names_so_far(&self) -> usize {
        self.named.len()
    }

    /// Judges the names noted since: where no other field is allowed, a name that is not listed can never be there; and
    /// a value that the other field must not have never is.
    pub(super) fn settle_names<'f>(
        &mut self,
        since: usize,
        additional: Option<Additional>,
        fields: impl Iterator<Item = &'f Field>,
    ) {
        let named = self.named.split_off(since.min(self.named.len()));
        if named.is_empty() {
            return;
        }
        let is_closed = matches!(additional, Some(Additional::Warn | Additional::Deny));
        let fields: Vec<&Field> = fields.collect();
        for NamedField { setting, name, own, span, values } in named {
            let field = fields.iter().find(|field| field.name == name);
            if is_closed && field.is_none() {
                let message = format!("`{name}` in `{setting}` is not one of the allowed fields");
                let others =
                    fields.iter().map(|field| &*field.name).filter(|name| own.as_deref() != Some(*name));
                let help = nearest(&name, others).map_or_else(
                    || format!("add `{name}` to `fields`, or write the name of a field that is listed there"),
                    |near| format!("write `{near}`"),
                );
                self.mistakes.add(span, message).help(help);
            }
            let Some(allow) = field.and_then(|field| field.allow.as_ref()) else { continue };
            for (value, span) in values.iter().filter(|(value, _)| !allow.contains(value)) {
                let message =
                    format!("`{value}` is not an allowed value of `{name}`, so this is never the case");
                self.mistakes.unknown(*span, message, value, allow.terms());
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
        self.note(key, &name, Some(own), node.span);
        Some(name)
    }
}
