//! What holds for every fix, over generated pages with planted faults: a second run changes nothing, the body and the
//! comments stay, and so does every field without a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options, Policy};
use masthead::diagnostic::Applicability;
use masthead::document::{Document, Entry, Node, Value};
use masthead::engine::{self, Run};
use masthead::fix;
use masthead::loader;
use masthead::outcome::FileOutcome;
use masthead::validators::type_of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::rules::now;

const PRESETS: &[(&str, &str)] = &[
    ("generic", "page.md"),
    ("hexo", "source/_posts/page.md"),
    ("jekyll", "_posts/2022-04-27-page.md"),
    ("hugo", "content/page.md"),
];

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
fn page() -> impl Strategy<Value = (Vec<u8>, usize)> {
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

struct Checked {
    path: Arc<Path>,
    policy: Arc<Policy>,
}

impl Checked {
    fn new((preset, path): (&str, &str)) -> Self {
        let configs =
            Configs::new(Options { preset: Some(preset.to_owned()), ..Options::default() }).unwrap();
        Self { path: Arc::from(Path::new(path)), policy: configs.policy(Path::new(path)).unwrap() }
    }

    fn found(&self, bytes: &[u8]) -> FileOutcome {
        engine::check_bytes(&self.path, bytes, &self.policy, Run { now: now() }, false)
    }

    fn fixed(&self, bytes: &[u8], least: Applicability) -> fix::Fixed {
        fix::fix_bytes(&self.path, bytes.to_vec(), &self.policy, Run { now: now() }, least)
    }

    fn with<T>(&self, bytes: &[u8], read: impl FnOnce(&Document<'_>) -> T) -> T {
        let (source, split) = loader::head_of(&self.path, bytes, true, &self.policy.dialect);
        read(&loader::parse(&source, split, &self.policy.dialect))
    }

    /// The first promise that is broken.
    fn broken(&self, bytes: &[u8], body: usize, least: Applicability) -> Option<String> {
        let fixed = self.fixed(bytes, least);
        let again = self.fixed(&fixed.bytes, least);
        if again.bytes != fixed.bytes {
            return Some(format!("a second run gives {:?}", String::from_utf8_lossy(&again.bytes)));
        }
        if !fixed.bytes.ends_with(&bytes[bytes.len() - body..]) {
            return Some("the body changed".to_owned());
        }
        if notes(bytes) != notes(&fixed.bytes) {
            return Some("a comment is gone".to_owned());
        }
        let before = self.found(bytes);
        let parsed = self.with(bytes, |document| document.root.is_some());
        if !parsed {
            return None;
        }
        let with_findings: BTreeSet<String> = before.diagnostics().iter().filter_map(field).collect();
        let (old, new) = (self.values(bytes), self.values(&fixed.bytes));
        let kept = old.iter().filter(|(key, _)| !with_findings.contains(key));
        if let Some(lost) = kept.into_iter().find(|entry| !new.contains(entry)) {
            return Some(format!("{lost:?} is not in {new:?}"));
        }
        (least == Applicability::Safe).then(|| self.news(&before, &fixed)).flatten()
    }

    /// A finding that the fixes brought.
    fn news(&self, before: &FileOutcome, fixed: &fix::Fixed) -> Option<String> {
        let kind = |found: &masthead::diagnostic::Diagnostic| (found.rule, field(found));
        let old: BTreeSet<_> = before.diagnostics().iter().map(kind).collect();
        let after = self.found(&fixed.bytes);
        let new = after.diagnostics().iter().find(|found| !old.contains(&kind(found)))?;
        Some(format!("a new finding: {new:?}"))
    }

    fn values(&self, bytes: &[u8]) -> Vec<(String, String)> {
        self.with(bytes, |document| document.entries().iter().map(|entry| self.entry(entry)).collect())
    }

    fn entry(&self, entry: &Entry<'_>) -> (String, String) {
        (entry.key.text().unwrap_or_default().to_owned(), self.value(&entry.value))
    }

    fn value(&self, node: &Node<'_>) -> String {
        match &node.value {
            Value::Scalar(scalar) => format!("{:?} {:?}", type_of(node, &self.policy.dialect), scalar.text),
            Value::List(items) => {
                format!("{:?}", items.iter().map(|item| self.value(item)).collect::<Vec<_>>())
            }
            Value::Map(entries) => {
                format!("{:?}", entries.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>())
            }
        }
    }
}

fn field(found: &masthead::diagnostic::Diagnostic) -> Option<String> {
    let path = found.field.as_ref()?.as_str();
    Some(path.split(['.', '[']).next().unwrap_or_default().to_owned())
}

/// The comments that the generator wrote.
fn notes(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    text.match_indices("# note ")
        .map(|(at, _)| text[at..].split('.').next().unwrap_or_default().to_owned())
        .collect()
}

/// Pages come from a fixed seed, so that a failure comes again; the shortest page of each kind of failure is shown.
#[test]
fn fixes_keep_what_they_are_not_about() {
    let sites: Vec<Checked> = PRESETS.iter().map(|&preset| Checked::new(preset)).collect();
    let cases = std::env::var("MASTHEAD_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let mut runner = TestRunner::deterministic();
    let mut shortest = BTreeMap::new();
    let mut exercised = BTreeMap::<&str, usize>::new();
    for _ in 0..cases {
        let (bytes, body) = page().new_tree(&mut runner).unwrap().current();
        for (site, (preset, _)) in sites.iter().zip(PRESETS) {
            for least in [Applicability::Safe, Applicability::Unsafe] {
                let applied = site.fixed(&bytes, least).applied;
                for (rule, _) in &applied {
                    *exercised.entry(rule).or_default() += 1;
                }
                let Some(why) = site.broken(&bytes, body, least) else { continue };
                let kind = (
                    why.chars().take(24).collect::<String>(),
                    applied.iter().map(|it| it.0).collect::<BTreeSet<_>>(),
                );
                let told = format!(
                    "{preset}, {least:?}: {why}\n{}\nbecame\n{}",
                    shown(&bytes),
                    shown(&site.fixed(&bytes, least).bytes)
                );
                let old = shortest.entry(kind).or_insert_with(|| told.clone());
                if told.len() < old.len() {
                    *old = told;
                }
            }
        }
    }
    let told: Vec<String> = shortest.into_iter().map(|(kind, told)| format!("{kind:?}\n{told}")).collect();
    assert!(told.is_empty(), "{} kinds of failures:\n{}", told.len(), told.join("\n=====\n"));
    assert!(exercised.len() > 25, "the pages try too few fixes: {exercised:?}");
    println!("{exercised:?}");
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\r', "\u{240d}")
}
