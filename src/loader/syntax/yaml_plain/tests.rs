//! The recogniser against the parser.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::super::yaml;
use super::*;
use crate::generators::Leniency;

/// What the recogniser says where it says anything; it has to be what the parser says.
fn agreed(text: &str) -> bool {
    let content = Span::of(0..text.len());
    let Some(plain) = recognise(text, content) else { return false };
    let parsed = yaml::parse(text, content, Leniency::None);
    assert_eq!(parsed.faults, [], "{text:?}");
    assert_eq!(plain.root, parsed.root, "{text:?}");
    assert_eq!(plain.comments, parsed.comments, "{text:?}");
    assert_eq!(exact(plain.root.as_ref()), exact(parsed.root.as_ref()), "{text:?}");
    let is_read = serde_yaml::from_str::<serde::de::IgnoredAny>(text).is_ok();
    assert!(is_read, "libyaml refuses {text:?}");
    true
}

/// Which nodes have the text that is in the file.
fn exact(node: Option<&Node<'_>>) -> Vec<bool> {
    let Some(node) = node else { return Vec::new() };
    let inside: Vec<&Node<'_>> = match &node.value {
        Value::Scalar(_) => return vec![node.is_exact()],
        Value::List(items) => items.iter().collect(),
        Value::Map(entries) => entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect(),
    };
    inside.into_iter().flat_map(|node| exact(Some(node))).collect()
}

#[test]
fn reads_what_most_pages_keep_to() {
    for text in [
        "title: 新闻 of the day\ncategories: \n - 新媒体\n - 'a: b'\ndate: Wed, 27 Apr 2022 10:22:31 GMT\n",
        "a:\nb:\n- x\n- \"y\"\nc: [p, 'q', \"r\"]\r\nd: []\n\n# why\ne: https://example.com/#x\n",
        "cover:\n  src: a.png\n  alt:\n    de: Bild\n    en:\nlayout: post",
        "a:\n  - b: c\n    d:\n    - x\n  -   b: e\n      f:\nauthors:\n- name: Ann\n  url: /ann\n- Ben\n",
        "a: b\n  c\n   d\ne:\n  f\n  g\nh:\n- i\n  j\n- k\nl:\n  https://e.com/x\n",
        "a: |\n  one\n   two\n\n  three # no comment\n\n# why\nb:\n  c: |-\n      x\nd: e\n",
        "a: >\n  one\n  two\n\n\n  three \nb:\n  c: >-\n      x\nd:\n- |\n  e\n- >-\n  f\n",
        "a: 'it''s'\nb: \"a \\\"b\\\" \\\\ \\n \\t \\xE9 \\u2019\"\nc: {}\n",
        "a: \"one\n  two \\\n  \\ three\n\n  four\\ \n  five\"\nb: 'x\n  ''y'\nc:\n- \"p\n  q\"\n- r\n",
        "a: b # c \ntags: # d\n- x # e\n- 'y' # f\n- \"z\\n\" # g\ng: [h, i] # j\nk: \"l\n  m\" # n\no:\n  'p' # q\n",
        "Last update : b\nsee also: c\nd:\n- e f: g\n  h i : j\n",
    ] {
        assert!(agreed(text), "{text:?}");
    }
}

#[test]
fn leaves_the_rest_to_the_parser() {
    for text in [
        "",
        "# only\n",
        " a: b\n",
        "a: b: c\n",
        "a: |+\n  b\n",
        "a: >\n  b\n   c\n",
        "a: > # c\n  b\n",
        "a: \"\\/\"\n",
        "a: \"\\ud83d\"\n",
        "a: \"b\n c\"d\n",
        "a: \"b\nc\"\n",
        "a: 'b'#c\n",
        "a: \"\\n\"#c\n",
        "a: ['b # c', d] # e\n",
        "a: \"b\r\n  c\"\n",
        "a: |2\n  b\n",
        "a: |\n",
        "a: |\nb: c\n",
        "a: |\n\n  b\n",
        "a: |\n   b\n  c\n",
        "a: |\n  b\n    \n",
        "a: |\n  b\r\n",
        "a: |\n  b",
        "a: b\n\n  c\n",
        "a: b\n  # c\n  d\n",
        "a: b\n  c: d\n",
        "a: 'b'\n  c\n",
        "a: b\n  'c'\n",
        "a: b\n  - c\n",
        "a: b\r\n  c\n",
        "a:\n- b\n  c: d\n",
        "- a\n",
        "a: [b,\n  c]\n",
        "a: {b: c}\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !t b\n",
        "a:\tb\n",
        "a: b\rc: d\n",
        "a: \u{feff}b\n",
        "a: b\n---\nc: d\n",
        "a:\n - b: c\n  d: e\n",
        "a:\n - b: c\n    d: e\n",
        "a:\n - b: c\n   - d\n",
        "a:\n - - b: c\n",
        "a:\n -\n",
        "a: @b\n",
        "a: [b, ]\n",
        "a: [b: c]\n",
        "a: [-]\n",
        "a: '\n",
        "a: ''b\n",
        "a: - b\n",
        "a:\n  b: c\n d: e\n",
    ] {
        assert!(recognise(text, Span::of(0..text.len())).is_none(), "{text:?}");
    }
}

const PIECES: &[&str] = &[
    "a",
    "title",
    "标题",
    ":",
    ": ",
    ": ",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\n  ",
    "\n    ",
    "\n - ",
    "\n- ",
    "\n  - ",
    " ",
    "- ",
    "-",
    "'",
    "''",
    "\"",
    "'b'",
    "\"b\"",
    "[",
    "]",
    "[]",
    "[a, b]",
    ", ",
    ",",
    "#",
    " #",
    "\n# c",
    "\n  # c",
    "null",
    "2022-04-27",
    "https://e.com/a?b=c#d",
    "1.10",
    "~",
    "\\",
    "{",
    "}",
    "&a",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "\t",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{7f}",
    "\r",
    " # c\n",
    "\\n",
    "\\\n  ",
    "\\ ",
    "\"b\n  c\"",
    "'b\n\n  c'",
    "{}",
    ">\n  b\n  c\n",
    "---",
    "...",
    "<<",
    "=",
    "。",
    "🎉",
];

/// Pieces of which pages are put together that are in the subset, or nearly.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(PIECES);
    prop::collection::vec(known, 0..24).prop_map(|pieces| pieces.concat())
}

/// Lines behind `|` and the like.
fn literals() -> impl Strategy<Value = String> {
    let line =
        vec!["  b\n", "  b\n", "   c\n", "    d: e\n", "  - x\n", "  # f\n", "\n", "  \n", " \n", "  g \n"];
    let literal = (
        prop::sample::select(vec!["a:", "标:"]),
        prop::sample::select(vec!["|", "|", "|-", "|-", ">", ">", ">-", ">-", "|+", ">+", "| # c"]),
        prop::collection::vec(prop::sample::select(line), 1..5),
    );
    literal.prop_map(|(key, sign, lines)| format!("{key} {sign}\n{}", lines.concat()))
}

/// What is behind a key.
const VALUES: &[&str] = &[
    "",
    "",
    " ",
    " b",
    "  b c ",
    " 'b'",
    " 'b' ",
    " \"b: c\"",
    " [a, b]",
    " [ 'a' , \"b\", c d ]",
    " []",
    " [ ]",
    " -1",
    " a:b",
    " a#b",
    " http://x.y/z",
    " a, b",
    " a]",
    " 新 闻",
    " ''",
    " \"\"",
    " [a?, b!]",
    " [新, 闻]",
    " ~",
    " <b>",
    " 2022-04-27 10:00:00",
    " 1.10",
    " [a-b, c.d]",
    " 'it: is'",
    " a b - c",
    " x'y",
    " z\"",
    " b # c",
    " 'b' # c ",
    " \"b\" # c",
    " [a, b]  # c",
    " # c",
    " {}",
    " 'it''s' ",
    " 'it''s'# c",
    " \"\\\"b\\\" \\n\"",
    " \"\\xe9\\u2019\" # c",
    " \"b\\",
    " \"b",
    " 'b ",
    " c\"",
    " \\ c\" # d",
    " ''c'' '",
];

/// Lines that are mostly in the subset, so that much of what is tried is detected.
fn lines() -> impl Strategy<Value = String> {
    let value = prop::sample::select(VALUES);
    let odd = prop::sample::select(vec![
        " -", " b:", " :b", " ?b", " [a:b]", " [-1]", " [,]", " [a,b]", " [#a]", " [a #b]", " ['a'b]",
        " [*a]", " - a", " [a", " 'a", " [[a]]", " {a}", " &a", " #c", " a #c", " a: b", " |",
    ]);
    let value = prop_oneof![40 => value, 1 => odd];
    let key = prop::sample::select(vec![
        "a:",
        "b_c:",
        "d-e:",
        "标:",
        "1:",
        "a.b:",
        "a/b:",
        "é:",
        "true:",
        "f g:",
        "h :",
        "标 题  :",
    ]);
    let rare = prop::sample::select(vec!["# c", "", "a b:", "-a:", "-", "  - ", " x:", "\t", "...", "---"]);
    let block = (key.clone(), prop::sample::select(vec!["", " ", "  ", "    "]), value.clone());
    let (item, more) = (block.clone(), block.clone());
    prop::collection::vec(
        prop_oneof![
            8 => (key.clone(), value.clone()).prop_map(|(key, value)| format!("{key}{value}\n")),
            4 => block.clone().prop_map(|(key, indent, it)| format!("{key}\n{indent}-{it} x\n{indent}- y{it}\n")),
            4 => block.prop_map(|(key, indent, it)| format!("{key}\n{indent} c:{it}\n{indent} d:\n{indent} - x\n")),
            4 => item.prop_map(|(key, indent, it)| {
                format!("{key}\n{indent}- c:{it}\n{indent}  d:{it}\n{indent}  e:\n{indent}  - x\n{indent}-   f:\n")
            }),
            4 => literals(),
            3 => more.prop_map(|(key, indent, it)| format!("{key}{it}\n{indent} {}\n{indent}e\n", it.trim_start())),
            1 => (rare, value).prop_map(|(rare, value)| format!("{rare}{value}\n")),
        ],
        1..6,
    )
    .prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn agrees_with_the_parser_on_pieces(text in pieces()) {
        agreed(&text);
    }
}

#[test]
fn agrees_with_the_parser_on_lines() {
    const CASES: usize = 4_000;
    let cases = std::env::var("PROPTEST_CASES").map_or(CASES, |cases| cases.parse().expect("a number"));
    let mut runner = TestRunner::deterministic();
    let recognised =
        (0..cases).filter(|_| agreed(&lines().new_tree(&mut runner).expect("a page").current())).count();
    // If nothing is detected, nothing is compared.
    assert!(recognised * 5 > cases, "{recognised} of {cases}");
}
