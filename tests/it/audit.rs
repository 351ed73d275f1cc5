//! The profile of a tree: as text, as JSON, and what it promises about order and size.

use std::sync::atomic::AtomicU64;

use masthead::audit::{self, Plan};
use masthead::config::{self, Configs};
use masthead::discover::{self, Targets};
use masthead::engine::{self, Run};
use masthead::prover::Prove;

use crate::rules::now;
use crate::run::Site;

/// Forty posts that agree, and some that do not.
fn blog() -> Site {
    let site = Site::new(&[("_config.yml", b"source_dir: source\npermalink: :title/\n")]);
    for number in 0..40 {
        let day = number % 28 + 1;
        let tag = if number % 4 == 0 { "Spring Boot" } else { "Redis" };
        let page = format!(
            "---\ntitle: Post {number}\ndate: 2022-04-{day:02} 10:22:31\nauthor: Lin\ntags: [{tag}, Notes]\n\
             cover: https://img.example.org/{number}.jpg\n---\nText\n"
        );
        site.write(&format!("source/_posts/{number:02}.md"), page);
    }
    let odd = [
        ("dated.md", "title: Dated\ndate: Wed, 27 Apr 2022 10:22:31 GMT\nauthor: lin\ntags: [redis]\n"),
        ("listless.md", "title: Listless\ndate: 2022/5/1\nAuthor: Lin\ntags: spring-boot\nsumary: ''\n"),
        ("plain.md", "title: 404\nauthor: Lin\ntags: [Note]\ncover: http://old.example.com/1.jpg\n"),
        ("broken.md", "title: Colon: here\nauthor: Lin\n"),
    ];
    for (name, block) in odd {
        site.write(&format!("source/_posts/{name}"), format!("---\n{block}---\nText\n"));
    }
    site.write("source/about/index.md", "About us\n");
    site
}

#[test]
fn odd_things_come_first() {
    let ran = blog().run(&["audit"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    insta::assert_snapshot!("text", ran.out());
}

#[test]
fn json_is_for_scripts() {
    let ran = blog().run(&["audit", "--format", "json", "--exclude", "[0-3]?.md"]);
    insta::assert_snapshot!("json", ran.out());
}

#[test]
fn pages_are_put_together_by_folder_or_taken_from_a_collection() {
    let site = blog();
    let folders: serde_json::Value =
        serde_json::from_str(&site.run(&["audit", "--by", "folder", "--format", "json"]).out()).unwrap();
    let names: Vec<_> = folders["groups"].as_array().unwrap().iter().map(|group| &group["name"]).collect();
    assert_eq!(names, ["source/_posts", "source/about"]);
    site.write("masthead.yaml", "preset: hexo\ncollections: { about: { files: ['source/about/**'] } }\n");
    let one: serde_json::Value =
        serde_json::from_str(&site.run(&["audit", "--collection", "about", "--format", "json"]).out())
            .unwrap();
    assert_eq!(one["summary"]["files"], 1);
    assert_eq!(site.run(&["audit", "--collection", "news"]).status(), 2);
}

#[test]
fn the_profile_is_the_same_for_any_number_of_threads() {
    let site = Site::new(&[]);
    for number in 0..5_000_u32 {
        let page =
            format!("---\ntitle: {}\nseries: {}\n---\n", number.wrapping_mul(2_654_435_761), number % 7);
        site.write(&format!("{}/{number}.md", number % 11), page);
    }
    let one = site.run(&["audit", "--format", "json", "--threads", "1"]).out();
    assert!(one.contains("\"distinct-is-exact\": false"), "more titles than are kept");
    for threads in ["2", "5"] {
        assert_eq!(one, site.run(&["audit", "--format", "json", "--threads", threads]).out());
    }
}

#[test]
fn what_pages_hold_does_not_reach_the_terminal_raw() {
    let site = Site::new(&[("a.md", b"---\n\"ti\\e[31mtle\": \"a\\e]0;owned\\ab\"\n---\n")]);
    let out = site.run(&["audit", "--color", "never"]).out();
    assert!(!out.contains('\u{1b}') && !out.contains('\u{7}'), "{out:?}");
    site.write("b.md", "---\ntitle: \"a\\u202eb\"\n---\n");
    let out = site.run(&["audit", "--format", "json"]).out();
    assert!(out.contains("a\\u202eb") && !out.contains('\u{202e}'), "{out:?}");
}

#[test]
fn a_broken_configuration_and_an_unreadable_file_fail() {
    let site = Site::new(&[("a.md", b"---\ntitle: A\n---\n"), ("masthead.yaml", b"colections: {}\n")]);
    let ran = site.run(&["audit"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("colections"), "{}", ran.err());
    let missing = Site::new(&[]).run(&["audit", "missing.md"]);
    assert_eq!(missing.status(), 2);
    assert!(missing.out().contains("missing.md"), "{}", missing.out());
}

#[test]
fn the_page_holds_values_as_text_and_needs_no_network() {
    let site = blog();
    let block = "title: A\n\"</script><script>alert(1)</script>\": \"<img src=x onerror=alert(2)>\"\n";
    site.write("source/_posts/hostile.md", format!("---\n{block}---\n"));
    let render = || {
        let ran = site.run(&["audit", "--html", "report.html", "--now", "2024-06-01"]);
        assert_eq!(ran.status(), 0, "{}", ran.err());
        std::fs::read_to_string(site.path().join("report.html")).unwrap()
    };
    let page = render();
    assert_eq!(page.matches("<script>").count(), 1, "our own");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"));
    for loads in [" src=", "href=\"http", "url(", "@import", "<img", "<link"] {
        assert!(!page.contains(loads), "{loads}");
    }
    assert!(page.contains("source&#x2f;_posts&#x2f;broken.md:2:8"));
    assert!(page == render(), "the previous report is not a page");
}

/// `--html` reads each page once for the profile and the findings, and both are what they are apart.
#[test]
fn one_pass_sees_what_two_see() {
    let site = blog();
    site.write("source/_posts/latin.md", b"---\ntitle: caf\xe9\n---\n");
    site.write("drafts/masthead.yaml", "colections: {}\n");
    site.write("drafts/a.md", "---\ntitle: A\n---\n");
    let options = discover::Options { paths: vec![site.path().into()], ..discover::Options::default() };
    let configs = Configs::new(config::Options::default()).unwrap();
    let targets = Targets::new(&options, &configs).unwrap();
    let (plan, run) = (Plan { grouping: &|_, _| Some("".into()), depth: Some(2) }, Run { now: now() });
    let (seen, apart) = (AtomicU64::new(0), AtomicU64::new(0));
    let (profile, report) = audit::run_checked(&targets, &options, &configs, plan, run, &seen);
    let alone = audit::run(&targets, &options, &configs, plan, &apart);
    assert_eq!(audit::json::render(&profile), audit::json::render(&alone));
    assert_eq!(format!("{:?}", profile.folders), format!("{:?}", alone.folders));
    let texts = engine::Texts::default();
    let checked = engine::run(&targets, &options, &configs, run, &texts, &apart, Prove::default());
    assert!(report.outcomes.len() > 2 && report.broken.len() == 1, "{report:?}");
    assert_eq!(format!("{:?}", report.outcomes), format!("{:?}", checked.outcomes));
    assert_eq!(format!("{:?}", report.summary), format!("{:?}", checked.summary));
    // Each page was visited once, not once for the profile and once for the check.
    assert_eq!(2 * seen.into_inner(), apart.into_inner());
}

#[test]
fn two_audits_are_compared() {
    let site = blog();
    assert_eq!(site.run(&["audit", "--format", "json", "-o", "old.json"]).status(), 0);
    let same = site.run(&["audit", "--diff", "old.json"]);
    assert_eq!(same.out(), "45 files, 45 before\nNo differences in fields and inconsistencies\n");
    site.write("source/_posts/new.md", "---\ntitle: New\nauthor: true\nrating: 5\ntags: [Notes]\n---\n");
    std::fs::remove_file(site.path().join("source/_posts/listless.md")).unwrap();
    site.write("source/_posts/open.md", "---\ntitle: \"A\n---\n");
    site.write("source/_posts/colon.md", "---\ntitle: A: B\n---\n");
    let out = site.run(&["audit", "--diff", "old.json"]).out();
    insta::assert_snapshot!("difference", out);
    let json: serde_json::Value =
        serde_json::from_str(&site.run(&["audit", "--diff", "old.json", "--format", "json"]).out()).unwrap();
    assert_eq!(json["files"]["before"], 45);
    assert!(
        json["changes"].as_array().unwrap().iter().any(|it| it["field"] == "rating" && it["kind"] == "new")
    );
    for (name, text) in [("none.json", None), ("bad.json", Some("{")), ("other.json", Some("{\"a\": 1}"))] {
        if let Some(text) = text {
            site.write(name, text);
        }
        let ran = site.run(&["audit", "--diff", name]);
        assert_eq!((ran.status(), ran.out()), (2, String::new()));
        assert!(ran.err().contains(name), "{}", ran.err());
    }
}

#[test]
fn csv_is_for_spreadsheets() {
    let site = blog();
    site.write("source/_posts/odd.md", "---\n\"=1+1\": \"a, b\"\n---\n");
    let out = site.run(&["audit", "--csv"]).out();
    assert_eq!(out, site.run(&["audit", "--format", "csv"]).out());
    let lines: Vec<&str> = out.split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("group,field,pages,of,values,empty,distinct,string,date,"), "{}", lines[0]);
    assert!(lines[1..].iter().any(|line| line.starts_with(",author,42,44,42,")), "{out}");
    assert!(
        lines.iter().any(|line| line.starts_with(",\"'=1+1\",1,") && line.contains("\"a, b (1)\"")),
        "{out}"
    );
    let columns = lines[0].split(',').count();
    assert!(
        lines.iter().filter(|line| !line.contains('"')).all(|line| line.split(',').count() == columns),
        "{out}"
    );
}
