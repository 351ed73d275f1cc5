//! `item-case`: an item that is not in the case the list requires.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::schema::{FieldType, Kind, TextCase};
use crate::validators::lists::{item_edit, letter_case, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule, type_of};

declare_rule! {
    /// An item is not in the case that the list requires.
    ///
    /// ## Why
    /// `Rust` and `rust` are two tags in most generators, each with half of the articles.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, item-case: kebab } } } }
    /// ```
    /// ```yaml
    /// topics: [web, Machine Learning]
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { topics: { type: list, item-case: kebab } } } }
    /// ```
    /// ```yaml
    /// topics: [web, machine-learning, 新闻]
    /// ```
    /// ## Fix
    /// Names (`iOS`, `NASA`) lose their own case.
    /// ## Options
    /// `item-case:` of a list.
    "item-case" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Kind::List(spec), Interpreted::List(items)) = (&cx.field.kind, &cx.value) else { return };
    let Some(case) = spec.item_case else { return };
    let document = cx.page.document;
    for item in *items {
        // Terms that are not allowed have a rule of their own; the spelling of an allowed term wins over the case.
        if spec.items.allow.is_some() || type_of(item, cx.page.dialect) != FieldType::String {
            continue;
        }
        let Some(text) = item.text().filter(|text| !letter_case::is_in(text, case)) else { continue };
        if wording::is_broken(document, item) || wording::is_template(document, item) {
            continue;
        }
        let written = letter_case::convert(text, case);
        let name = match case {
            TextCase::Lower => "lower case",
            TextCase::Upper => "upper case",
            TextCase::Kebab => "kebab case",
            TextCase::Title => "title case",
        };
        let found = sink.report(RULE.id, item.span, format!("`{text}` is not in {name}"));
        found.field(cx.field_path()).help(format!("write `{written}`"));
        if let Some(edit) = item_edit::retyped(item, &written, wording::syntax(document)) {
            found.fix(Fix::guess(format!("write `{written}`"), [edit]));
        }
    }
}
