//! Whole runs: which files are checked, what is printed where, which status comes back.

use crate::run::Site;

const GOOD: &[u8] = b"---\ntitle: A\n---\nBody\n";
const BAD: &[u8] = b"---\ntitle: A\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\nBody\n";
const CONFIG: &[u8] = b"collections:\n  all:\n    files: ['**/*.md']\n    fields:\n      date: date\n";

#[test]
fn status_is_0_1_or_2() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("good.md", GOOD), ("bad.md", BAD)]);
    assert_eq!(site.run(&["check", "good.md"]).status(), 0);
    let bad = site.run(&["check"]);
    assert_eq!(bad.status(), 1);
    assert!(bad.out().starts_with("bad.md:3:7: error[weekday-mismatch] "), "{}", bad.out());
    assert_eq!(site.run(&["check", "--exit-zero"]).status(), 0);
    assert_eq!(site.run(&["check", "--no-such-flag"]).status(), 2);
    let missing = site.run(&["check", "missing.md", "bad.md"]);
    assert_eq!(missing.status(), 2);
    assert!(missing.out().contains("bad.md:3:7"), "the other files are still checked");
    assert!(missing.out().contains("missing.md"), "{}", missing.out());
}

#[test]
fn what_other_linters_call_a_command_leads_to_it() {
    let site = Site::new(&[]);
    for (typed, meant) in
        [("lint", "'check'"), ("validate", "'check'"), ("lsp", "'server'"), ("stats", "'audit'")]
    {
        let ran = site.run(&[typed]);
        assert_eq!(ran.status(), 2, "{typed}");
        assert!(ran.err().contains(meant) && !ran.err().contains("'init'"), "{typed}: {}", ran.err());
    }
}

#[test]
fn warnings_fail_only_past_their_limit() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("bad.md", BAD)]);
    site.write("masthead.yaml", [CONFIG, b"rules: { weekday-mismatch: warn }\n"].concat());
    assert_eq!(site.run(&["check"]).status(), 0);
    assert_eq!(site.run(&["check", "--max-warnings", "1"]).status(), 0);
    assert_eq!(site.run(&["check", "--max-warnings", "0"]).status(), 1);
    let errors_only = site.run(&["check", "--min-severity", "error", "--max-warnings", "0"]);
    assert_eq!(errors_only.status(), 0);
    assert!(!errors_only.out().contains("weekday-mismatch"));
}

#[test]
fn walks_obey_ignore_files_and_named_files_do_not() {
    let site = Site::new(&[
        ("masthead.yaml", CONFIG),
        (".gitignore", b"ignored.md\n"),
        (".mastheadignore", b"kept-out/\n"),
        ("ignored.md", BAD),
        ("kept-out/a.md", BAD),
        ("node_modules/a.md", BAD),
        (".hidden/a.md", BAD),
        ("data.json", BAD),
    ]);
    assert_eq!(site.run(&["check"]).status(), 0);
    assert_eq!(site.run(&["check", "ignored.md"]).status(), 1);
    assert_eq!(site.run(&["check", "kept-out/a.md"]).status(), 1);
    assert_eq!(site.run(&["check", "--force-exclude", "--exclude", "*.md", "ignored.md"]).status(), 0);
    let all = site.run(&["check", "--no-ignore"]);
    assert!(all.out().contains("ignored.md") && all.out().contains("kept-out/a.md"), "{}", all.out());
    assert!(!all.out().contains("node_modules"), "{}", all.out());
}

#[test]
fn a_glob_that_excludes_everything_by_accident_is_a_mistake() {
    let site = Site::new(&[("a/bad.md", BAD), ("bad.md", BAD)]);
    for (glob, words) in
        [("", "it is empty"), (" ", "it is empty"), ("!a", "it cannot begin with `!`"), ("[", "unclosed")]
    {
        let ran = site.run(&["check", "--exclude", glob]);
        assert_eq!(ran.status(), 2, "{glob}");
        assert!(ran.err().contains(words), "{}", ran.err());
    }
    let out = site.run(&["check", "--exclude", "./bad.md", "--show-files"]).out();
    assert_eq!(out, "a/bad.md\n");
}

#[test]
fn overlapping_paths_are_checked_once() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a/bad.md", BAD)]);
    let home = site.path().canonicalize().unwrap();
    let (whole, page) = (home.to_str().unwrap(), home.join("a/bad.md"));
    let page = page.to_str().unwrap();
    for paths in [
        &[".", "a", "a/bad.md", "./a/bad.md"][..],
        &[".", whole],
        &[".", page, "a/../a/bad.md"],
        &["a", "a/../a"],
        &["a/bad.md", page, "a/../a/bad.md"],
    ] {
        let ran = site.run(&[&["check", "--format", "json"], paths].concat());
        let report: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
        assert_eq!(report["summary"]["files"], 1, "{paths:?}");
        assert_eq!(report["diagnostics"].as_array().unwrap().len(), 1, "{paths:?}");
        assert_eq!(report["diagnostics"][0]["path"], "a/bad.md", "{paths:?}");
    }
}

#[test]
fn output_is_the_same_for_any_number_of_threads() {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    for number in 0..200 {
        site.write(&format!("{}/{number}.md", number % 7), BAD);
    }
    let one = site.run(&["check", "--format", "json", "--threads", "1"]).out();
    for threads in ["2", "4", "8"] {
        assert_eq!(one, site.run(&["check", "--format", "json", "--threads", threads]).out());
    }
}

#[test]
fn standard_input_goes_by_the_name_it_is_given() {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    let ran = site.run_with(&["check", "-", "--stdin-filename", "posts/new.md"], BAD);
    assert_eq!(ran.status(), 1);
    assert!(ran.out().starts_with("posts/new.md:3:7: "), "{}", ran.out());
}

#[test]
fn select_and_ignore_choose_rules() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("bad.md", BAD)]);
    assert_eq!(site.run(&["check", "--ignore", "weekday-mismatch"]).status(), 0);
    assert_eq!(site.run(&["check", "--select", "syntax,duplicate-key"]).status(), 0);
    assert_eq!(site.run(&["check", "--select", "weekday-mismatch"]).status(), 1);
    let typo = site.run(&["check", "--select", "weekday-mismach"]);
    assert_eq!(typo.status(), 2);
    assert!(typo.err().contains("weekday-mismatch"), "suggests the name: {}", typo.err());
}

#[test]
fn a_wrong_configuration_is_reported_with_its_place_and_status_2() {
    let site = Site::new(&[("good.md", GOOD), ("masthead.yaml", b"presett: hexo\n")]);
    let ran = site.run(&["check"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.out().contains("masthead.yaml:1:1: error[configuration]"), "{}{}", ran.out(), ran.err());
    assert!(ran.out().contains("presett"), "{}", ran.out());
    assert!(ran.out().contains("1 error in the configuration; no page was checked"), "{}", ran.out());
    let audit = site.run(&["audit"]);
    assert_eq!(audit.out(), "no page was read: the configuration is invalid\n");
    let site = Site::new(&[("a/masthead.yaml", b"presett: hexo\n"), ("a/good.md", GOOD), ("b.md", GOOD)]);
    let ran = site.run(&["check"]);
    assert!(
        ran.out().contains("Not checked: the pages of 1 invalid configuration. Nothing"),
        "{}",
        ran.out()
    );
}

#[test]
fn a_configuration_does_not_count_among_the_files() {
    let glob = b"collections:\n  a:\n    files: ['x/**']\n";
    let site = Site::new(&[("masthead.yaml", glob), ("a.md", GOOD)]);
    let ran = site.run(&["check"]);
    assert!(ran.out().contains("1 warning in the configuration ("), "{}", ran.out());
    site.write("b.md", "---\ntitle: [\n---\n");
    let ran = site.run(&["check"]);
    assert!(ran.out().contains("1 error and 1 warning in 1 of 2 files ("), "{}", ran.out());
}

#[test]
fn only_empty_files_in_markdown_are_empty_pages() {
    let site = Site::new(&[("_config.yml", b"new_post_name: x\n")]);
    for name in ["robots.txt", "google1234.html", "tide.md"] {
        site.write(&format!("source/{name}"), "");
    }
    let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
    assert!(found.starts_with("source/tide.md:1:1: warning[missing-front-matter]"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn statistics_count_by_rule() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("a.md", BAD), ("b.md", BAD)]);
    let ran = site.run(&["check", "--statistics"]);
    assert_eq!(ran.status(), 1);
    assert!(
        ran.out().lines().any(|line| line.contains('2') && line.contains("weekday-mismatch")),
        "{}",
        ran.out()
    );
}

#[test]
fn output_goes_to_a_file() {
    let site = Site::new(&[("masthead.yaml", CONFIG), ("bad.md", BAD)]);
    let ran = site.run(&["check", "--format", "json", "--output", "report.json"]);
    assert_eq!((ran.status(), ran.out().as_str()), (1, ""));
    let report = std::fs::read(site.path().join("report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn rules_are_listed_and_explained() {
    let site = Site::new(&[]);
    let listed = site.run(&["rules"]);
    assert_eq!(listed.status(), 0);
    for rule in masthead::validators::RULES {
        assert!(listed.out().contains(&format!("  {} ", rule.id)), "{} is not listed", rule.id);
        let explained = site.run(&["explain", rule.id.0]);
        assert_eq!(explained.status(), 0);
        assert!(explained.out().starts_with(rule.id.0) && explained.out().contains("\nWhy\n"), "{}", rule.id);
    }
    let document: serde_json::Value =
        serde_json::from_str(&site.run(&["rules", "--format", "json"]).out()).unwrap();
    assert_eq!(document["rules"].as_array().unwrap().len(), masthead::validators::RULES.len());
}

#[test]
fn a_rule_that_is_not_there_is_guessed() {
    let asked = Site::new(&[]).run(&["explain", "weekday-mismtch"]);
    assert_eq!((asked.status(), asked.out().as_str()), (2, ""));
    assert!(asked.err().contains("did you mean `weekday-mismatch`?"));
}
