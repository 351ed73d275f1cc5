//! Finds patterns that need too much memory before the validator does, because it has no error for them.

use serde_json::Value;

use super::phrases::cut;

/// A compiled pattern may take this many bytes: far more than any sensible one.
pub(super) const LIMIT: usize = 1 << 20;

/// The end of a sentence about the first pattern that is too large.
///
/// # Errors
/// Where there is one.
pub(super) fn check(schema: &Value) -> Result<(), String> {
    match schema {
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            match (key.as_str(), value) {
                ("pattern", Value::String(pattern)) => fits(pattern)?,
                ("patternProperties", Value::Object(patterns)) => {
                    patterns.keys().try_for_each(|it| fits(it))?;
                }
                _ => {}
            }
            check(value)
        }),
        Value::Array(items) => items.iter().try_for_each(check),
        _ => Ok(()),
    }
}

fn fits(pattern: &str) -> Result<(), String> {
    match regex::RegexBuilder::new(pattern).size_limit(LIMIT).build() {
        Err(regex::Error::CompiledTooBig(_)) => Err(format!("the pattern {} is too large", cut(pattern))),
        // What is not a pattern at all, the validator says.
        _ => Ok(()),
    }
}
