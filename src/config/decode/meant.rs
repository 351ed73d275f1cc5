//! Forms of other schema languages, with suggestions for the ones of this language.

use crate::document::{Entry, Node};
use crate::schema::FieldType;

use super::super::table::Table;
use super::Decoder;
use super::forms::{composed, known_type};
use super::words::{LEVELS, TYPES};

impl Decoder<'_> {
    /// One word of `type:`.
    pub(super) fn type_word(&mut self, node: &Node<'_>) -> Option<FieldType> {
        let text = node.text().unwrap_or_default();
        let known = FieldType::ALL.into_iter().find(|kind| kind.name() == text);
        if known.is_some() && !node.is_null() {
            return known;
        }
        if text.eq_ignore_ascii_case("enum") || text.eq_ignore_ascii_case("select") {
            self.mistakes
                .add(node.span, format!("`type` cannot be `{text}`"))
                .help("to list the allowed values, write `allow: [one, other]`");
            return None;
        }
        let meant = TYPES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
        if let Some((_, kind)) = meant {
            self.mistakes
                .add(node.span, format!("`type` cannot be `{text}`"))
                .help(format!("write `{}`", kind.name()));
            return None;
        }
        if let Some(help) = composed(text) {
            self.mistakes.add(node.span, format!("`type` cannot be `{text}`")).help(help);
            return None;
        }
        let words = FieldType::ALL.map(|kind| (kind.name(), kind));
        self.word("type", node, &words)
    }

    /// `required:` of a field. Where fields are listed, as in JSON Schema, each has to say it for itself.
    pub(super) fn required(&mut self, node: &Node<'_>) -> Option<bool> {
        if let Some([first, ..]) = node.items() {
            let name = first.text().unwrap_or("title");
            self.mistakes
                .wants(node, "required", "`true` or `false`")
                .help(format!("write `{name}: {{ required: true }}` under `fields`"));
            return None;
        }
        self.boolean("required", node)
    }

    /// `required: [title]` of a collection, as JSON Schema has it: here each field says it.
    pub(super) fn listed_required(&mut self, entry: &Entry<'_>) {
        let items = entry.value.items().unwrap_or_default();
        let name = items.first().and_then(Node::text).unwrap_or("title");
        self.mistakes
            .add(entry.key.span, "unknown key `required` in a collection")
            .help(format!("write `{name}: {{ required: true }}` under `fields`"));
    }

    /// `fields:` written as a list.
    pub(super) fn listed_fields(&mut self, node: &Node<'_>) -> bool {
        let Some(items) = node.items() else { return false };
        let name = items.first().and_then(|item| match item.entries() {
            None => item.text(),
            Some(entries) => {
                let named = entries.iter().find(|entry| entry.key.text() == Some("name"));
                named.map_or_else(
                    || entries.first().and_then(|entry| entry.key.text()),
                    |entry| entry.value.text(),
                )
            }
        });
        let name = name.unwrap_or("title");
        self.mistakes
            .wants(node, "fields", "a mapping of names and types")
            .help(format!("write `{name}: string` below it, without a hyphen"));
        true
    }

    /// `required: [title]` between the fields, where it is the name of a field.
    pub(super) fn required_between_fields(&mut self, entry: &Entry<'_>) -> bool {
        let Some([first, ..]) = entry.value.items().filter(|_| entry.key.text() == Some("required")) else {
            return false;
        };
        let Some(name) = first.text().filter(|text| known_type(text).is_none()) else { return false };
        self.mistakes
            .add(entry.key.span, "`required` is the name of a field here")
            .help(format!("to require `{name}`, write `{name}: {{ required: true }}`"));
        true
    }

    /// A level of a rule in other words.
    pub(super) fn other_level(&mut self, node: &Node<'_>) -> bool {
        let text = match node.entries() {
            Some([only]) => only.value.text(),
            _ => node.text(),
        };
        let Some(text) = text else { return false };
        let meant = LEVELS.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, help)| *help);
        if node.entries().is_some() {
            let help =
                meant.map_or_else(|| format!("write `{text}` after the name of the rule"), str::to_owned);
            self.mistakes.add(node.span, "the level of a rule is one word").help(help);
            return true;
        }
        if let Some(help) = meant {
            self.mistakes.add(node.span, format!("`{text}` is not a level")).help(help);
        }
        meant.is_some()
    }

    /// Fields that are written where the settings of what contains them belong.
    pub(super) fn misplaced_fields(
        &mut self,
        table: &mut Table<'_, '_>,
        what: &str,
        help: impl Fn(&str) -> String,
    ) {
        let is_field = |node: &Node<'_>| match node.entries() {
            Some(entries) => entries.iter().any(|entry| entry.key.text() == Some("type")),
            None => node.text().is_some_and(|text| known_type(text).is_some()),
        };
        let rest: Vec<&str> = table
            .rest()
            .filter(|entry| is_field(&entry.value))
            .filter_map(|entry| entry.key.text())
            .collect();
        for name in rest {
            if let Some(entry) = table.stray(name) {
                self.mistakes.add(entry.key.span, format!("unknown key `{name}` in {what}")).help(help(name));
            }
        }
    }
}
