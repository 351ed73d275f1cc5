//! `draft-ignored`: `draft: true`, or `published: false`, with a generator that publishes the page anyway.

use crate::diagnostic::Severity;
use crate::schema::Origin;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// `draft: true` or `published: false` has no effect: the generator publishes the page.
    ///
    /// ## Why
    /// Hugo, Zola and Docusaurus hide drafts; Hexo, Jekyll and Eleventy silently publish them. Hexo and Jekyll expect
    /// `published: false`, or the page in `_drafts/`; Docusaurus and Eleventy ignore `published`. Nothing is
    /// reported if Eleventy's configuration mentions the field, or a data file computes `permalink`.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// draft: true
    /// ```
    /// ```yaml preset=docusaurus
    /// published: false
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// published: false
    /// ```
    /// ```yaml preset=jekyll file=_drafts/spring.md
    /// draft: true
    /// ```
    "draft-ignored" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| !it.facts().flags.ignored.is_empty(),
        check: Check::Node { at: At::Fields(|it| it.facts().flags.ignored.iter().map(|it| it.field).collect()), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key.and_then(|key| key.text()) else { return };
    let generator = cx.page.dialect.generator;
    let flags = &generator.facts().flags;
    let is_configured = cx.field.is_some_and(|field| field.origin == Origin::Configured);
    let ignored = flags.ignored.iter().find(|it| it.field == key && says(cx, it.says));
    let Some(ignored) = ignored.filter(|it| !(it.may_be_taught && is_configured)) else { return };
    if cx.page.is_unpublished() || is_read_by_program(cx, key) {
        return;
    }
    let message = format!("`{key}` has no effect: {} publishes the page anyway", generator.title());
    sink.report_as(RULE.id, ignored.severity, cx.node.span, message)
        .field(cx.field_path())
        .help(ignored.help);
}

/// Whether the author meant yes, or no.
fn says(cx: &NodeCx<'_>, yes: bool) -> bool {
    let words: &[&str] =
        if yes { &["true", "yes", "on", "1", "y", "t"] } else { &["false", "no", "off", "0", "n", "f"] };
    cx.node.text().map(str::trim).is_some_and(|text| words.iter().any(|word| text.eq_ignore_ascii_case(word)))
}

/// Whether the site's configuration mentions the field, or a program makes the address of the page.
fn is_read_by_program(cx: &NodeCx<'_>, key: &str) -> bool {
    let (place, dialect) = (&cx.page.place, cx.page.dialect);
    let address = || {
        let own = dialect.generator.facts().address.own;
        place.facts.defaults.field(place.files, place.path, dialect, own)
    };
    place.facts.excuses.contains(&key) || address().is_some_and(|inherited| inherited.value.is_none())
}
