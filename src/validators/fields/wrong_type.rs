//! `wrong-type`: a value that does not have the type of its field.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::{Node, Style, Value};
use crate::generators::Taken;
use crate::schema::json_schema::cut;
use crate::schema::{FieldType, Origin};
use crate::validators::dates::reading;
use crate::validators::fields::{strict, type_fault};
use crate::validators::lists::item_edit;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule, type_of};

declare_rule! {
    /// A value does not have the type of its field.
    ///
    /// ## Why
    /// `draft: 'false'` is a string and therefore true in a template; `slug: 404` is a number, on which Jekyll fails.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { comments: boolean, order: integer } } }
    /// ```
    /// ```yaml
    /// comments: 'false'
    /// ```
    /// ```yaml
    /// order: first
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { comments: boolean, order: integer } } }
    /// ```
    /// ```yaml
    /// comments: false
    /// order: 1
    /// ```
    /// ```yaml
    /// title: 404
    /// ```
    "wrong-type" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field {
            on: &[
                FieldType::Any,
                FieldType::String,
                FieldType::Integer,
                FieldType::Number,
                FieldType::Boolean,
                FieldType::Date,
                FieldType::Url,
                FieldType::Image,
                FieldType::Map,
                FieldType::Reference,
            ],
            check,
        },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (expected, found) = match cx.value {
        Interpreted::WrongType { found } => (cx.field.kind.field_type(), found),
        // A title may be any string or number, and is used as a string. `comments` may name a service, but `'false'` is
        // never intended.
        Interpreted::Accepted(FieldType::String) if strict::is_weightless(cx) => {
            (FieldType::Integer, FieldType::String)
        }
        Interpreted::Accepted(FieldType::String) if strict::is_quoted_false(cx) => {
            (FieldType::Boolean, FieldType::String)
        }
        _ if strict::expects_title(cx) => (FieldType::String, type_of(cx.node, cx.page.dialect)),
        _ => return,
    };
    // `{{ date }}` is a mapping to YAML and a template to its author.
    let is_template = cx.page.document.text(cx.node.span).starts_with("{{");
    if is_template || has_other_rule(cx, expected, found) {
        return;
    }
    let text = cx.node.text().unwrap_or_default();
    let Some(severity) = type_fault::severity(cx, expected, found) else { return };
    let what = match &cx.node.value {
        Value::Scalar(_) => format!("{} is {}", cut(text.trim()), found.phrase()),
        _ => format!("the value is {}", found.phrase()),
    };
    let name = cx.field_path();
    let message = format!("{what}, but `{name}` must be {}", expected.phrase());
    let report = sink.report_as(RULE.id, severity, cx.node.span, message);
    report.field(name);
    let (help, fix) = mend(cx, expected, found, text).unwrap_or_else(|| (remedy(expected), None));
    report.help(help);
    report.fix = fix;
    report.guess = strict::is_wish(cx).then_some(Guess::Effect);
}

/// What to write where nothing can be made of the value.
fn remedy(expected: FieldType) -> String {
    match expected {
        FieldType::Image => "write the URL or path of an image".to_owned(),
        FieldType::Reference => "write a single name".to_owned(),
        FieldType::Boolean => "write `true` or `false`".to_owned(),
        FieldType::Integer => "write a whole number, such as `10`".to_owned(),
        FieldType::Number => "write a number, such as `1.5`".to_owned(),
        FieldType::Date => "write a date, such as `2022-04-27`".to_owned(),
        FieldType::Map => "write `key: value` lines, indented below the field".to_owned(),
        _ => format!("write {}", expected.phrase()),
    }
}

/// Whether another rule reports it.
fn has_other_rule(cx: &FieldCx<'_>, expected: FieldType, found: FieldType) -> bool {
    let name = cx.key.and_then(|key| key.text()).unwrap_or_default();
    let generator = cx.page.dialect.generator;
    let plain = cx.node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    let word = cx.node.text().unwrap_or_default();
    match (expected, found) {
        // `nested-list`, `map-item`
        (_, FieldType::List) | (FieldType::String, FieldType::Map) if cx.key.is_none() => true,
        // `image-shape`, which only Docusaurus's preset turns on.
        (FieldType::Image, _) if cx.field.origin != Origin::Configured => {
            generator.facts().checks_image && cx.path.depth() == 1 && name == "image"
        }
        // `implicit-date-string`
        (FieldType::String, FieldType::Date) => {
            let own = Some(name).filter(|_| cx.path.depth() == 1);
            cx.field.origin != Origin::Configured && !strict::fails_at_date(cx.page, cx.field, own, cx.node)
        }
        // `draft-ignored`: if nothing reads the field, its type does not matter.
        (FieldType::Boolean, _)
            if name == "draft"
                && cx.field.origin != Origin::Configured
                && generator.facts().flags.ignores("draft") =>
        {
            true
        }
        // `ambiguous-scalar`: `yes` without quotes, in a parser that reads it as a string.
        (FieldType::Boolean, FieldType::String) => {
            plain && matches!(word.to_ascii_lowercase().as_str(), "yes" | "no" | "on" | "off" | "y" | "n")
        }
        // `published-type`
        (FieldType::Date, FieldType::Boolean) | (FieldType::Boolean, FieldType::Date) => name == "published",
        // Some read the first item.
        (FieldType::Date, FieldType::List) => matches!(reading::taken(cx), Some(Taken::At(_))),
        _ => false,
    }
}

/// What to write, and the edit if the meaning is clear.
fn mend(
    cx: &FieldCx<'_>,
    expected: FieldType,
    found: FieldType,
    text: &str,
) -> Option<(String, Option<Fix>)> {
    if let (FieldType::String, Some(items)) = (expected, cx.node.items()) {
        return joined(cx, items);
    }
    let scalar = cx.node.scalar()?;
    let exact = cx.node.is_exact();
    let quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
    match (expected, found) {
        (FieldType::Boolean, FieldType::String) => {
            let word = type_fault::boolean(text)?;
            let same = text.eq_ignore_ascii_case(word) && quoted && exact;
            let fix = same.then(|| Fix::safe("remove the quotes", [Edit::replace(cx.node.span, word)]));
            Some((format!("write `{word}` without quotes"), fix))
        }
        (FieldType::Integer | FieldType::Number, FieldType::String) => {
            let number = text.trim();
            let plain = match expected {
                FieldType::Integer => number.parse::<i64>().is_ok(),
                _ => number.parse::<f64>().is_ok_and(f64::is_finite),
            };
            let tidy = plain && !number.starts_with(['0', '+', '.']) && !number.ends_with('.');
            let fix = (tidy || number == "0") && quoted && exact;
            let fix = fix.then(|| Fix::safe("remove the quotes", [Edit::replace(cx.node.span, number)]));
            plain.then(|| (format!("write `{number}` without quotes"), fix))
        }
        (FieldType::String, _) => {
            let safe = exact
                && matches!(scalar.style, Style::Plain | Style::Native(_))
                && !text.contains(['"', '\\'])
                && cx.field.allow.as_ref().is_none_or(|allowed| allowed.contains(text));
            let quoted = format!("\"{text}\"");
            let fix = safe.then(|| {
                let edit = [Edit::replace(cx.node.span, quoted.clone())];
                // A number for an address is more likely a wrong value than a missing pair of quotes.
                let is_address = cx
                    .key
                    .and_then(|key| key.text())
                    .is_some_and(|name| matches!(name, "slug" | "permalink" | "url"));
                if is_address {
                    Fix::guess("quote the value", edit)
                } else {
                    Fix::safe("quote the value", edit)
                }
            });
            Some((format!("quote the value: `{quoted}`"), fix))
        }
        _ => None,
    }
}

/// The only item of a list, or its globs with commas between them, in place of the list.
fn joined(cx: &FieldCx<'_>, items: &[Node<'_>]) -> Option<(String, Option<Fix>)> {
    let is_fine = items.len() == 1 || (!items.is_empty() && &*cx.field.name == "applyTo");
    let texts: Option<Vec<&str>> = items.iter().map(|item| item.text().filter(|_| !item.is_null())).collect();
    let written = item_edit::quoted(&texts.filter(|_| is_fine)?.join(","));
    let is_flow = item_edit::is_flow(&cx.page.document.source.text, cx.node) && !cx.node.alias;
    let edit = [Edit::replace(cx.node.span, written.as_str())];
    Some((format!("write `{written}`"), is_flow.then(|| Fix::guess("write a string", edit))))
}
