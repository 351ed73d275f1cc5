//! The library as a session: texts and configurations that lie on no disk.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use masthead::config::Options;
use masthead::files::{FileKind, Files};
use masthead::session::Session;

use crate::run::Site;

const CONFIG: &str = "preset: hugo
collections:
  posts:
    files: [\"posts/**\"]
    fields:
      topic: { type: string, required: true, allow: [tides, weather] }
      cover: { type: image, local: true }
";

fn now() -> chrono::DateTime<chrono::Utc> {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn rules(session: &Session, path: &str, text: &str) -> Vec<&'static str> {
    session.check(Path::new(path), text).unwrap().iter().map(|found| found.rule.0).collect()
}

#[test]
fn one_text_is_checked_with_a_configuration_text_and_no_disk() {
    let session = Session::of_configuration(CONFIG, now());
    assert_eq!(rules(&session, "/posts/a.md", "---\ntitle: A\n---\n"), ["missing-field"]);
    assert_eq!(rules(&session, "/posts/a.md", "---\ntopic: tide\n---\n"), ["not-allowed"]);
    assert_eq!(rules(&session, "/posts/a.md", "---\ntopic: tides\n---\n"), [""; 0]);
    assert_eq!(rules(&session, "/other/a.md", "---\ntitle: A\n---\n"), [""; 0]);
}

/// A file system in which every question fails the test.
#[derive(Debug)]
struct Forbidden;

impl Files for Forbidden {
    fn home(&self) -> &Path {
        Path::new("/")
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        panic!("asked for the kind of {}", path.display())
    }

    fn read(&self, path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        panic!("read {}", path.display())
    }

    fn each_name(&self, folder: &Path, _take: &mut dyn FnMut(&OsStr) -> bool) -> io::Result<()> {
        // Configurations are looked for in the folders above a page.
        if folder.starts_with("/site") { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        panic!("resolved {}", path.display())
    }
}

#[test]
fn unsaved_texts_stand_over_the_files_and_are_forgotten() {
    let session = Session::new(Arc::new(Forbidden), Options::default(), now()).unwrap();
    let page = "/site/posts/a.md";
    assert_eq!(rules(&session, page, "---\ntitle: A\n---\n"), [""; 0]);
    session.set(Path::new("/site/masthead.yaml"), CONFIG);
    assert_eq!(rules(&session, page, "---\ntitle: A\n---\n"), ["missing-field"]);
    session.forget(Path::new("/site/masthead.yaml"));
    assert_eq!(rules(&session, page, "---\ntitle: A\n---\n"), [""; 0]);
}

#[test]
fn a_session_over_the_disk_finds_what_check_finds() {
    let page = "---\ntopic: tide\ncover: none.png\n---\n";
    let site = Site::new(&[("masthead.yaml", CONFIG.as_bytes()), ("posts/a.md", page.as_bytes())]);
    let files = masthead::files::Disk::from(site.path().to_path_buf());
    let session = Session::new(Arc::new(files), Options::default(), now()).unwrap();
    let found = session.check(Path::new("posts/a.md"), page).unwrap();
    let ran = site.run(&["check", "--format", "concise", "."]);
    assert_eq!(found.len(), 2);
    for found in &found {
        assert!(ran.out().contains(found.message.as_str()), "{}\n{}", found.message, ran.out());
    }
}

#[test]
fn a_configuration_is_checked_while_it_is_written() {
    let session = Session::of_configuration("", now());
    let found = session.check_configuration(Path::new("/masthead.yaml"), "collections: 5\n");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.0, "configuration");
}
