//! What a generator does with front matter that it does not see, in words; the vocabulary of this family.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::loader::Generator;
use crate::validators::DocumentCx;

/// Whether the generator takes the block for front matter; true where there is no block.
pub(crate) fn is_seen(cx: &DocumentCx<'_>) -> bool {
    cx.document.block.as_ref().is_none_or(|block| block.seen)
}

/// Whether the page's own generator reads the front matter whatever stands above it: then it is no fault there.
pub(crate) fn copes(cx: &DocumentCx<'_>) -> bool {
    is_seen(cx) && cx.dialect.generator.facts().skips_what_is_above
}

/// An error where the generator is blind to the block, a warning where it copes and others do not.
pub(crate) fn severity(cx: &DocumentCx<'_>) -> Severity {
    if is_seen(cx) { Severity::Warning } else { Severity::Error }
}

/// What becomes of a block that the generator does not see.
pub(crate) const fn unseen(generator: Generator) -> &'static str {
    match generator {
        Generator::Generic => "generators see no front matter and print it as text",
        Generator::Hexo => "Hexo sees no front matter and publishes it as text",
        Generator::Jekyll => "Jekyll sees no front matter",
        Generator::Hugo | Generator::HugoOld => "Hugo does not read it as front matter",
        Generator::Astro => "Astro sees no front matter and prints it as text",
        Generator::Zola => "Zola sees no front matter and stops",
        Generator::Docusaurus => "Docusaurus does not read it as front matter",
        Generator::Eleventy => "Eleventy does not read it as front matter",
        Generator::Vitepress => "VitePress does not read it as front matter",
        Generator::Mkdocs => "MkDocs sees no front matter and prints it as text",
        Generator::Obsidian => "Obsidian sees no properties",
        Generator::AgentSkill => "the agent sees no metadata",
        Generator::CursorRule => "Cursor sees no metadata",
        Generator::CopilotInstructions => "Copilot sees no metadata",
        Generator::PromptFile => "VS Code sees no metadata",
    }
}

/// The consequence for this page: of this generator where it is blind, of others where it copes.
pub(crate) fn consequence(cx: &DocumentCx<'_>, blind: &'static str) -> &'static str {
    if is_seen(cx) { blind } else { unseen(cx.dialect.generator) }
}

/// The line end of the page: that of its first line.
pub(crate) fn line_end(cx: &DocumentCx<'_>) -> &'static str {
    let text = &cx.document.source.text;
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(at) if at > 0 && text.as_bytes()[at - 1] == b'\r' => "\r\n",
        _ => "\n",
    }
}

/// The fence that should stand where this one does: that of the opening, `---` where there is none.
pub(crate) fn fence(cx: &DocumentCx<'_>) -> &'static str {
    let open = cx.document.block.as_ref().map_or("", |block| cx.document.text(block.open));
    match open.as_bytes().first() {
        Some(b'+') => "+++",
        Some(b';') => ";;;",
        _ => "---",
    }
}

/// The places of one kind of fault of a delimiter.
pub(crate) fn delimiters<'a>(
    cx: &'a DocumentCx<'_>,
    kind: DelimiterFault,
) -> impl Iterator<Item = crate::span::Span> + 'a {
    cx.document.faults.iter().filter_map(move |fault| match fault {
        crate::document::Fault::Delimiter { span, fault } if *fault == kind => Some(*span),
        _ => None,
    })
}
