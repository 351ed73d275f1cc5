//! `unpublished-name`: a file of `_posts` whose name has no date, so that Jekyll never publishes it.

use chrono::Datelike;

use crate::diagnostic::Severity;
use crate::generators::InNames;
use crate::validators::dates::names;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The name of a file in `_posts` does not start with a valid date, so Jekyll skips it or stops.
    ///
    /// ## Why
    /// Jekyll recognizes posts by their names: `2024-01-05-title.md`. With underscores, the day first, or a
    /// placeholder, the build succeeds and the post is missing. With the 30th of February, it is published in March; with
    /// the 25th month, the build stops.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2014_01_05_notes.md
    /// title: Notes
    /// ```
    /// ```yaml preset=jekyll file=_posts/2016-25-35-notes.md
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
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let span = cx.document.head_span();
    let title = cx.dialect.generator.title();
    let Some(written) = names::day(path) else {
        // What has no front matter may lie there for its readers only.
        let is_meant = names::is_post(path) && cx.document.block.is_some();
        if is_meant && !names::is_draft(path) && !name.to_ascii_lowercase().starts_with("readme") {
            let message = format!("`{name}` does not start with a date: {title} does not publish it");
            sink.report(RULE.id, span, message).help("name the file `YYYY-MM-DD-title.md`");
        }
        return;
    };
    let is_dated = cx.document.entry("date").is_some_and(|entry| !entry.value.is_null());
    if is_dated || !names::is_of_collection(path) {
        return;
    }
    let exists = written.splitn(3, '-').filter_map(|part| part.parse::<u32>().ok()).collect::<Vec<_>>();
    match names::read(written) {
        None => {
            let message = format!("`{written}` in the file name is not a date: {title} fails");
            sink.report_as(RULE.id, Severity::Error, span, message)
                .help("rename the file: `YYYY-MM-DD-title.md`");
        }
        // The 31st of a shorter month is a day of the next one.
        Some(day)
            if exists.get(2).is_some_and(|&number| number != day.day())
                && exists.first().is_some_and(|&year| year > 31) =>
        {
            let message = format!(
                "`{written}` in the file name does not exist: {title} publishes it on {}",
                crate::value::date::spoken(day)
            );
            sink.report(RULE.id, span, message).help("correct the date in the name of the file");
        }
        Some(_) => {}
    }
}
