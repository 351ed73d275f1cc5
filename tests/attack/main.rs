//! Mutates the pages of the tests in memory and looks for what must never happen, thousands of pages a second.
//!
//! `attack.py` does the same with the program itself, and sees what only a process shows. For a long run:
//!
//! ```sh
//! MASTHEAD_SEED=1 MASTHEAD_PAGES=1000000 cargo test --release --test attack -- --nocapture
//! ```

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod judge;
mod mutator;

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use masthead::config::{Configs, Options, Policy};
use masthead::diagnostic::{Applicability, Diagnostic};
use masthead::document::Fault;
use masthead::engine::{self, Run, Unreported};
use masthead::fix::{self, Fixed, Job};
use masthead::loader;
use masthead::outcome::FileOutcome;
use masthead::reading::{self, Outcome, Reading};
use masthead::span::Span;

use mutator::Mutator;

/// Presets, each with the name of a page.
const SITES: [(&str, &str); 22] = [
    ("generic", "page.md"),
    ("agent-skill", "skills/page/SKILL.md"),
    ("astro", "src/content/blog/page.md"),
    ("copilot-instructions", ".github/instructions/page.instructions.md"),
    ("cursor-rule", ".cursor/rules/page.mdc"),
    ("docusaurus", "blog/2022-04-27-page.mdx"),
    ("docusaurus", "docs/page.md"),
    ("eleventy", "posts/page.md"),
    ("hexo", "source/_posts/2022-04-27-page.md"),
    ("hexo", "page.md"),
    ("hugo", "content/posts/page.md"),
    ("hugo", "page.md"),
    ("hugo@0.111", "content/page.md"),
    ("jekyll", "_posts/2022-04-27-page.md"),
    ("jekyll", "page.md"),
    ("mkdocs", "docs/blog/posts/page.md"),
    ("mkdocs", "docs/page.md"),
    ("obsidian", "page.md"),
    ("prompt-file", ".github/prompts/page.prompt.md"),
    ("vitepress", "page.md"),
    ("zola", "content/page.md"),
    ("zola", "content/_index.md"),
];

/// Far above what any page of a few kilobytes needs. A machine that is busy may take as long now and then, but not again
/// and again for the same page.
const PATIENCE: Duration = Duration::from_secs(60);
const ATTEMPTS: usize = 3;

/// What went wrong: the kind, and what happened.
struct Hit(&'static str, String);

struct Site {
    preset: &'static str,
    path: Arc<Path>,
    policy: Arc<Policy>,
    run: Run,
}

impl Site {
    fn new(&(preset, path): &(&'static str, &'static str)) -> Self {
        let configs =
            Configs::new(Options { preset: Some(preset.to_owned()), ..Options::default() }).unwrap();
        let policy = configs.policy(Path::new(path)).unwrap();
        let now = DateTime::<Utc>::from_timestamp(1_795_000_000, 0).unwrap();
        Self { preset, path: Path::new(path).into(), policy, run: Run { now } }
    }

    fn fixed(&self, page: &[u8], least: Applicability) -> Fixed {
        let unreported = Unreported::default();
        let (path, policy, run) = (&self.path, &*self.policy, self.run);
        fix::fix_bytes(
            &Job { path, policy, run, least, on_disk: false, unreported: &unreported },
            page.to_vec(),
            &[],
        )
    }

    fn shown(&self, page: &[u8]) -> Reading {
        let (source, split) = loader::head_of(&self.path, page, true, &self.policy.dialect);
        reading::read_source(&source, split, &self.policy.dialect).1
    }

    /// What must never happen to a page, and does.
    fn attack(&self, page: &[u8], least: Applicability) -> Option<Hit> {
        let before = engine::check_bytes(&self.path, page, &self.policy, self.run, false);
        if let Some(found) = outside(&before) {
            return Some(Hit("span-outside", format!("{found:?}")));
        }
        self.disagreement(page, &before).or_else(|| self.fixing(page, &before, least))
    }

    /// `check` and `show` say different things of the same page.
    fn disagreement(&self, page: &[u8], before: &FileOutcome) -> Option<Hit> {
        let shown = self.shown(page);
        let has = |rule| before.diagnostics().iter().any(|found| found.rule.0 == rule);
        let has_values = matches!(&shown.outcome, Outcome::Holds(held) if judge::has_entries(held));
        if has("missing-front-matter") && shown.format.is_some() {
            return Some(Hit("disagree-missing", format!("{shown:?}")));
        }
        (has("empty-front-matter") && has_values).then(|| Hit("disagree-empty", format!("{shown:?}")))
    }

    fn fixing(&self, page: &[u8], before: &FileOutcome, least: Applicability) -> Option<Hit> {
        let fixed = self.fixed(page, least);
        let after = || String::from_utf8_lossy(&fixed.bytes).into_owned();
        let is_offered =
            |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.applicability >= least);
        let left = fixed.outcome.diagnostics().iter().find(is_offered);
        // A page with thousands of errors is fixed in part, and the person is told.
        if let Some(left) = left.filter(|_| !fixed.is_cut) {
            return Some(Hit("fix-not-made", format!("{}: {}", left.rule, after())));
        }
        if fixed.bytes == page {
            if let Some(offer) = before.diagnostics().iter().find(is_offered) {
                return Some(Hit("nothing-made", offer.rule.to_string()));
            }
            return (!fixed.applied.is_empty())
                .then(|| Hit("fixes-not-told", format!("{:?}", fixed.applied)));
        }
        if fixed.applied.is_empty() {
            return Some(Hit("fixes-not-told", after()));
        }
        let again = self.fixed(&fixed.bytes, least);
        if again.bytes != fixed.bytes && !fixed.is_cut {
            let then = String::from_utf8_lossy(&again.bytes);
            return Some(Hit("second-fix", format!("{}\n=== then ===\n{then}", after())));
        }
        // What does not parse has no values to keep, whatever a more lenient reader makes of it.
        let is_read = before.diagnostics().iter().all(|found| found.rule.0 != "syntax");
        let lost = judge::lost(page, &fixed.bytes, &fixed.applied, is_read, self.preset);
        lost.map(|kind| Hit(kind, after())).or_else(|| self.stopped(page, &fixed.bytes))
    }

    /// The generator read the page, and stops at it once it is fixed.
    fn stopped(&self, page: &[u8], fixed: &[u8]) -> Option<Hit> {
        let (source, split) = loader::head_of(&self.path, page, true, &self.policy.dialect);
        let (document, shown) = reading::read_source(&source, split, &self.policy.dialect);
        // Of a page that does not parse, some read a part.
        let is_broken = document.faults.iter().any(|fault| matches!(fault, Fault::Syntax { .. }));
        let was_read =
            !is_broken && matches!(shown.outcome, Outcome::Holds(held) if judge::has_entries(&held));
        let Outcome::Stops(reason) = self.shown(fixed).outcome else { return None };
        let after = String::from_utf8_lossy(fixed);
        was_read.then(|| Hit("stops", format!("{reason}: {after}")))
    }
}

/// A finding that points at what is not in the page.
fn outside(outcome: &FileOutcome) -> Option<&Diagnostic> {
    let text = outcome.text();
    let is_outside = |span: Span| text.get(span.range()).is_none();
    outcome.diagnostics().iter().find(|found| {
        let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        let labels = found.secondary.iter().map(|label| label.span);
        edits.chain(labels).chain([found.span]).any(is_outside)
    })
}

/// The same, where a panic and a page that takes too long are hits, too.
fn guarded(site: &Site, page: &[u8], least: Applicability) -> Option<Hit> {
    let mut took = Duration::ZERO;
    let mut attacked = Ok(None);
    for _ in 0..ATTEMPTS {
        let started = Instant::now();
        attacked = panic::catch_unwind(AssertUnwindSafe(|| site.attack(page, least)));
        took = started.elapsed();
        if took <= PATIENCE {
            break;
        }
    }
    match attacked {
        Err(payload) => {
            let words = payload.downcast_ref::<String>().cloned();
            let words = words.or_else(|| payload.downcast_ref::<&str>().map(|&words| words.to_owned()));
            Some(Hit("panic", words.unwrap_or_default()))
        }
        Ok(None) if took > PATIENCE => Some(Hit("slow", format!("{took:?}"))),
        Ok(hit) => hit,
    }
}

/// A number that a long run is given.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn nothing_that_must_never_happen_happens() {
    let seed = number("MASTHEAD_SEED").unwrap_or(20_261_126);
    let pages = number("MASTHEAD_PAGES").unwrap_or(4_000);
    let sites: Vec<Site> = SITES.iter().map(Site::new).collect();
    let mut mutator = Mutator::new(seed, mutator::seeds());
    let mut hits = BTreeMap::<&str, u64>::new();
    let (started, mut told) = (Instant::now(), Instant::now());
    for at in 1..=pages {
        let page = mutator.page();
        let site = mutator.one_of(&sites);
        let least = *mutator.one_of(&[Applicability::Safe, Applicability::Unsafe]);
        if let Some(Hit(kind, words)) = guarded(site, &page, least) {
            let count = hits.entry(kind).or_default();
            *count += 1;
            if *count <= 20 {
                let (preset, path) = (site.preset, site.path.display());
                let page = String::from_utf8_lossy(&page);
                println!(
                    "=== {kind}: seed {seed}, page {at}, {preset}, {path}, {least:?}\n{page:?}\n=== {words:?}"
                );
            }
        }
        if told.elapsed() > Duration::from_secs(60) {
            told = Instant::now();
            println!("seed {seed}: {at} pages in {} s, {hits:?}", started.elapsed().as_secs());
        }
    }
    println!("seed {seed}: {pages} pages in {} s, {hits:?}", started.elapsed().as_secs());
    assert!(hits.is_empty(), "seed {seed}: {hits:?}");
}
