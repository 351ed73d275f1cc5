//! `merge-key`: `<<` in a generator that does not support merging.

use crate::diagnostic::Severity;
use crate::generators::Merges;
use crate::reading;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

use super::meaning;

declare_rule! {
    /// The generator does not merge the value of `<<`.
    ///
    /// ## Why
    /// `<<` was an extension of YAML 1.1. Zola reads it as a field of that name; Jekyll fails on a list of mappings, and
    /// ignores a mapping that is written there and not an alias. Hugo fails if two mappings of a list have a key in common.
    ///
    /// ## Fails
    /// ```yaml preset=zola file=content/a.md
    /// title: Spring
    /// extra: { a: &a { b: 1 }, <<: *a }
    /// ```
    /// ```yaml preset=hugo
    /// a: &a { b: 1 }
    /// <<: [*a, { b: 2 }]
    /// ```
    /// ## Passes
    /// ```yaml preset=zola file=content/a.md
    /// title: Spring
    /// extra: { b: 1 }
    /// ```
    "merge-key" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().block.merges != Merges::All,
        needs: b"<",
        check: Check::Node { at: At::Key(|first| first == b'<'), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(key) = cx.key.filter(|key| key.text() == Some("<<")) else { return };
    if meaning::plain(cx, key).is_none() {
        return;
    }
    let title = cx.page.dialect.generator.title();
    let merges = cx.page.dialect.generator.facts().block.merges;
    if merges == Merges::Distinct && cx.path.depth() == 1 {
        let Some(twin) = reading::twin(cx.node) else { return };
        let name = twin.text().unwrap_or_default();
        let message = format!("`{name}` is in two mappings of `<<`: {title} fails");
        sink.report_as(RULE.id, Severity::Error, twin.span, message).help("remove it from one of them");
        return;
    }
    let is_list = cx.node.items().is_some();
    let is_written = cx.node.entries().is_some_and(|entries| !entries.is_empty()) && !cx.node.alias;
    match merges {
        Merges::Nothing => sink.report(
            RULE.id,
            key.span,
            format!("{title} does not support merging: it reads `<<` as a field"),
        ),
        Merges::Anchored if is_list => {
            sink.report_as(RULE.id, Severity::Error, key.span, format!("{title} fails on a list in `<<`"))
        }
        Merges::Anchored if is_written => {
            sink.report(RULE.id, key.span, format!("{title} ignores a mapping in `<<` that is not an alias"))
        }
        _ => return,
    }
    .help("copy the merged fields here");
}
