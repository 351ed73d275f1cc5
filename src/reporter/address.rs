//! The URL of the documentation; its only source is `homepage` in `Cargo.toml`.

use crate::diagnostic::RuleId;

/// The address of the documentation; `None` while it has none.
pub fn homepage() -> Option<&'static str> {
    let address = env!("CARGO_PKG_HOMEPAGE").trim_end_matches('/');
    (!address.is_empty()).then_some(address)
}

/// The page of a rule, where the documentation has an address.
pub fn of_rule(docs: Option<&str>, rule: RuleId) -> Option<String> {
    docs.map(|docs| format!("{docs}/rules/{rule}.html"))
}
