//! Every output format prints hostile text, and prints it harmlessly.

use serde_json::Value;

use crate::hostile_text::{
    MARK, assert_none, configuration, formats, holds, judge, pieces, quoted, reaches, site,
};
use crate::run::Site;

#[test]
fn every_format_prints_hostile_text_harmlessly() {
    let mut wrong = Vec::new();
    for config in [None, Some(configuration())] {
        let site = site();
        if let Some(config) = &config {
            site.write("masthead.yaml", config);
        }
        for format in formats() {
            for more in [&[][..], &["--statistics"], &["--statistics=field"], &["--statistics=folder"]] {
                let arguments = [&["check", "--format", &format], more].concat();
                let ran = site.run(&arguments);
                let what =
                    format!("{arguments:?}, {} configuration", if config.is_some() { "with" } else { "no" });
                assert_eq!(
                    ran.status(),
                    1,
                    "{what}: {}{}",
                    ran.err(),
                    ran.out().chars().take(3000).collect::<String>()
                );
                // Rules and fields without a configuration are nobody's words.
                let is_counted = !more.is_empty() && more != ["--statistics=folder"];
                if !reaches(&ran.out()) && !is_counted {
                    wrong.push(format!("{what}: the text is not there"));
                }
                judge(&mut wrong, &what, &ran, format == "github");
            }
        }
        let report: Value = serde_json::from_str(&site.run(&["check", "--format", "json"]).out()).unwrap();
        // Without a configuration, what most pages have is summed up in one finding.
        for piece in pieces().into_iter().filter(|_| config.is_some()) {
            assert!(holds(&report, &piece), "{piece:?} is in no message as it is");
        }
    }
    assert_none(&wrong);
}

/// Configurations that are wrong in a hostile way.
fn broken() -> Vec<String> {
    let mut all = Vec::new();
    for piece in pieces() {
        let words = quoted(&piece);
        all.push(format!("{words}: 1\npreset: {words}\nrules: {{ {words}: {words} }}\n"));
        all.push(format!(
            "collections:\n  {words}:\n    files: [{words}, '{{a']\n    fields:\n      {words}: {{ type: {words} }}\n"
        ));
        all.push(format!("extends: {words}\nbaseline: {words}\n"));
        all.push(format!("fields: [\n{}\n", piece.replace(['\n', '\r'], " ")));
    }
    all
}

#[test]
fn mistakes_in_a_hostile_configuration_are_quoted_harmlessly() {
    let mut wrong = Vec::new();
    for config in broken() {
        let site = Site::new(&[("page.md", b"---\ntitle: A\n---\n"), ("masthead.yaml", config.as_bytes())]);
        for format in formats() {
            let ran = site.run(&["check", "--format", &format]);
            assert_eq!(ran.status(), 2, "{config}");
            // A syntax error quotes nothing but in a frame.
            if !reaches(&ran.out()) && !config.starts_with("fields") {
                wrong.push(format!("{format}: the text of {config:?} is not there"));
            }
            judge(&mut wrong, &format!("{format} on {config}"), &ran, format == "github");
        }
        for command in [
            "check --fix-only",
            "audit",
            "show page.md",
            "explain --file page.md",
            "init --stdout",
            "schema --collection x",
        ] {
            let ran = site.run(&command.split(' ').collect::<Vec<_>>());
            judge(&mut wrong, &format!("{command} on {config}"), &ran, false);
        }
    }
    assert_none(&wrong);
}

/// One word of a megabyte is cut where people read.
#[test]
fn very_long_words_are_cut_for_people() {
    let word = MARK.repeat(300_000);
    let whole = format!("---\ntags: [{word}, {word}]\ndate: '{word}'\nauthor: Ann #{word}\n---\n");
    let site = Site::new(&[("a.md", whole.as_bytes())]);
    site.write("b.md", whole.replace("Ann", "[x"));
    for format in ["human", "concise", "grouped", "github", "markdown"] {
        let ran = site.run(&["check", "--format", format]);
        assert!(reaches(&ran.out()), "{format}");
        let longest = ran.out().lines().map(str::len).max();
        assert!(longest < Some(4_000), "{format}: {longest:?}");
    }
    let ran = site.run(&["audit"]);
    let longest = ran.out().lines().map(str::len).max();
    assert!(reaches(&ran.out()) && longest < Some(4_000), "audit: {longest:?}");
}
