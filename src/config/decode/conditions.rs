//! `required-if:` and `only-if:`: what other fields must contain.

use serde_yaml::{Mapping, Value};

use crate::document::{Entry, Node};
use crate::schema::{Condition, Test};

use super::{Decoder, forms};

/// Values in a condition; `None` represents a field that is missing.
type Values = Vec<Option<Box<str>>>;

impl Decoder<'_> {
    /// `other`, or `{ other: value, more: [one, other], third: { not: value } }`.
    pub(super) fn condition(&mut self, key: &'static str, node: &Node<'_>, own: &str) -> Option<Condition> {
        let Some(entries) = node.entries() else {
            if node.items().is_some() {
                self.mistakes
                    .wants(node, key, "a field, or a mapping of fields and values")
                    .help("if all of the fields must exist, write `{ a: { not: null }, b: { not: null } }`");
                return None;
            }
            if let Some(help) = node.text().and_then(forms::condition) {
                self.mistakes.wants(node, key, "a field, or a mapping of fields and values").help(help);
                return None;
            }
            let other = self.other_field(key, node, own)?;
            return Some(Condition { tests: vec![Test::is_there(other)] });
        };
        if entries.is_empty() {
            self.mistakes.wants(node, key, "a field with its value");
            return None;
        }
        let tests: Vec<Test> = entries.iter().filter_map(|entry| self.test(key, entry, own)).collect();
        (tests.len() == entries.len()).then_some(Condition { tests })
    }

    fn test(&mut self, key: &'static str, entry: &Entry<'_>, own: &str) -> Option<Test> {
        if entry.key.text() == Some("not") {
            let other = entry.value.text().unwrap_or("other");
            self.mistakes
                .add(entry.key.span, "`not` must be below the name of a field")
                .help(format!("write `{{ {other}: {{ not: value }} }}`, or `{{ {other}: null }}` if the field must be missing"));
            return None;
        }
        let field = self.other_field(key, &entry.key, own)?;
        let (values, is_negated) = match entry.value.entries() {
            None => (self.values(key, &entry.value)?, false),
            Some([not]) if not.key.text() == Some("not") => (self.values(key, &not.value)?, true),
            Some(_) => {
                self.mistakes.wants(&entry.value, key, "a value, a list of values, or `{ not: value }`");
                return None;
            }
        };
        Some(Test { field, values, is_negated })
    }

    fn values(&mut self, key: &'static str, node: &Node<'_>) -> Option<Values> {
        let items = node.items().unwrap_or(std::slice::from_ref(node));
        if items.is_empty() {
            self.mistakes.add(node.span, format!("`{key}` contains no values, so it would never apply"));
            return None;
        }
        let mut values = Values::new();
        for item in items {
            if item.is_null() {
                values.push(None);
            } else if let Some(text) = item.text() {
                self.note_value(text, item.span);
                values.push(Some(text.into()));
            } else {
                self.mistakes.wants(item, key, "a value of the field");
                return None;
            }
        }
        Some(values)
    }
}

/// A condition as it is written.
pub(super) fn show(condition: &Condition) -> Value {
    if let [test] = &condition.tests[..]
        && test.asks_only_for_presence()
    {
        return (*test.field).into();
    }
    let tests = condition.tests.iter().map(|test| {
        let word = |value: &Option<Box<str>>| value.as_deref().map_or(Value::Null, Value::from);
        let values = match &test.values[..] {
            [one] => word(one),
            several => several.iter().map(word).collect(),
        };
        let wanted = Mapping::from_iter([("not".into(), values.clone())]);
        (Value::from(&*test.field), if test.is_negated { wanted.into() } else { values })
    });
    Value::Mapping(tests.collect())
}
