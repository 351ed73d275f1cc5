//! `unclosed-front-matter`: there is no closing delimiter.

use crate::diagnostic::Severity;
use crate::document::Fault;
use crate::loader::Generator;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter has no closing delimiter.
    ///
    /// ## Why
    /// Hexo, Jekyll and MkDocs publish the metadata as text. Docusaurus, Eleventy and VitePress take the whole page for
    /// metadata. Hugo and Zola stop.
    ///
    /// ## Fails
    /// ```markdown
    /// ---
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "unclosed-front-matter" { default: Some(Severity::Error), fix: None, since: "0.1.0", check: Check::Document(check) }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        let Fault::Unclosed { open } = *fault else { continue };
        let fence = cx.document.text(open).get(..3).unwrap_or("---");
        let message =
            format!("the front matter that starts here is never closed: {}", does(cx.dialect.generator));
        sink.report(RULE.id, open, message)
            .help(format!("write `{}` on a line of its own after the last field", closing(fence, cx)));
    }
}

fn closing<'a>(fence: &'a str, cx: &DocumentCx<'_>) -> &'a str {
    if fence.starts_with(['-', '+', ';']) { fence } else { outcome::fence(cx) }
}

const fn does(generator: Generator) -> &'static str {
    match generator {
        Generator::Hexo => "Hexo publishes it as text",
        Generator::Jekyll => "Jekyll publishes it as text",
        Generator::Mkdocs => "MkDocs publishes it as text",
        Generator::Hugo | Generator::HugoOld => "Hugo stops",
        Generator::Zola => "Zola stops",
        Generator::Astro => "Astro sees no front matter",
        Generator::Docusaurus => "Docusaurus takes the whole page for metadata",
        Generator::Eleventy => "Eleventy takes the whole page for metadata",
        Generator::Vitepress => "VitePress takes the whole page for metadata",
        Generator::CursorRule => "Cursor sees no metadata",
        Generator::CopilotInstructions | Generator::PromptFile => "VS Code takes the whole file for metadata",
        Generator::Generic | Generator::Obsidian | Generator::AgentSkill => {
            "it is published as text, or swallows the page"
        }
    }
}
