//! `reserved-field`: a key that is reserved by the generator.

use crate::diagnostic::Severity;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// The name of a field is reserved by the generator.
    ///
    /// ## Why
    /// Hexo silently publishes the value of `content` instead of the text of the page. Eleventy fails on `page`,
    /// `content` and `collections`, Hugo from 0.160 on `_build`, which is now `build`. If the site pins an older version, that is a
    /// warning.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// content: A few words about spring
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// summary: A few words about spring
    /// ```
    "reserved-field" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| !it.facts().names.reserved.is_empty(),
        check: Check::Node { at: At::Fields(|it| it.facts().names.reserved.iter().map(|(name, _)| *name).collect()), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some((key, name)) = cx.key.and_then(|key| Some((key, key.text()?))) else { return };
    let facts = &cx.page.dialect.generator.facts().names;
    let Some(effect) = facts.reserved(name) else { return };
    let renamed = name.strip_prefix('_').filter(|renamed| cx.page.schema.field(renamed).is_some());
    let help = renamed.map_or_else(|| "rename the field".to_owned(), |renamed| format!("write `{renamed}`"));
    let version = cx.page.place.facts.version;
    let is_older = facts.reserved_since.is_some_and(|since| version.is_some_and(|version| version < since));
    let found = if is_older {
        let message = format!("`{name}` is deprecated: {effect}");
        sink.report_as(RULE.id, Severity::Warning, key.span, message)
    } else {
        sink.report(RULE.id, key.span, format!("`{name}` is a reserved name: {effect}"))
    };
    found.field(cx.field_path()).help(help);
}
