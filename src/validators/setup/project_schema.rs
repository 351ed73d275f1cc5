//! `project-schema`: a schema of another tool that cannot be used.

use crate::diagnostic::Severity;
use crate::validators::{Check, declare_rule};

declare_rule! {
    /// The project has a schema for another tool that masthead cannot use.
    ///
    /// ## Why
    /// The schemas of Astro's collections, of Obsidian's properties and of content management systems (Decap, Sveltia,
    /// Static CMS, Pages CMS, Front Matter CMS) are used without any configuration. An invalid file is not used at all,
    /// and the pages are checked without it. `project-schema: off` in `masthead.yaml` ignores all of them.
    ///
    /// ## Fails
    /// A file `.obsidian/types.json`:
    ///
    /// ```text
    /// {"types": {"due": "date",
    /// ```
    /// ## Passes
    /// ```text
    /// {"types": {"due": "date"}}
    /// ```
    /// ## Options
    /// `project-schema: off`.
    "project-schema" { default: Some(Severity::Warning), fix: None, since: "0.1.0", check: Check::Elsewhere }
}
