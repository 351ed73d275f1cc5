//! `unexpected-field`: a field that is not allowed, because of the values of other fields.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Test};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// A field is not allowed, because of the values of other fields.
    ///
    /// ## Why
    /// A page with the price of a free event contradicts itself, and nobody knows which of the two is right.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { entry: string, price: { type: number, only-if: { entry: paid } } } } }
    /// ```
    /// ```yaml
    /// entry: free
    /// price: 12
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { entry: string, price: { type: number, only-if: { entry: paid } } } } }
    /// ```
    /// ```yaml
    /// entry: paid
    /// price: 12
    /// ```
    /// A field without a value is not reported. Inherited values count.
    /// ## Options
    /// `only-if:` of a field.
    "unexpected-field" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &FieldType::ALL, check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let (Some(condition), Some(key)) = (&cx.field.only_if, cx.key) else { return };
    if cx.node.is_null() {
        return;
    }
    let is_whole = cx.path.depth() == 1;
    let held = |name: &str| cx.page.place.held(cx.page.dialect, cx.siblings, name, is_whole);
    let failed = condition.tests.iter().find(|test| test.holds(&held(&test.field)) == Some(false));
    let Some(test) = failed else { return };
    let name = cx.field_path();
    let message = format!("`{name}` is only allowed {}", wanted(test));
    let found = sink.report(RULE.id, key.span, message);
    found.field(name).help(format!("remove `{}`, or correct `{}`", cx.field.name, test.field));
    if let Some(other) = cx.sibling(&test.field) {
        found.label(other.span, format!("`{}` is here", test.field));
    }
}

/// When the field would be allowed: "if `entry` is `paid` or `open`".
fn wanted(test: &Test) -> String {
    let field = &test.field;
    if test.asks_only_for_presence() {
        return format!("together with `{field}`");
    }
    let values: Vec<String> = test
        .values
        .iter()
        .map(|value| value.as_ref().map_or_else(|| "missing".to_owned(), |value| format!("`{value}`")))
        .collect();
    match (test.is_negated, &values[..]) {
        (false, _) => format!("if `{field}` is {}", values.join(" or ")),
        (true, [one]) => format!("if `{field}` is not {one}"),
        (true, _) => format!("if `{field}` is neither {}", values.join(" nor ")),
    }
}
