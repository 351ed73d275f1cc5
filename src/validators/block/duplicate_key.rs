//! `duplicate-key`: a key that is written twice.

use crate::diagnostic::Severity;
use rustc_hash::FxHashMap;

use crate::document::{Entry, Node, Style, Value};
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A key is written twice in one mapping.
    ///
    /// ## Why
    /// Hexo, Astro, Docusaurus, Eleventy and Hugo refuse the page. Jekyll and MkDocs keep the last value, without a word.
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
        walk(cx, root, sink);
    }
}

fn walk(cx: &DocumentCx<'_>, node: &Node<'_>, sink: &mut Sink<'_>) {
    match &node.value {
        // What an alias stands for is judged where it is written.
        _ if node.alias => {}
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| walk(cx, item, sink)),
        Value::Map(entries) => {
            mapping(cx, entries, sink);
            for entry in entries {
                walk(cx, &entry.value, sink);
            }
        }
    }
}

/// Few keys are compared each with each; many go through a set.
fn mapping(cx: &DocumentCx<'_>, entries: &[Entry<'_>], sink: &mut Sink<'_>) {
    if entries.len() <= 24 {
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..at].iter().find(|first| is_same(&first.key, &entry.key)) {
                report(cx, &first.key, &entry.key, sink);
            }
        }
        return;
    }
    let mut seen: FxHashMap<&str, &Node<'_>> = FxHashMap::default();
    for entry in entries {
        let Some(text) = entry.key.text() else { continue };
        match seen.get(text) {
            Some(first) if is_same(first, &entry.key) => report(cx, first, &entry.key, sink),
            Some(_) => {}
            None => {
                seen.insert(text, &entry.key);
            }
        }
    }
}

fn is_same(first: &Node<'_>, second: &Node<'_>) -> bool {
    let (Some(one), Some(other)) = (first.scalar(), second.scalar()) else { return false };
    let is_merge = one.style == Style::Plain && one.text == "<<";
    one.text == other.text && !is_merge
}

fn report(cx: &DocumentCx<'_>, first: &Node<'_>, second: &Node<'_>, sink: &mut Sink<'_>) {
    let name = second.text().unwrap_or_default();
    let does = does(cx.dialect.generator);
    sink.report(RULE.id, second.span, format!("`{name}` is written twice: {does}"))
        .field(name)
        .label(first.span, "the first is here")
        .help("remove one of the two");
}

const fn does(generator: Generator) -> &'static str {
    match generator {
        Generator::Jekyll => "Jekyll keeps the last one",
        Generator::Mkdocs => "MkDocs keeps the last one",
        Generator::HugoOld => "Hugo keeps the last one",
        Generator::Hexo => "Hexo drops the page",
        Generator::Hugo => "Hugo stops",
        Generator::Astro => "Astro stops",
        Generator::Docusaurus => "Docusaurus stops",
        Generator::Eleventy => "Eleventy stops",
        Generator::Vitepress => "VitePress stops",
        Generator::Zola => "Zola stops or keeps the last one",
        Generator::Generic
        | Generator::Obsidian
        | Generator::AgentSkill
        | Generator::CursorRule
        | Generator::CopilotInstructions
        | Generator::PromptFile => "readers stop, or keep the last one",
    }
}
