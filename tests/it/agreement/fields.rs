//! Every field that a generator reads, with values of every type, in YAML, TOML and JSON.

use masthead::generators::Generator;

use super::{Both, SITES, braces};

/// Values as YAML, and as TOML and JSON where those can say them.
const VALUES: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("~", "", "null"),
    ("null", "", ""),
    ("\"\"", "\"\"", "\"\""),
    ("''", "''", ""),
    ("\" \"", "\" \"", "\" \""),
    ("true", "true", "true"),
    ("false", "false", "false"),
    ("True", "", ""),
    ("FALSE", "", ""),
    ("yes", "", ""),
    ("no", "", ""),
    ("on", "", ""),
    ("off", "", ""),
    ("y", "", ""),
    ("'true'", "\"true\"", "\"true\""),
    ("\"false\"", "\"false\"", "\"false\""),
    ("'yes'", "\"yes\"", "\"yes\""),
    ("'no'", "\"no\"", "\"no\""),
    ("Spring", "\"Spring\"", "\"Spring\""),
    ("two words", "\"two words\"", "\"two words\""),
    ("'a, b'", "\"a, b\"", "\"a, b\""),
    ("/a/b/", "\"/a/b/\"", "\"/a/b/\""),
    ("a.html", "\"a.html\"", "\"a.html\""),
    ("|\n  two\n  lines", "\"\"\"\ntwo\nlines\"\"\"", "\"two\\nlines\""),
    (">-\n  one\n  line", "", ""),
    ("0", "0", "0"),
    ("1", "1", "1"),
    ("4", "4", "4"),
    ("-3", "-3", "-3"),
    ("1.5", "1.5", "1.5"),
    ("2.0", "2.0", "2.0"),
    ("1e3", "1e3", "1e3"),
    ("007", "", ""),
    ("0x1F", "0x1F", ""),
    ("1_000", "1_000", ""),
    ("12345678901234567890", "", "12345678901234567890"),
    (".nan", "nan", ""),
    (".inf", "inf", ""),
    ("'10'", "\"10\"", "\"10\""),
    ("\"1.5\"", "\"1.5\"", "\"1.5\""),
    ("2022-04-27", "2022-04-27", ""),
    ("2022-04-27T10:22:31Z", "2022-04-27T10:22:31Z", ""),
    ("2022-04-27 10:22:31", "2022-04-27T10:22:31", ""),
    ("'2022-04-27'", "\"2022-04-27\"", "\"2022-04-27\""),
    ("12:30", "12:30:00", ""),
    ("[]", "[]", "[]"),
    ("[a]", "[\"a\"]", "[\"a\"]"),
    ("[a, b]", "[\"a\", \"b\"]", "[\"a\", \"b\"]"),
    ("\n  - a\n  - b", "", ""),
    ("[1, 2]", "[1, 2]", "[1, 2]"),
    ("[1.5]", "[1.5]", "[1.5]"),
    ("[true]", "[true]", "[true]"),
    ("[no]", "[false]", "[false]"),
    ("[2022-04-27]", "[2022-04-27]", ""),
    ("[~]", "", "[null]"),
    ("[a, \"\"]", "[\"a\", \"\"]", "[\"a\", \"\"]"),
    ("[[a]]", "[[\"a\"]]", "[[\"a\"]]"),
    ("[[a, b], c]", "[[\"a\", \"b\"], \"c\"]", "[[\"a\", \"b\"], \"c\"]"),
    ("[{ a: 1 }]", "[{ a = 1 }]", "[{ \"a\": 1 }]"),
    ("[{ label: a, permalink: /b }]", "", "[{ \"label\": \"a\", \"permalink\": \"/b\" }]"),
    ("\n  - a: b", "", ""),
    ("{}", "{}", "{}"),
    ("{ a: 1 }", "{ a = 1 }", "{ \"a\": 1 }"),
    ("\n  a: 1", "", ""),
    ("{ data: a, size: 2 }", "{ data = \"a\", size = 2 }", "{ \"data\": \"a\", \"size\": 2 }"),
    ("{ date: 2022-04-27 }", "{ date = 2022-04-27 }", "{ \"date\": \"2022-04-27\" }"),
];

/// The page that has the value in the field, in each syntax that the generator reads.
fn pages(generator: Generator, field: &str, (yaml, toml, json): (&str, &str, &str)) -> Vec<String> {
    let mut pages = vec![format!("---\n{field}: {yaml}\n---\n")];
    if generator.facts().reads_toml && !toml.is_empty() {
        pages.push(format!("+++\n{field} = {toml}\n+++\n"));
    }
    if let Some((open, close)) = braces(generator).filter(|_| !json.is_empty()) {
        pages.push(format!("{open}\"{field}\": {json}{close}"));
    }
    pages
}

#[test]
fn show_and_check_agree_on_every_known_field() {
    let mut differing = Vec::new();
    let mut compared = 0;
    for site in SITES {
        let both = Both::of(site);
        let generator = both.generator();
        let facts = generator.facts();
        let names = facts.fields.iter().map(|known| known.name).chain(facts.dates.fields.iter().copied());
        for field in names {
            for &value in VALUES {
                for text in pages(generator, field, value) {
                    let Some(shown) = both.shown(&text, field) else { continue };
                    compared += 1;
                    let found = both.found(&text);
                    let asks_for_nothing = facts.dates.has(field)
                        && matches!(value.0, "" | "~" | "null" | "\"\"" | "''" | "\" \"");
                    match both.claim(&found) {
                        Some(said) if !shown => {
                            differing.push(format!("{} {text:?}: show takes it, check: {said}", both.preset));
                        }
                        None if shown && found.is_empty() && !asks_for_nothing => {
                            differing
                                .push(format!("{} {text:?}: show: not taken, check is silent", both.preset));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    assert!(compared > 7_000, "{compared}");
    assert!(differing.is_empty(), "{} of {compared} differ:\n{}", differing.len(), differing.join("\n"));
}
