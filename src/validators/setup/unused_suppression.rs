//! `unused-suppression`: a suppression comment that has no effect, or cannot be read.

use crate::diagnostic::{Applicability, Severity};
use crate::validators::{Check, declare_rule};

declare_rule! {
    /// A suppression comment has no effect, names an unknown rule, or cannot be read.
    ///
    /// ## Why
    /// A comment that is no longer needed hides the next finding of the same rule.
    ///
    /// ## Fails
    /// ```yaml
    /// # masthead: ignore[weekday-mismatch]
    /// date: Wed, 27 Apr 2022 10:22:31 GMT
    /// ```
    /// ## Passes
    /// ```yaml
    /// # masthead: ignore[weekday-mismatch]
    /// date: Tue, 27 Apr 2022 10:22:31 GMT
    /// ```
    "unused-suppression" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Elsewhere,
    }
}
