//! A patch in unified form, as `git apply` takes it.

use std::fmt::Write;

use similar::TextDiff;

/// The difference between two versions of a file, three lines of context, `a/` and `b/` before the path. Empty where
/// there is none.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "{}",
        diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}"))
    );
    text
}
