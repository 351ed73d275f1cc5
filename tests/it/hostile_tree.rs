//! Trees with pipes, devices and links where masthead looks for small files by itself.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::{Ran, Site};

pub(crate) const GOOD: &[u8] = b"---\ntitle: A\ndate: 2024-01-01\n---\nBody\n";
pub(crate) const FAULTY: &[u8] = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";

/// What masthead reads without being asked to.
const SMALL: [&str; 24] = [
    ".gitignore",
    ".ignore",
    ".mastheadignore",
    "_config.yml",
    "hugo.toml",
    "config.toml",
    "config/_default/hugo.toml",
    "package.json",
    "Gemfile",
    "Gemfile.lock",
    "package-lock.json",
    "mkdocs.yml",
    "docusaurus.config.js",
    "astro.config.mjs",
    ".eleventy.js",
    "masthead.yaml",
    "masthead.yml",
    "pyproject.toml",
    "content/.gitignore",
    "content/_index.md",
    "content/content.json",
    "_data/authors.yml",
    ".meta.yml",
    ".obsidian/types.json",
];

/// Far more than any of these needs.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) fn fifo(path: &Path) -> bool {
    Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success())
}

/// Runs the program under `timeout`, so that one that waits for ever fails the test instead.
pub(crate) fn run(site: &Site, arguments: &[&str]) -> Ran {
    let begun = Instant::now();
    let mut command = Command::new("timeout");
    command.args(["-k", "1", "20", env!("CARGO_BIN_EXE_masthead")]).args(arguments);
    let ran = Ran::of(command.current_dir(site.path()).output().unwrap());
    assert!(ran.status() <= 2, "{arguments:?}: {} {}", ran.status(), ran.err());
    assert!(begun.elapsed() < PATIENCE, "{arguments:?} took {:?}", begun.elapsed());
    ran
}

fn with(name: &str, put: impl Fn(&Path) -> bool) -> Option<Site> {
    let site = Site::new(&[("content/deep/page.md", GOOD)]);
    // Each generator has its folders for pages.
    for folder in ["", "content/", "docs/", "src/content/docs/"] {
        site.write(&format!("{folder}page.md"), FAULTY);
    }
    let path = site.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    put(&path).then_some(site)
}

#[test]
fn pipes_and_devices_in_the_place_of_small_files_are_passed_over_and_said() {
    let device = |path: &Path| symlink("/dev/zero", path).is_ok();
    for name in SMALL {
        for (kind, made) in [("a named pipe", with(name, fifo)), ("a device", with(name, device))] {
            let Some(site) = made else { continue };
            let ran = run(&site, &["check", "--format", "concise"]);
            let words = ran.out() + &ran.err();
            let is_looked_into = [".gitignore", ".ignore", ".mastheadignore", "_config.yml", "config.toml"];
            if is_looked_into.contains(&name) || name.starts_with("masthead.yaml") {
                assert!(words.contains(name), "{name} as {kind}: {words}");
                let why = ["not a file", "not a regular file", "outside of the tree"];
                assert!(why.iter().any(|why| words.contains(why)), "{name} as {kind}: {words}");
            }
            if name != "masthead.yaml" {
                assert!(words.contains("duplicate-item"), "{name} as {kind}: the page is checked: {words}");
            }
            let is_for_all = is_looked_into.contains(&name);
            for other in ["audit", "init --stdout", "show page.md", "explain --file content/deep/page.md"]
                .iter()
                .filter(|_| is_for_all)
            {
                run(&site, &other.split(' ').collect::<Vec<_>>());
            }
        }
    }
}

#[test]
fn an_ignore_file_that_cannot_be_read_is_an_error_and_pages_are_checked_all_the_same() {
    for name in [".gitignore", "content/.ignore", "content/deep/.mastheadignore"] {
        let Some(site) = with(name, fifo) else { continue };
        site.write("content/deep/faulty.md", FAULTY);
        let ran = run(&site, &["check", "--format", "concise"]);
        assert_eq!(ran.status(), 2, "{name}: {}", ran.out());
        assert!(
            ran.out().contains(&format!("{name}: cannot be read: it is a named pipe")),
            "{name}: {}",
            ran.out()
        );
        assert!(ran.out().contains("content/deep/faulty.md"), "{name}: {}", ran.out());
        for arguments in [&["check", "--show-files"][..], &["show", "."]] {
            let ran = run(&site, arguments);
            assert_eq!(ran.status(), 2, "{name}: {}", ran.out());
            let words = [ran.out(), ran.err()].concat();
            assert!(words.contains(&format!("cannot read {name}: it is a named pipe")), "{words}");
        }
        assert_eq!(run(&site, &["check", "--no-ignore", "content/deep/page.md"]).status(), 0);
    }
    let site = Site::new(&[("page.md", FAULTY), ("sub/page.md", GOOD)]);
    if fifo(&site.path().join(".gitignore")) {
        assert!(run(&site, &["check", "sub"]).err().is_empty(), "one above the named folder");
    }
    let huge = Site::new(&[("page.md", GOOD)]);
    std::fs::File::create(huge.path().join(".ignore")).unwrap().set_len(8 << 30).unwrap();
    let ran = run(&huge, &["check"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.out().contains("larger than 4 MiB"), "{}", ran.out());
}

#[test]
fn a_configuration_out_of_the_tree_is_read_only_where_a_person_names_it() {
    let site =
        Site::new(&[("secret.yaml", b"hush: hush\n"), ("site/page.md", GOOD), ("site/.git/HEAD", b"")]);
    for name in ["masthead.yaml", "_config.yml", "masthead.yml"] {
        let link = site.path().join("site").join(name);
        symlink("../secret.yaml", &link).unwrap();
        let ran = run(&site, &["check", "site"]);
        assert!(!(ran.out() + &ran.err()).contains("hush"), "{name}: {}", ran.out());
        assert!(ran.out().contains("outside of the tree"), "{name}: {}", ran.out());
        std::fs::remove_file(link).unwrap();
    }
    // The folder of another repository is another tree, whatever lies in it.
    site.write("other/.git/HEAD", "");
    site.write("other/_default/hugo.toml", "[taxonomies]\nhush = 'hushes'\n");
    symlink("../other", site.path().join("site/config")).unwrap();
    assert!(run(&site, &["check", "site"]).out().contains("outside of the tree"), "a folder that is a link");
    std::fs::remove_file(site.path().join("site/config")).unwrap();
    symlink("../secret.yaml", site.path().join("site/mine.yaml")).unwrap();
    assert!(run(&site, &["check", "site", "--config", "site/mine.yaml"]).out().contains("hush"));
    // A link inside of the tree is as good as the file.
    site.write("site/shared/rules.yaml", "preset: hugo\n");
    symlink("shared/rules.yaml", site.path().join("site/masthead.yaml")).unwrap();
    let ran = run(&site, &["check", "site"]);
    assert_eq!(ran.status(), 0, "{}", ran.out());
}

#[test]
fn a_baseline_is_read_and_written_inside_of_the_tree_only() {
    let accepted = b"{\"version\": 1, \"findings\": []}\n";
    let site = Site::new(&[("outside.json", accepted), ("site/page.md", FAULTY), ("site/.git/HEAD", b"")]);
    for path in ["../outside.json", "/etc/passwd", "a/../../outside.json"] {
        site.write("site/masthead.yaml", format!("baseline: {path}\n"));
        let ran = run(&site, &["check", "site"]);
        assert_eq!(ran.status(), 2, "{path}: {}", ran.out());
        assert!(
            ran.out().contains("masthead.yaml:1:11") && ran.out().contains("`baseline`"),
            "{}",
            ran.out()
        );
    }
    site.write("site/masthead.yaml", "baseline: base.json\n");
    let link = site.path().join("site/base.json");
    symlink("../outside.json", &link).unwrap();
    let ran = run(&site, &["check", "site"]);
    assert_eq!(ran.status(), 2, "{}", ran.out());
    assert!(ran.err().contains("outside of the tree"), "{}", ran.err());
    let ran = run(&site, &["check", "site", "--write-baseline", "site/base.json"]);
    assert_eq!(ran.status(), 2, "{}", ran.err());
    assert_eq!(std::fs::read(site.path().join("outside.json")).unwrap(), accepted);
    for put in [fifo, |path: &Path| symlink("/dev/zero", path).is_ok()] {
        std::fs::remove_file(&link).unwrap();
        if put(&link) {
            let ran = run(&site, &["check", "site"]);
            assert_eq!(ran.status(), 2, "{}", ran.out());
            assert!(ran.err().contains("base.json"), "{}", ran.err());
        }
    }
    std::fs::remove_file(&link).unwrap();
    std::fs::write(&link, accepted).unwrap();
    assert_eq!(run(&site, &["check", "site"]).status(), 0);
    // A link to elsewhere in the repository is as good as the file.
    site.write("site/deep/masthead.yaml", "baseline: base.json\n");
    site.write("site/deep/page.md", FAULTY);
    symlink("../base.json", site.path().join("site/deep/base.json")).unwrap();
    let ran = run(&site, &["check", "site/deep"]);
    assert!(ran.status() <= 1 && !ran.err().contains("cannot read"), "{}", ran.err());
}

#[test]
fn an_ignore_list_that_is_a_link_out_of_the_tree_is_not_read() {
    let site = Site::new(&[("outside", b"*.md\n"), ("site/page.md", FAULTY), ("site/.git/HEAD", b"")]);
    for list in ["site/.gitignore", "site/deep/.ignore", "site/.mastheadignore"] {
        site.write("site/deep/page.md", FAULTY);
        let link = site.path().join(list);
        symlink(site.path().join("outside"), &link).unwrap();
        let ran = run(&site, &["check", "site", "--format", "concise"]);
        assert_eq!(ran.status(), 2, "{list}: {}", ran.out());
        assert!(ran.out().contains(&format!("{list}: cannot be read: it is a link to")), "{}", ran.out());
        assert!(ran.out().contains("site/deep/page.md"), "{list}: the page is checked: {}", ran.out());
        std::fs::remove_file(&link).unwrap();
        // A link inside of the tree is as good as the file.
        site.write("site/lists/all", "deep/\n*.md\n");
        symlink(site.path().join("site/lists/all"), &link).unwrap();
        let ran = run(&site, &["check", "site/deep", "--format", "concise"]);
        assert_eq!((ran.status(), ran.out().contains("duplicate-item")), (0, false), "{list}: {}", ran.out());
        std::fs::remove_file(&link).unwrap();
    }
}
