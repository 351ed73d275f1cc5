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
fn refuses_unknown_names() {
    assert!("rfc282".parse::<DateFormat>().is_err());
    assert!("%Q".parse::<DateFormat>().is_err());
    assert!(DateFormat::NAMES.iter().all(|name| name.parse::<DateFormat>().is_ok()));
    assert_eq!(DateFormat::Rfc2822.example(), "Wed, 27 Apr 2022 10:22:31 +0800");
}
