//! `--staged` and `--changed-since` with paths in every form that hooks give.

use std::process::Command;

use crate::run::{Ran, Site};

const BAD: &[u8] = b"---\ntitle: A\ntitle: B\n---\n";

fn at(site: &Site, folder: &str, arguments: &[&str]) -> Ran {
    let folder = site.path().join(folder);
    Ran::of(
        Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).current_dir(folder).output().unwrap(),
    )
}

#[test]
fn one_file_is_found_by_all_of_its_names() {
    let site = Site::new(&[("content/a.md", BAD), ("other/b.md", BAD)]);
    let git = |arguments: &[&str]| {
        let ran = Command::new("git").args(arguments).current_dir(site.path()).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    let (whole, file) = (site.path().to_owned(), site.path().join("content/a.md"));
    let (whole, file) = (whole.to_str().unwrap(), file.to_str().unwrap());
    for how in [&["--staged"][..], &["--changed-since", "HEAD"]] {
        for path in [".", whole, "content", "./content", "other/../content", "content/a.md", file] {
            let ran = at(&site, ".", &[&["check", path], how].concat());
            assert_eq!(ran.status(), 1, "{how:?} {path}: {}{}", ran.out(), ran.err());
            assert!(ran.out().contains("content/a.md:3:1: "), "{how:?} {path}: {}", ran.out());
            let is_all = path == "." || path == whole;
            assert_eq!(ran.out().contains("other/b.md"), is_all, "{how:?} {path}: {}", ran.out());
        }
        for path in ["a.md", ".", file, "../content", "../content/a.md"] {
            let ran = at(&site, "content", &[&["check", path], how].concat());
            assert!(ran.out().contains("a.md:3:1: "), "{how:?} {path}: {}{}", ran.out(), ran.err());
        }
        for path in ["..", "../other/b.md", whole] {
            let ran = at(&site, "content", &[&["check", "a.md", path], how].concat());
            assert_eq!(ran.status(), 2, "{how:?} {path}: {}", ran.out());
            assert!(ran.err().contains("looks only below the working directory, not at "), "{}", ran.err());
        }
    }
}
