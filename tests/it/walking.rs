//! The walk, held against the walker of the `ignore` crate: masthead takes that crate's matchers and walks itself.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use masthead::config::{Configs, Options as Config};
use masthead::discover::{self, Options, Targets};
use proptest::prelude::*;

use crate::run::Site;

const FOLDERS: [&str; 7] = ["", "a/", "a/b/", "a/b/c/", "a/.x/", "d/", "d/e e/"];
const PAGES: [&str; 3] = ["x.md", "keep.md", "y.markdown"];
const LISTS: [&str; 4] = [".gitignore", ".ignore", ".mastheadignore", ".git/info/exclude"];
const LINES: [&str; 14] = [
    "a", "/a", "b/", "*.md", "!keep.md", "!*.md", "d/e e/", "**/c", "x.md", "/x.md", "a/b/*.md", "!b/",
    "# x", "e*",
];

/// Ignore files: where each is, and what is in it.
fn lists() -> impl Strategy<Value = Vec<(String, String)>> {
    let lines = prop::collection::vec(prop::sample::select(&LINES[..]), 1..4);
    let list = (prop::sample::select(&FOLDERS[..]), prop::sample::select(&LISTS[..]), lines);
    prop::collection::vec(
        list.prop_map(|(folder, name, lines)| (format!("{folder}{name}"), lines.join("\n"))),
        0..5,
    )
}

fn options(roots: &[PathBuf], exclude: &[&str], threads: usize) -> Options {
    let exclude = exclude.iter().map(|&glob| glob.to_owned()).collect();
    Options { paths: roots.to_vec(), exclude, threads, ..Options::default() }
}

fn ours(options: &Options) -> Vec<PathBuf> {
    let configs = Configs::new(Config::default()).unwrap();
    let targets = Targets::new(options, &configs).unwrap();
    discover::list(&targets, options, &configs).into_iter().flatten().map(|path| path.to_path_buf()).collect()
}

fn theirs(roots: &[PathBuf], exclude: &[&str]) -> Vec<PathBuf> {
    let mut builder = WalkBuilder::new(&roots[0]);
    for root in &roots[1..] {
        builder.add(root);
    }
    let mut overrides = ignore::overrides::OverrideBuilder::new(".");
    for glob in exclude {
        overrides.add(&format!("!{glob}")).unwrap();
    }
    // Where there is a repository, its lists end at its top.
    let is_inside = roots.iter().all(|root| root.ancestors().any(|folder| folder.join(".git").exists()));
    builder.hidden(true).require_git(is_inside).overrides(overrides.build().unwrap());
    builder.add_custom_ignore_filename(".mastheadignore");
    let is_page = |path: &Path| path.extension().is_some_and(|end| end == "md" || end == "markdown");
    let mut pages: Vec<PathBuf> = builder
        .build()
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| is_page(path))
        .collect();
    pages.sort();
    pages
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn takes_what_the_ignore_crate_takes(
        lists in lists(),
        roots in prop::sample::select(vec![vec![""], vec!["a"], vec!["a/b", "d"]]),
        exclude in prop::sample::select(vec![vec![], vec!["y.*"], vec!["**/b/**"]]),
        threads in 1..4_usize,
    ) {
        let site = Site::new(&[]);
        for folder in FOLDERS {
            for page in PAGES {
                site.write(&format!("{folder}{page}"), "");
            }
        }
        for (path, lines) in &lists {
            site.write(path, lines);
        }
        if lists.iter().any(|(path, _)| path.contains(".git/")) {
            site.write(".git/HEAD", "");
        }
        let roots: Vec<PathBuf> = roots.iter().map(|root| site.path().join(root)).collect();
        let found = ours(&options(&roots, &exclude, threads));
        if let ([root], []) = (&roots[..], &exclude[..]) {
            let visible = FOLDERS.iter().filter(|folder| !folder.contains('.'));
            for page in visible.flat_map(|folder| PAGES.map(|page| site.path().join(folder).join(page))) {
                if page.starts_with(root) {
                    prop_assert_eq!(discover::is_ignored(&page, root), !found.contains(&page), "{:?}", page);
                }
            }
        }
        prop_assert_eq!(found, theirs(&roots, &exclude));
    }
}

#[test]
fn a_large_folder_is_shared_out_without_loss() {
    let config = b"collections: { all: { files: ['*.md'], fields: { title: string } } }\n";
    let site = Site::new(&[("masthead.yaml", config)]);
    let names: Vec<String> = (0..1000).map(|number| format!("{number:04}.md")).collect();
    for name in &names {
        site.write(name, "---\ntitle: 'A '\n---\n");
    }
    let files: Vec<PathBuf> = names.iter().map(|name| site.path().join(name)).collect();
    let folder = [site.path().to_owned()];
    for threads in [0, 1, 2, 7] {
        assert_eq!(ours(&options(&folder, &[], threads)), files, "{threads} threads");
        assert_eq!(ours(&options(&files, &[], threads)), files, "{threads} threads, named");
    }
    let of = |threads: &str| {
        site.run(&["check", "--threads", threads, "--select", "untrimmed-string", "--quiet"]).out()
    };
    let (one, three) = (of("1"), of("3"));
    let missing = names.iter().filter(|name| !three.contains(name.as_str())).count();
    assert_eq!(missing, 0);
    assert_eq!(one, three);
}

#[test]
fn lists_of_linked_repositories_are_those_of_the_first() {
    let site = Site::new(&[("a/x.md", b""), ("a/y.md", b""), ("a/b/keep.md", b"")]);
    site.write("of/.git/info/exclude", "x.md\n/b\n");
    site.write("of/.git/worktrees/a/commondir", "../..\n");
    let own = site.path().join("of/.git/worktrees/a");
    site.write("a/.git", format!("gitdir: {}\n", own.display()));
    for roots in [[site.path().to_owned()], [site.path().join("a")], [site.path().join("a/b")]] {
        assert_eq!(ours(&options(&roots, &[], 1)), theirs(&roots, &[]), "{roots:?}");
    }
    assert_eq!(ours(&options(&[site.path().join("a")], &[], 1)), [site.path().join("a/y.md")]);
}

#[test]
fn a_line_of_a_list_that_is_no_text_takes_no_other_line_with_it() {
    let site = Site::new(&[("x.md", b""), ("y.md", b""), ("z.md", b"")]);
    site.write(".gitignore", b"\xEF\xBB\xBFx.md\r\n# f\xFCr alle\r\ny.md\r\n");
    assert_eq!(ours(&options(&[site.path().to_owned()], &[], 1)), [site.path().join("z.md")]);
}

#[test]
fn lists_of_git_above_a_repository_are_not_its_own() {
    let site = Site::new(&[("blog/x.md", b""), ("blog/y.md", b""), ("x.md", b"")]);
    site.write(".gitignore", "*\n");
    site.write(".ignore", "y.md\n");
    site.write("blog/.git/HEAD", "");
    let blog = site.path().join("blog");
    assert_eq!(ours(&options(std::slice::from_ref(&blog), &[], 1)), [blog.join("x.md")]);
    // From above, the folder itself is excluded.
    assert_eq!(ours(&options(&[site.path().to_owned()], &[], 1)), [] as [PathBuf; 0]);
    assert!(!discover::is_ignored(&blog.join("x.md"), &blog));
    assert!(discover::is_ignored(&blog.join("y.md"), &blog));
    assert!(discover::is_ignored(&blog.join("x.md"), site.path()));
}

#[test]
fn a_submodule_has_a_list_of_its_own() {
    let site = Site::new(&[("sub/x.md", b""), ("sub/y.md", b"")]);
    site.write(".git/modules/sub/info/exclude", "x.md\n");
    site.write("sub/.git", "gitdir: ../.git/modules/sub\n");
    for root in [site.path().to_owned(), site.path().join("sub")] {
        assert_eq!(ours(&options(&[root], &[], 1)), [site.path().join("sub/y.md")]);
    }
}

#[test]
fn a_tab_behind_a_pattern_is_a_part_of_it() {
    let site = Site::new(&[("a/x.md", b""), ("b/x.md", b""), ("c.md", b""), ("d.md", b"")]);
    site.write(".gitignore", "a/\t\nb/  \nc.md\u{a0}\nd.md\n# e\t\n\t\n");
    let found = ours(&options(&[site.path().to_owned()], &[], 1));
    assert_eq!(found, [site.path().join("a/x.md"), site.path().join("c.md")]);
}
