//! `unquoted-wikilink`: `[[a link]]` without quotes in a custom property.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::lists::{item_edit, wording};
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A link in double brackets is not quoted, so YAML reads it as a list in a list.
    ///
    /// ## Why
    /// Obsidian shows such a property as a list it cannot edit, and the link does not work. (In lists of terms and
    /// image fields, `nested-list` reports this for every generator.)
    ///
    /// ## Fails
    /// ```yaml preset=obsidian
    /// related: [[Other note]]
    /// ```
    /// ```yaml preset=obsidian
    /// related:
    ///   - [[Other note]]
    /// ```
    /// ## Passes
    /// ```yaml preset=obsidian
    /// related: "[[Other note]]"
    /// ```
    /// ## Fix
    /// Quotes the link, which is wrong if a list in a list was meant.
    "unquoted-wikilink" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: |it| it.facts().links_notes,
        needs: b"[",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(link) = wording::link(cx.page.document, cx.node).filter(|_| !is_typed(cx)) else { return };
    let inner = link.trim_start_matches('[').trim_end_matches(']');
    // Numbers in double brackets are a table.
    if inner.trim().parse::<f64>().is_ok() {
        return;
    }
    let quoted = item_edit::quoted(link);
    sink.report(RULE.id, cx.node.span, format!("unquoted link: YAML reads `{link}` as a list in a list"))
        .field(cx.field_path())
        .help(format!("quote the link: `{quoted}`"))
        .fix(Fix::guess("quote the link", [Edit::replace(cx.node.span, quoted)]));
}

/// Whether the property is a list or a URL in the schema: `nested-list` checks those.
fn is_typed(cx: &NodeCx<'_>) -> bool {
    let path = cx.field_path().to_string();
    let name = path.split(['.', '[']).next().unwrap_or_default();
    let kind = cx.page.schema.field(name).map(|field| field.kind.field_type());
    matches!(kind, Some(FieldType::List | FieldType::Image | FieldType::Url))
}
