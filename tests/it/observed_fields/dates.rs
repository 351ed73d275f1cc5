//! Dates: the moment that is written and the one that the generator reads.

use chrono::Duration;
use serde_json::Value;

use super::judge::{Seen, printed, same};
use super::moment::{Moment, stated};
use super::written::Written;

pub(super) fn is_one(value: &Written) -> bool {
    value.text().is_some_and(|text| stated(text).is_some())
}

pub(super) fn faithful(seen: &Seen<'_>, key: &str, value: &Written) -> bool {
    if let Written::Map(pairs) = value {
        let own = matches!(seen.tool, "docusaurus" | "jekyll" | "eleventy" | "astro" | "mkdocs");
        return own && pairs.iter().all(|(_, value)| is_one(value));
    }
    let Some(held) = held(seen, key) else { return false };
    let text = match value {
        // A date in 1970, or in year 1, is nobody's default.
        Written::Nothing => return key != "date" || !(seen.tool == "astro" || seen.is_hugo()),
        Written::List(items) if items.len() == 1 => items[0].text(),
        _ => value.text(),
    };
    match text {
        Some("") => seen.tool != "astro" && !(seen.is_hugo() && key == "date"),
        Some("Created") if seen.tool == "eleventy" => true,
        Some(text) => stated(text).is_some_and(|written| {
            !left_out(seen, key, &written) && !loses_zone(seen, &written) && equal(seen, text, &written, held)
        }),
        None => false,
    }
}

/// The generator's own value for what the key says, where it has one; otherwise what it hands on.
fn held<'s>(seen: &'s Seen<'_>, key: &str) -> Option<&'s Value> {
    let resolved = |key| seen.resolved(key);
    let reads = !matches!(seen.tool, "astro" | "mkdocs");
    match key {
        "date" if seen.tool == "astro" && !seen.case["data"]["date"].is_object() => {
            let same = seen.hexo.iter().find(|hexo| hexo["data"]["date"] == seen.case["data"]["date"]);
            same.and_then(|hexo| hexo["resolved"].get("date"))
        }
        "date" | "Date" | "extra.date" | "published" if reads => resolved("date"),
        "lastmod" | "updated" if seen.is_hugo() => resolved("lastmod"),
        "lastmod" if matches!(seen.tool, "hexo" | "docusaurus") => None,
        "updated" if seen.tool == "docusaurus" => None,
        _ => {
            let key = if seen.is_hugo() { key.to_lowercase() } else { key.to_owned() };
            seen.case["data"].get(key)
        }
    }
}

/// The runs published what is not yet due and what has expired; a build does not.
fn left_out(seen: &Seen<'_>, key: &str, written: &Moment) -> bool {
    let now = crate::rules::now().naive_utc();
    let waits = seen.is_hugo() || seen.tool == "jekyll";
    (waits && key == "date" && written.wall > now)
        || (seen.is_hugo() && key == "expiryDate" && written.wall < now)
}

fn loses_zone(seen: &Seen<'_>, written: &Moment) -> bool {
    seen.tool == "hexo" && written.ahead.is_some() && seen.case["data"]["date"].is_object()
}

fn equal(seen: &Seen<'_>, text: &str, written: &Moment, held: &Value) -> bool {
    let Some(date) = held.get("$date").and_then(Value::as_str) else {
        let hands_on = matches!(seen.tool, "mkdocs") || !held.is_number();
        return hands_on && same(&Written::Plain(text.to_owned()), held) && !printed(held).is_empty();
    };
    let Some(held) = stated(date) else { return false };
    match (written.instant(), held.instant()) {
        (Some(written), Some(held)) => written == held,
        (None, Some(held)) => walls(seen).any(|ahead| held + Duration::minutes(ahead) == written.wall),
        (_, None) => held.wall == written.wall,
    }
}

/// How far the clocks are ahead that a date without a zone may be read by, in minutes, in April 2022.
fn walls(seen: &Seen<'_>) -> impl Iterator<Item = i64> {
    let zones = [&seen.case["tz"], &seen.case["hexo_timezone"]];
    let ahead = zones.map(|zone| match zone.as_str() {
        Some("Asia/Shanghai") => 8 * 60,
        Some("America/New_York") => -4 * 60,
        _ => 0,
    });
    ahead.into_iter().chain([0])
}

#[test]
fn what_a_person_reads() {
    let at = |text: &str| stated(text).map(|moment| moment.instant().unwrap_or(moment.wall).to_string());
    for (text, moment) in [
        ("2022-04-27", Some("2022-04-27 00:00:00")),
        ("2022-04-27T10:22:31.123+08:00", Some("2022-04-27 02:22:31")),
        ("2022-04-27 10:22 PM", Some("2022-04-27 22:22:00")),
        ("Wed, 27 Apr 2022 10:22:31 GMT", Some("2022-04-27 10:22:31")),
        ("Wed Apr 27 10:22:31 2022", Some("2022-04-27 10:22:31")),
        ("April 27, 2022", Some("2022-04-27 00:00:00")),
        ("2022/4/7 9:05", Some("2022-04-07 09:05:00")),
        ("2022-117", Some("2022-04-27 00:00:00")),
        ("1651054951", Some("2022-04-27 10:22:31")),
        ("Mon, 27 Apr 2022 10:22:31 GMT", None),
        ("04/05/2022", None),
        ("2022-02-30", None),
        ("2022-04-27 10:22:31 CST", None),
    ] {
        assert_eq!(at(text).as_deref(), moment, "{text}");
    }
}
