//! `fence-executable`: front matter that is a program.

use crate::diagnostic::Severity;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter is JavaScript that runs when the site is built.
    ///
    /// ## Why
    /// gray-matter passes a block that opens with `---js` to `eval`: everyone who can write a page can run code on the
    /// machine that builds the site. The fields of such a block cannot be checked without running it. Eleventy
    /// documents this form, so it is not reported there.
    ///
    /// ## Fails
    /// ```markdown preset=vitepress
    /// ---js
    /// { title: "Spring", date: new Date() }
    /// ---
    /// ```
    /// ## Passes
    /// ```markdown preset=vitepress
    /// ---
    /// title: Spring
    /// ---
    /// ```
    "fence-executable" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().block.runs_programs,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.document.block.is_some() {
        return;
    }
    let text = &cx.document.source.text;
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let Some(rest) = line.strip_prefix("---") else { return };
    let word = rest.trim();
    if !["js", "javascript"].iter().any(|name| word.eq_ignore_ascii_case(name)) {
        return;
    }
    let at = start + line.len() - rest.trim_start().len();
    let (Ok(from), Ok(to)) = (u32::try_from(at), u32::try_from(at + word.len())) else { return };
    let generator = cx.dialect.generator;
    let who = if generator.is_known() { generator.title() } else { "gray-matter" };
    let message = format!("`{word}` makes the front matter executable: {who} runs it when the site is built");
    sink.report(RULE.id, Span::new(from, to), message)
        .help("write the fields in YAML between two `---` lines");
}
