//! `date-format`: a date that the generator cannot read as written, or that the schema wants written otherwise.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{Native, Style};
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::dates::reading::{self, Reading};
use crate::validators::dates::{wording, zones};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{Date, ZoneForm};

declare_rule! {
    /// A date is not written in a form that the generator reads, or not as the schema asks.
    ///
    /// ## Why
    /// People understand `2022/04/27`; Hugo, Eleventy and Zola stop the build over it. Hexo uses the file's own time
    /// where it cannot read a date, and Docusaurus writes `Invalid Date` into the feed, both without a word.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// date: 2022/04/27
    /// ```
    /// ```yaml preset=hexo
    /// date: 27/04/2022
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// date: 2022-04-27
    /// ```
    /// ```yaml preset=hexo
    /// date: 2022/04/27
    /// ```
    /// ## Fix
    /// The date is rewritten, its zone kept. The fix is unsafe where a time is lost, and in Hexo where a
    /// format is asked for: Hexo drops the zone of some forms.
    /// ## Options
    /// `formats:` of a date field: `rfc2822`, `rfc3339`, `iso-date`, `iso-datetime`, `datetime`, or a pattern of
    /// strftime such as `%Y/%m/%d`. The first one is written by the fix.
    "date-format" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Ok(date)) = &cx.value else { return };
    let Some(spec) = wording::spec(cx) else { return };
    let text = cx.node.text().unwrap_or_default();
    if spec.formats.is_empty() {
        return against_generator(cx, date, text, sink);
    }
    // TOML and JSON types are not written by the author's choice of format.
    let native =
        cx.node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Native(Native::DateTime)));
    if native || spec.formats.iter().any(|format| format.is(text, date)) {
        return;
    }
    let names: Vec<String> = spec.formats.iter().map(|format| format!("`{}`", format.name())).collect();
    let message = format!("`{}` is not written as {}", text.trim(), names.join(" or "));
    let first = &spec.formats[0];
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    let Some(written) = first.write(date) else {
        found.help(format!("write it like `{}`", first.example()));
        return;
    };
    found.help(format!("write `{written}`"));
    let keeps = first.needs().0 || !date.has_time();
    let safe = keeps && cx.page.dialect.generator != Generator::Hexo;
    if let Some(edit) = wording::replacement(cx, &written) {
        let title = "rewrite the date";
        found.fix(if safe { Fix::safe(title, [edit]) } else { Fix::guess(title, [edit]) });
    }
}

fn against_generator(cx: &FieldCx<'_>, date: &Date, text: &str, sink: &mut Sink<'_>) {
    // A zone that nobody knows is the business of `unknown-timezone`.
    if date.zone.as_ref().is_some_and(|zone| zone.offset.is_none()) {
        return;
    }
    let generator = cx.page.dialect.generator;
    let name = generator.title();
    let explains_zones = generator.facts().dates.explains_zones;
    let message = match reading::of(cx, date) {
        Reading::AsMeant | Reading::Number => return,
        Reading::ZoneDropped if explains_zones => return,
        Reading::ZoneDropped => {
            let zone = date.zone.as_ref().and_then(|zone| text.get(zone.at.clone())).unwrap_or(text);
            // Where the name of a zone has several meanings, `ambiguous-timezone` has said so.
            if zones::ambiguous(zone).is_some() {
                return;
            }
            format!("{name} silently drops the zone `{zone}`: the time becomes local time")
        }
        reading => {
            let end = reading::taken(cx).and_then(reading::consequence).unwrap_or_default();
            let cannot = if matches!(reading, Reading::Other(_)) { "misreads" } else { "cannot read" };
            format!("{name} {cannot} `{}` and {end}", text.trim())
        }
    };
    // Astro reads what the collection's own schema says, which is not seen here.
    let found = if generator == Generator::Astro {
        sink.report_as(RULE.id, Severity::Warning, cx.node.span, message)
    } else {
        sink.report(RULE.id, cx.node.span, message)
    };
    found.field(cx.field_path());
    let Some((written, edit)) = wording::rewrite(cx, date) else {
        found.help("write the date as `YYYY-MM-DD`");
        return;
    };
    let unquoted = if written == text { ", without quotes" } else { "" };
    found.help(format!("write `{written}`{unquoted}"));
    if let Some(edit) = edit {
        // What a name of a zone means is a guess.
        let named = date.zone.as_ref().is_some_and(|zone| zone.form == ZoneForm::Name);
        let title = "rewrite the date";
        found.fix(if named { Fix::guess(title, [edit]) } else { Fix::safe(title, [edit]) });
    }
}
