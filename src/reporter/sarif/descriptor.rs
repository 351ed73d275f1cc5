//! A rule as a SARIF reporting descriptor (SARIF 2.1.0, section 3.49).

use serde_json::{Value, json};

use crate::diagnostic::RuleId;
use crate::reporter::address;
use crate::validators::{find, page};

/// The descriptor of a rule, with its whole page as help.
pub(super) fn of(id: RuleId, docs: Option<&str>) -> Value {
    let mut descriptor = json!({"id": id});
    let Some(rule) = find(id.0) else { return descriptor };
    let Some(fields) = descriptor.as_object_mut() else { return descriptor };
    let mut set = |key: &str, value: Value| fields.insert(key.to_owned(), value);
    let text = page::text(rule);
    let page = text.trim();
    set("name", json!(name(id)));
    set("shortDescription", json!({"text": rule.summary()}));
    set("fullDescription", json!({"text": reason(page)}));
    set("help", json!({"text": page, "markdown": format!("# {id}\n\n{page}")}));
    if let Some(url) = address::of_rule(docs, id) {
        set("helpUri", json!(url));
    }
    set(
        "defaultConfiguration",
        match rule.default {
            Some(severity) => json!({"level": severity}),
            None => json!({"enabled": false}),
        },
    );
    descriptor
}

/// The rule's name as SARIF wants names: `WeekdayMismatch`.
fn name(id: RuleId) -> String {
    id.0.split('-')
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

/// The section of a page that says why the rule is there; the page's first line where there is none.
fn reason(page: &str) -> String {
    let section = page.split("\n## ").find_map(|part| part.strip_prefix("Why\n"));
    let text = section.unwrap_or_else(|| page.lines().next().unwrap_or_default());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
