//! `duplicate-key-case`: two keys that differ only in letter case.

use std::collections::hash_map;

use rustc_hash::FxHashMap;

use crate::diagnostic::Severity;
use crate::document::Entry;
use crate::generators::Case;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

/// Up to this many fields, comparing all pairs is cheaper than a table.
const FEW: usize = 24;

declare_rule! {
    /// Two fields differ only in case.
    ///
    /// ## Why
    /// Hugo ignores the case of keys. Of `title` and `Title` it keeps the one with capitals, wherever it is; which of two
    /// with capitals is by chance. To other generators, `Description` beside `description` is another field, which they
    /// do not read: a warning, if one of the two is a known field.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// title: Spring
    /// Title: Summer
    /// ```
    /// ```yaml preset=vitepress
    /// description: Spring
    /// Description: Summer
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// title: Spring
    /// linkTitle: Summer
    /// ```
    "duplicate-key-case" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let entries = cx.document.entries();
    if entries.len() <= FEW {
        for (at, entry) in entries.iter().enumerate() {
            let Some(name) = entry.key.text() else { continue };
            let twin = entries[..at].iter().find(|other| {
                other.key.text().is_some_and(|other| other != name && other.eq_ignore_ascii_case(name))
            });
            if let Some(twin) = twin {
                report(cx, twin, entry, sink);
            }
        }
        return;
    }
    // The first spelling of each name is enough: a later key that differs from it is reported.
    let mut first: FxHashMap<String, &Entry<'_>> = FxHashMap::default();
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        match first.entry(name.to_ascii_lowercase()) {
            hash_map::Entry::Occupied(twin) if twin.get().key.text() != Some(name) => {
                report(cx, twin.get(), entry, sink);
            }
            hash_map::Entry::Occupied(_) => {}
            hash_map::Entry::Vacant(free) => {
                free.insert(entry);
            }
        }
    }
}

fn report(cx: &DocumentCx<'_>, twin: &Entry<'_>, entry: &Entry<'_>, sink: &mut Sink<'_>) {
    let (name, other) = (entry.key.text().unwrap_or_default(), twin.key.text().unwrap_or_default());
    let case = cx.dialect.generator.facts().names.case;
    let is_same = case == Case::Ignored;
    let is_known = |name: &str| cx.schema.field(name).is_some();
    // Two names that nobody knows may be two fields, and so may two that are known.
    if !is_same && (case == Case::OfOwn || is_known(name) == is_known(other) || has_form(cx)) {
        return;
    }
    let title = cx.dialect.generator.title();
    let found = if is_same {
        sink.report(RULE.id, entry.key.span, format!("`{name}` duplicates `{other}`: {title} ignores case"))
    } else {
        let message = format!("`{name}` duplicates `{other}` in another case");
        sink.report_as(RULE.id, Severity::Warning, entry.key.span, message)
    };
    found.field(name).label(twin.key.span, "first used here").help("remove one of the two");
}

/// Whether the page has the fields of a form besides its own, whose names begin with a capital.
fn has_form(cx: &DocumentCx<'_>) -> bool {
    let names = cx.document.entries().iter().filter_map(|entry| entry.key.text());
    names.filter(|name| name.starts_with(|sign: char| sign.is_uppercase())).nth(1).is_some()
}
