//! What is in which format, and how each is written.

use super::*;
use crate::value::date::parse;

fn is(format: &str, text: &str) -> bool {
    format.parse::<DateFormat>().unwrap().is(text, &parse(text).unwrap())
}

#[test]
fn tells_formats_apart() {
    assert!(is("rfc2822", "Wed, 27 Apr 2022 10:22:31 GMT"));
    assert!(is("rfc2822", "7 Apr 2022 10:22 +0800"));
    assert!(!is("rfc2822", "wed, 27 apr 2022 10:22:31 GMT"));
    assert!(!is("rfc2822", "Wednesday, 27 April 2022 10:22:31 GMT"));
    assert!(!is("rfc2822", "Wed, 27 Apr 2022 10:22:31 UTC"));
    assert!(is("rfc3339", "2022-04-27T10:22:31.5Z"));
    assert!(!is("rfc3339", "2022-04-27 10:22:31Z"));
    assert!(!is("rfc3339", "2022-04-27T10:22:31+0800"));
    assert!(is("iso-date", "2022-04-27"));
    assert!(!is("iso-date", "2022-4-7"));
    assert!(is("datetime", "2022-04-27 10:22:31"));
    assert!(is("datetime", "2022-04-27 10:22:31 +0800"));
    assert!(!is("datetime", "2022-04-27 10:22"));
    assert!(is("%Y/%m/%d", "2022/04/27"));
    assert!(!is("%Y/%m/%d", "2022/4/27"));
}

#[test]
fn writes_and_keeps_the_zone() {
    let write = |format: &str, text: &str| format.parse::<DateFormat>().unwrap().write(&parse(text).unwrap());
    let rfc = "Wed, 27 Apr 2022 10:22:31 +0800";
    assert_eq!(write("rfc3339", rfc).as_deref(), Some("2022-04-27T10:22:31+08:00"));
    assert_eq!(write("rfc2822", "2022-04-27 10:22:31 +0800").as_deref(), Some(rfc));
    assert_eq!(write("rfc2822", "2022-04-27T10:22:31Z").as_deref(), Some("Wed, 27 Apr 2022 10:22:31 GMT"));
    assert_eq!(write("rfc2822", "2022-04-27"), None);
    assert_eq!(write("iso-date", "2022/4/7").as_deref(), Some("2022-04-07"));
    assert_eq!(write("iso-date", "04/05/2022"), None);
    assert_eq!(write("datetime", "27 Apr 2022 10:22").as_deref(), Some("2022-04-27 10:22:00"));
}

#[test]
fn a_text_is_compared_as_it_would_be_written() {
    let patterns = [
        "%Y-%m-%d",
        "%Y/%m/%d %H:%M",
        "%a, %d %b %Y %H:%M:%S %z",
        "%d.%m.%y",
        "%Y-%m-%dT%H:%M:%S%:z",
        "%e %B %Y",
        "%H%%",
    ];
    let texts =
        ["2022-04-27 10:22:31 +0800", "1999-12-31T23:59:59-03:30", "2022-04-07", "0987-01-02 03:04:05Z"];
    let mut judged = 0;
    for (pattern, text) in patterns.iter().flat_map(|pattern| texts.map(|text| (pattern, text))) {
        let format: DateFormat = pattern.parse().unwrap();
        let instant = FixedOffset::east_opt(
            parse(text).unwrap().zone.and_then(|zone| zone.offset).map_or(0, |it| it.local_minus_utc()),
        );
        let instant = instant.unwrap().from_local_datetime(&parse(text).unwrap().local).unwrap();
        let canonical = format.format(&instant, false);
        let others = [
            canonical.clone() + "0",
            canonical.replace('0', "1"),
            canonical.replace(['/', ' '], "-"),
            canonical.to_lowercase(),
            canonical[1..].to_owned(),
            String::new(),
        ];
        for other in others.iter().chain([&canonical]) {
            if let Some(is) =
                written::is(other, pattern, &instant.naive_local(), *instant.offset(), (true, true))
            {
                assert_eq!(is, *other == canonical, "{other} {pattern}");
                judged += 1;
            }
        }
    }
    assert!(judged > 50);
}

#[test]
fn refuses_unknown_names() {
    assert!("rfc282".parse::<DateFormat>().is_err());
    assert!("%Q".parse::<DateFormat>().is_err());
    assert!(DateFormat::NAMES.iter().all(|name| name.parse::<DateFormat>().is_ok()));
    assert_eq!(DateFormat::Rfc2822.example(), "Wed, 27 Apr 2022 10:22:31 +0800");
}
