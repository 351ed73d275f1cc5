//! `singular-and-plural`: `tag` and `tags` on one page, of which the generator reads only one.

use crate::diagnostic::Severity;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A page has a field in the singular and the plural, but the generator reads only one.
    ///
    /// ## Why
    /// Hexo reads `tag` and `category` only if the plural is missing; in Jekyll, `tag` takes precedence over `tags`.
    /// (Jekyll adds `category` to `categories`, so nothing is lost there.)
    ///
    /// ## Fails
    /// ```yaml preset=hexo
    /// category: News
    /// categories: [Opinion]
    /// ```
    /// ```yaml preset=jekyll
    /// tag: rust
    /// tags: [web]
    /// ```
    /// ## Passes
    /// ```yaml preset=hexo
    /// categories: [News, Opinion]
    /// ```
    /// ```yaml preset=jekyll
    /// category: news
    /// categories: [opinion]
    /// ```
    "singular-and-plural" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: |it| !it.facts().terms.rivals.is_empty(),
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let generator = cx.dialect.generator;
    for rival in generator.facts().terms.rivals {
        let Some(lost) = cx.document.entry(rival.lost) else { continue };
        let Some(read) = cx.document.entry(rival.read) else { continue };
        if lost.value.is_null() || read.value.is_null() {
            continue;
        }
        let (Some(unread), Some(winner)) = (lost.key.text(), read.key.text()) else { continue };
        let message =
            format!("`{unread}` is ignored: {} reads only `{winner}` if both exist", generator.title());
        let found = sink.report(RULE.id, lost.key.span, message);
        found.field(unread).label(read.key.span, "this field is read");
        found.help(if winner == rival.right {
            format!("move its items to `{winner}`")
        } else {
            format!("move the items of `{winner}` to `{unread}` and remove `{winner}`")
        });
    }
}
