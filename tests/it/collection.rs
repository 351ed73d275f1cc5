//! Rules over the collection in whole runs: threads, scope, levels, suppressions, baseline, fixes.

use serde_json::Value;

use crate::run::Site;

const CONFIG: &str = "
preset: generic
collections:
  posts:
    files: ['posts/**']
    fields:
      title: { type: string, unique: true }
";

/// Twelve posts with one tag, and three that the rules have something to say about.
fn site(more: &str) -> Site {
    let site = Site::new(&[("masthead.yaml", format!("{CONFIG}{more}").as_bytes())]);
    for number in 0..12 {
        site.write(
            &format!("posts/{number:02}.md"),
            format!("---\ntitle: Day {number}\ntags: [JavaScript]\n---\n"),
        );
    }
    site.write("posts/a.md", "---\ntitle: Spring\n---\n");
    site.write("posts/b.md", "---\ntitle: Spring\n---\n");
    site.write("posts/c.md", "---\ntitle: Summer\ntags: [Javascript]\n---\n");
    site
}

const ALL: &str = "\
posts/a.md:2:8: error[duplicate-value] duplicate `Spring`: it is also the `title` of posts/b.md
posts/b.md:2:8: error[duplicate-value] duplicate `Spring`: it is also the `title` of posts/a.md
posts/c.md:3:8: warning[near-duplicate-item] `Javascript` is used on 1 page, but `JavaScript` on 12
";

#[test]
fn threads_have_no_say() {
    let site = site("");
    for number in 0..400 {
        let text = format!("---\ntitle: Day {}\ndate: 2022-04-27\ntags: [Rust]\n---\n", number % 150);
        site.write(&format!("posts/{}/{number}.md", number % 9), text);
    }
    let run = |threads| site.run(&["check", "--format", "json", "--threads", threads]).out();
    let one = run("1");
    let report: Value = serde_json::from_str(&one).unwrap();
    assert!(report["diagnostics"].as_array().unwrap().len() > 400);
    for threads in ["2", "8"] {
        assert_eq!(one, run(threads));
    }
}

#[test]
fn places_in_other_files_have_lines_and_columns() {
    let ran = site("").run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out()).unwrap();
    let related = &report["diagnostics"][0]["related"][0];
    assert_eq!(related["path"], "posts/b.md");
    let start = serde_json::json!({"offset": 11, "line": 2, "column": 8});
    assert_eq!(related["span"]["start"], start);
    assert_eq!(related["span"]["end"]["column"], 14);
}

#[test]
fn scope_says_which_pages_are_compared() {
    let given = site("");
    assert_eq!(given.run(&["check", "--quiet"]).out(), ALL);
    assert_eq!(given.run(&["check", "--quiet", "posts/a.md", "posts/c.md"]).out(), "");
    assert_eq!(given.run(&["check", "--quiet", "posts/a.md", "posts/b.md"]).out().lines().count(), 2);
    let all = site("collection-scope: all\n");
    let ran = all.run(&["check", "--quiet", "posts/a.md", "posts/c.md"]);
    let (a, c) = (ALL.lines().next().unwrap(), ALL.lines().last().unwrap());
    assert_eq!(ran.out(), format!("{a}\n{c}\n"), "the others are seen, and not reported");
    assert_eq!(all.run(&["check", "--quiet"]).out(), ALL);
    let below = all.run(&["check", "--quiet", "posts"]).out();
    assert_eq!(below, ALL, "a folder that was named is not seen twice");
    let c = all.run(&["check", "--quiet", "posts/../posts/c.md"]).out();
    assert_eq!(c.lines().count(), 1, "nor is a page with a way of its own: {c}");
}

#[test]
fn references_wait_until_all_pages_are_seen() {
    let config = "collections:\n  authors: { files: ['authors/*'] }\n  posts: { files: ['posts/*'], fields: { author: \
                  { type: reference, to: authors } } }\n";
    let site = Site::new(&[
        ("masthead.yaml", config.as_bytes()),
        ("authors/ana.md", b"---\ntitle: Ana\n---\n"),
        ("posts/a.md", b"---\nauthor: ann\n---\n"),
    ]);
    assert_eq!(site.run(&["check"]).status(), 1);
    assert_eq!(site.run(&["check", "posts"]).status(), 0);
    assert_eq!(site.run(&["check", "posts", "authors"]).status(), 0, "who knows what else there is");
    site.write("masthead.yaml", format!("{config}collection-scope: all\n"));
    assert_eq!(site.run(&["check", "posts/a.md"]).status(), 1);
    assert_eq!(site.run(&["check", "posts/a.md", "--exclude", "authors"]).status(), 0);
}

#[test]
fn levels_and_overrides_hold() {
    let site = site(
        "rules: { near-duplicate-item: error }\noverrides:\n  - { files: [posts/b.md], rules: { duplicate-value: warn } }\n",
    );
    let out = site.run(&["check", "--quiet"]).out();
    assert!(out.contains("posts/a.md:2:8: error") && out.contains("posts/b.md:2:8: warning"), "{out}");
    assert!(out.contains("error[near-duplicate-item]"), "{out}");
    let off = "rules: { near-duplicate-item: off }\noverrides:\n  - { files: [posts/b.md], rules: { duplicate-value: off } }\n";
    site.write("masthead.yaml", format!("{CONFIG}{off}"));
    assert_eq!(site.run(&["check", "--quiet"]).out(), "", "a page where the rule is off takes no part");
    assert_eq!(site.run(&["check", "--quiet", "--min-severity", "error"]).out(), "");
}

#[test]
fn suppressions_wait_for_the_last_page() {
    let site = site("");
    site.write("posts/b.md", "---\ntitle: Spring # masthead: ignore[duplicate-value]\n---\n");
    site.write("posts/c.md", "---\n# masthead: ignore-file[near-duplicate-item]\ntags: [Javascript]\n---\n");
    let first = format!("{}\n", ALL.lines().next().unwrap());
    assert_eq!(site.run(&["check", "--quiet"]).out(), first);
    assert_eq!(
        site.run(&["check", "--quiet", "posts/b.md", "posts/c.md"]).out(),
        "",
        "not said to be unused"
    );
    site.write("posts/a.md", "---\ntitle: Autumn\n---\n");
    let out = site.run(&["check", "--quiet"]).out();
    assert!(out.starts_with("posts/b.md:2:34: warning[unused-suppression]"), "{out}");
    assert_eq!(out.lines().count(), 1, "{out}");
}

#[test]
fn the_baseline_keeps_what_a_part_of_the_pages_cannot_show() {
    let site = site("");
    assert_eq!(site.run(&["check", "--write-baseline", "base.json"]).status(), 0);
    let accepted = site.run(&["check", "--baseline", "base.json", "--quiet"]);
    assert_eq!((accepted.status(), accepted.out().as_str()), (0, ""));
    let part = site.run(&["check", "--baseline", "base.json", "--quiet", "posts/a.md", "posts/c.md"]);
    assert!(!part.err().contains("no longer found"), "{}", part.err());
    site.write("posts/a.md", "---\ntitle: Autumn\n---\n");
    let whole = site.run(&["check", "--baseline", "base.json", "--quiet"]);
    assert!(whole.err().contains("2 accepted findings no longer found"), "{}", whole.err());
}

#[test]
fn fixes_and_comments_are_written() {
    let site = site("");
    site.write(
        "posts/c.md",
        "---\ntitle: Spring\ndate: Tue, 27 Apr 2022 10:22:31 GMT\ntags: [Javascript]\n---\n",
    );
    let ran = site.run(&["check", "--unsafe-fixes", "posts", "--quiet"]);
    let text = std::fs::read_to_string(site.path().join("posts/c.md")).unwrap();
    assert!(text.contains("tags: [JavaScript]") && text.contains("date: Wed"), "{text}");
    assert_eq!(ran.out().matches("duplicate-value").count(), 3, "what cannot be fixed stays: {}", ran.out());
    assert_eq!(site.run(&["check", "--add-ignores"]).status(), 0);
    assert_eq!(site.run(&["check", "--quiet"]).out(), "");
}

#[test]
fn the_configuration_itself_is_judged_by_whole_runs_only() {
    let site = site("");
    let config = CONFIG.replace("'posts/**'", "'posts/**', 'notes/**'");
    site.write("masthead.yaml", &config);
    let out = site.run(&["check", "--quiet", "--select", "unused-glob"]).out();
    assert!(
        out.starts_with(
            "masthead.yaml:5:25: warning[unused-glob] the glob `notes/**` of `posts` matches no pages"
        ),
        "{out}"
    );
    assert_eq!(site.run(&["check", "--quiet", "--select", "unused-glob", "posts"]).out(), "");
    assert_eq!(site.run(&["check", "--quiet", "--select", "unused-glob", "--exclude", "x.md"]).out(), "");
    site.write("masthead.yaml", config.replace("'notes/**']", "'notes/**'] # masthead: ignore[unused-glob]"));
    assert_eq!(site.run(&["check", "--quiet", "--select", "unused-glob"]).out(), "");
}

#[test]
fn a_spelling_of_many_pages_is_one_finding_and_all_of_them_are_fixed() {
    let site = site("");
    for number in 0..3 {
        site.write(
            &format!("posts/{number}a.md"),
            format!("---\ntitle: Eve {number}\ntags: [JavaScript]\n---\n"),
        );
        site.write(
            &format!("posts/{number}c.md"),
            format!("---\ntitle: Night {number}\ntags: [Javascript]\n---\n"),
        );
    }
    let select = ["check", "--select", "near-duplicate-item", "--format"];
    let report: Value = serde_json::from_str(&site.run(&[&select[..], &["json"]].concat()).out()).unwrap();
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(4), "programs get all: {report}");
    let lines = site.run(&[&select[..], &["concise", "--quiet"]].concat()).out();
    assert!(lines.starts_with("posts/0c.md:3:8: ") && lines.lines().count() == 1, "{lines}");
    let shown = site.run(&[&select[..], &["human"]].concat()).out();
    assert!(shown.contains("write `JavaScript`, here and in 3 other places"), "{shown}");
    for page in ["posts/1c.md", "posts/2c.md", "posts/c.md"] {
        assert!(shown.contains(page), "{shown}");
    }
    site.run(&["check", "--write-baseline", "known.json"]);
    site.write("posts/d.md", "---\ntitle: Autumn\ntags: [Javascript]\n---\n");
    let out = site.run(&["check", "--baseline", "known.json", "--format", "concise"]).out();
    assert!(out.contains("posts/d.md:3:8"), "what is new is shown where it is: {out}");
    site.run(&["check", "--baseline", "known.json", "--fix", "--unsafe-fixes"]);
    for page in ["posts/d.md", "posts/c.md"] {
        let text = std::fs::read_to_string(site.path().join(page)).unwrap();
        assert_eq!(text.contains("JavaScript"), page == "posts/d.md", "a baseline applies to fixes: {page}");
    }
}

#[test]
fn spellings_on_more_than_a_tenth_of_the_pages_are_summed_up() {
    let site = Site::new(&[("masthead.yaml", b"preset: generic\n")]);
    for number in 0..40 {
        for page in 0..3 {
            let text = format!("---\ntitle: Day {number}-{page}\ntags: [Topic {number}]\n---\n");
            site.write(&format!("posts/{number:02}-{page}.md"), text);
        }
        let text = format!("---\ntitle: Night {number}\ntags: [topic-{number}]\n---\n");
        site.write(&format!("posts/{number:02}-x.md"), text);
    }
    let out = site.run(&["check", "--format", "concise", "--quiet"]).out();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 9, "a twentieth of 160 pages, and the rest: {out}");
    assert!(lines[7].starts_with("posts/07-x.md:3:8: warning"), "{out}");
    assert!(lines[8].ends_with("32 more terms are spelled in two ways, each on few pages"), "{out}");
    let all = site.run(&["check", "--format", "concise", "--quiet", "--select", "near-duplicate-item"]).out();
    assert_eq!(all.lines().count(), 40, "{all}");
    site.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(site.run(&["check", "--quiet"]).out(), "", "a fix changes all of them");
}

#[test]
fn a_warning_on_more_than_a_tenth_of_the_pages_is_summed_up_without_a_configuration() {
    let site = Site::new(&[]);
    for number in 0..200 {
        let twice = if number % 4 == 0 { ", a" } else { "" };
        site.write(&format!("posts/{number:03}.md"), format!("---\ntitle: Day\ntags: [a{twice}]\n---\n"));
    }
    let lines = |more: &[&str]| {
        let args = [&["check", "--format", "concise", "--quiet"], more].concat();
        site.run(&args).out().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let found = lines(&[]);
    assert_eq!(found.len(), 11, "a twentieth of the pages, and the rest: {found:#?}");
    assert!(
        found[10].ends_with("40 more findings of this rule on 40 pages: more than a tenth of all have one")
    );
    assert_eq!(lines(&["--select", "duplicate-item"]).len(), 50);
    site.run(&["check", "--fix", "posts"]);
    assert_eq!(lines(&[]).len(), 0, "a fix is for all of them");
    for number in (0..200).step_by(4) {
        site.write(&format!("posts/{number:03}.md"), "---\ntitle: Day\ntags: [a, a]\n---\n");
    }
    site.write("masthead.yaml", "preset: generic\n");
    assert_eq!(lines(&[]).len(), 50, "who has configured the rules wants to know");
}

#[test]
fn docusaurus_makes_one_tag_of_spellings_with_the_same_words() {
    let site = Site::new(&[("docusaurus.config.js", b"module.exports = {};\n")]);
    for number in 0..9 {
        let text = format!("---\ntitle: Day {number}\ntags: [vue.js, github]\n---\n");
        site.write(&format!("blog/2024-01-0{}-a.md", number + 1), text);
    }
    site.write("blog/2024-02-01-b.md", "---\ntitle: Eve\ntags: [Vue.js]\n---\n");
    assert_eq!(site.run(&["check", "--quiet"]).out(), "");
    site.write("blog/2024-02-02-c.md", "---\ntitle: Night\ntags: [GitHub]\n---\n");
    assert!(site.run(&["check", "--quiet"]).out().contains("`GitHub` is used on 1 page, but `github` on 9"));
}

#[test]
fn a_url_in_a_unique_field_is_compared_across_the_site() {
    let config = "preset: hugo\ncollections:\n  posts: { files: ['content/posts/**'], fields: { url: { type: string, unique: true } } }\n  \
                  notes: { files: ['content/notes/**'], fields: { url: { type: string, unique: true } } }\n";
    let site = Site::new(&[("masthead.yaml", config.as_bytes()), ("hugo.toml", b"title = 'x'\n")]);
    for (page, url) in [("posts/a", "/x/"), ("posts/b", "/x/"), ("notes/c", "/x/"), ("notes/d", "/y/")] {
        site.write(&format!("content/{page}.md"), format!("---\ntitle: A\nurl: {url}\n---\n"));
    }
    let out = site.run(&["check", "--quiet", "--select", "duplicate-value"]).out();
    let found: Vec<&str> = out.lines().map(|line| line.split(']').next().unwrap()).collect();
    assert_eq!(
        found,
        [
            "content/notes/c.md:3:6: warning[duplicate-value",
            "content/posts/a.md:3:6: error[duplicate-value",
            "content/posts/b.md:3:6: error[duplicate-value",
        ],
        "each once: {out}"
    );
}
