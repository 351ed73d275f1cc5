//! Counts the steps of a check against a schema, and ends one whose references multiply: if each definition refers to the
//! next one twice, 26 definitions are 67 million steps.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jsonschema::paths::Location;
use jsonschema::{Keyword, ValidationError};
use serde_json::{Map, Value, json};

/// What is added to schemas, which no author writes.
pub(super) const KEYWORD: &str = "masthead:step";

/// A check may take so many steps, and a few more for each value of the page: far more than any sensible schema needs, in
/// less than a second.
const MOST_STEPS: u64 = 1_000_000;
const MOST_STEPS_PER_VALUE: u64 = 50;

/// Each schema of a document may be compiled so many times: what `$dynamicRef` leads to depends on the references before it.
const MOST_TIMES: u64 = 100;

/// A check that was ended.
#[derive(Debug)]
pub(super) struct TooMany {
    /// How many steps it had.
    pub(super) most: u64,
}

thread_local! {
    /// The steps that the check on this thread has left.
    static LEFT: Cell<u64> = const { Cell::new(u64::MAX) };
}

/// A file may have so many references: if each leads to the next one, they are followed on the stack.
const MOST_REFERENCES: usize = 10_000;

/// How often a schema refers to another one. Without that, its own size bounds its steps.
///
/// # Errors
/// A sentence that says that there are too many.
pub(super) fn references(schema: &Value) -> Result<usize, String> {
    let count = count(schema);
    if count > MOST_REFERENCES {
        Err(format!("it has more than {MOST_REFERENCES} references"))
    } else {
        Ok(count)
    }
}

fn count(schema: &Value) -> usize {
    match schema {
        Value::Object(map) => map.iter().fold(0, |sum, (key, value)| {
            let is_one = matches!(key.as_str(), "$ref" | "$dynamicRef" | "$recursiveRef");
            sum + usize::from(is_one) + count(value)
        }),
        Value::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    }
}

/// Adds the keyword to all schemas of a document, with the number of steps that each is worth. It is added to `allOf`,
/// because the validator stops at the first keyword that fails, and asks `allOf` before `anyOf`, `oneOf`, `if` and `$ref`;
/// at its end, so that references to its other schemas stay right. `marked` counts them.
pub(super) fn mark(schema: &mut Value, marked: &AtomicU64) {
    let Value::Object(map) = schema else { return };
    marked.fetch_add(1, Ordering::Relaxed);
    let mut weight = 1;
    for (key, value) in map.iter_mut() {
        match (key.as_str(), value) {
            ("enum" | "examples", Value::Array(items)) => weight += items.len(),
            // These are values, not schemas.
            ("const" | "default" | "enum" | "example" | "examples", _) => {}
            (
                "$defs" | "definitions" | "dependencies" | "dependentSchemas" | "patternProperties"
                | "properties",
                Value::Object(schemas),
            ) => {
                weight += schemas.len();
                for schema in schemas.values_mut() {
                    mark(schema, marked);
                }
            }
            (_, Value::Array(schemas)) => {
                weight += schemas.len();
                for schema in schemas {
                    mark(schema, marked);
                }
            }
            (_, other) => mark(other, marked),
        }
    }
    if let Value::Array(all) = map.entry("allOf").or_insert_with(|| Value::Array(Vec::new())) {
        all.push(json!({ KEYWORD: weight }));
    }
}

/// What a validator asks for the keyword's check.
type Made<'a> = Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'a>>;

/// What makes the keyword's checks while a schema is compiled.
pub(super) fn factory(
    marked: Arc<AtomicU64>,
) -> impl for<'a> Fn(&'a Map<String, Value>, &'a Value, Location) -> Made<'a> + Send + Sync + 'static {
    let compiled = AtomicU64::new(0);
    move |_, weight, _| {
        if compiled.fetch_add(1, Ordering::Relaxed) / MOST_TIMES > marked.load(Ordering::Relaxed) {
            return Err(ValidationError::custom(
                "it has too many dynamic scopes, because its references multiply",
            ));
        }
        Ok(Box::new(Step(weight.as_u64().unwrap_or(1))))
    }
}

/// Does a check of `page`, which ends when it takes too many steps.
pub(super) fn within<T>(page: &Value, check: impl FnOnce() -> T) -> Result<T, TooMany> {
    let most = MOST_STEPS + MOST_STEPS_PER_VALUE * values(page);
    LEFT.set(most);
    let checked = catch_unwind(AssertUnwindSafe(check));
    LEFT.set(u64::MAX);
    checked.map_err(|payload| match payload.downcast::<OutOfSteps>() {
        Ok(_) => TooMany { most },
        Err(other) => resume_unwind(other),
    })
}

fn values(page: &Value) -> u64 {
    1 + match page {
        Value::Array(items) => items.iter().map(values).sum(),
        Value::Object(map) => map.values().map(values).sum(),
        _ => 0,
    }
}

struct OutOfSteps;

/// The keyword in one schema. It allows every value.
struct Step(u64);

impl Step {
    fn take(&self) {
        match LEFT.get().checked_sub(self.0) {
            Some(left) => LEFT.set(left),
            // The validator has no other way to end early: after an error it goes on to find all others.
            None => resume_unwind(Box::new(OutOfSteps)),
        }
    }
}

impl<'i> Keyword<'i> for Step {
    fn validate(&self, _: &'i Value) -> Result<(), ValidationError<'i>> {
        self.take();
        Ok(())
    }

    fn is_valid(&self, _: &'i Value) -> bool {
        self.take();
        true
    }
}
