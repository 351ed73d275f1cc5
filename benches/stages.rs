//! The stages of the pipeline on one page, and the whole of it: `cargo bench`. Compare ratios, not numbers: for those
//! that hold on any machine, run it under `valgrind --tool=callgrind` and compare instructions.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use clap::ValueEnum;
use divan::{Bencher, black_box};
use masthead::config::{Configs, Options, Policy};
use masthead::diagnostic::Applicability;
use masthead::engine::{self, Run, Unreported};
use masthead::fix::Job;
use masthead::loader::{self, Dialect, Generator};
use masthead::outcome::Summary;
use masthead::reporter::{Format, Settings};
use masthead::value::{date, url};
use masthead::{baseline, fix};

const PLAIN: &str = "---\ntitle: 潮汐 and weather\ndate: 2022-04-27 10:22:31\nauthor: Ana\ncategories:\n  - 新闻\n  - harbour\n\
                     cover: https://img.example.com/2022/1.jpg\ncomments: false\n---\n\nBody\n";
const RICH: &str = "---\n# by the editor\ntitle: \"A: \\\"b\\\"\"\ndate: Wed, 27 Apr 2022 10:22:31 GMT\ntags: [a, 'b c', \"d\"]\n\
                    seo: { title: x, index: true }\ntext: |\n  one\n  two\nauthor: &who Ana\neditor: *who\n---\n\nBody\n";
const TOML: &str =
    "+++\ntitle = \"A\"\ndate = 2022-04-27T10:22:31Z\ntags = [\"a\", \"b\"]\n[params]\nx = 1\n+++\n\nBody\n";
const JSON: &str =
    "{\n  \"title\": \"A\",\n  \"date\": \"2022-04-27\",\n  \"tags\": [\"a\", \"b\"]\n}\n\nBody\n";
const FAULTY: &str = "\n---\ntitle: A\ndate: Tue, 27 Apr 2022 10:22:31 GMT\ntags: [a, a]\ncover: http://example.com/a b.jpg\n---\n";

const PAGES: [(&str, &str); 5] =
    [("plain", PLAIN), ("rich", RICH), ("toml", TOML), ("json", JSON), ("faulty", FAULTY)];

fn main() {
    divan::main();
}

fn page(name: &str) -> &'static [u8] {
    PAGES.iter().find(|(known, _)| *known == name).map_or(b"", |(_, page)| page.as_bytes())
}

fn run() -> Run {
    Run { now: DateTime::<Utc>::from_timestamp(1_700_000_000, 0).expect("a time") }
}

fn policy(preset: &str) -> Arc<Policy> {
    let options = Options { preset: Some(preset.to_owned()), ..Options::default() };
    Configs::new(options).expect("a preset").policy(Path::new("posts/page.md")).expect("a policy")
}

#[divan::bench(args = ["plain", "rich", "toml", "json"])]
fn load(bencher: Bencher<'_, '_>, name: &str) {
    let path: Arc<Path> = Path::new("page.md").into();
    let dialect = Dialect::of(Generator::Hugo);
    bencher.bench(|| {
        let (source, split) = loader::head_of(&path, black_box(page(name)), true, &dialect);
        loader::parse(&source, split, &dialect).entries().len()
    });
}

#[divan::bench(args = ["plain", "rich", "faulty"])]
fn check(bencher: Bencher<'_, '_>, name: &str) {
    let (path, policy): (Arc<Path>, _) = (Path::new("posts/page.md").into(), policy("hexo"));
    bencher.bench(|| engine::check_bytes(&path, black_box(page(name)), &policy, run(), false));
}

#[divan::bench]
fn fix_page(bencher: Bencher<'_, '_>) {
    let (path, policy): (Arc<Path>, _) = (Path::new("posts/page.md").into(), policy("hexo"));
    let (unreported, least) = (Unreported::default(), Applicability::Unsafe);
    let job =
        Job { path: &path, policy: &policy, run: run(), least, on_disk: false, unreported: &unreported };
    bencher.bench(|| fix::fix_bytes(&job, page("faulty").to_vec(), &[]).bytes.len());
}

#[divan::bench(args = Format::value_variants().iter().copied())]
fn report(bencher: Bencher<'_, '_>, format: Format) {
    let (path, policy): (Arc<Path>, _) = (Path::new("posts/page.md").into(), policy("hexo"));
    let outcome = engine::check_bytes(&path, page("faulty"), &policy, run(), false);
    let mut summary = Summary::default();
    summary.add(&outcome);
    bencher.bench(|| {
        let mut bytes = Vec::new();
        let mut reporter = format.reporter(Settings::default());
        reporter.file(&mut bytes, &outcome).expect("room");
        reporter.finish(&mut bytes, &summary, Duration::ZERO).expect("room");
        bytes.len()
    });
}

#[divan::bench]
fn write_baseline(bencher: Bencher<'_, '_>) {
    let (path, policy): (Arc<Path>, _) = (Path::new("posts/page.md").into(), policy("hexo"));
    let outcome = engine::check_bytes(&path, page("faulty"), &policy, run(), false);
    let path = Path::new("baseline.json");
    bencher.bench(|| baseline::render(std::slice::from_ref(&outcome), path, None, |_, _| true).0.len());
}

#[divan::bench(args = ["2022-04-27", "Wed, 27 Apr 2022 10:22:31 GMT", "2022-04-27T10:22:31+08:00", "27 April"])]
fn dates(text: &str) -> bool {
    date::parse(black_box(text)).is_ok()
}

#[divan::bench(args = ["https://img.example.com/2022/1.jpg", "/static/a.png", "https://例子.测试/图.png"])]
fn addresses(text: &str) -> bool {
    url::parse(black_box(text)).is_ok()
}
