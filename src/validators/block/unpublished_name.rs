//! `unpublished-name`: a file of `_posts` whose name has no date, so that Jekyll never publishes it.

use crate::diagnostic::Severity;
use crate::generators::InNames;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The name of a file in `_posts` does not start with a date, so Jekyll silently skips it.
    ///
    /// ## Why
    /// Jekyll recognizes posts by their names: `2024-01-05-title.md`. With underscores, the day first, or a
    /// placeholder, the build succeeds and the post is missing.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2014_01_05_notes.md
    /// title: Notes
    /// ```
    /// ## Passes
    /// ```yaml preset=jekyll file=_posts/2014-01-05-notes.md
    /// title: Notes
    /// ```
    "unpublished-name" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().dates.in_names == InNames::Required,
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let path = cx.place.path;
    let is_post =
        path.parent().is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "_posts"));
    let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| is_post) else { return };
    let Some(block) = cx.document.block.as_ref() else { return };
    if has_date(name) || name.to_ascii_lowercase().starts_with("readme") {
        return;
    }
    let span = Span::new(block.open.start, block.open.end);
    sink.report(RULE.id, span, format!("`{name}` does not start with a date: Jekyll does not publish it"))
        .help("name the file `YYYY-MM-DD-title.md`");
}

/// Whether Jekyll recognizes the name as that of a post: `2024-01-05-title.md`, `24-1-5-title.md`.
fn has_date(name: &str) -> bool {
    let mut parts = name.splitn(4, '-');
    let mut is_number = |most: usize, least: usize| {
        parts.next().is_some_and(|part| {
            (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    is_number(4, 2)
        && is_number(2, 1)
        && is_number(2, 1)
        && parts.next().is_some_and(|rest| rest.contains('.'))
}
