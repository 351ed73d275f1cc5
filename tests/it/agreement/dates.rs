//! Dates in 370 shapes, with and without quotes, in every date field, in YAML, TOML and JSON.

use masthead::generators::Generator;

use super::{Both, SITES, braces};

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
    " 9:5",
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

/// A page for each syntax that the generator reads and that can say the value.
fn pages(generator: Generator, field: &str, value: &str) -> Vec<String> {
    let mut pages = vec![format!("---\ntitle: A\n{field}: {value}\n---\n")];
    let is_native = value.len() >= 10
        && toml::from_str::<toml::Table>(&format!("a = {value}")).is_ok_and(|table| table["a"].is_datetime());
    let toml = match value {
        "" | "null" | "~" | "''" => None,
        "{ a: 1 }" => Some("{ a = 1 }".to_owned()),
        "[2022-04-27]" | "true" | "false" | "0" | "1" | "1.5" | "[]" | "{}" => Some(value.to_owned()),
        _ if value.starts_with('"') || is_native => Some(value.to_owned()),
        _ => None,
    };
    if let Some(toml) = toml.filter(|_| generator.facts().reads_toml) {
        pages.push(format!("+++\ntitle = \"A\"\n{field} = {toml}\n+++\n"));
    }
    let json = match value {
        "null" | "true" | "false" | "0" | "1" | "1.5" | "[]" | "{}" => Some(value),
        "{ a: 1 }" => Some("{ \"a\": 1 }"),
        _ if value.starts_with('"') => Some(value),
        _ => None,
    };
    if let (Some(json), Some((open, close))) = (json, braces(generator)) {
        pages.push(format!("{open}\"title\": \"A\",\n\"{field}\": {json}{close}"));
    }
    pages
}

#[test]
fn show_and_check_agree_on_dates() {
    let mut differing = Vec::new();
    let mut compared = 0;
    for site in SITES {
        let both = Both::of(site);
        let (preset, generator) = (both.preset, both.generator());
        for field in generator.facts().dates.fields {
            for value in values() {
                for text in pages(generator, field, &value) {
                    let Some(shown) = both.shown(&text, field) else { continue };
                    compared += 1;
                    let found = both.found(&text);
                    // Nothing written asks for nothing, and a generator's default is as good as any.
                    let asks_for_nothing = matches!(value.as_str(), "" | "null" | "~" | "\"\"" | "''");
                    if let (false, Some(said)) = (shown, both.claim(&found)) {
                        differing.push(format!("{preset}: {text:?}: show takes it, check says: {said}"));
                    }
                    if shown && found.is_empty() && !asks_for_nothing {
                        differing.push(format!("{preset}: {text:?}: show: not taken, check is silent"));
                    }
                }
            }
        }
    }
    assert!(compared > 20_000, "{compared}");
    assert!(differing.is_empty(), "{} of {compared} differ:\n{}", differing.len(), differing.join("\n"));
}
