//! `merge-key`: `<<` where the generator does not merge, and special values of YAML 1.1 where it fails.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::Node;
use crate::generators::Merges;
use crate::reading;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::Reader;

use super::meaning;

declare_rule! {
    /// The generator does not merge the value of `<<`, or cannot read it.
    ///
    /// ## Why
    /// `<<` was an extension of YAML 1.1. Zola reads it as a field of that name; Jekyll fails on a list of mappings, and
    /// ignores a mapping that is written there and not an alias. Hugo fails if two mappings of a list have a key in common.
    /// Where something else than mappings is to be merged, most generators cannot read the front matter. As values, `<<` and `=`
    /// are special types of YAML 1.1, at which MkDocs loses all metadata.
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
    /// ```yaml preset=mkdocs file=docs/a.md
    /// title: <<
    /// ```
    /// ## Passes
    /// ```yaml preset=zola file=content/a.md
    /// title: Spring
    /// extra: { b: 1 }
    /// ```
    /// ## Fix
    /// Quotes the value.
    "merge-key" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        needs: b"<=",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    if cx.page.dialect.reader == Reader::PyYaml {
        special_value(cx, sink);
    }
    let Some(key) = cx.key.filter(|key| key.text() == Some("<<")) else { return };
    if meaning::plain(cx, key).is_none() {
        return;
    }
    let title = cx.page.dialect.generator.title();
    let merges = cx.page.dialect.generator.facts().block.merges;
    if is_strict(cx.page.dialect.reader) && !is_mergeable(cx.node) {
        let message = format!("`<<` needs a mapping to merge: {title} cannot read the front matter");
        sink.report_as(RULE.id, Severity::Error, key.span, message)
            .help("quote the key, or write an alias of a mapping");
        return;
    }
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

/// Whether the reader fails at what cannot be merged.
const fn is_strict(reader: Reader) -> bool {
    matches!(reader, Reader::JsYaml3 | Reader::JsYaml4 | Reader::PyYaml | Reader::Goccy | Reader::YamlV2)
}

/// Whether it is a mapping or a list of mappings.
fn is_mergeable(node: &Node<'_>) -> bool {
    let is_mapping = |node: &Node<'_>| node.entries().is_some();
    is_mapping(node) || node.items().is_some_and(|items| items.iter().all(is_mapping))
}

/// `<<` and `=` are types of their own, of which PyYAML makes no value.
fn special_value(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let text = scalar.text.as_ref();
    if !matches!(text, "<<" | "=") {
        return;
    }
    let title = cx.page.dialect.generator.title();
    let quoted = format!("\"{text}\"");
    let message = format!("`{text}` is a special value in YAML 1.1: {title} cannot read the front matter");
    sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("quote the value: `{quoted}`"))
        .fix(Fix::safe("quote the value", [Edit::replace(cx.node.span, quoted)]));
}
