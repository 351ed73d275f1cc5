//! Generated pages under generated configurations: whatever they are, a page that is proven has no findings.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use masthead::engine::{self, Run};
use masthead::generators::Generator;
use masthead::prover::Provers;
use masthead::session::Session;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::rules::now;

const NAMES: [&str; 52] = [
    "title",
    "date",
    "tags",
    "categories",
    "description",
    "author",
    "draft",
    "layout",
    "permalink",
    "slug",
    "weight",
    "image",
    "cover",
    "lastmod",
    "updated",
    "published",
    "aliases",
    "url",
    "series",
    "mood",
    "price",
    "link",
    "comments",
    "order",
    "tag",
    "category",
    "unlisted",
    "expiryDate",
    "globs",
    "content",
    "authors",
    "keywords",
    "summary",
    "Title",
    "tilte",
    "on",
    "taxonomies",
    "last-modified",
    "_hidden",
    "toc",
    "params",
    "extra",
    "seo",
    "cascade",
    "sitemap",
    "build",
    "menu",
    "hero",
    "head",
    "sidebar",
    "metadata",
    "resources",
];

/// Values that are often right.
const VALUES: [&str; 74] = [
    "Spring",
    "A longer text, with a comma",
    "'In quotes'",
    "\"Twice: quoted\"",
    "News",
    "easy",
    "true",
    "false",
    "12",
    "0",
    "2024",
    "2022-04-27",
    "2022-04-27 10:22:31",
    "Wed, 27 Apr 2022 10:22:31 GMT",
    "Wed, 27 Apr 2022 10:22:31 +0000",
    "2022-04-27T10:22:31+09:00",
    "2022-04-27T10:22:31.000Z",
    "2022-04-27T10:22:31Z",
    "2022-04-27 10:22:31 +0900",
    "2022-04-27 00:22:31 -03:30",
    "'2022-04-27 10:22:31 +08:00'",
    "\"2022-04-27T23:22:31-08:00\"",
    "'2022-04-27'",
    "1999-12-31",
    "https://img.example.org/a.jpg",
    "'https://example.org/a/b.png'",
    "/a/b.png",
    "a.jpg",
    "post",
    "[a, b]",
    "[News, 'Two words']",
    "[]",
    "\n  - a\n  - b",
    "\n- One\n- Two words",
    "\n  - 'x: y'",
    "春天",
    "Café – “quoted”",
    "C# tips",
    "don't",
    "10 tips",
    "2nd edition",
    "v1.2.3",
    "pretty",
    "en",
    "/blog/spring/",
    "Ana Lopes",
    "ana",
    "[Ana Lopes]",
    "default",
    "\"\"",
    "''",
    "5 < 6",
    "a&b",
    "(c) 2024",
    "100%",
    "C++",
    "\n  name: Ada\n  rank: 3",
    "\n  title: 'In quotes'\n  index: true",
    "\n    a: [b, c]\n    # a comment\n    d: 2022-04-27",
    "\n  image: /a.png\n  alt: A boat\n\n  link: https://example.org/",
    "\n  date: 2022-04-27\n  tags: [News]\n  draft: false",
    "\n  tags: [a, b]\n  categories: [News]",
    "\n name: C#\n url: //example.org/a.jpg",
    "\n  main: \"Twice: quoted\"\n  weight: 10",
    "\n- text: One\n  href: '#one'\n- text: Two\n  href: '#two'",
    "\n  - name: Ada\n    tags: [a, b]\n  -  name: Ben\n     links:\n     - a\n     - b",
    "\n  image:\n    src: /a.png\n    alt: A boat\n  date: 2022-04-27",
    "\n  a:\n    b:\n      c: d\n  # a comment\n  e: f",
    "\n  main:\n    - title: One\n      weight: 1\n\n    - title: Two\n      weight: 2",
    "\n- meta:\n    name: robots\n    content: noindex\n- meta:\n    name: x\n    content: y",
    "\n  tags:\n  - News\n  - Sea",
    "\n  - date: 2022-04-27\n    title: Spring",
    "\n  - title: Spring\n  - title: Summer\n    draft: true",
    "\n  cascade:\n    title: Spring",
];

/// Values that are often wrong.
const ODD: [&str; 74] = [
    "",
    " ",
    "~",
    "null",
    "yes",
    "No",
    "off",
    "y",
    "1.10",
    "00123",
    "0x1F",
    "1e3",
    "12:30:45",
    "08:30",
    "+1",
    "-1",
    "1_000",
    "2022-02-30",
    "2022-13-01",
    "2031-01-01",
    "2022-04-27T10:22:31Z",
    "2022-04-27 10:22:31 +0200",
    "04/05/2022",
    "Tue, 27 Apr 2022 10:22:31 GMT",
    "27 Apr 2022",
    "20220427",
    "1650000000",
    "May",
    "now",
    "http://example.org/a.jpg",
    "https://via.placeholder.com/a.png",
    "https://example.org/loadimg.gif",
    "https://exa mple.org/a",
    "https://u:p@example.org/a.jpg",
    "a, b, c",
    "[a, a]",
    "[a, A]",
    "[a, ]",
    "[[a]]",
    "{ a: b }",
    "{{ title }}",
    "text # comment",
    "Foo: bar",
    "trailing,",
    "' spaced '",
    "“smart”",
    "a\u{a0}b",
    "a\u{200b}b",
    "`code`",
    "*glob*",
    "&anchor a",
    "\"esc\\n\"",
    "\n  a: 1\n  A: 2",
    "\n  a: b\n  a: c",
    "\n  a:\n    b: c",
    "\n  a: ",
    "\n  yes: 1\n  name: x",
    "\n  image: http://example.org/a.jpg\n  title: 'x '",
    "\n  a: b\n   c: d",
    "\n  a: b\n c: d",
    "\n  a: b\n  - c",
    "\n  - a: b",
    "\n  1: a",
    "\n  date: 2022-02-30\n  draft: yes",
    "\n- a: b\n- c",
    "\n- c\n- a: b",
    "\n- a: b\n c: d",
    "\n- a: b\n  A: d",
    "\n- a: 1\n- a: '1'",
    "\n  - a: b\n    c:\n  - d: e",
    "\n  - image: http://example.org/a.jpg\n    title: 'x '",
    "\n  a:\n    b:\n      c:\n        d:\n          e: f",
    "\n- - a\n  - b",
    "\n  a:\n  - b: [c, c]\n    d: yes",
];

const LINES: [&str; 8] =
    ["# a comment", "", "  # indented", "  continued", "- item", "# masthead: ignore[syntax]", "\t", "..."];

const BODIES: [&str; 8] = [
    "",
    "\nText.\n",
    "Text\n",
    "tags: [a]\n",
    "\n---\na: 1\n---\n",
    "title\n",
    "\n\n# Heading\n",
    "Note: a sentence.\n",
];

const KINDS: [&str; 38] = [
    "string",
    "any",
    "date",
    "boolean",
    "integer",
    "number",
    "image",
    "url",
    "list",
    "map",
    "{ type: string, required: true }",
    "{ type: string, max-length: 8 }",
    "{ type: string, min-length: 4 }",
    "{ type: string, allow: [Spring, News, easy] }",
    "{ type: string, pattern: '^[A-Z]' }",
    "{ type: string, unique: true }",
    "{ type: string, deprecated: true }",
    "{ type: string, same-as: title }",
    "{ type: date, formats: [iso-date] }",
    "{ type: date, formats: [rfc2822], timezone: required }",
    "{ type: date, formats: [datetime], future: deny }",
    "{ type: date, formats: ['%a, %d %b %Y %H:%M:%S %z'] }",
    "{ type: date, formats: [rfc2822, '%a, %d %b %Y %H:%M:%S %z'] }",
    "{ type: date, min: 2000-01-01 }",
    "{ type: date, not-before: date }",
    "{ type: date, max-age: 1000 }",
    "{ type: integer, min: 1, max: 10 }",
    "{ type: list, min-items: 1, max-items: 2 }",
    "{ type: list, items: { type: string, allow: [a, b, News] } }",
    "{ type: list, sorted: true }",
    "{ type: list, item-case: lower }",
    "{ type: list, unique-items: true }",
    "{ type: image, extensions: [jpg], schemes: [https] }",
    "{ type: image, local: true }",
    "{ type: url, hosts: [example.org] }",
    "{ type: [string, boolean] }",
    "{ type: string, required-if: { draft: true } }",
    "{ type: string, only-if: { draft: false } }",
];

const SETTINGS: [&str; 6] = [
    "    additional-fields: deny\n",
    "    additional-fields: warn\n",
    "    front-matter: required\n",
    "    front-matter: forbidden\n",
    "    exactly-one-of: [[title, slug]]\n",
    "",
];

const RULES: [&str; 5] = [
    "",
    "rules: { field-order: warn }\n",
    "rules: { expired-date: warn, filename-date-mismatch: warn }\n",
    "rules: { category-chain: warn, leading-content: off }\n",
    "rules: { near-duplicate-item: off, unsupported-value: off }\n",
];

const PATHS: [&str; 8] = [
    "page.md",
    "content/posts/page.md",
    "content/_index.md",
    "_posts/2022-04-27-page.md",
    "_posts/notes.md",
    "_drafts/page.md",
    "2022-04-27-page.md",
    "docs/blog/posts/9-page.mdx",
];

/// A configuration: some fields with settings, under some preset.
fn configuration() -> impl Strategy<Value = String> {
    let fields =
        prop::collection::btree_map(prop::sample::select(&NAMES[..]), prop::sample::select(&KINDS[..]), 0..6);
    let preset = prop::option::of(prop::sample::select(Generator::ALL.to_vec()));
    (preset, fields, prop::sample::select(&SETTINGS[..]), prop::sample::select(&RULES[..])).prop_map(
        |(preset, fields, setting, rules)| {
            let mut text = String::new();
            if let Some(preset) = preset {
                writeln!(text, "preset: {}", preset.name()).unwrap();
            }
            text.push_str(rules);
            if !fields.is_empty() {
                text.push_str("collections:\n  all:\n    files: [\"**\"]\n");
                text.push_str(setting);
                text.push_str("    fields:\n");
                for (name, kind) in fields {
                    writeln!(text, "      \"{name}\": {kind}").unwrap();
                }
            }
            text
        },
    )
}

/// A page that is often right: its path and its text.
fn page() -> impl Strategy<Value = (&'static str, String)> {
    let value = prop_oneof![9 => prop::sample::select(&VALUES[..]), 1 => prop::sample::select(&ODD[..])];
    let line = prop_oneof![
        12 => (prop::sample::select(&NAMES[..]), value).prop_map(|(name, value)| {
            let gap = if value.starts_with('\n') { "" } else { " " };
            format!("{name}:{gap}{value}")
        }),
        1 => prop::sample::select(&LINES[..]).prop_map(str::to_owned),
    ];
    let ends = prop_oneof![12 => Just("\n"), 3 => Just("\r\n"), 1 => Just(" \n")];
    let block = (prop::collection::vec(line, 1..6), ends, prop::sample::select(&BODIES[..]));
    (prop::sample::select(&PATHS[..]), block).prop_map(|(path, (lines, end, body))| {
        // An empty line above the block hides it from some.
        let above = if lines.len() == 5 { "\n" } else { "" };
        let lines = lines.join("\n").replace('\n', end);
        (path, format!("{above}---{end}{lines}{end}---{end}{body}"))
    })
}

/// How many configurations are tried, and how many pages under each.
const CONFIGURATIONS: usize = 400;
const PAGES: usize = 25;

#[test]
fn a_generated_page_that_is_proven_has_no_findings() {
    let factor = std::env::var("MASTHEAD_PROOFS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let mut runner = if factor == 1 { TestRunner::deterministic() } else { TestRunner::default() };
    let (configurations, pages) = (configuration(), page());
    let (mut count, mut proven, mut wrong) = (0, 0, Vec::new());
    for _ in 0..CONFIGURATIONS * factor {
        let text = configurations.new_tree(&mut runner).unwrap().current();
        let session = Session::of_configuration(&text, now());
        let mut provers = Provers::default();
        for _ in 0..PAGES {
            let (path, page) = pages.new_tree(&mut runner).unwrap().current();
            let Ok(policy) = session.policy(Path::new(path)) else { continue };
            count += 1;
            let path: Arc<Path> = Path::new(path).into();
            match engine::compare_proof(&path, page.as_bytes(), &policy, Run { now: now() }, &mut provers) {
                Ok(is_proven) => proven += usize::from(is_proven),
                Err(words) => wrong.push(format!("{words}\n{}\n{text}{page}", path.display())),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} pages:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
    assert!(count > CONFIGURATIONS * PAGES / 2, "only {count} pages had a configuration");
    assert!(proven * 20 > count, "only {proven} of {count} pages are proven");
}

const DATES: [&str; 14] = [
    "2022-04-27",
    "2022-04-27 10:22:31",
    "2022-04-27T10:22:31Z",
    "2022-04-27T10:22:31.000Z",
    "2022-04-27T10:22:31+09:00",
    "2022-04-27 10:22:31+09:00",
    "2022-04-27 00:22:31 +09:00",
    "2022-04-27 23:22:31 -0330",
    "Wed, 27 Apr 2022 10:22:31 GMT",
    "Wed, 27 Apr 2022 10:22:31 +0000",
    "2031-04-27T10:22:31+09:00",
    "2022-04-27T10:22:31+05:20",
    "2022-04-27 10:22",
    "27 Apr 2022",
];

#[test]
fn dates_in_every_form_are_read_as_the_rules_read_them() {
    let names = ["date", "updated", "lastmod", "released"];
    let (mut proven, mut wrong) = (0, Vec::new());
    for generator in Generator::ALL {
        for rules in ["", "rules: { filename-date-mismatch: warn }\n"] {
            let text = format!("preset: {}\n{rules}", generator.name());
            let session = Session::of_configuration(&text, now());
            let mut provers = Provers::default();
            for path in ["page.md", "_posts/2022-04-27-page.md", "blog/2022-04-28-page.md", "posts/page.md"] {
                let Ok(policy) = session.policy(Path::new(path)) else { continue };
                let path: Arc<Path> = Path::new(path).into();
                let pages = names.iter().flat_map(|name| DATES.map(|date| (name, date)));
                for ((name, date), quote) in pages.flat_map(|it| ["", "\"", "'"].map(|quote| (it, quote))) {
                    let page = format!("---\ntitle: Spring\n{name}: {quote}{date}{quote}\n---\n");
                    let run = Run { now: now() };
                    match engine::compare_proof(&path, page.as_bytes(), &policy, run, &mut provers) {
                        Ok(is_proven) => proven += usize::from(is_proven),
                        Err(words) => wrong.push(format!("{words}: {}, {text}{page}", path.display())),
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
    assert!(proven > 5_000, "only {proven} pages are proven");
}
