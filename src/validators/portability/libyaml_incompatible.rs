//! `libyaml-incompatible`: valid YAML 1.2 that libyaml rejects.

use serde::de::IgnoredAny;

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Fault, Syntax};
use crate::generators::unknown;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// Valid YAML 1.2 that libyaml, and therefore Jekyll, MkDocs and Zola, cannot parse.
    ///
    /// ## Why
    /// Ruby, Python and Rust parse YAML with libyaml or a port of it, which supports YAML 1.1. Some rare forms are
    /// valid only in YAML 1.2. If a page contains one, masthead runs libyaml's own parser on it.
    ///
    /// ## Fails
    /// ```yaml preset=zola file=content/a.md
    /// title: "\uD83D\uDE00"
    /// ```
    /// A tab behind a dash:
    /// ```yaml preset=mkdocs file=docs/a.md
    /// authors:
    ///   -	ada
    /// ```
    /// ## Passes
    /// ```yaml preset=zola file=content/a.md
    /// title: "\U0001F600"
    /// ```
    /// ## Fix
    /// Replaces the tab with a space.
    "libyaml-incompatible" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        only: |it| !it.is_known() || it.reader().is_libyaml(),
        check: Check::Document(check),
    }
}

/// Forms that the two parsers may read differently.
const SUSPECTS: [&str; 10] = ["\t", "\\u", "\\/", "\u{85}", "\u{2028}", "\u{2029}", "!<", "\n%", "[?", "{?"];

/// Characters that end a line in YAML 1.1 only.
const BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(block) = cx.document.block.as_ref().filter(|block| block.syntax == Syntax::Yaml) else { return };
    let content = cx.document.text(block.content);
    let is_read = cx.document.root.is_some()
        && !cx.document.is_plain
        && !cx.document.faults.iter().any(|fault| {
            matches!(fault, Fault::Syntax { .. } | Fault::TrailingDocument(_) | Fault::NotAMapping { .. })
        });
    let suspects =
        |form: &&&str| is_read && memchr::memmem::find(content.as_bytes(), form.as_bytes()).is_some();
    let Some(form) = SUSPECTS.iter().find(suspects) else { return };
    let Err(error) = serde_yaml::from_str::<IgnoredAny>(content) else { return };
    // libyaml counts characters.
    let byte_of =
        |character: usize| content.char_indices().nth(character).map_or(content.len(), |(at, _)| at);
    let at = error.location().map_or_else(|| content.find(form).unwrap_or(0), |place| byte_of(place.index()));
    // A line break of YAML 1.1 is noticed on a line below it.
    let broken = content.get(..at).unwrap_or_default().rfind(BREAKS);
    let start = broken.unwrap_or(at);
    // The escape starts at its backslash.
    let line = content.get(..start).unwrap_or_default().rfind('\n').map_or(0, |end| end + 1);
    let start =
        content.get(line..start).unwrap_or_default().rfind('\\').map_or(start, |escape| line + escape);
    let length = content.get(start..).unwrap_or_default().chars().next().map_or(0, char::len_utf8);
    let span: Span = block.content.sub(start..start + length);
    let generator = cx.dialect.generator;
    let who = if generator.is_known() { generator.title() } else { unknown::LIBYAML };
    let severity = if generator.is_known() { Severity::Error } else { Severity::Warning };
    if content.get(start..).is_some_and(|rest| rest.starts_with('\t')) {
        // One in front of a line is reported as a syntax error.
        if sink.has_found_in(span) {
            return;
        }
        sink.report_as(RULE.id, severity, span, format!("tab between tokens: {who} cannot read it"))
            .help("write a space instead")
            .fix(Fix::safe("replace the tab with a space", [Edit::replace(span, " ")]));
        return;
    }
    if broken.is_some() {
        let name = content.get(start..).and_then(|rest| rest.chars().next()).map_or(0, u32::from);
        let message = format!("the character U+{name:04X} ends the line in YAML 1.1: {who} cannot read it");
        sink.report_as(RULE.id, severity, span, message)
            .help("delete the character, or write a space instead");
        return;
    }
    sink.report_as(RULE.id, severity, span, format!("valid only in YAML 1.2: {who} cannot read it"))
        .help("write the character itself, or rewrite the value");
}
