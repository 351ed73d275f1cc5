//! `show` and `check` know the same generator: wherever one says that a date is not taken as written, so does the other.

use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options};
use masthead::engine::{self, Run};
use masthead::generators::{Generator, Taken};
use masthead::loader::{Dialect, head_of};
use masthead::reading::{Outcome, read_source};

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

/// Whether the value is not taken as written, as `show` has it.
fn shown(preset: &str, path: &Arc<Path>, text: &str, field: &str) -> Option<bool> {
    let dialect = Dialect::of(Generator::from_name(preset).unwrap());
    let (source, split) = head_of(path, text.as_bytes(), true, &dialect);
    let (_, reading) = read_source(&source, split, &dialect);
    if !matches!(reading.outcome, Outcome::Holds(_)) {
        return Some(true);
    }
    let (_, taken) = reading.dates.iter().find(|(name, _)| name == field)?;
    Some(matches!(taken, Taken::Stops | Taken::Dropped(_) | Taken::Invalid))
}

#[test]
fn show_and_check_agree_on_dates() {
    let presets = [
        ("hexo", "source/_posts/case.md"),
        ("jekyll", "_posts/2022-04-27-case.md"),
        ("hugo", "content/case.md"),
        ("hugo@0.111", "content/case.md"),
        ("astro", "src/content/blog/case.md"),
        ("docusaurus", "blog/case.md"),
        ("eleventy", "case.md"),
        ("zola", "content/case.md"),
    ];
    let mut differing = Vec::new();
    let mut compared = 0;
    for (preset, file) in presets {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("masthead.yaml"),
            format!("preset: \"{preset}\"\nrules: {{ filename-date-mismatch: off }}\n"),
        )
        .unwrap();
        let configs = Configs::new(Options::default()).unwrap();
        let path: Arc<Path> = folder.path().join(file).into();
        let policy = configs.policy(&path).unwrap();
        for value in values() {
            let text = format!("---\ntitle: A\ndate: {value}\n---\n");
            let Some(shown) = shown(preset, &path, &text, "date") else { continue };
            compared += 1;
            let run = Run { now: crate::rules::now() };
            let outcome = engine::check_bytes(&path, text.as_bytes(), &policy, run, true);
            let found: Vec<_> = outcome.diagnostics().iter().map(|found| found.rule.0).collect();
            // Nothing written asks for nothing, and a generator's default is as good as any.
            let asks_for_nothing = matches!(value.as_str(), "" | "null" | "~" | "\"\"" | "''");
            let claims = |text: &str| text.contains("fails") || text.contains("cannot read");
            let said = outcome
                .diagnostics()
                .iter()
                .find(|found| claims(&found.message) || found.help.as_deref().is_some_and(claims));
            if let (false, Some(said)) = (shown, said) {
                differing.push(format!("{preset}: `{value}`: show takes it, check says: {}", said.message));
            }
            if shown && found.is_empty() && !asks_for_nothing {
                differing.push(format!("{preset}: `{value}`: show says it is not taken, check is silent"));
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}
