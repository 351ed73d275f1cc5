//! `suppression-without-reason`: a suppression comment without a reason.

use crate::validators::{Check, declare_rule};

declare_rule! {
    /// A suppression comment has no reason.
    ///
    /// ## Why
    /// Months later, nobody knows whether the finding was wrong or only inconvenient, and nobody dares to remove the
    /// comment.
    ///
    /// ## Fails
    /// ```yaml config
    /// rules: { suppression-without-reason: warn }
    /// ```
    /// ```yaml
    /// # masthead: ignore[weekday-mismatch]
    /// date: Tue, 27 Apr 2022 10:22:31 GMT
    /// ```
    /// ## Passes
    /// ```yaml config
    /// rules: { suppression-without-reason: warn }
    /// ```
    /// ```yaml
    /// # masthead: ignore[weekday-mismatch]: the newspaper printed it like this
    /// date: Tue, 27 Apr 2022 10:22:31 GMT
    /// ```
    /// ## Options
    /// Off by default. To require reasons, write `rules: { suppression-without-reason: warn }`.
    "suppression-without-reason" {
        default: None,
        fix: None,
        since: "0.1.0",
        check: Check::Elsewhere,
    }
}
