//! `unpublished-name`: the name of a post lacks its date, or has one that does not exist.

use std::path::Path;

use chrono::Datelike;

use crate::diagnostic::Severity;
use crate::generators::{Generator, InNames, Taken};
use crate::validators::dates::names;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The name of a post does not start with a date, or with one that does not exist.
    ///
    /// ## Why
    /// Jekyll recognizes posts by their names: `2024-01-05-title.md`. With underscores, the day first, or a
    /// placeholder, the build succeeds and the post is missing. With the 30th of February, it is published in March; with
    /// the 25th month, the build stops. Eleventy and Docusaurus read the day of a page without `date` from its name, too,
    /// and give it `Invalid Date` if there is no such day.
    ///
    /// ## Fails
    /// ```yaml preset=jekyll file=_posts/2014_01_05_notes.md
    /// title: Notes
    /// ```
    /// ```yaml preset=jekyll file=_posts/2016-25-35-notes.md
    /// title: Notes
    /// ```
    /// ```yaml preset=eleventy file=posts/2016-25-35-notes.md
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
        only: |it| it.facts().dates.in_names == InNames::Required || reads_paths(it),
        check: Check::Document(check),
    }
}

/// Whether the generator reads a day from the names of pages, without requiring one.
fn reads_paths(generator: Generator) -> bool {
    (generator.facts().dates.of_path)(Path::new("blog/2016-01-05-notes.md")).is_some()
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    if cx.dialect.generator.facts().dates.in_names != InNames::Required {
        return of_path(cx, sink);
    }
    let path = cx.place.path;
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let span = cx.document.head_span();
    let title = cx.dialect.generator.title();
    let Some(written) = names::day(path) else {
        // What has no front matter may lie there for its readers only.
        let is_meant = names::is_post(path) && cx.document.block.is_some();
        if is_meant && !names::is_draft(path) && !is_for_authors(name) {
            let message = format!("`{name}` does not start with a date: {title} does not publish it");
            sink.report(RULE.id, span, message).help("name the file `YYYY-MM-DD-title.md`");
        }
        return;
    };
    let is_dated = cx.entry("date").is_some_and(|entry| !entry.value.is_null());
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

/// Whether the file is there for authors: a note, or a template to copy.
fn is_for_authors(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("readme") || name.trim_start_matches('_').starts_with("template.")
}

/// A day that the generator reads from the path, because the page does not have one.
fn of_path(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let facts = cx.dialect.generator.facts();
    if cx.document.block.is_none() || cx.entry("date").is_some() {
        return;
    }
    let Some((written, taken)) = (facts.dates.of_path)(cx.place.path) else { return };
    let is_dated = || {
        let defaults = &cx.place.facts.defaults;
        defaults.field(cx.place.files, cx.place.path, cx.dialect, "date").is_some()
    };
    let day = written.rsplit('-').next().and_then(|day| day.parse::<u32>().ok());
    let title = facts.title;
    let message = match taken {
        Taken::Invalid => {
            format!("`{written}` in the file name is not a date: {title} reads it as `Invalid Date`")
        }
        Taken::At(moment) if day.is_some_and(|day| day != moment.local.day()) => {
            let read = crate::value::date::spoken(moment.local.date());
            format!("`{written}` in the file name does not exist: {title} publishes it on {read}")
        }
        _ => return,
    };
    if !is_dated() {
        sink.report(RULE.id, cx.document.head_span(), message).help("rename the file, or add a `date`");
    }
}
