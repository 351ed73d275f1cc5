//! `unquoted-glob`: `**/*.ts` without quotes, which only some parsers read as a string.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::generators::Leniency;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A glob that starts with `*` is not quoted.
    ///
    /// ## Why
    /// In YAML, `*` starts an alias, so `applyTo: **/*.ts` is an error. VS Code has its own parser, which reads it as a
    /// string. GitHub shows an error instead of the file, Copilot CLI before 1.0.48 silently ignored the glob, and
    /// every other YAML parser fails. Cursor rules are not reported: their globs are not quoted.
    ///
    /// ## Fails
    /// ```yaml file=.github/instructions/a.instructions.md preset=copilot-instructions
    /// applyTo: **/*.ts
    /// ```
    /// ## Passes
    /// ```yaml file=.github/instructions/a.instructions.md preset=copilot-instructions
    /// applyTo: "**/*.ts,**/*.tsx"
    /// ```
    /// ```markdown file=.cursor/rules/a.mdc preset=cursor-rule
    /// ---
    /// description: How we write TypeScript
    /// globs: **/*.ts,**/*.tsx
    /// alwaysApply: false
    /// ---
    /// ```
    "unquoted-glob" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        only: |it| it.facts().leniency == Leniency::Stars,
        needs: b"*",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar().filter(|scalar| scalar.style == Style::Plain) else { return };
    let text = &*scalar.text;
    // It is an alias if its anchor is above it.
    if cx.node.alias || !text.starts_with('*') {
        return;
    }
    let message = format!("unquoted glob `{text}`: YAML reads the leading `*` as an alias");
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    let quote = if text.contains('"') { '\'' } else { '"' };
    if text.contains('\\') || text.contains(quote) {
        found.help("quote the glob");
        return;
    }
    let quoted = format!("{quote}{text}{quote}");
    found.help(format!("quote the glob: `{quoted}`"));
    if cx.node.is_exact() {
        found.fix(Fix::safe("quote the glob", [Edit::replace(cx.node.span, quoted)]));
    }
}
