//! `undeclared-taxonomy`: a taxonomy that the Zola site does not declare.

use crate::diagnostic::Severity;
use crate::validators::fields::near;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page uses a taxonomy that the site does not declare.
    ///
    /// ## Why
    /// Zola fails. The declared taxonomies are read from the `zola.toml` or `config.toml` next to `content/`; without
    /// such a file, nothing is reported.
    ///
    /// ## Fails
    /// In a site whose `config.toml` says `taxonomies = [{ name = "tags" }]`:
    ///
    /// ```text
    /// [taxonomies]
    /// topics = ["news"]
    /// ```
    /// ## Passes
    /// ```toml preset=zola file=content/spring.md
    /// title = "Spring"
    /// [taxonomies]
    /// tags = ["news"]
    /// ```
    "undeclared-taxonomy" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().terms.table.is_some(),
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(declared) = &cx.place.facts.taxonomies else { return };
    let table = cx.entry("taxonomies").and_then(|table| table.value.entries());
    for entry in table.unwrap_or_default() {
        let Some(name) = entry.key.text() else { continue };
        if declared.iter().any(|known| **known == *name) {
            continue;
        }
        let message = format!("undeclared taxonomy `{name}`: {} fails", cx.dialect.generator.title());
        let found = sink.report(RULE.id, entry.key.span, message);
        found.field(format!("taxonomies.{name}").as_str());
        found.help(match near::nearest(name, declared.iter().map(|known| &**known)) {
            Some(known) => format!("write `{known}`, or declare `{name}` in the site's configuration"),
            None => {
                format!("declare it in the site's configuration: `{{ name = \"{name}\" }}` in `taxonomies`")
            }
        });
    }
}
