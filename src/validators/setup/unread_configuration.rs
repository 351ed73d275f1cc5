//! `unread-configuration`: a file that looks like a masthead configuration but is not read.

use crate::diagnostic::Severity;
use crate::validators::{Check, declare_rule};

declare_rule! {
    /// A file looks like a masthead configuration but is not read.
    ///
    /// ## Why
    /// The configuration is `masthead.yaml` or `.masthead.yaml`. Settings in `masthead.yml`, `masthead.toml`,
    /// `.mastheadrc` or `[tool.masthead]` of `pyproject.toml`, or in the second of two files, have no effect, and it
    /// would go unnoticed that the checks do not run. The same is said of a generator's configuration that is not a
    /// regular file, is larger than it can sensibly be, or is a link to a file outside the tree.
    ///
    /// ## Fails
    /// A file `masthead.yml`:
    ///
    /// ```text
    /// preset: hugo
    /// ```
    /// ## Passes
    /// The same in `masthead.yaml`:
    ///
    /// ```text
    /// preset: hugo
    /// ```
    "unread-configuration" { default: Some(Severity::Warning), fix: None, since: "0.1.0", precision: Heuristic, check: Check::Elsewhere }
}
