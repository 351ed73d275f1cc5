//! Dates in 370 shapes, with and without quotes.

use super::{Both, SITES};

/// Days, and the times that are put behind them.
const DAYS: &[&str] = &[
    "2022-04-27",
    "2022-4-7",
    "2022/04/27",
    "2022.04.27",
    "27/04/2022",
    "27.04.2022",
    "27 Apr 2022",
    "7 Apr 2022",
    "27 April 2022",
    "April 27, 2022",
    "27th April 2022",
    "2022年4月27日",
    "Wed, 27 Apr 2022",
    "Wed Apr 27 2022",
    "2022-117",
    "2022-04",
    "2022",
    "20220427",
    "2022-02-30",
    "2022-13-01",
    "foo",
    "TBD",
    "1651054951",
    "1651054951000",
    "12:30",
    "Last Modified",
];
const TIMES: &[&str] = &[
    "",
    "T10:22:31",
    "T10:22:31Z",
    "T10:22:31+0800",
    " 10:22:31",
    " 10:22:31 +08:00",
    " 10:22:31 +8",
    " 10:22:31 GMT",
    " 10:22:31 +0000 UTC",
    " 10:22",
    " 9:05:03",
    " 9:5:3",
    " 10:22 PM",
    " 25:00:00",
];

/// Values that are not text with a date in it.
const OTHERS: &[&str] = &[
    "",
    "null",
    "~",
    "true",
    "false",
    "0",
    "1",
    "1.5",
    "[]",
    "[2022-04-27]",
    "{}",
    "{ a: 1 }",
    "\"\"",
    "''",
];

/// The rules that speak of dates; the values are such that no other one has a reason to.
fn values() -> Vec<String> {
    let mut values: Vec<String> = OTHERS.iter().map(|&value| value.to_owned()).collect();
    for day in DAYS {
        for time in TIMES {
            values.extend([format!("{day}{time}"), format!("\"{day}{time}\"")]);
        }
    }
    values
}

#[test]
fn show_and_check_agree_on_dates() {
    let mut differing = Vec::new();
    let mut compared = 0;
    for site in SITES {
        let both = Both::of(site);
        let preset = both.preset;
        for value in values() {
            let text = format!("---\ntitle: A\ndate: {value}\n---\n");
            let Some(shown) = both.shown(&text, "date") else { continue };
            compared += 1;
            let found = both.found(&text);
            // Nothing written asks for nothing, and a generator's default is as good as any.
            let asks_for_nothing = matches!(value.as_str(), "" | "null" | "~" | "\"\"" | "''");
            if let (false, Some(said)) = (shown, both.claim(&found)) {
                differing.push(format!("{preset}: `{value}`: show takes it, check says: {said}"));
            }
            if shown && found.is_empty() && !asks_for_nothing {
                differing.push(format!("{preset}: `{value}`: show says it is not taken, check is silent"));
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}
