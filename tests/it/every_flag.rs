//! Every option of `check` and `audit`, on trees in which something cannot be checked: the run says so, and ends with status 2.

use std::collections::BTreeSet;
use std::process::Command;

use crate::run::Site;

const MENDABLE: &[u8] = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";

/// Each option, and how it is used. `{out}` is a file outside of the tree.
const FLAGS: [&[&str]; 36] = [
    &["--fix"],
    &["--unsafe-fixes"],
    &["--diff"],
    &["--fix-only"],
    &["--fix", "--fsync"],
    &["--fix", "--fixable", "duplicate-item"],
    &["--fix", "--unfixable", "syntax"],
    &["--add-ignores"],
    &["--baseline", "base.json"],
    &["--write-baseline", "{out}"],
    &["--changed-since", "HEAD"],
    &["--staged"],
    &["--exclude", "x/**"],
    &["--force-exclude"],
    &["--no-ignore"],
    &["--show-files"],
    &["--threads", "1"],
    &["--config", "broken.yaml"],
    &["--preset", "hugo"],
    &["--select", "duplicate-item"],
    &["--extend-select", "duplicate-item"],
    &["--ignore", "syntax"],
    &["--set", "rules.syntax=off"],
    &["--show-config"],
    &["--now", "2026-11-23"],
    &["--format", "json={out}", "--format", "concise"],
    &["--output", "{out}"],
    &["--min-severity", "error"],
    &["--max-warnings", "1000"],
    &["--color", "always"],
    &["--quiet"],
    &["--statistics"],
    &["--statistics=folder", "--format", "json"],
    &["--exit-zero"],
    &["--prove", "off"],
    &["--prove", "compare"],
];

/// The same for `audit`.
const AUDIT: [&[&str]; 16] = [
    &["--config", "broken.yaml"],
    &["--preset", "hugo"],
    &["--exclude", "x/**"],
    &["--no-ignore"],
    &["--quiet"],
    &["--threads", "1"],
    &["--by", "folder", "--depth", "1"],
    &["--by", "generator"],
    &["--format", "json"],
    &["--csv"],
    &["--diff", "old.json"],
    &["--output", "{out}"],
    &["--html", "{out}"],
    &["--html", "{out}", "--links", "none"],
    &["--now", "2026-11-23"],
    &["--color", "always"],
];

/// Those that print and end at once, that never end, and the one that only goes with standard input.
const OTHERS: [&str; 4] = ["--help", "--version", "--watch", "--stdin-filename"];

#[test]
fn no_option_is_forgotten_here() {
    none_is_forgotten("check", &FLAGS, &OTHERS, 30);
    // A collection needs a configuration that works.
    none_is_forgotten("audit", &AUDIT, &["--help", "--version", "--collection"], 12);
}

fn none_is_forgotten(command: &str, flags: &[&[&str]], others: &[&str], least: usize) {
    let help = Site::new(&[]).run(&[command, "--help"]).out();
    let named: BTreeSet<&str> = help
        .lines()
        .filter(|line| line.trim_start().starts_with('-'))
        .filter_map(|line| line.split([' ', ',', '[', '=']).find(|word| word.starts_with("--")))
        .collect();
    let known: BTreeSet<&str> =
        flags.iter().flat_map(|flag| flag.iter()).map(|word| word.split('=').next().unwrap()).collect();
    let missing: Vec<_> =
        named.iter().filter(|flag| !known.contains(*flag) && !others.contains(*flag)).collect();
    assert!(named.len() >= least && missing.is_empty(), "not tried: {missing:?} of {}", named.len());
}

/// Sites in which something cannot be checked: what, and what to name on the command line.
fn sites() -> Vec<(&'static str, Site, &'static [&'static str])> {
    let files = |more: &[(&str, &[u8])]| {
        let site =
            Site::new(&[("page.md", MENDABLE), ("base.json", b"{\"version\": 1, \"findings\": []}\n")]);
        site.write("broken.yaml", "fields: [\n");
        site.write("old.json", "{\"version\": 1, \"groups\": []}\n");
        for (path, bytes) in more {
            site.write(path, bytes);
        }
        site
    };
    let mut sites = vec![
        ("masthead.yaml", files(&[("masthead.yaml", b"fields:\n  title: {type: txt}\n")]), &["."][..]),
        ("missing.md", files(&[]), &[".", "missing.md"]),
    ];
    if cfg!(unix) {
        let site = files(&[]);
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere.md", site.path().join("unreadable.md")).unwrap();
        sites.push(("unreadable.md", site, &["."]));
    }
    sites
}

fn is_repository(site: &Site) -> bool {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(arguments);
        command.current_dir(site.path()).output().is_ok_and(|output| output.status.success())
    };
    git(&["init", "-q"]) && git(&["commit", "-qm", "first", "--allow-empty"]) && git(&["add", "."])
}

#[test]
fn every_option_fails_where_something_cannot_be_checked() {
    let outside = Site::new(&[]);
    let out = outside.path().join("out");
    let mut wrong = Vec::new();
    for (culprit, site, paths) in sites() {
        let has_git = is_repository(&site);
        for flag in FLAGS {
            let is_git = ["--changed-since", "--staged"].contains(&flag[0]);
            if is_git && !has_git {
                continue;
            }
            let flag: Vec<String> =
                flag.iter().map(|word| word.replace("{out}", out.to_str().unwrap())).collect();
            let mut arguments = vec!["check"];
            arguments.extend(refs(&flag));
            if flag[0] == "--show-config" {
                // It shows what applies to one path, whatever is in the pages.
                if culprit == "unreadable.md" {
                    continue;
                }
                arguments.push(paths.last().unwrap());
            } else {
                arguments.extend(paths);
            }
            let ran = site.run(&arguments);
            let written = std::fs::read_to_string(&out).unwrap_or_default();
            let words = ran.out() + &ran.err() + &written;
            if ran.status() != 2 {
                wrong.push(format!("{flag:?} on {culprit} ends with {}: {words}", ran.status()));
            }
            let named = if flag[0] == "--config" { "broken.yaml" } else { culprit };
            if !words.contains(named) {
                wrong.push(format!("{flag:?} does not name {culprit}: {words}"));
            }
            let _ = std::fs::remove_file(&out);
            site.write("page.md", MENDABLE);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn audit_fails_where_something_cannot_be_read() {
    let outside = Site::new(&[]);
    let out = outside.path().join("out");
    let mut wrong = Vec::new();
    for (culprit, site, paths) in sites() {
        for flag in AUDIT {
            let flag: Vec<String> =
                flag.iter().map(|word| word.replace("{out}", out.to_str().unwrap())).collect();
            let ran = site.run(&[&["audit"], &*refs(&flag), paths].concat());
            let written = std::fs::read_to_string(&out).unwrap_or_default();
            let words = ran.out() + &ran.err() + &written;
            let named = if flag[0] == "--config" { "broken.yaml" } else { culprit };
            if ran.status() != 2 || !words.contains(named) {
                wrong.push(format!("{flag:?} on {culprit} ends with {}: {words}", ran.status()));
            }
            let _ = std::fs::remove_file(&out);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// A watch goes on, but says what it cannot check.
#[cfg(unix)]
#[test]
fn a_watch_says_what_cannot_be_checked() {
    use std::io::Read;
    for (culprit, site, paths) in sites() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.args(["check", "--watch", "--format", "concise"]).args(paths).current_dir(site.path());
        let stdio = std::process::Stdio::piped;
        let mut child = command.stdin(stdio()).stdout(stdio()).stderr(stdio()).spawn().unwrap();
        let pipes: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        let (sender, receiver) = std::sync::mpsc::channel();
        for mut pipe in pipes {
            let sender = sender.clone();
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(length @ 1..) = pipe.read(&mut buffer) {
                    let _ = sender.send(String::from_utf8_lossy(&buffer[..length]).into_owned());
                }
            });
        }
        let mut words = String::new();
        while !words.contains(culprit) {
            match receiver.recv_timeout(std::time::Duration::from_secs(60)) {
                Ok(more) => words += &more,
                Err(_) => break,
            }
        }
        let _ = child.kill();
        let _ = child.wait();
        assert!(words.contains(culprit), "{culprit}: {words}");
    }
}
