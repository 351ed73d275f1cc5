//! Which of the allowed formats a date is rewritten in: the one that is nearest to what the author wrote.

use crate::value::date::{self, Date};
use crate::value::date_format::DateFormat;

/// The date in the nearest of `formats`, and whether that keeps all of it; `None` if none can express the date.
pub(crate) fn write(date: &Date, formats: &[DateFormat]) -> Option<(String, bool)> {
    let written =
        formats.iter().enumerate().filter_map(|(place, format)| Some((place, format, format.write(date)?)));
    let best = written.min_by_key(|(place, format, written)| {
        (!keeps(format, written, date), says_more(format, date), !looks_alike(format, date), *place)
    });
    best.map(|(_, format, written)| {
        let is_whole = keeps(format, &written, date);
        (written, is_whole)
    })
}

/// Whether day, time and zone are all in it.
fn keeps(format: &DateFormat, written: &str, date: &Date) -> bool {
    let (_, has_zone) = format.needs();
    let keeps_zone = has_zone || matches!(format, DateFormat::IsoDatetime | DateFormat::Datetime);
    let read = date::parse_as(written, std::slice::from_ref(format), None);
    let keeps_time = match &read {
        Ok(read) => read.local == date.local,
        Err(_) => !date.has_time(),
    };
    keeps_time && (date.zone.is_none() || keeps_zone)
}

/// Whether it says a time that the author did not write.
fn says_more(format: &DateFormat, date: &Date) -> bool {
    format.needs().0 && !date.has_time()
}

/// Whether the time follows a `T`, as in the original, or a space, as in the original.
fn looks_alike(format: &DateFormat, date: &Date) -> bool {
    let after_t = date.clock.as_ref().is_some_and(|clock| clock.after_t);
    match format {
        DateFormat::IsoDatetime | DateFormat::Rfc3339 => after_t,
        DateFormat::Datetime => !after_t,
        DateFormat::Rfc2822 => date.weekday.is_some(),
        DateFormat::IsoDate | DateFormat::Pattern(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(text: &str, names: &[&str]) -> Option<(String, bool)> {
        let formats: Vec<DateFormat> = names.iter().filter_map(|name| name.parse().ok()).collect();
        write(&date::parse(text).ok()?, &formats)
    }

    #[test]
    fn time_and_zone_are_kept_where_a_format_has_room_for_them() {
        let all = ["iso-date", "rfc3339", "datetime", "iso-datetime"];
        let near = |text| nearest(text, &all).map(|(written, _)| written);
        assert_eq!(near("2022/04/27").as_deref(), Some("2022-04-27"));
        assert_eq!(near("2022/04/27 10:22:31").as_deref(), Some("2022-04-27 10:22:31"));
        assert_eq!(near("2022/04/27T10:22:31").as_deref(), Some("2022-04-27T10:22:31"));
        assert_eq!(near("2022/04/27 10:22:31 +0800").as_deref(), Some("2022-04-27 10:22:31 +0800"));
        assert_eq!(nearest("2022/04/27 10:22", &["%Y", "iso-date"]), Some(("2022".to_owned(), false)));
        assert_eq!(nearest("2022-04-27 10:22:31", &["%d.%m.%Y"]), Some(("27.04.2022".to_owned(), false)));
        assert_eq!(nearest("2022-04-27", &["%d.%m.%Y"]), Some(("27.04.2022".to_owned(), true)));
        assert_eq!(nearest("2022-04-27T10:22:31Z", &["%Y/%m/%d %H:%M:%S"]).map(|near| near.1), Some(false));
    }
}
