//! A fault of masthead itself: the page it happens on is reported as not checked, and all others are checked.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use chrono::{DateTime, Utc};
use masthead::config::{Configs, Options};
use masthead::discover::{self, Targets};
use masthead::engine::{self, Run};
use masthead::files::{Disk, FileKind, Files};
use masthead::outcome::FileOutcome;
use masthead::prover::Prove;

use crate::run::Site;

/// A disk on which asking for one file is a fault of the program.
#[derive(Debug)]
struct Trap(Disk);

impl Files for Trap {
    fn home(&self) -> &Path {
        self.0.home()
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        assert!(!path.to_string_lossy().contains("trap.png"), "the trap");
        self.0.kind(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, limit)
    }

    fn each_name(&self, folder: &Path, take: &mut dyn FnMut(&OsStr) -> bool) -> io::Result<()> {
        self.0.each_name(folder, take)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.real(path)
    }
}

#[test]
fn a_page_over_which_a_rule_panics_is_reported_and_the_others_are_checked() {
    let config = b"preset: generic\ncollections: { all: { files: ['**/*.md'], fields: { cover: { type: image, local: true } } } }\n";
    let page = |cover: &str| format!("---\ntitle: A\ntags: [a, a]\ncover: {cover}\n---\n");
    let site = Site::new(&[("masthead.yaml", config)]);
    for number in 0..20 {
        site.write(&format!("{number:02}.md"), page(if number == 7 { "trap.png" } else { "other.png" }));
    }
    let files = Arc::new(Trap(Disk::from(site.path().to_path_buf())));
    let configs = Configs::on(files, Options::default()).unwrap();
    let options = discover::Options { paths: vec![site.path().to_path_buf()], ..Default::default() };
    let targets = Targets::new(&options, &configs).unwrap();
    let run = Run { now: DateTime::<Utc>::UNIX_EPOCH };
    let (texts, seen) = (engine::Texts::default(), AtomicU64::new(0));
    let report = engine::run(&targets, &options, &configs, run, &texts, &seen, Prove::default());
    assert_eq!((report.summary.files, report.summary.unreadable), (19, 1));
    let lost: Vec<_> = report
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            FileOutcome::Unreadable(error) => Some(error.to_string()),
            FileOutcome::Checked { .. } => None,
        })
        .collect();
    assert_eq!(lost.len(), 1);
    assert!(lost[0].contains("07.md") && lost[0].contains("the trap"), "{}", lost[0]);
}

#[test]
fn no_character_of_a_date_is_cut_in_two() {
    for generator in
        ["hugo", "hugo@0.151", "zola", "jekyll", "hexo", "astro", "eleventy", "docusaurus", "mkdocs"]
    {
        let site = Site::new(&[]);
        let mut pages = 0;
        let date = "2022-04-27 10:22:31 +08:00";
        for (number, at) in (0..=date.len()).enumerate() {
            for (other, sign) in ["\u{2014}", "é", "\u{1f600}"].iter().enumerate() {
                let broken = format!("{}{sign}{}", &date[..at], &date[at..]);
                let over = format!("{}{sign}{}", &date[..at], date.get(at + 1..).unwrap_or_default());
                site.write(
                    &format!("{number}-{other}.md"),
                    format!("---\ndate: {broken}\nlastmod: {over}\n---\n"),
                );
                pages += 1;
            }
        }
        let ran = site.run(&["show", "--preset", generator]);
        assert_eq!(ran.out().lines().count(), pages, "{generator}: {}", ran.err());
        assert_eq!((ran.status(), ran.err().as_str()), (0, ""), "{generator}");
        let ran = site.run(&["check", "--preset", generator]);
        assert!(ran.status() < 2, "{generator}: {}{}", ran.out(), ran.err());
    }
}
