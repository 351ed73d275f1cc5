//! `duplicate-key-case`: two keys that are the same to Hugo.

use std::collections::hash_map;

use rustc_hash::FxHashMap;

use crate::diagnostic::Severity;
use crate::document::Entry;
use crate::generators::Case;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

/// Up to this many fields, comparing all pairs is cheaper than a table.
const FEW: usize = 24;

declare_rule! {
    /// Two fields differ only in case, and Hugo keeps only one of them.
    ///
    /// ## Why
    /// Hugo ignores the case of keys. Of `title` and `Title` it keeps the one with capitals, wherever it is; which of two
    /// with capitals is by chance.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// title: Spring
    /// Title: Summer
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
        only: |it| it.facts().names.case == Case::Ignored,
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
    let title = cx.dialect.generator.title();
    sink.report(RULE.id, entry.key.span, format!("`{name}` duplicates `{other}`: {title} ignores case"))
        .field(name)
        .label(twin.key.span, "first used here")
        .help("remove one of the two");
}
