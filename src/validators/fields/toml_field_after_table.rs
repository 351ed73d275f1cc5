//! `toml-field-after-table`: a field of the page that a table above it has taken in.

use crate::diagnostic::Severity;
use crate::document::{Entry, Syntax};
use crate::loader::Generator;
use crate::schema::Origin;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A field of the page stands below a table, and so belongs to the table.
    ///
    /// ## Why
    /// In TOML everything after `[extra]` is a part of `extra`, up to the next table. A `date` that was added at the end
    /// of the block is `extra.date`, and the page has none, without a word.
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
        only: &[Generator::Zola, Generator::Hugo, Generator::HugoOld],
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.document.block.as_ref().is_none_or(|block| block.syntax != Syntax::Toml) {
        return;
    }
    let generator = cx.dialect.generator;
    let names = lost(generator);
    for table in cx.document.entries().iter().filter(|entry| is_taking(cx, entry)) {
        for entry in table.value.entries().unwrap_or_default() {
            let Some(name) = entry.key.text().filter(|name| names.contains(name)) else { continue };
            if cx.document.entry(name).is_some() {
                continue;
            }
            let owner = table.key.text().unwrap_or_default();
            let message = format!(
                "`{name}` belongs to the table `{owner}` above it: {} does not find it",
                generator.title()
            );
            sink.report(RULE.id, entry.key.span, message)
                .field(format!("{owner}.{name}").as_str())
                .label(table.key.span, "the table begins here")
                .help(format!("write `{name}` above `[{owner}]`"));
        }
    }
}

/// Fields that a table of the author's own hardly has; themes read `extra.updated`, and Hugo's tables are freer.
const fn lost(generator: Generator) -> &'static [&'static str] {
    match generator {
        Generator::Zola => &["date", "draft", "slug", "aliases"],
        _ => &["date", "draft"],
    }
}

/// Whether the entry is a table with a header of its own (`[extra]`), which the generator gives no such field.
fn is_taking(cx: &DocumentCx<'_>, table: &Entry<'_>) -> bool {
    let before = cx.document.source.text.get(..table.key.span.start as usize).unwrap_or_default();
    let has_header = before.trim_end_matches([' ', '\t', '"', '\'']).ends_with('[');
    let name = table.key.text().unwrap_or_default();
    let free = matches!(name, "extra" | "params" | "taxonomies")
        || cx.schema.field(name).is_none_or(|field| field.origin != Origin::Preset);
    has_header && free && table.value.entries().is_some()
}
