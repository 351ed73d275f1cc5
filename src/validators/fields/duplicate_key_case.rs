//! `duplicate-key-case`: two keys that Hugo takes for one.

use std::collections::hash_map;

use rustc_hash::FxHashMap;

use crate::diagnostic::Severity;
use crate::document::Entry;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

/// Up to so many fields, comparing each with each is cheaper than a table.
const FEW: usize = 24;

declare_rule! {
    /// Two fields differ in letter case only, and Hugo keeps one of them.
    ///
    /// ## Why
    /// Hugo does not look at the case of keys, and which of `title` and `Title` it keeps is not said anywhere.
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
        only: &[Generator::Hugo, Generator::HugoOld],
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
                report(twin, entry, sink);
            }
        }
        return;
    }
    // The first spelling of each name is enough: a later key that differs from it is the one to report.
    let mut first: FxHashMap<String, &Entry<'_>> = FxHashMap::default();
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        match first.entry(name.to_ascii_lowercase()) {
            hash_map::Entry::Occupied(twin) if twin.get().key.text() != Some(name) => {
                report(twin.get(), entry, sink);
            }
            hash_map::Entry::Occupied(_) => {}
            hash_map::Entry::Vacant(free) => {
                free.insert(entry);
            }
        }
    }
}

fn report(twin: &Entry<'_>, entry: &Entry<'_>, sink: &mut Sink<'_>) {
    let (name, other) = (entry.key.text().unwrap_or_default(), twin.key.text().unwrap_or_default());
    sink.report(RULE.id, entry.key.span, format!("`{name}` and `{other}` are one field to Hugo"))
        .field(name)
        .label(twin.key.span, format!("`{other}` is here"))
        .help("remove one of the two");
}
