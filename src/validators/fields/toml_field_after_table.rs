//! `toml-field-after-table`: a field of the page that belongs to the table above it.

use crate::diagnostic::Severity;
use crate::document::{Entry, Syntax};
use crate::schema::Origin;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A field of the page is below a table header, so it belongs to that table.
    ///
    /// ## Why
    /// In TOML, everything after `[extra]` belongs to `extra`, up to the next table. A `date` added at the end of the
    /// block becomes `extra.date`, and the page silently has no date.
    ///
    /// ## Fails
    /// ```toml preset=zola file=content/spring.md
    /// title = "Spring"
    /// [extra]
    /// mood = "fine"
    /// date = 2022-04-27
    /// ```
    /// ## Passes
    /// ```toml preset=zola file=content/spring.md
    /// title = "Spring"
    /// date = 2022-04-27
    /// [extra]
    /// mood = "fine"
    /// ```
    "toml-field-after-table" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: |it| !it.facts().names.lost_in_tables.is_empty(),
        precision: Heuristic,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Toml) {
        return;
    }
    let generator = cx.dialect.generator;
    let names = generator.facts().names.lost_in_tables;
    for table in cx.document.entries().iter().filter(|entry| is_taking(cx, entry)) {
        for entry in table.value.entries().unwrap_or_default() {
            let Some(name) = entry.key.text().filter(|name| names.contains(name)) else { continue };
            // Above the table it would be no better off.
            let is_stranger = (generator.facts().at_stranger)(cx.place.path, name).is_some();
            if is_stranger || cx.document.entry(name).is_some() {
                continue;
            }
            let owner = table.key.text().unwrap_or_default();
            let message = format!(
                "`{name}` belongs to the table `{owner}` above it: {} does not find it",
                generator.title()
            );
            sink.report(RULE.id, entry.key.span, message)
                .field(format!("{owner}.{name}").as_str())
                .label(table.key.span, "the table starts here")
                .help(format!("move `{name}` above `[{owner}]`"));
        }
    }
}

/// Whether the entry is a table with its own header (`[extra]`) in which the generator reads no such field.
fn is_taking(cx: &DocumentCx<'_>, table: &Entry<'_>) -> bool {
    let before = cx.document.source.text.get(..table.key.span.start as usize).unwrap_or_default();
    let has_header = before.trim_end_matches([' ', '\t', '"', '\'']).ends_with('[');
    let name = table.key.text().unwrap_or_default();
    let free = matches!(name, "extra" | "params" | "taxonomies")
        || cx.schema.field(name).is_none_or(|field| field.origin != Origin::Preset);
    has_header && free && table.value.entries().is_some()
}
