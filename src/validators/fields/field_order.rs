//! `field-order`: fields in another order than the schema has them.

use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Fields stand in another order than in the schema.
    ///
    /// ## Why
    /// No generator minds; people who edit many pages find a field faster where it always is. Off unless asked for.
    ///
    /// ## Fails
    /// ```yaml config
    /// rules: { field-order: warn }
    /// collections: { all: { files: ["**"], fields: { title: string, date: date } } }
    /// ```
    /// ```yaml
    /// date: 2022-04-27
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml config
    /// rules: { field-order: warn }
    /// collections: { all: { files: ["**"], fields: { title: string, date: date } } }
    /// ```
    /// ```yaml
    /// title: Spring
    /// mood: fine
    /// date: 2022-04-27
    /// ```
    "field-order" { default: None, fix: None, since: "0.1.0", check: Check::Document(check) }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let mut last: Option<(usize, &str)> = None;
    for entry in cx.document.entries() {
        let Some(name) = entry.key.text() else { continue };
        let Some(place) = cx.schema.fields.iter().position(|field| &*field.name == name) else { continue };
        if let Some((before, other)) = last.filter(|(before, _)| *before > place) {
            let _ = before;
            sink.report(RULE.id, entry.key.span, format!("`{name}` stands after `{other}`"))
                .field(name)
                .help(format!("move it before `{other}`, as in the schema"));
            return;
        }
        last = Some((place, name));
    }
}
