//! `allow`, `allow-from` and `default`: the values a field may have, and the one it gets.

use crate::document::{Node, Style, Value};
use crate::schema::{FILE_NAME, FieldType, ReferenceSpec, Target, Vocabulary};

use super::Decoder;
use super::data;
use super::scalars::leaves_folder;

impl Decoder<'_> {
    /// Whether `allow:` does not contain what looks like a range, of which only the text itself would be allowed.
    fn range(&mut self, node: &Node<'_>, kind: FieldType) -> bool {
        let is_of_numbers = matches!(kind, FieldType::Any | FieldType::Integer | FieldType::Number);
        let Some((low, high)) = node.text().filter(|_| is_of_numbers).and_then(ends_of_range) else {
            return true;
        };
        let written = node.text().unwrap_or_default();
        let typed = if kind == FieldType::Any { "`type: integer`, " } else { "" };
        self.mistakes
            .add(
                node.span,
                format!("`allow: {written}` is not a range: it allows only the string `{written}`"),
            )
            .help(format!("write {typed}`min: {low}` and `max: {high}`"));
        false
    }

    /// `allow:`
    pub(super) fn allow(&mut self, node: &Node<'_>, kind: FieldType) -> Option<Vocabulary> {
        if !self.range(node, kind) {
            return None;
        }
        if let Some([only]) = node.items()
            && matches!(kind, FieldType::Integer | FieldType::Number)
            && !self.range(only, kind)
        {
            return None;
        }
        let terms = self.scalars("allow", node);
        if terms.is_empty() {
            if node.items().is_some() {
                self.mistakes
                    .add(node.span, "`allow` contains no values, so no value would be allowed")
                    .help("write the allowed values, such as `[one, other]`");
            }
            return None;
        }
        Some(Vocabulary::new(terms.into_iter().map(|(term, _)| term.into()), None))
    }

    /// `allow-from:`
    pub(super) fn allow_from(&mut self, node: &Node<'_>) -> Option<Vocabulary> {
        let path = self.text_of("allow-from", node)?;
        if leaves_folder(&path) {
            let message = format!("`{path}` is outside the folder of masthead.yaml");
            self.mistakes
                .add(node.span, message)
                .help("write a path below that folder, such as `data/categories.yaml`");
            return None;
        }
        self.terms_of(node, path)
    }

    /// The terms that a file or folder contains.
    fn terms_of(&mut self, node: &Node<'_>, path: Box<str>) -> Option<Vocabulary> {
        self.parts.push(self.folder.join(&*path));
        match data::read_terms(&*self.files, self.folder, &path) {
            Ok(terms) if terms.is_empty() => {
                self.mistakes
                    .add(node.span, format!("`{path}` contains no terms, so no value would be allowed"));
                None
            }
            Ok(terms) => Some(Vocabulary::new(terms, Some(path))),
            Err(reason) => {
                let found = self.mistakes.add(node.span, format!("`{path}` {reason}"));
                if !self.files.exists(&self.folder.join(&*path)) {
                    found.help("write a path relative to the folder of masthead.yaml");
                }
                None
            }
        }
    }

    /// `to:` of a reference: a collection, a field of one, or a file or folder of terms.
    pub(super) fn reference(&mut self, node: &Node<'_>) -> ReferenceSpec {
        let Some(to) = self.text_of("to", node) else { return ReferenceSpec::default() };
        let is_collection = |name: &str| self.collections.iter().any(|known| **known == *name);
        let field = to.rsplit_once('.').filter(|(name, field)| is_collection(name) && !field.is_empty());
        let target = if is_collection(&to) {
            Target::Collection { name: to.clone(), field: FILE_NAME.into() }
        } else if let Some((name, field)) = field {
            Target::Collection { name: name.into(), field: field.into() }
        } else if leaves_folder(&to) || !self.files.exists(&self.folder.join(&*to)) {
            let message = format!(
                "`{to}` is neither a collection nor a file or folder below the folder of masthead.yaml"
            );
            let known: Vec<&str> = self.collections.iter().map(AsRef::as_ref).collect();
            self.mistakes.unknown(node.span, message, &to, known);
            Target::default()
        } else {
            Target::Terms(self.terms_of(node, to.clone()).unwrap_or_default())
        };
        ReferenceSpec { to, target }
    }

    /// A value as one line of YAML: as it is written where that is one line, in flow form otherwise.
    pub(super) fn flow(&self, node: &Node<'_>) -> String {
        let written = node.span.slice(self.text);
        if !node.alias && !written.is_empty() && !written.contains(['\n', '\r']) {
            return written.to_owned();
        }
        match &node.value {
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let pair = |(key, value): (&Node<'_>, &Node<'_>)| {
                    format!("{}: {}", self.flow(key), self.flow(value))
                };
                let pairs: Vec<String> =
                    entries.iter().map(|entry| pair((&entry.key, &entry.value))).collect();
                format!("{{{}}}", pairs.join(", "))
            }
            Value::Scalar(scalar) if matches!(scalar.style, Style::Plain) => scalar.text.to_string(),
            Value::Scalar(scalar) if matches!(scalar.style, Style::Absent) => "null".to_owned(),
            Value::Scalar(scalar) => quoted(&scalar.text),
        }
    }
}

/// The two numbers of `1-5`, `1..5` or `1–5`.
fn ends_of_range(text: &str) -> Option<(&str, &str)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let ends = ["..", "–", "-"].iter().find_map(|sign| text.split_once(sign));
    let (low, high) = ends.map(|(low, high)| (low.trim(), high.trim()))?;
    (is_number(low) && is_number(high)).then_some((low, high))
}

/// A double-quoted YAML scalar (YAML 1.2.2, section 7.3.1); JSON's escapes are a part of YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
