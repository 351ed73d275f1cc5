//! `deprecated-field`: a field that the schema wants to be rid of.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::validators::{Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A field is deprecated by the schema.
    ///
    /// ## Why
    /// Nothing reads it any more, or only old templates do.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { writer: { type: string, deprecated: { use: author } }, author: string } } }
    /// ```
    /// ```yaml
    /// writer: Lin
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { writer: { type: string, deprecated: { use: author } }, author: string } } }
    /// ```
    /// ```yaml
    /// author: Lin
    /// ```
    /// ## Fix
    /// The field is renamed, if the new one is not there yet; whoever still reads the old name no longer finds it.
    /// ## Options
    /// `deprecated: true`, or `deprecated: {use: other}`, of a field.
    "deprecated-field" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(deprecated) = cx.field.and_then(|field| field.deprecated.as_ref()) else { return };
    let Some(key) = cx.key else { return };
    let path = cx.field_path();
    let message = format!("`{path}` is deprecated");
    let found = sink.report(RULE.id, key.span, message);
    found.field(path);
    let Some(instead) = &deprecated.instead else {
        found.help("remove the field");
        return;
    };
    if cx.path.depth() == 1 && cx.page.document.entry(instead).is_some() {
        found.help(format!("remove it: `{instead}` is there"));
        return;
    }
    found.help(format!("write `{instead}` instead"));
    if key.is_exact() && cx.path.depth() == 1 {
        found.fix(Fix::guess(
            format!("rename it to `{instead}`"),
            [Edit::replace(key.text_span(), &**instead)],
        ));
    }
}
