//! Every command prints hostile text of pages, configurations and its own arguments, and prints it harmlessly.

use serde_json::Value;

use crate::hostile_text::{PIECES, assert_none, configuration, holds, judge, pieces, quoted, reaches, site};
use crate::run::Ran;

#[test]
#[expect(clippy::too_many_lines, reason = "one command after the other")]
fn every_command_prints_hostile_text_harmlessly() {
    let mut wrong = Vec::new();
    let site = site();
    let hostile: Vec<String> =
        pieces().iter().map(|piece| format!("content/{}.md", piece.replace('/', "_"))).collect();
    let pages: Vec<String> = (0..PIECES.len()).map(|at| format!("content/page{at}.md")).collect();
    let mut commands: Vec<Vec<&str>> = [
        &["check", "--show-files"][..],
        &["audit"],
        &["audit", "--by", "folder"],
        &["audit", "--by", "collection"],
        &["audit", "--format", "json"],
        &["show", "content"],
        &["show", "--spans", "content"],
        &["init", "--stdout"],
        &["check", "--diff", "--color", "always", "--unsafe-fixes"],
    ]
    .map(<[_]>::to_vec)
    .to_vec();
    for page in &pages {
        commands.push(vec!["check", "--show-config", page]);
        commands.push(vec!["explain", "--file", page]);
        commands.push(vec!["explain", "--file", page, "--format", "json"]);
    }
    if cfg!(unix) {
        for name in &hostile {
            commands.push(vec!["explain", "--file", name]);
            commands.push(vec!["explain", "--file", name, "--format", "json"]);
            commands.push(vec!["check", name]);
            commands.push(vec!["show", name]);
        }
    }
    for name in [pieces().concat(), pieces().into_iter().rev().collect::<String>()] {
        // What does not exist is quoted too.
        for command in [
            &["check", "missing"][..],
            &["check", "--show-config", "missing"],
            &["check", "--select", ""],
            &["check", "--set", ""],
            &["check", "--config", ""],
            &["check", "--baseline", ""],
            &["check", "--preset", ""],
            &["check", "--changed-since", ""],
            &["check", "--output", "no-such-folder/"],
            &["audit", "missing"],
            &["audit", "--collection", ""],
            &["explain", ""],
            &["schema", "--collection", ""],
            &["schema", "--preset", ""],
            &["show", "missing"],
            &["init", "--from", ""],
            &["init", "missing"],
        ] {
            let (last, rest) = command.split_last().unwrap();
            let wrong = format!("{last}{name}").leak();
            commands.push([rest, &[wrong]].concat());
        }
    }
    for with_config in [false, true] {
        if with_config {
            site.write("masthead.yaml", configuration());
        }
        for command in &commands {
            let ran = site.run(command);
            let what = format!("{command:?}, configuration: {with_config}");
            assert!(ran.status() <= 2, "{what}");
            let is_own = with_config || !command.iter().any(|word| pages.iter().any(|page| page == word));
            // Without a configuration there is no collection to miss, and with one nothing for `init` to do.
            let is_read = command[0] != if with_config { "init" } else { "schema" };
            if is_own && is_read && !reaches(&(ran.out() + &ran.err())) {
                wrong.push(format!("{what}: the text is not there"));
            }
            let colored = command.contains(&"always");
            let ran = if colored { without_colors(ran) } else { ran };
            judge(&mut wrong, &what, &ran, false);
        }
    }
    for (at, piece) in pieces().iter().enumerate() {
        let ran = site.run(&["schema", "--collection", &format!("c{at} {piece}")]);
        assert_eq!(ran.status(), 0, "{}", ran.err());
        judge(&mut wrong, "schema", &ran, false);
        let schema: Value = serde_json::from_str(&ran.out()).unwrap();
        assert!(holds(&schema, piece), "{piece:?}: {}", ran.out());
    }
    assert_none(&wrong);
}

/// The patch for people, its own colors and tabs aside.
fn without_colors(ran: Ran) -> Ran {
    ran.map_out(|text| {
        ["\u{1b}[32m", "\u{1b}[31m", "\u{1b}[36m", "\u{1b}[0m", "\t"]
            .iter()
            .fold(text, |text, code| text.replace(code, ""))
    })
}

/// A configuration that `init` writes from hostile pages is one that `check` reads.
#[test]
fn what_init_writes_from_hostile_pages_is_a_configuration() {
    let site = site();
    let keys: Vec<String> = pieces().iter().map(|piece| format!("{}: x\n", quoted(piece))).collect();
    let keys = keys.concat();
    for at in 0..40 {
        let words = quoted(&pieces()[at % 4]);
        site.write(
            &format!("content/more/{at}.md"),
            format!("---\ntitle: A{at}\nkind: {words}\n{keys}---\n"),
        );
    }
    let ran = site.run(&["init", "--stdout"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    let mut wrong = Vec::new();
    judge(&mut wrong, "init", &ran, false);
    assert_none(&wrong);
    let written: Value = serde_yaml::from_str(&ran.out()).unwrap();
    for piece in pieces() {
        assert!(holds(&written, &piece), "{piece:?} is not a key of {}", ran.out());
    }
    site.write("masthead.yaml", ran.out());
    let checked = site.run(&["check"]);
    assert!(checked.status() <= 1, "{}\n{}", ran.out(), checked.out());
}
