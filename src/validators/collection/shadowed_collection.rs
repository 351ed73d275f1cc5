//! `shadowed-collection`: a collection that no page can belong to.

use crate::diagnostic::Severity;
use crate::validators::{Charge, Check, Spot, declare_rule};

declare_rule! {
    /// An earlier collection matches every page of this one, so this one never applies.
    ///
    /// ## Why
    /// A page belongs to the first collection with a matching glob. A specific collection below a general one never
    /// matches, and its checks never run.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   all: { files: ["**"] }
    ///   posts: { files: ["posts/**"] }
    /// ```
    /// ```yaml file=posts/spring.md
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["posts/**"] }
    ///   all: { files: ["**"] }
    /// ```
    /// ```yaml file=posts/spring.md
    /// title: Spring
    /// ```
    /// ```yaml beside file=about.md
    /// title: About
    /// ```
    "shadowed-collection" { default: Some(Severity::Warning), fix: None, since: "0.1.0", check: Check::Elsewhere }
}

/// The charge against a collection, at its first glob, if all of its pages belong to the collection `by`.
pub(crate) fn charge(spot: &Spot, collection: Box<str>, by: Box<str>) -> Charge {
    let charge = Charge::setup(spot, move |accused, sink| {
        let message =
            format!("the collection `{collection}` never applies: `{by}` above it matches all of its pages");
        sink.report(RULE.id, accused.node.span, message)
            .field(accused.field.clone())
            .help(format!("move `{collection}` above `{by}`"));
    });
    charge.in_any_run()
}
