//! `extends:` of configurations and collections.

use std::process::Command;

use super::mistakes::{mistakes, one};
use crate::run::Site;

fn page(text: &str) -> Vec<u8> {
    format!("---\n{text}\n---\n").into_bytes()
}

/// What `--show-config` says of a page.
fn shown(site: &Site, path: &str) -> serde_yaml::Value {
    let ran = site.run(&["check", "--show-config", path]);
    serde_yaml::from_str(&ran.out()).unwrap()
}

#[test]
fn the_file_itself_wins_and_later_files_win_over_earlier_ones() {
    let site = Site::new(&[
        (
            "masthead.yaml",
            b"extends: [shared/one.yaml, shared/two.yaml]\nrules: { too-long: warn }\ncollections:\n  posts:\n    files: \
              ['posts/**']\n    fields: { title: { max-length: 5 }, mood: string }\n",
        ),
        (
            "shared/one.yaml",
            b"rules: { too-long: off, future-date: off, epoch-date: off }\nexclude: [drafts]\ncollections:\n  posts:\n    files: \
              [none]\n    additional-fields: deny\n    fields: { title: { type: string, required: true }, author: { type: \
              string, allow-from: names.txt } }\n  rest: { files: ['**'], fields: { x: integer } }\n",
        ),
        (
            "shared/two.yaml",
            b"extends: three.yaml\nrules: { future-date: error }\nexclude: [old]\ncollections:\n  posts: { files: [none], \
              fields: { author: { required: true } } }\n",
        ),
        ("shared/three.yaml", b"rules: { epoch-date: error }\n"),
        ("shared/names.txt", b"Ann\n"),
        ("posts/a.md", &page("title: too long a title\nauthor: Bo\ncolor: red")),
        ("posts/b.md", &page("mood: fine")),
        ("c.md", &page("x: word")),
        ("drafts/d.md", &page("x: word")),
        ("old/e.md", &page("x: word")),
    ]);
    let config = shown(&site, "posts/a.md");
    assert_eq!(config["fields"]["title"]["required"], true, "{config:?}");
    assert_eq!(config["fields"]["title"]["max-length"], 5);
    assert_eq!(config["fields"]["author"]["required"], true);
    assert_eq!(config["additional-fields"], "deny");
    for (rule, level) in [("too-long", "warn"), ("future-date", "error"), ("epoch-date", "error")] {
        assert_eq!(config["rules"][rule], level, "{rule}");
    }
    let files: Vec<&str> =
        config["extends"].as_sequence().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(files, ["shared/one.yaml", "shared/three.yaml", "shared/two.yaml"]);
    let out = site.run(&["check", "--format", "concise"]).out();
    for wanted in [
        "posts/a.md:2:8: warning[too-long]",
        "posts/a.md:3:9: error[not-allowed]",
        "posts/a.md:4:1: error[unknown-field]",
        "posts/b.md:1:1: error[missing-field] `title`",
        "posts/b.md:1:1: error[missing-field] `author`",
        "c.md:2:4: error[wrong-type]",
    ] {
        assert!(out.contains(wanted), "{wanted}\n{out}");
    }
    assert!(!out.contains("drafts/") && !out.contains("old/"), "{out}");
}

#[test]
fn a_collection_extends_an_earlier_one_or_one_of_a_preset() {
    let site = Site::new(&[
        (
            "masthead.yaml",
            b"collections:\n  posts:\n    files: ['posts/**']\n    fields: { title: { type: string, required: true } }\n    \
              at-least-one-of: [image, video]\n  reviews:\n    extends: posts\n    files: ['reviews/**']\n    fields: { title: { \
              max-length: 3 }, rating: integer }\n  team:\n    extends: prompt-file/agents\n    files: ['team/**']\n",
        ),
        ("reviews/a.md", &page("rating: x\ntitle: long")),
        ("reviews/b.md", &page("title: a")),
        ("team/a.md", &page("target: vscod\nnaem: x")),
    ]);
    let out = site.run(&["check", "--format", "concise"]).out();
    for wanted in [
        "reviews/a.md:2:9: error[wrong-type]",
        "reviews/a.md:3:8: error[too-long]",
        "reviews/a.md:1:1: error[one-of-fields]",
        "team/a.md:2:9: error[not-allowed]",
        "team/a.md:3:1: warning[unknown-field]",
    ] {
        assert!(out.contains(wanted), "{wanted}\n{out}");
    }
    assert_eq!(shown(&site, "reviews/b.md")["fields"]["title"]["required"], true);
}

#[test]
fn what_cannot_be_extended_is_said_at_its_place() {
    one(
        mistakes("extends: none.yaml\n"),
        "1:10 none.yaml: `none.yaml` does not exist, or is not a file (write a path relative to this file)",
    );
    one(
        mistakes("extends: { a: b }\n"),
        "1:10 { a: b }: `extends`: expected a file, or a list of files, found a mapping",
    );
    let collection = |name: &str| {
        mistakes(&format!(
            "collections:\n  posts: {{ files: [a] }}\n  more: {{ files: [b], extends: {name} }}\n"
        ))
    };
    one(
        collection("post"),
        "3:32 post: `post` is neither an earlier collection nor a collection of a preset, `preset/collection` (write \
         `posts`)",
    );
    one(collection("hugoo/core"), "3:32 hugoo/core: unknown preset `hugoo` (write `hugo`)");
    one(
        collection("hugo/coer"),
        "3:32 hugo/coer: the preset `hugo` has no collection `coer` (write `hugo/core`)",
    );
    assert_eq!(collection("posts"), [""; 0]);
}

#[test]
fn mistakes_of_an_extended_file_and_circles_are_reported() {
    let site = Site::new(&[
        ("masthead.yaml", b"extends: base.yaml\n"),
        ("base.yaml", b"ruels: {}\n"),
        ("a.md", &page("title: x")),
        ("circle/masthead.yaml", b"extends: other.yaml\n"),
        ("circle/other.yaml", b"extends: masthead.yaml\n"),
        ("circle/a.md", &page("title: x")),
    ]);
    let ran = site.run(&["check", "--format", "concise", "a.md"]);
    assert_eq!(ran.status(), 2);
    let all = ran.out() + &ran.err();
    assert!(all.contains("base.yaml:1:1: error[configuration] unknown key `ruels`"), "{all}");
    let ran = site.run(&["check", "--format", "concise", "circle/a.md"]);
    let all = ran.out() + &ran.err();
    assert!(ran.status() == 2 && all.contains("`masthead.yaml` extends itself"), "{all}");
}

#[test]
fn files_that_extend_many_others_come_to_an_end() {
    let site = Site::new(&[("masthead.yaml", b"extends: [0.yaml, 0.yaml]\n"), ("a.md", &page("title: x"))]);
    for number in 0..30 {
        let next = number + 1;
        site.write(&format!("{number}.yaml"), format!("extends: [{next}.yaml, {next}.yaml]\n"));
    }
    site.write("30.yaml", "rules: {}\n");
    let ran = site.run(&["check", "--format", "concise", "a.md"]);
    let all = ran.out() + &ran.err();
    assert!(ran.status() == 2 && all.contains("more than 64 files are extended in total"), "{all}");
}

#[test]
fn a_file_outside_the_repository_is_not_read() {
    let site = Site::new(&[
        ("outside.yaml", b"rules: {}\n"),
        ("in/masthead.yaml", b"extends: ../outside.yaml\n"),
        ("in/a.md", &page("title: x")),
    ]);
    std::fs::create_dir(site.path().join("in/.git")).unwrap();
    let ran = site.run(&["check", "--format", "concise", "in"]);
    let all = ran.out() + &ran.err();
    assert!(ran.status() == 2 && all.contains("`../outside.yaml` is outside the repository"), "{all}");
}

#[test]
fn a_long_chain_of_files_comes_to_an_end() {
    let site = Site::new(&[("a.md", b"---\ntitle: Tide\n---\n"), ("masthead.yaml", b"extends: e0.yaml\n")]);
    let write = |files: usize| {
        for file in 0..files {
            site.write(&format!("e{file}.yaml"), format!("extends: e{}.yaml\n", file + 1));
        }
        site.write(&format!("e{files}.yaml"), "rules: { syntax: error }\n");
    };
    write(63);
    assert_eq!(site.run(&["check"]).status(), 0);
    write(5_000);
    let ran = site.run(&["check"]);
    let all = ran.out();
    assert!(ran.status() == 2 && all.contains("more than 64 files are extended in total"), "{all}");
}

#[test]
fn a_changed_extended_file_counts_as_a_changed_configuration() {
    let site = Site::new(&[
        ("masthead.yaml", b"extends: shared/base.yaml\n"),
        ("shared/base.yaml", b"rules: {}\n"),
        ("a.md", &page("date: 2022-13-45")),
    ]);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let ran =
            Command::new("git").args(identity).args(arguments).current_dir(site.path()).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "all"]);
    assert_eq!(site.run(&["check", "--changed-since", "HEAD"]).status(), 0);
    site.write("shared/base.yaml", "rules: { invalid-date: error }\n");
    assert_eq!(site.run(&["check", "--changed-since", "HEAD"]).status(), 1);
}
