//! `unquoted-glob`: `**/*.ts` without quotes, which only some readers take for text.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Style;
use crate::loader::Generator;
use crate::validators::{Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// A glob that begins with `*` stands without quotes.
    ///
    /// ## Why
    /// In YAML a star makes an alias, so `applyTo: **/*.ts` is an error. VS Code has a reader of its own that takes it for
    /// text. GitHub shows an error in the place of the file, Copilot CLI before 1.0.48 ignored the glob without a word, and
    /// every other tool that reads YAML stops. Cursor's rules are not looked at: there globs stand without quotes.
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
        only: &[Generator::CopilotInstructions, Generator::PromptFile],
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = cx.node.scalar().filter(|scalar| scalar.style == Style::Plain) else { return };
    let text = &*scalar.text;
    // An alias that its anchor stands above is one.
    if cx.node.alias || !text.starts_with('*') {
        return;
    }
    let message = format!("`{text}` begins with `*` and has no quotes: to YAML it is an alias");
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    let quote = if text.contains('"') { '\'' } else { '"' };
    if text.contains('\\') || text.contains(quote) {
        found.help("put it in quotes");
        return;
    }
    let quoted = format!("{quote}{text}{quote}");
    found.help(format!("write `{quoted}`"));
    if cx.node.is_exact() {
        found.fix(Fix::safe("put it in quotes", [Edit::replace(cx.node.span, quoted)]));
    }
}
