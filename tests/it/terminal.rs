//! What people see: order and length of the output, folds, hints, links, colors and widths.

use std::fmt::Write;
use std::process::Command;

use masthead::reporter::homepage;
use serde_json::Value;

use crate::run::Site;

const BINARY: &str = env!("CARGO_BIN_EXE_masthead");

fn with(site: &Site, variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = Command::new(BINARY);
    for name in ["COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS"] {
        command.env_remove(name);
    }
    let output =
        command.args(arguments).envs(variables.iter().copied()).current_dir(site.path()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Seven tags that are there twice, and a weekday that a safe fix corrects.
fn site() -> Site {
    let mut tags = String::new();
    for tag in ["a", "b", "c", "d", "e", "f", "g"] {
        write!(tags, "  - {tag}{tag}\n  - {tag}{tag}\n").unwrap();
    }
    let site = Site::new(&[]);
    site.write("_config.yml", "theme: landscape\n");
    site.write(
        "source/_posts/a.md",
        format!("---\ntitle: A\ndate: Tue, 27 Apr 2022 10:22:31 GMT\ntags:\n{tags}---\n"),
    );
    site
}

#[test]
fn findings_of_the_examples_take_at_most_seven_lines() {
    let output = Command::new(BINARY)
        .args(["check", "docs/examples", "--format", "human", "--quiet"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let is_finding = |line: &&str| line.contains(" error: ") || line.contains(" warning: ");
    let findings = shown.lines().filter(is_finding).count();
    assert!(findings > 10, "{shown}");
    assert!(shown.lines().count() <= 7 * findings, "{} lines for {findings} findings", shown.lines().count());
}

#[test]
fn a_long_run_of_one_rule_is_folded_and_grouped_lists_it() {
    let site = site();
    let human = with(&site, &[], &["check", "--format", "human"]);
    assert!(human.contains("… and 4 more of duplicate-item"), "{human}");
    assert!(human.contains("4 findings folded (`--format grouped` lists them)"), "{human}");
    let grouped = with(&site, &[], &["check", "--format", "grouped"]);
    assert_eq!(grouped.matches(" (duplicate-item)").count(), 7, "{grouped}");
    assert!(grouped.starts_with("source/_posts/a.md\n  3:7 error: "), "{grouped}");
}

#[test]
fn lists_and_pages_keep_to_the_width_of_the_terminal() {
    let site = site();
    for arguments in [
        &["rules"][..],
        &["explain", "near-duplicate-item"],
        &["explain", "malformed-delimiter"],
        &["explain", "--file", "source/_posts/a.md"],
    ] {
        let shown = with(&site, &[("COLUMNS", "80")], arguments);
        let too_long = |line: &&str| textwrap::core::display_width(line) > 80;
        // Examples stay as they are, and an address has no place to break it.
        let long: Vec<&str> = shown
            .lines()
            .filter(too_long)
            .filter(|line| line.trim().contains(' ') && !line.starts_with("    "))
            .collect();
        assert!(long.is_empty(), "{arguments:?}: {long:#?}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&shown), words(&with(&site, &[], arguments)), "no word is lost");
    }
    assert!(!with(&site, &[], &["explain", "near-duplicate-item"]).contains("beside"));
}

#[test]
fn the_next_command_can_be_typed() {
    let site = site();
    let page = "---\ntags: [a, a]\n---\n";
    for name in ["b", "c", "d", "e"] {
        site.write(&format!("source/_posts/{name}.md"), page);
    }
    let last = |arguments: &[&str]| with(&site, &[], arguments).lines().last().unwrap_or_default().to_owned();
    let paths = ["a", "b", "c", "d", "e"].map(|name| format!("source/_posts/{name}.md"));
    let many: Vec<&str> =
        ["check", "--format", "human"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    assert_eq!(last(&many), "Next: the same command with `--fix` fixes the 12 findings marked [*]");
    let few: Vec<&str> = many.iter().copied().take(5).collect();
    let told =
        "Next: `masthead check --fix source/_posts/a.md source/_posts/b.md` fixes the 9 findings marked [*]";
    assert_eq!(last(&few), told);
    let arguments = ["check", "--format", "human", "--stdin-filename", "source/_posts/b.md", "-"];
    let piped = site.run_with(&arguments, page.as_bytes()).out();
    let told = "Next: `masthead check --fix --stdin-filename source/_posts/b.md -` prints the page without the finding \
                marked [*]";
    assert_eq!(piped.lines().last(), Some(told));
    let fixed =
        site.run_with(&["check", "--fix", "--stdin-filename", "source/_posts/b.md", "-"], page.as_bytes());
    assert_eq!(fixed.out(), "---\ntags: [a]\n---\n");
}

#[test]
fn the_last_line_is_the_command_that_helps_most() {
    let site = site();
    let last = |arguments: &[&str]| with(&site, &[], arguments).lines().last().unwrap_or_default().to_owned();
    let fix = "Next: `masthead check --fix source` fixes the 8 findings marked [*]";
    assert_eq!(last(&["check", "source", "--format", "human"]), fix);
    assert!(
        !last(&["check", "source", "--format", "concise"]).starts_with("Next"),
        "one line a finding is for programs"
    );
    let after = last(&["check", "source", "--fix", "--format", "human"]);
    assert!(!after.contains("--fix"), "{after}");
}

#[test]
fn counts_are_told_by_rule_field_and_folder() {
    let site = site();
    let by_field = with(&site, &[], &["check", "--statistics=field", "--format", "human"]);
    assert!(by_field.contains("       7  tags ([*] 7 fixable)\n       1  date"), "{by_field}");
    let by_folder = with(&site, &[], &["check", "--statistics=folder", "--format", "concise"]);
    assert!(by_folder.contains("       8  source/_posts ([*] 8 fixable)"), "{by_folder}");
    let json = with(&site, &[], &["check", "--statistics", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["statistics"][0]["rule"], "duplicate-item");
    assert_eq!(json["statistics"][0]["safe-fixes"], 7);
    assert_eq!(json["summary"]["unsafe-fixes"], 0);
}

#[test]
fn variables_decide_on_colour() {
    let site = site();
    let has_color = |variables: &[(&str, &str)]| {
        with(&site, variables, &["check", "--format", "human"]).contains("\u{1b}[")
    };
    assert!(!has_color(&[]), "this is not a terminal");
    assert!(has_color(&[("FORCE_COLOR", "1")]));
    assert!(has_color(&[("CLICOLOR_FORCE", "1")]));
    assert!(!has_color(&[("FORCE_COLOR", "0")]));
    assert!(!has_color(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn lines_fit_the_columns_and_break_between_words() {
    let site = site();
    for columns in [60, 80, 120, 200] {
        let shown =
            with(&site, &[("COLUMNS", &columns.to_string())], &["check", "--format", "human", "--quiet"]);
        assert!(shown.lines().all(|line| line.chars().count() <= columns), "{columns}:\n{shown}");
    }
}

#[test]
fn the_profile_fits_the_columns_and_keeps_every_field() {
    let site = site();
    let block = "title: A title that is quite a bit longer than there is room for\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n\
                 comments: 'no'\ncover: http://images.example.org/a/rather/long/path/to/a/picture.jpg\n";
    site.write("source/_posts/b.md", format!("---\n{block}---\n"));
    for columns in [80, 100, 120, 160] {
        let shown = with(&site, &[("COLUMNS", &columns.to_string())], &["audit"]);
        assert!(shown.lines().all(|line| line.chars().count() <= columns), "{columns}:\n{shown}");
        for field in ["title", "date", "comments", "cover", "tags[]", "hosts images.example.org"] {
            assert!(shown.contains(field), "{columns}: no {field}\n{shown}");
        }
    }
}

#[test]
fn rules_are_links_where_the_documentation_has_an_address() {
    let site = site();
    let json: Value = serde_json::from_str(&with(&site, &[], &["check", "--format", "json"])).unwrap();
    let page = homepage().map(|address| format!("{address}/rules/weekday-mismatch.html"));
    assert_eq!(json["diagnostics"][0]["url"].as_str(), page.as_deref());
    let human = with(&site, &[("FORCE_COLOR", "1")], &["check", "--format", "human"]);
    assert_eq!(human.contains("\u{1b}]8;;"), page.is_some());
    let explained = with(&site, &[], &["explain", "weekday-mismatch"]);
    assert_eq!(page.is_some_and(|page| explained.contains(&page)), homepage().is_some());
}
