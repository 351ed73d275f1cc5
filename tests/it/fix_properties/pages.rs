//! Pages with planted faults, in YAML, TOML and JSON.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;

const KEYS: &[&str] = &[
    "title",
    "date",
    "tags",
    "categories",
    "draft",
    "author",
    "updated",
    "version",
    "description",
    "lastmod",
    "cover",
    "\"quoted key\"",
    "标题",
    "weight",
    "aliases",
    "permalink",
    "no",
    "layout",
    "published",
    "comments",
    "writer",
    "topics",
    "team",
    "kind",
];

const YAML_VALUES: &[&str] = &[
    "plain words",
    "中文，标题",
    "'A '",
    "\" B\"",
    "'it''s '",
    "\"tab\\t \"",
    "no",
    "1.10",
    "0755",
    "#12",
    "a #12",
    "~",
    "",
    "Tue, 27 Apr 2022 10:22:31 GMT",
    "Wed, 27 Apr 2022 10:22:31 +0800",
    "2022-04-27",
    "2022/04/27 10:22",
    "2022-4-7",
    "2022-04-27 10:22:31 +08:00",
    "'2022-04-27T10:22:31'",
    "1651054951",
    "[a, b, a]",
    "[a, '', 'b ', a]",
    "[新闻, 观点, 新闻]",
    "[ a,a ]",
    "[a、b]",
    "a, b, c",
    "“smart”",
    "http://example.com/a b.png",
    "https://user:pw@example.com/x.png",
    "![x](https://example.com/a.png)",
    "[x](/a.png)",
    "/img/\u{200b}a.png",
    "true,",
    "'true'",
    "\"12\"",
    "{a: 1, b: 2}",
    "|\n  line one \n  line two",
    ">-\n  folded\n  text",
    "\n  - a\n  - b\n  - a",
    "\n  -\n  - b\n  - 'c '",
    "\n- x\n- x\n- no\n-",
    "\n  - a: b\n  - c",
    "\n  - [A, B]\n  - [A]",
    "\n  sub: 'x '\n  date: Tue, 27 Apr 2022 10:22:31 GMT",
    "&x 'a '",
    "!custom a",
    "a\u{a0}b ",
    "12:30",
    "1_000",
    "0x1F",
    "1e3",
    "：x",
    "\n  - a # masthead: ignore[empty-item]\n  - b",
    "\n  # note y1.\n  - web # note y2.\n  # note y3.\n  - rust\n\n  - api # note y4.",
    "\n  - web\n  # note y5.\n  - rust # note y6.",
    "[web, Rust, rust, ap]",
    "\n  - nick: Lin # note y7.\n    role: a\n  - { nick: Mo, name: Moritz }",
    "\n  - role: b\n    nick: Lin",
    "{ nick: Lin }",
    "web, rust",
    "&z web",
    "*z",
];

/// Values that break the block, or may.
const YAML_BREAKERS: &[&str] = &[
    "[a, , b]",
    "a: b",
    "*x",
    "@at",
    "`tick`",
    "%x",
    "- a",
    "{{ page.title }}",
    "\n  -a\n  -b",
    "'open",
    "\ta",
    "[a b",
];

const TOML_VALUES: &[&str] = &[
    "\"words\"",
    "'A '",
    "\" B\"",
    "\"中文，标题 \"",
    "true",
    "\"true\"",
    "12",
    "\"12\"",
    "1.10",
    "2022-04-27",
    "2022-04-27T10:22:31+08:00",
    "\"Tue, 27 Apr 2022 10:22:31 GMT\"",
    "\"2022/04/27\"",
    "[\"a\", \"b\", \"a\"]",
    "[\"a\", \"\", \"b \"]",
    "[\n  \"a\",\n  \"a\",\n  \"\",\n]",
    "[]",
    "\"\"\"\nlong \ntext\"\"\"",
    "'''raw '''",
    "{ a = \"x \" }",
    "\"http://example.com/a b.png\"",
    "\"a\\tb \"",
    "\"\"",
    "[1, 1]",
    "[ \"新闻\", \"新闻\" ]",
    "[ # note t1.\n  \"web\", # note t2.\n  # note t3.\n  \"rust\", # note t4.\n  \"api\"\n]",
    "[\n  \"web\", # note t5.\n  \"Rust\",\n]",
    "[{ nick = \"Lin\" }]",
    "[\"\"\"web\"\"\", 'rust']",
    "\"web\"",
];

const JSON_VALUES: &[&str] = &[
    "\"words\"",
    "\" B\"",
    "\"中文 \"",
    "true",
    "\"true\"",
    "12",
    "\"12\"",
    "1.10",
    "null",
    "[\"a\", \"b\", \"a\"]",
    "[\"a\", \"\", \"b \"]",
    "[\n  \"a\",\n  \"a\"\n]",
    "[]",
    "{\"a\": \"x \"}",
    "\"Tue, 27 Apr 2022 10:22:31 GMT\"",
    "\"2022/04/27\"",
    "\"a\\u0020\"",
    "[\"web\", \"Rust\",\n    \"api\"]",
    "[{ \"nick\": \"Lin\" }]",
    "\"web\"",
    "\"http://example.com/a b.png\"",
];

/// Two fields may not share a number, so that every comment is a text of its own.
fn comment(number: usize, kind: u8) -> (String, String) {
    match kind {
        0 => (format!("# note {number}.\n"), String::new()),
        1 => (String::new(), format!(" # note {number}.")),
        _ => (String::new(), String::new()),
    }
}

fn fields(
    values: impl Strategy<Value = &'static str> + Clone,
) -> impl Strategy<Value = Vec<(&'static str, &'static str, u8)>> {
    let keys = proptest::sample::subsequence(KEYS.to_vec(), 1..6).prop_shuffle();
    keys.prop_flat_map(move |keys| {
        let each: Vec<_> = keys.into_iter().map(|key| (Just(key), values.clone(), 0..5_u8)).collect();
        each
    })
}

fn yaml() -> impl Strategy<Value = String> {
    (
        fields(prop_oneof![40 => select(YAML_VALUES), 1 => select(YAML_BREAKERS)]),
        select(&["---", "---", "---", "---", "--- ", "----", "---yaml"][..]),
        select(&["---", "---", "---", "---", "---", "--- ", "..."][..]),
    )
        .prop_map(|(fields, open, close)| {
            let mut text = format!("{open}\n");
            for (number, (key, value, kind)) in fields.into_iter().enumerate() {
                let (above, beside) = comment(number, kind);
                let (first, rest) = value
                    .split_once('\n')
                    .map_or((value, String::new()), |(first, rest)| (first, format!("\n{rest}")));
                let blank = if first.is_empty() { "" } else { " " };
                let _ = writeln!(text, "{above}{key}:{blank}{first}{beside}{rest}");
            }
            text + close + "\n"
        })
}

fn toml() -> impl Strategy<Value = String> {
    (fields(select(TOML_VALUES)), select(&["+++", "+++ "][..])).prop_map(|(fields, close)| {
        let mut text = "+++\n".to_owned();
        for (number, (key, value, kind)) in fields.into_iter().enumerate() {
            let (above, beside) = comment(number, kind);
            let key = if key.is_ascii() { key.to_owned() } else { format!("\"{key}\"") };
            let _ = writeln!(text, "{above}{key} = {value}{beside}");
        }
        text + close + "\n"
    })
}

fn json() -> impl Strategy<Value = String> {
    fields(select(JSON_VALUES)).prop_map(|fields| {
        let entries: Vec<_> = fields
            .into_iter()
            .map(|(key, value, _)| format!("  \"{}\": {value}", key.trim_matches('"')))
            .collect();
        format!("{{\n{}\n}}\n", entries.join(",\n"))
    })
}

/// The whole page and where its body starts.
pub(super) fn page() -> impl Strategy<Value = (Vec<u8>, usize)> {
    let head = prop_oneof![5 => yaml(), 2 => toml(), 1 => json()];
    let body = select(
        &["Body one\n\n- a \n", "", "Text --- \n\n```\n---\nx: 'y '\n---\n```\n", "中文 \n no end"][..],
    );
    let lead = select(&["", "", "", "", "\n", "\u{feff}", " \n\n"][..]);
    (lead, head, body, any::<bool>()).prop_map(|(lead, head, body, windows)| {
        let ends = |text: &str| if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
        let body = ends(&format!("\n{body}"));
        (format!("{}{body}", ends(&format!("{lead}{head}"))).into_bytes(), body.len())
    })
}
