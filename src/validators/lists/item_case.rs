//! `item-case`: an item in another letter case than the list asks for.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::schema::{FieldType, Kind, TextCase};
use crate::validators::lists::{item_edit, letter_case, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule, type_of};

declare_rule! {
    /// An item is written in another letter case than the list asks for.
    ///
    /// ## Why
    /// `Rust` and `rust` are two tags in most generators, with half of the articles each.
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
    /// Names (`iOS`, `NASA`) lose their own letter case.
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
        // A term outside of the vocabulary has its rule; the vocabulary's own spelling stands above the case.
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
