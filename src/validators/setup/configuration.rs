//! `configuration`: the configuration file is invalid.

use crate::diagnostic::Severity;
use crate::validators::{Check, declare_rule};

declare_rule! {
    /// The configuration file contains a setting that masthead does not understand.
    ///
    /// ## Why
    /// A misspelled or misplaced setting would be a check that you rely on but that never runs. So masthead does not
    /// skip anything: it reports all mistakes at once and exits with status 2. Turning this rule off has no effect.
    ///
    /// ## Fails
    /// A `masthead.yaml` with a misspelled key:
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
