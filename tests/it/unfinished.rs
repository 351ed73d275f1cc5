//! Runs that could not check everything: whatever they are for, they say so and end with status 2.

use std::collections::BTreeMap;
use std::path::Path;

use crate::run::Site;

const MENDABLE: &[u8] = b"---\ntitle: A\ntags: [a, a]\n---\nBody\n";
const GOOD_BASELINE: &[u8] =
    b"{\"version\": 1, \"findings\": [\n  {\"path\": \"page.md\", \"rule\": \"duplicate-item\", \
\"fingerprint\": \"0123456789abcdef\"}\n]}\n";

/// Every flag that decides what a run is for.
const MODES: [&[&str]; 12] = [
    &[],
    &["--quiet"],
    &["--exit-zero"],
    &["--statistics"],
    &["--fix"],
    &["--unsafe-fixes"],
    &["--fix-only"],
    &["--diff"],
    &["--diff", "--exit-zero"],
    &["--add-ignores"],
    &["--write-baseline"],
    &["--write-baseline", "--exit-zero"],
];

/// Those that are not for what is staged.
const CHANGING: [&str; 6] =
    ["--fix", "--unsafe-fixes", "--fix-only", "--diff", "--add-ignores", "--write-baseline"];

/// A site in which something cannot be checked, and what else to name.
fn sites() -> Vec<(&'static str, Site, Vec<&'static str>)> {
    let files = |more: &[(&str, &[u8])]| {
        let site = Site::new(&[("page.md", MENDABLE), ("masthead-baseline.json", GOOD_BASELINE)]);
        for (path, bytes) in more {
            site.write(path, bytes);
        }
        site
    };
    let mut sites = vec![
        ("masthead.yaml", files(&[("masthead.yaml", b"fields:\n  title: {type: txt}\n")]), vec![]),
        (
            "sub/masthead.yaml",
            files(&[("sub/masthead.yaml", b"fields: [\n"), ("sub/a.md", MENDABLE)]),
            vec![],
        ),
        ("missing.md", files(&[]), vec![".", "missing.md"]),
    ];
    if cfg!(unix) {
        let site = files(&[]);
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere.md", site.path().join("broken.md")).unwrap();
        sites.push(("broken.md", site, vec![]));
    }
    sites
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(tree(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            files.insert(name, std::fs::read(&path).unwrap_or_default());
        }
    }
    files
}

#[test]
fn every_mode_fails_where_something_cannot_be_checked_and_writes_only_other_pages() {
    for (culprit, site, paths) in sites() {
        let before = tree(site.path());
        for mode in MODES {
            let ran = site.run(&[&["check"], mode, &paths[..]].concat());
            let words = ran.out() + &ran.err();
            assert_eq!(ran.status(), 2, "{mode:?} with a broken {culprit}: {words}");
            assert!(words.contains(culprit), "{mode:?} says nothing of {culprit}: {words}");
            let changes_pages = ["--fix", "--unsafe-fixes", "--fix-only", "--add-ignores"]
                .iter()
                .any(|flag| mode.contains(flag));
            if changes_pages && !culprit.contains("masthead.yaml") {
                // A page that cannot be read must not keep the others from being fixed.
                assert_ne!(
                    tree(site.path()),
                    before,
                    "{mode:?} with a broken {culprit} changes the other page"
                );
                site.write("page.md", MENDABLE);
            }
            assert_eq!(tree(site.path()), before, "{mode:?} with a broken {culprit}");
        }
    }
}

#[test]
fn every_mode_succeeds_where_nothing_is_in_the_way() {
    for mode in MODES {
        let site = Site::new(&[("page.md", MENDABLE)]);
        let ran = site.run(&[&["check"], mode].concat());
        let expected = i32::from(mode == ["--diff"]);
        assert_eq!(ran.status(), expected, "{mode:?}: {}{}", ran.out(), ran.err());
    }
}

#[test]
fn an_option_that_is_wrong_fails_in_every_mode() {
    let site = Site::new(&[("page.md", MENDABLE)]);
    let before = tree(site.path());
    for wrong in [["--config", "none.yaml"], ["--preset", "none"], ["--select", "no-such-rule"]] {
        for mode in MODES {
            let ran = site.run(&[&["check"], &wrong[..], mode].concat());
            assert_eq!(ran.status(), 2, "{wrong:?} {mode:?}: {}{}", ran.out(), ran.err());
            assert_eq!(tree(site.path()), before, "{wrong:?} {mode:?}");
        }
    }
}

#[test]
fn the_configuration_in_force_is_not_shown_where_it_is_broken() {
    let site = Site::new(&[("page.md", MENDABLE), ("masthead.yaml", b"fields: [\n")]);
    let ran = site.run(&["check", "--show-config"]);
    assert_eq!(ran.status(), 2);
    assert_eq!(ran.out(), "");
    assert!(ran.err().contains("masthead.yaml"), "{}", ran.err());
}

#[test]
fn the_configuration_in_force_is_not_shown_for_what_does_not_exist() {
    let site = Site::new(&[("page.md", MENDABLE)]);
    assert_eq!(site.run(&["check", "--show-config", "page.md"]).status(), 0);
    let ran = site.run(&["check", "--show-config", "missing.md"]);
    assert_eq!((ran.status(), ran.out().as_str()), (2, ""));
    assert!(ran.err().contains("missing.md"), "{}", ran.err());
}

#[test]
fn a_page_from_standard_input_is_alone_on_standard_output() {
    let input = |site: &Site, mode: &[&str]| site.run_with(&[&["check", "-"], mode].concat(), MENDABLE);
    let mended = "---\ntitle: A\ntags: [a]\n---\nBody\n";
    let site = Site::new(&[]);
    for mode in ["--fix", "--fix-only", "--unsafe-fixes"] {
        let ran = input(&site, &[mode]);
        assert_eq!((ran.status(), ran.out().as_str()), (0, mended), "{mode}: {}", ran.err());
    }
    let ran = input(&site, &["--diff"]);
    assert!(ran.out().starts_with("--- a/stdin.md\n"), "{}", ran.out());
    assert_eq!(ran.status(), 1);
    let ran = input(&site, &["--add-ignores"]);
    assert!(ran.out().contains("# masthead: ignore[duplicate-item]\ntags: [a, a]"), "{}", ran.out());
    assert_eq!(ran.status(), 0);

    // Who filters a text through the program must not lose it.
    let site = Site::new(&[("masthead.yaml", b"fields: [\n")]);
    for mode in ["--fix", "--fix-only", "--unsafe-fixes", "--add-ignores"] {
        let ran = input(&site, &[mode]);
        assert_eq!((ran.status(), ran.out().as_bytes()), (2, MENDABLE), "{mode}");
        assert!(ran.err().contains("masthead.yaml"), "{mode}: {}", ran.err());
    }
    let ran = input(&site, &["--diff"]);
    assert_eq!((ran.status(), ran.out().as_str()), (2, ""));
}

#[cfg(unix)]
#[test]
fn a_baseline_is_not_written_through_a_link_out_of_its_folder() {
    let outside = Site::new(&[("precious.json", GOOD_BASELINE)]);
    let site = Site::new(&[("page.md", MENDABLE)]);
    let link = site.path().join("masthead-baseline.json");
    std::os::unix::fs::symlink(outside.path().join("precious.json"), &link).unwrap();
    let ran = site.run(&["check", "--write-baseline"]);
    assert_eq!(ran.status(), 2, "{}", ran.err());
    assert!(ran.err().contains("link"), "{}", ran.err());
    assert_eq!(std::fs::read(outside.path().join("precious.json")).unwrap(), GOOD_BASELINE);
}

/// The part of a run that has nothing to do must not hide that it could have done nothing.
#[test]
fn a_run_without_pages_fails_where_nothing_could_have_been_checked() {
    let git = |site: &Site, arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(arguments);
        assert!(command.current_dir(site.path()).status().unwrap().success());
    };
    let broken: &[u8] = b"fields: [\n";
    for (culprit, more, paths) in [
        ("masthead.yaml", ("masthead.yaml", broken), &["."][..]),
        ("masthead.yaml", ("masthead.yaml", broken), &["page.md"]),
        ("sub/masthead.yaml", ("sub/masthead.yaml", broken), &["sub"]),
        ("missing.md", ("other.md", MENDABLE), &["missing.md"]),
        ("missing", ("other.md", MENDABLE), &["missing/"]),
        ("missing", ("other.md", MENDABLE), &[".", "missing/page.md"]),
    ] {
        let site = Site::new(&[("page.md", MENDABLE), ("sub/page.md", MENDABLE), (more.0, more.1)]);
        git(&site, &["init", "-q"]);
        git(&site, &["add", "."]);
        git(&site, &["commit", "-qm", "first"]);
        for mode in MODES {
            for part in [&["--staged"][..], &["--changed-since", "HEAD"]] {
                if part == ["--staged"] && mode.iter().any(|flag| CHANGING.contains(flag)) {
                    continue;
                }
                let ran = site.run(&[&["check"], part, paths, mode].concat());
                let words = ran.out() + &ran.err();
                assert_eq!(ran.status(), 2, "{part:?} {mode:?} {paths:?} with a broken {culprit}: {words}");
                assert!(words.contains(culprit), "{part:?} {mode:?} says nothing of {culprit}: {words}");
            }
        }
        let ran = site.run(&[&["check", "--show-files", "--staged"], paths].concat());
        assert_eq!(ran.status(), 2, "--show-files {paths:?}: {}{}", ran.out(), ran.err());
    }
    let site = Site::new(&[("masthead.yaml", broken)]);
    let ran = site.run(&["check"]);
    assert_eq!(ran.status(), 2, "no page at all: {}{}", ran.out(), ran.err());
}
