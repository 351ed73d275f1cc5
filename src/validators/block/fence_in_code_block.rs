//! `fence-in-code-block`: front matter inside a code block.

use crate::diagnostic::Severity;
use crate::document::DelimiterFault;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::outcome;

declare_rule! {
    /// The front matter is inside a fenced code block, where no generator looks for it.
    ///
    /// ## Why
    /// A page copied from a chat or a rendered document often starts with three backticks. The generator then shows the
    /// metadata as a code example.
    ///
    /// ## Fails
    /// ```markdown
    /// ~~~yaml
    /// ---
    /// title: Spring
    /// ---
    /// ~~~
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "fence-in-code-block" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

/// Whether a code block in that language is a page that somebody wrapped, and not an example in another language.
fn may_wrap(language: &str) -> bool {
    const LANGUAGES: [&str; 8] = ["", "yaml", "yml", "toml", "json", "md", "markdown", "mdx"];
    LANGUAGES.iter().any(|known| known.eq_ignore_ascii_case(language))
}

/// The rest of the line after the fence.
fn language<'c>(cx: &DocumentCx<'c>, fence: Span) -> &'c str {
    let behind = cx.document.source.text.get(fence.end as usize..).unwrap_or_default();
    behind.lines().next().unwrap_or_default().trim()
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // A YAML code block without delimiters is an example in the text.
    let open = cx.document.block.as_ref().map_or(Span::default(), |block| block.open);
    let is_wrapper = |span: &Span| *span != open && may_wrap(language(cx, *span));
    for span in outcome::delimiters(cx, DelimiterFault::CodeBlock).filter(is_wrapper) {
        sink.report(RULE.id, span, "the front matter is inside a code block: it is shown as an example")
            .help("delete this line, and the line that closes the code block");
    }
}
