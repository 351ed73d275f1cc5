//! `quoted-glob`: quotes around a glob that is read with its quotes.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::generators::Leniency;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A glob is quoted where the quotes are read as part of it.
    ///
    /// ## Why
    /// Cursor reads the lines of a rule itself and keeps the quotes, so the glob matches no file and the rule is never
    /// attached. In YAML, the same line is fine. Rules with `alwaysApply: true` are not reported, as they need no glob.
    ///
    /// ## Fails
    /// ```yaml file=.cursor/rules/a.mdc preset=cursor-rule
    /// description: How we write C
    /// globs: "**/*.c"
    /// alwaysApply: false
    /// ```
    /// ## Passes
    /// ```yaml file=.cursor/rules/a.mdc preset=cursor-rule
    /// description: "How we write C"
    /// globs: **/*.c, **/*.h
    /// alwaysApply: false
    /// ```
    /// ## Fix
    /// Removes the quotes.
    "quoted-glob" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        only: |it| it.facts().leniency == Leniency::Lines,
        check: Check::Node { at: At::Fields(|_| vec!["globs"]), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar() else { return };
    let is_quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
    if !is_quoted {
        return;
    }
    let text = scalar.text.trim();
    // A rule that always applies needs no glob.
    let always = cx.page.entry("alwaysApply").and_then(|entry| entry.value.text());
    if text.is_empty() || always == Some("true") {
        return;
    }
    let title = cx.page.dialect.generator.title();
    let message = format!("quoted glob: {title} reads the quotes as part of it, so it matches no file");
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path()).help(format!("write `{text}`"));
    if cx.node.is_exact() && !text.contains('#') {
        found.fix(Fix::guess("remove the quotes", [Edit::replace(cx.node.span, text)]));
    }
}
