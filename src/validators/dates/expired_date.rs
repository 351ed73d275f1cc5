//! `expired-date`: a page whose expiry date has passed, so that the generator skips it.

use crate::schema::FieldType;
use crate::validators::dates::role::{self, Role};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// The expiry date of a page has passed, so Hugo does not publish it.
    ///
    /// ## Why
    /// The build succeeds and does not mention the page. A page copied from an older one keeps its `expiryDate` and
    /// never appears. Many sites archive pages this way on purpose, so the rule is off by default.
    ///
    /// ## Fails
    /// ```yaml config
    /// preset: hugo
    /// rules: { expired-date: warn }
    /// ```
    /// ```yaml
    /// title: Spring sale
    /// date: 2022-04-01
    /// expiryDate: 2022-04-30
    /// ```
    /// ## Passes
    /// ```yaml config
    /// preset: hugo
    /// rules: { expired-date: warn }
    /// ```
    /// ```yaml
    /// title: Spring sale
    /// date: 2022-04-01
    /// expiryDate: 2060-04-30
    /// ```
    /// ```yaml
    /// draft: true
    /// expiryDate: 2022-04-30
    /// ```
    "expired-date" {
        default: None,
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().dates.has("expirydate"),
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let ends = cx.key.and_then(|key| key.text()).is_some_and(|name| role::of(name) == Role::Expires);
    if !ends || !role::is_own(cx) || date.instant() > cx.page.now {
        return;
    }
    // A draft is not published anyway.
    if cx.sibling("draft").is_some_and(|draft| draft.text() == Some("true")) {
        return;
    }
    let text = cx.node.text().unwrap_or_default().trim();
    let title = cx.page.dialect.generator.title();
    let message = format!("the expiry date `{text}` has passed: {title} does not publish the page");
    sink.report(RULE.id, cx.node.span, message)
        .field(cx.field_path())
        .help("to publish the page, remove the field");
}
