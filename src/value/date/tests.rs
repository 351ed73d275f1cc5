//! What is read, and what is refused where.

use super::*;

fn iso(text: &str) -> String {
    match parse(text) {
        Ok(date) => {
            let zone = date.zone.as_ref().and_then(|zone| zone.offset).map(|zone| zone.to_string());
            format!("{}{}", date.local.format("%Y-%m-%d %H:%M:%S%.f"), zone.unwrap_or_default())
        }
        Err(fault) => format!("{fault:?} {}", fault.at().map_or("", |at| &text[at])),
    }
}

#[test]
fn reads_what_people_write() {
    for text in [
        "2022-04-27 10:22:31",
        "2022-04-27T10:22:31",
        "2022/4/27 10:22:31",
        "2022.04.27 10:22:31",
        "Wed Apr 27 10:22:31 2022",
        "27 Apr 2022, 10:22:31",
        "April 27, 2022 10:22:31 AM",
        "27/04/2022 10:22:31",
        "Wednesday, April 27th, 2022 at 10:22:31",
        "2022年4月27日 10时22分31秒",
        "04/27/2022 10:22:31",
        "20220427102231",
        "2022:04:27 10:22:31",
        "1651054951",
        "1651054951000",
        "2022-117T10:22:31",
        "2022-Apr-27 10:22:31",
    ] {
        assert_eq!(iso(text), "2022-04-27 10:22:31", "{text}");
    }
    for text in [
        "2022-04-27T10:22:31+08:00",
        "2022-04-27 10:22:31 +0800",
        "Wed, 27 Apr 2022 10:22:31 +0800",
        "2022-04-27 10:22:31 +8",
        "Wed Apr 27 2022 10:22:31 GMT+0800 (China Standard Time)",
        "27 Apr 2022 10:22:31 +0800 (CST)",
        "Wed Apr 27 10:22:31 +0800 2022",
    ] {
        assert_eq!(iso(text), "2022-04-27 10:22:31+08:00", "{text}");
    }
    for text in [
        "2022-04-27",
        "2022-4-27",
        "20220427",
        "27.04.2022",
        "April 27, 2022",
        "27th of April 2022",
        "2022-04-27 Wed",
    ] {
        assert_eq!(iso(text), "2022-04-27 00:00:00", "{text}");
    }
    assert_eq!(iso("2022-4-8 9:5"), "2022-04-08 09:05:00");
    assert_eq!(iso("2022"), "2022-01-01 00:00:00");
    assert_eq!(iso("June 2009"), "2009-06-01 00:00:00");
    assert_eq!(iso("2022-04-27 10:22:31 CST"), "2022-04-27 10:22:31-06:00");
    assert_eq!(iso("2022-04-27 10:22 PM"), "2022-04-27 22:22:00");
}

#[test]
fn says_what_is_wrong_where() {
    for (text, fault) in [
        ("31 April 2022", "Day { year: 2022, month: 4, day: 31, at: 0..2 } 31"),
        ("2022-02-30", "Day { year: 2022, month: 2, day: 30, at: 8..10 } 30"),
        ("2022-13-01", "Month { month: 13, at: 5..7 } 13"),
        ("2022-04-27 24:00:00", "Hour { hour: 24, at: 11..13 } 24"),
        ("2022-04-27 10:60:00", "Minute { minute: 60, at: 14..16 } 60"),
        ("2022-04-27 10:22:60", "Second { second: 60, at: 17..19 } 60"),
        ("2022-04-27T10:22:31+25:00", "Offset { at: 19..25 } +25:00"),
        ("22-04-27", "ShortYear { at: 0..8 } 22-04-27"),
        ("2022-04-27 (draft)", "Surplus { at: 11..18 } (draft)"),
        ("on 2022-04-27", "Surplus { at: 0..2 } on"),
        ("2023-01-29 18:30:22 2023 -0800", "Surplus { at: 20..30 } 2023 -0800"),
        ("2022-04-27+08:00", "Surplus { at: 10..16 } +08:00"),
        ("Invalid Date", "Placeholder "),
        ("{{ .Date }}", "Template "),
        ("10:22", "NoDay "),
        ("", "Empty "),
        ("foo", "Unreadable "),
        ("0", "Unreadable "),
        ("16510549510001234", "FarNumber "),
    ] {
        assert_eq!(iso(text), fault, "{text}");
    }
}

#[test]
fn keeps_both_readings() {
    let mut date = parse("04/05/2022").unwrap();
    assert_eq!(date.spoken(), "5 April 2022");
    assert_eq!(date.ambiguous.map(spoken).as_deref(), Some("4 May 2022"));
    date.settle(true);
    assert_eq!(date.spoken(), "4 May 2022");
    assert_eq!(parse("05/05/2022").unwrap().ambiguous, None);
}

#[test]
fn agrees_with_chrono_on_rfc_2822_and_3339() {
    for text in ["Wed, 27 Apr 2022 10:22:31 GMT", "27 Apr 2022 10:22 -0330", "Sun, 1 May 2022 00:00:00 EST"] {
        assert_eq!(parse(text).unwrap().instant(), DateTime::parse_from_rfc2822(text).unwrap(), "{text}");
    }
    for text in ["2022-04-27T10:22:31Z", "2022-04-27T10:22:31.25+05:45"] {
        assert_eq!(parse(text).unwrap().instant(), DateTime::parse_from_rfc3339(text).unwrap(), "{text}");
    }
}

#[test]
fn reads_patterns_to_the_letter() {
    let formats = ["%d %b '%y".parse().unwrap()];
    assert_eq!(parse_as("27 Apr '22", &formats, None).unwrap().spoken(), "27 April 2022");
    assert!(parse_as("27 Apr 22", &formats, None).is_err());
}

proptest::proptest! {
    #[test]
    fn never_panics_and_points_into_the_text(text in "([0-9年月日/:. +,A-Za-z{(\u{3000}-]|Wed|Apr|2022|am|GMT){0,24}") {
        let mut places = Vec::new();
        match parse(&text) {
            Ok(date) => {
                places.extend([date.parts.year, date.parts.month, date.parts.day]);
                places.extend(date.clock.map(|clock| clock.at));
                places.extend(date.zone.map(|zone| zone.at));
                places.extend(date.weekday.map(|(_, at)| at));
            }
            Err(fault) => places.extend(fault.at()),
        }
        for at in places {
            proptest::prop_assert!(text.get(at.clone()).is_some(), "{at:?} in {text:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_again(seconds in 0_i64..4_000_000_000, hours in -12_i32..=14) {
        let zone = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
        let instant = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&zone);
        for format in ["rfc2822", "rfc3339", "iso-datetime", "datetime", "%d/%m/%Y %H:%M:%S %z"] {
            let format: DateFormat = format.parse().unwrap();
            let date = parse(&instant.to_rfc3339()).unwrap();
            let text = format.write(&date).unwrap();
            let again = parse_as(&text, std::slice::from_ref(&format), Some(true)).unwrap();
            proptest::prop_assert_eq!(again.local, date.local, "{}", text);
            proptest::prop_assert!(format.is(&text, &again), "{}", text);
        }
    }
}

#[test]
fn the_short_way_reads_what_the_long_way_reads() {
    for text in [
        "2022-04-27",
        "2022-04-27 10:22:31",
        "2022-04-27T10:22:31",
        "0001-01-01 00:00:00",
        "2024-02-29T23:59:59",
    ] {
        let mut tokens = Tokens::scan(text).expect("tokens");
        assert_eq!(fixed::iso(text).as_ref(), super::read(&mut tokens).as_ref().ok(), "{text}");
    }
    for text in [
        "2022-04-31",
        "2022-04-27 24:00:00",
        "2022-04-27 10:22:60",
        "2022-04-27t10:22:31",
        "2022-04-27 1:22:311",
        "２022-04-27",
    ] {
        assert_eq!(fixed::iso(text), None, "{text}");
    }
}
