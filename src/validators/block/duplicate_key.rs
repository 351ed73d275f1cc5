//! `duplicate-key`: the same key twice in one mapping.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Guess, Severity};
use crate::document::{Entry, Node, Style, Syntax, Value};
use crate::reading::{self, Outcome};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A mapping contains the same key twice.
    ///
    /// ## Why
    /// Hexo, Astro, Docusaurus, Eleventy and Hugo reject the page. Jekyll and MkDocs silently keep the last value. If the
    /// page's generator does that and both values are the same, this is a warning, and nothing if one page in twenty
    /// (at least 21) has it.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Spring
    /// title: Summer
    /// ```
    /// ```yaml
    /// cover:
    ///   src: a.jpg
    ///   src: b.jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// cover: { title: Summer }
    /// ```
    "duplicate-key" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if let Some(root) = &cx.document.root {
        walk((cx, &OnceCell::new()), root, sink);
    }
}

/// A page, and whether its generator reads it: asked once, however many keys are there twice.
type Page<'p> = (&'p DocumentCx<'p>, &'p OnceCell<bool>);

fn walk(page: Page<'_>, node: &Node<'_>, sink: &mut Sink<'_>) {
    match &node.value {
        // The target of an alias is checked where it is written.
        _ if node.alias => {}
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| walk(page, item, sink)),
        Value::Map(entries) => {
            mapping(page, entries, sink);
            for entry in entries.iter().filter(|entry| entry.value.scalar().is_none()) {
                walk(page, &entry.value, sink);
            }
        }
    }
}

/// Few keys are compared pairwise; many go through a set.
fn mapping(page: Page<'_>, entries: &[Entry<'_>], sink: &mut Sink<'_>) {
    if are_surely_apart(entries) {
        return;
    }
    if entries.len() <= 24 {
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..at].iter().find(|first| is_same(&first.key, &entry.key)) {
                report(page, first, entry, sink);
            }
        }
        return;
    }
    let mut seen: FxHashMap<&str, &Entry<'_>> = FxHashMap::default();
    for entry in entries {
        let Some(text) = entry.key.text() else { continue };
        match seen.get(text) {
            Some(first) if is_same(&first.key, &entry.key) => report(page, first, entry, sink),
            Some(_) => {}
            None => {
                seen.insert(text, entry);
            }
        }
    }
}

/// Whether no two keys have the same length and the same letters at both ends, by a guess that never errs to yes.
fn are_surely_apart(entries: &[Entry<'_>]) -> bool {
    let mut marks = 0_u64;
    entries.iter().filter_map(|entry| entry.key.text()).all(|key| {
        let bytes = key.as_bytes();
        let end = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte));
        let mark = 1 << ((bytes.len() + 5 * end(bytes.first()) + 11 * end(bytes.last())) % 64);
        let is_new = marks & mark == 0;
        marks |= mark;
        is_new
    })
}

fn is_same(first: &Node<'_>, second: &Node<'_>) -> bool {
    let (Some(one), Some(other)) = (first.scalar(), second.scalar()) else { return false };
    let is_merge = || one.style == Style::Plain && one.text == "<<";
    one.text == other.text && !is_merge()
}

fn report((cx, reads): Page<'_>, first: &Entry<'_>, second: &Entry<'_>, sink: &mut Sink<'_>) {
    let name = second.key.text().unwrap_or_default();
    let is_json = cx.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Json);
    // Readers of JSON agree.
    let does = if is_json { "the last one is kept" } else { cx.dialect.generator.facts().block.twice };
    let is_harmless = is_harmless((cx, reads), first, second);
    let severity = if is_harmless { Severity::Warning } else { Severity::Error };
    let message = format!("duplicate key `{name}`: {does}");
    let found = sink.report_as(RULE.id, severity, second.key.span, message);
    found.field(name).label(first.key.span, "first used here").help("remove one of the two");
    found.guess = is_harmless.then_some(Guess::Effect);
}

/// Whether the page's generator reads the page, and it makes no difference which of the two values it keeps.
fn is_harmless((cx, reads): Page<'_>, first: &Entry<'_>, second: &Entry<'_>) -> bool {
    cx.document.text(first.value.span) == cx.document.text(second.value.span)
        && cx.dialect.generator.is_known()
        && *reads.get_or_init(|| matches!(reading::of_block(cx.document, cx.dialect), Outcome::Holds(_)))
}
