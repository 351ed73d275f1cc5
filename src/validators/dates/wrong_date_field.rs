//! `wrong-date-field`: a date in a field of another generator.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::document::Node;
use crate::validators::dates::role;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::date;

declare_rule! {
    /// A date is in a field that another generator reads, but this one does not.
    ///
    /// ## Why
    /// `pubDate` belongs to Astro and `lastmod` to Hugo. Hexo silently ignores both and uses the time of the file.
    /// On five pages or more, a template may read the field, so nothing is reported.
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// title: Spring
    /// pubDate: 2022-04-27
    /// ```
    /// ```yaml preset=hugo
    /// title: Spring
    /// updated: 2022-04-27
    /// ```
    /// ```yaml preset=docusaurus
    /// title: Spring
    /// lastmod: 2022-04-27
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// title: Spring
    /// date: 2022-04-27
    /// ```
    /// ## Fix
    /// Renames the field. A theme that reads the old name no longer finds it.
    "wrong-date-field" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Node { at: At::Fields(role::of_others), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some((key, name)) = cx.key.and_then(|key| Some((key, key.text()?))) else { return };
    let generator = cx.page.dialect.generator;
    let Some(right) = role::instead(generator, name) else { return };
    let configured = cx.field.is_some_and(|field| field.origin == crate::schema::Origin::Configured);
    let is_date = stated(cx.node).is_some_and(|text| date::parse(text).is_ok());
    if configured || !is_date || cx.page.document.entry(right).is_some() {
        return;
    }
    let message = format!("{} does not read `{name}`", generator.title());
    let found = sink.report(RULE.id, key.span, message);
    found.field(cx.field_path()).guess(Guess::Unread);
    let is_nested = right == LAST_UPDATE;
    if is_nested || name == LAST_UPDATE {
        let text = stated(cx.node).unwrap_or_default().trim();
        let right =
            if is_nested { format!("{right}: {{ date: {text} }}") } else { format!("{right}: {text}") };
        found.help(format!("write `{right}`"));
        return;
    }
    found.help(format!("write `{right}`"));
    if key.is_exact() {
        found.fix(Fix::guess(format!("rename it to `{right}`"), [Edit::replace(key.text_span(), right)]));
    }
}

/// Docusaurus keeps the date of the last change in a mapping.
const LAST_UPDATE: &str = "last_update";

/// The date of the field, or the one in its mapping.
fn stated<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let inside = || node.entries()?.iter().find(|entry| entry.key.text() == Some("date"))?.value.text();
    node.text().or_else(inside)
}
