//! `deprecated-field`: a field that the configuration marks as deprecated.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Node, Style, Syntax};
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// The configuration marks a field as deprecated.
    ///
    /// ## Why
    /// Nothing reads it any more, or only old templates.
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
    /// Renames the field, unless the page already has the new one. Anything that still reads the old name no longer
    /// finds it.
    /// ## Options
    /// `deprecated: true`, or `deprecated: {use: other}`, of a field.
    "deprecated-field" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Node { at: At::All, check },
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
    if cx.siblings.iter().any(|entry| entry.key.text() == Some(instead)) {
        found.help(format!("remove it: the page already has `{instead}`"));
        return;
    }
    found.help(format!("use `{instead}` instead"));
    if is_renamable(cx, key, instead) {
        found.fix(Fix::guess(
            format!("rename it to `{instead}`"),
            [Edit::replace(key.text_span(), &**instead)],
        ));
    }
}

/// Whether the new name is valid in place of the old one, and the old one occurs only once: a TOML table may be named
/// several times.
fn is_renamable(cx: &NodeCx<'_>, key: &Node<'_>, name: &str) -> bool {
    let document = cx.page.document;
    let is_toml = document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Toml);
    let rest = document.source.text.get(key.span.end as usize..).unwrap_or_default();
    let is_bare = key.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    key.is_exact()
        && (!is_toml || rest.trim_start_matches([' ', '\t']).starts_with('='))
        && (if is_bare { name.chars().all(is_plain) } else { !name.contains(['"', '\'', '\\']) })
}
