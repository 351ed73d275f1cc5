//! `date-format`: a date that the generator cannot read, or that is not in the configured format.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{Native, Style};
use crate::generators::Zones;
use crate::schema::{FieldType, Kind};
use crate::validators::dates::reading::{self, Reading};
use crate::validators::dates::{nearest, wording, zones};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule, type_of};
use crate::value::date::{Date, ZoneForm};

declare_rule! {
    /// The generator cannot read the format of a date, or the configuration requires another format.
    ///
    /// ## Why
    /// People understand `2022/04/27`, but Hugo, Eleventy and Zola fail on it. If Hexo cannot read a date, it silently
    /// uses the time of the file; Docusaurus silently writes `Invalid Date` into the feed.
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
    /// Rewrites the date and keeps its time and zone. There is no fix if no allowed format can express them. In Hexo, the
    /// fix is unsafe if the configuration sets a format, because Hexo drops the zone of some formats.
    /// ## Options
    /// `formats:` of a date field: `rfc2822`, `rfc3339`, `iso-date`, `iso-datetime`, `datetime`, or a strftime pattern
    /// such as `%Y/%m/%d`. The fix uses the nearest one that keeps the time and the zone.
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
    // In TOML and JSON the type decides the format, not the author.
    let native =
        cx.node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Native(Native::DateTime)));
    if native || spec.formats.iter().any(|format| format.is(text, date)) {
        return;
    }
    let names: Vec<String> = spec.formats.iter().map(|format| format!("`{}`", format.name())).collect();
    let message = format!("`{}` is not in the format {}", text.trim(), names.join(" or "));
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    let Some((written, is_whole)) = nearest::write(date, &spec.formats) else {
        found.help(format!("write the date like `{}`", spec.formats[0].example()));
        return;
    };
    found.help(format!("write `{written}`"));
    let safe = is_whole && cx.page.dialect.generator.facts().dates.zones != Zones::LostPlain;
    let is_offered = is_whole || !date.has_time();
    if let Some(edit) = wording::replacement(cx, &written).filter(|_| is_offered) {
        let title = "rewrite the date";
        found.fix(if safe { Fix::safe(title, [edit]) } else { Fix::guess(title, [edit]) });
    }
}

fn against_generator(cx: &FieldCx<'_>, date: &Date, text: &str, sink: &mut Sink<'_>) {
    // Unknown zones are reported by `unknown-timezone`.
    if date.zone.as_ref().is_some_and(|zone| zone.offset.is_none()) {
        return;
    }
    let generator = cx.page.dialect.generator;
    let name = generator.title();
    let explains_zones = generator.facts().dates.zones != Zones::Kept;
    let message = match reading::of(cx, date) {
        Reading::AsMeant | Reading::Number if is_refused(cx) => {
            let found = type_of(cx.node, cx.page.dialect).phrase();
            format!("`{}` is {found}, but `{}` must be a date", text.trim(), cx.field_path())
        }
        Reading::AsMeant | Reading::Number => return,
        Reading::ZoneDropped if explains_zones => return,
        Reading::ZoneDropped => {
            let zone = date.zone.as_ref().and_then(|zone| text.get(zone.at.clone())).unwrap_or(text);
            // Zone names with several meanings are reported by `ambiguous-timezone`.
            if zones::ambiguous(zone).is_some() {
                return;
            }
            format!("{name} silently drops the zone `{zone}` and reads the time as local time")
        }
        reading => {
            let end = reading::taken(cx).and_then(reading::consequence).unwrap_or_default();
            let cannot = if matches!(reading, Reading::Other(_)) { "misreads" } else { "cannot read" };
            format!("{name} {cannot} `{}` and {end}", text.trim())
        }
    };
    // In Astro, the collection's own schema decides. What it wants to be a date fails the build.
    let is_unknown = !cx.field.from.as_ref().is_some_and(|source| source.is_binding);
    let found = if generator.facts().types_are_of_site && is_unknown {
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
        // The meaning of a zone name is a guess.
        let named = date.zone.as_ref().is_some_and(|zone| zone.form == ZoneForm::Name);
        let title = "rewrite the date";
        found.fix(if named { Fix::guess(title, [edit]) } else { Fix::safe(title, [edit]) });
    }
}

/// Whether the schema of another tool takes no text, and to YAML the value is none but text or a number.
fn is_refused(cx: &FieldCx<'_>) -> bool {
    matches!(&cx.field.kind, Kind::Date(spec) if spec.refuses_text)
        && type_of(cx.node, cx.page.dialect) != FieldType::Date
}
