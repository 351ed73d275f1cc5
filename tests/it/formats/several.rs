//! Whole runs: several formats at once, the command line's errors, and what GitHub Actions gets unasked.

use std::process::Command;

use serde_json::Value;

use crate::run::Site;

const BAD: &[u8] = b"---\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n";
const CONFIG: &[u8] = b"collections: { all: { files: ['**/*.md'], fields: { date: date } } }\n";

fn site() -> Site {
    Site::new(&[("masthead.yaml", CONFIG), ("docs/bad.md", BAD)])
}

fn read(site: &Site, name: &str) -> Vec<u8> {
    std::fs::read(site.path().join(name)).unwrap()
}

#[test]
fn formats_go_where_they_are_sent() {
    let site = site();
    let ran = site.run(&[
        "check",
        "--format",
        "concise",
        "--format",
        "sarif=out.sarif",
        "--format=markdown=a=b.md",
    ]);
    assert_eq!(ran.status(), 1);
    assert!(ran.out().starts_with("docs/bad.md:2:7: error[weekday-mismatch]"), "{}", ran.out());
    let sarif: Value = serde_json::from_slice(&read(&site, "out.sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    assert!(read(&site, "a=b.md").starts_with(b"## masthead\n"));
    let quiet = site.run(&["check", "--format", "junit=junit.xml"]);
    assert_eq!((quiet.status(), quiet.out().as_str()), (1, ""));
    let both = site.run(&["check", "--format", "gitlab", "--format", "rdjson=r.json", "--output", "g.json"]);
    assert_eq!((both.status(), both.out().as_str()), (1, ""));
    assert!(read(&site, "g.json").starts_with(b"[\n"));
}

#[test]
fn wrong_formats_are_told() {
    let site = site();
    for (arguments, words) in [
        (&["--format", "sarfi"][..], "a similar value exists: 'sarif'"),
        (&["--format", "sarfi=x"], "a similar value exists: 'sarif'"),
        (&["--format", "sarif="], "write `--format sarif=FILE`"),
        (&["--format", "human", "--format", "json"], "write `--format json=FILE`"),
        (&["--format", "sarif=x", "--format", "json=x"], "two formats cannot be written to the same file: x"),
        (&["--format", "sarif=x", "--output", "y"], "--output has no effect"),
        (&["--format", "sarif=no/such/x"], "no/such/x: "),
        (&["--output", "no/such/x"], "cannot write no/such/x: "),
    ] {
        let ran = site.run(&[&["check"], arguments].concat());
        assert_eq!(ran.status(), 2, "{arguments:?}");
        assert!(ran.err().contains(words), "{arguments:?}: {}", ran.err());
    }
}

#[test]
fn actions_get_frames_and_annotations() {
    let site = site();
    std::fs::create_dir(site.path().join(".git")).unwrap();
    let run = |value: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.arg("check").args(arguments).current_dir(site.path().join("docs"));
        String::from_utf8(command.env("GITHUB_ACTIONS", value).output().unwrap().stdout).unwrap()
    };
    let unasked = run("true", &[]);
    assert!(unasked.starts_with("bad.md\n  2:7 error: "), "{unasked}");
    let last = unasked.lines().next_back().unwrap();
    assert!(
        last.starts_with("::error title=masthead%3A weekday-mismatch,file=docs/bad.md,line=2,"),
        "{last}"
    );
    assert!(!run("true", &["--format", "concise"]).contains("::error"));
    assert!(!run("false", &[]).contains("::error"));
}

#[test]
fn a_broken_configuration_is_in_every_format() {
    let site = Site::new(&[("masthead.yaml", b"presett: hexo\n"), ("a.md", BAD)]);
    for format in ["github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "markdown"] {
        let ran = site.run(&["check", "--format", format]);
        assert_eq!(ran.status(), 2, "{format}");
        assert!(ran.out().contains("masthead.yaml"), "{format}: {}", ran.out());
        let gone = site.run(&["check", "--format", format, "--config", "no.yaml"]);
        assert_eq!(gone.status(), 2, "{format}");
        assert!(gone.out().contains("no.yaml"), "{format}: {}", gone.out());
    }
}
