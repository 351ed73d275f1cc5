//! `configuration`: the configuration file says something that masthead does not understand.

use crate::diagnostic::Severity;
use crate::validators::{Check, declare_rule};

declare_rule! {
    /// The configuration file says something that masthead does not understand.
    ///
    /// ## Why
    /// A setting that is misspelt or misplaced would be a check that everybody believes in and that never runs.
    /// So nothing is skipped: every mistake is reported, all of them at once, and the run ends with exit status 2.
    /// Turning this rule off has no effect.
    ///
    /// ## Fails
    /// A `masthead.yaml` with a misspelt key:
    ///
    /// ```text
    /// colections:
    ///   news:
    ///     files: ["news/**"]
    /// ```
    /// ## Passes
    /// ```text
    /// collections:
    ///   news:
    ///     files: ["news/**"]
    /// ```
    "configuration" { default: Some(Severity::Error), fix: None, since: "0.1.0", check: Check::Elsewhere }
}
