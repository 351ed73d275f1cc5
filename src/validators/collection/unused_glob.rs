//! `unused-glob`: a glob of a collection that no page matches.

use crate::diagnostic::Severity;
use crate::validators::{Charge, Check, Spot, declare_rule};

declare_rule! {
    /// A glob in the `files` of a collection matches no page.
    ///
    /// ## Why
    /// A folder was renamed, or the glob is misspelled, so the checks of the collection never run. Only a run over the
    /// whole folder of `masthead.yaml` can detect this, so nothing is reported if you pass single files. Pages that are
    /// excluded (`exclude`, `.gitignore`) do not count as matches.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["psots/**"] }
    /// ```
    /// ```yaml file=posts/spring.md
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["posts/**"] }
    /// ```
    /// ```yaml file=posts/spring.md
    /// title: Spring
    /// ```
    "unused-glob" { default: Some(Severity::Warning), fix: None, since: "0.1.0", check: Check::Elsewhere }
}

/// The charge against a glob of the collection of that name.
pub(crate) fn charge(spot: &Spot, collection: Box<str>) -> Charge {
    Charge::setup(spot, move |accused, sink| {
        let glob = accused.node.text().unwrap_or_default();
        let message = format!("the glob `{glob}` of `{collection}` matches no pages");
        sink.report(RULE.id, accused.node.span, message)
            .field(accused.field.clone())
            .help("correct the glob, or remove it");
    })
}
