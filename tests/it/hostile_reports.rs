//! Reports that a person writes into a hostile tree: a link or a pipe may lie under their names.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::hostile_tree::{FAULTY, GOOD, fifo, run};
use crate::run::{Ran, Site};

/// A baseline may only replace a baseline.
const THERE: &[u8] = b"{\"version\": 1, \"findings\": []}\n";

/// Puts something at a path; whether that went well.
type Put<'p> = &'p dyn Fn(&Path) -> bool;

#[test]
fn reports_are_not_written_out_of_the_tree() {
    for arguments in [
        &["check", "--format", "concise", "--output", "report"][..],
        &["check", "--format", "json=report", "--format", "concise"],
        &["check", "--write-baseline", "report"],
        &["audit", "--output", "report"],
        &["audit", "--html", "report"],
    ] {
        let site =
            Site::new(&[("site/page.md", FAULTY), ("site/.git/HEAD", b""), ("site/sub/page.md", GOOD)]);
        let home = site.path().join("site");
        let ran = |words: &[&str]| {
            let mut command = Command::new("timeout");
            command.args(["-k", "1", "20", env!("CARGO_BIN_EXE_masthead")]).args(words).current_dir(&home);
            Ran::of(command.output().unwrap())
        };
        let puts: [(&str, Put<'_>); 4] = [
            ("outside", &|path| {
                std::fs::write(site.path().join("there"), THERE).is_ok() && symlink("../there", path).is_ok()
            }),
            ("link", &|path| symlink("../made", path).is_ok()),
            ("pipe", &fifo),
            ("outside", &|path| symlink(site.path(), path.with_file_name("folder")).is_ok()),
        ];
        for (at, (word, put)) in puts.iter().enumerate() {
            let link = home.join("report");
            if !put(&link) {
                continue;
            }
            let words: Vec<String> = arguments
                .iter()
                .map(
                    |word| if at == 3 { word.replace("report", "folder/report") } else { (*word).to_owned() },
                )
                .collect();
            let ran = ran(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(ran.status(), 2, "{words:?}: {}", ran.err());
            assert!(ran.err().contains(word), "{words:?}: {}", ran.err());
            let _ = std::fs::remove_file(&link);
        }
        assert_eq!(std::fs::read(site.path().join("there")).unwrap(), THERE);
        assert!(!site.path().join("made").exists() && !site.path().join("report").exists());
        // A link inside of the tree is as good as the file, and so is a pipe of the person's own.
        symlink("sub/report", home.join("report")).unwrap();
        std::fs::write(home.join("sub/report"), "").unwrap();
        assert!(ran(arguments).status() <= 1, "{arguments:?}");
        assert_ne!(std::fs::read(home.join("sub/report")).unwrap(), b"");
    }
    let site = Site::new(&[("page.md", FAULTY)]);
    let ran = run(&site, &["check", "--format", "concise", "--output", "/dev/stdout"]);
    assert!(ran.out().contains("page.md:"), "{}{}", ran.out(), ran.err());
}
