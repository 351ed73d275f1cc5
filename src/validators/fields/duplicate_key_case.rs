//! `duplicate-key-case`: two keys that Hugo takes for one.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

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
    for (at, entry) in entries.iter().enumerate() {
        let Some(name) = entry.key.text() else { continue };
        let twin = entries[..at].iter().find(|other| {
            other.key.text().is_some_and(|other| other != name && other.eq_ignore_ascii_case(name))
        });
        let Some(twin) = twin else { continue };
        let other = twin.key.text().unwrap_or_default();
        sink.report(RULE.id, entry.key.span, format!("`{name}` and `{other}` are one field to Hugo"))
            .field(name)
            .label(twin.key.span, format!("`{other}` is here"))
            .help("remove one of the two");
    }
}
