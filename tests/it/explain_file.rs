//! `masthead explain --file`: what applies to one file, and why.

use crate::run::{Ran, Site};

const CONFIG: &[u8] = b"preset: hexo
exclude: [old]
collections:
  notes:
    files: ['source/_posts/notes/**']
    front-matter: required
    additional-fields: warn
    fields:
      title: { type: string, required: true }
      tags: { allow: [a, b, c, d, e, f, g, h, i, j] }
      seo: { type: map, fields: { index: boolean } }
  posts:
    files: ['source/_posts/**/*.md']
    fields: { reviewed: { type: [date, 'null'], max-age: 180d } }
rules: { field-order: error }
overrides:
  - files: ['**/a.md', '**/notes/*']
    rules: { missing-field: warn, syntax: off }
";

fn site() -> Site {
    Site::new(&[
        ("masthead.yaml", CONFIG),
        (".gitignore", b"drafts/\n"),
        ("source/_posts/notes/a.md", b"---\ntitle: A\n---\n"),
        ("source/_posts/b.md", b"---\ntitle: B\n---\n"),
        ("drafts/c.md", b"---\ntitle: C\n---\n"),
        ("old/d.md", b"---\ntitle: D\n---\n"),
        ("node_modules/x/e.md", b"---\ntitle: E\n---\n"),
        ("f.json", b"{}"),
    ])
}

fn shown(site: &Site, ran: &Ran) -> String {
    let folder = site.path().canonicalize().unwrap();
    ran.out().replace(&folder.to_string_lossy().into_owned(), "[folder]")
}

#[test]
fn everything_that_holds_is_said() {
    let site = site();
    let ran = site.run(&["explain", "--file", "source/_posts/notes/a.md"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    insta::assert_snapshot!(shown(&site, &ran));
}

#[test]
fn the_document_has_the_level_of_every_rule() {
    let site = site();
    let ran = site.run(&["explain", "--file", "source/_posts/notes/a.md", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(document["collection"], "notes");
    assert_eq!(document["collections-passed-over"]["posts"], "source/_posts/**/*.md");
    assert_eq!(document["overrides"][0], "**/a.md");
    assert_eq!(document["left-out-because"], serde_json::Value::Null);
    assert_eq!(document["fields"]["title"]["required"], true);
    assert_eq!(document["rules"].as_object().unwrap().len(), masthead::validators::RULES.len());
    assert_eq!(document["rules"]["syntax"], "off");
}

/// What is said of a file is what a walk does.
#[test]
fn files_that_are_passed_over_are_told_why() {
    let site = site();
    let walked = site.run(&["show"]).out();
    for (path, why) in [
        ("drafts/c.md", "`.gitignore`, `.ignore` or `.mastheadignore` excludes it"),
        ("old/d.md", "`old` is a folder that is always skipped"),
        ("node_modules/x/e.md", "`node_modules` is a folder that is always skipped"),
        ("f.json", "its extension is not that of a content file, and no glob of a collection matches it"),
    ] {
        let out = site.run(&["explain", "--file", path]).out();
        assert!(
            out.contains(&format!("checked        only if it is named on the command line: {why}\n")),
            "{path}: {out}"
        );
        assert!(!walked.contains(path), "{path}: {walked}");
    }
    for path in ["source/_posts/b.md", "source/_posts/new.md"] {
        let out = site.run(&["explain", "--file", path]).out();
        assert!(out.contains("checked        yes\n"), "{path}: {out}");
    }
    assert!(walked.contains("source/_posts/b.md"));
}

#[test]
fn hugo_is_recognized_by_any_form_of_its_configuration_in_a_folder() {
    for name in ["hugo.toml", "hugo.yaml", "hugo.yml", "config.yml"] {
        let path = format!("config/_default/{name}");
        let config: &[u8] = if name.ends_with("toml") { b"title = 'A'\n" } else { b"title: A\n" };
        let site = Site::new(&[(path.as_str(), config), ("content/a.md", b"")]);
        let out = site.run(&["explain", "--file", "content/a.md"]).out();
        assert!(out.contains("preset         hugo: "), "{path}: {out}");
    }
}

#[test]
fn the_path_of_a_file_is_not_the_name_of_a_rule() {
    let site = site();
    let of = |args: &[&str]| shown(&site, &site.run(args));
    let path = "source/_posts/notes/a.md";
    assert_eq!(of(&["explain", path]), of(&["explain", "--file", path]));
}

#[test]
fn without_a_configuration_the_generator_is_still_explained() {
    let site = Site::new(&[("hugo.toml", b"title = 'A'\n"), ("content/a.md", b"")]);
    let out = site.run(&["explain", "--file", "content/a.md"]).out();
    assert!(out.contains("configuration  none: no masthead.yaml in this folder or above it\n"), "{out}");
    assert!(out.contains("preset         hugo: "), "{out}");
    assert!(
        out.contains("  date: [date, 'null']\n") && !out.contains("Fields of the configuration"),
        "{out}"
    );
}

#[test]
fn what_cannot_be_explained_is_said() {
    let site = Site::new(&[("masthead.yaml", b"nonsense: 1\n"), ("a.md", b"")]);
    let ran = site.run(&["explain", "--file", "a.md"]);
    assert_eq!((ran.status(), ran.out().as_str()), (2, ""));
    assert!(
        ran.err().contains("masthead.yaml is invalid; `masthead check` lists the mistakes"),
        "{}",
        ran.err()
    );
    assert!(site.run(&["explain", "--file", "."]).err().contains("is a folder"));
    assert_eq!(site.run(&["explain"]).status(), 2);
    site.write("masthead.yaml", "preset: hexo\n");
    let missing = site.run(&["explain", "source/z.md"]);
    assert!(
        missing.err().contains("source/z.md does not exist; this is what would apply"),
        "{}",
        missing.err()
    );
    site.write("posts/a.md", "");
    assert!(site.run(&["explain", "posts"]).err().contains("posts is a folder"));
    assert_eq!(site.run(&["explain", "syntax", "--file", "a.md"]).status(), 2);
}

#[test]
fn the_version_that_a_site_pins_decides() {
    let reader = |files: &[(&str, &[u8])]| {
        let mut all: Vec<(&str, &[u8])> = vec![
            ("hugo.toml", b"baseURL = 'https://example.org/'\n"),
            ("content/a.md", b"---\ntitle: A\n---\n"),
        ];
        all.extend(files);
        let out = Site::new(&all).run(&["explain", "--file", "content/a.md"]).out();
        let line = out.lines().find(|line| line.starts_with("read as")).unwrap().to_owned();
        (line, out)
    };
    let (current, _) = reader(&[]);
    let netlify = b"[build.environment]\n  HUGO_VERSION = \"0.111.3\"\n";
    let (old, out) = reader(&[("netlify.toml", netlify)]);
    assert_ne!(old, current);
    assert!(out.contains("`netlify.toml` pins 0.111.3"), "{out}");
    let package = b"{ \"devDependencies\": { \"hugo-extended\": \"^0.111.3\" } }\n";
    assert_eq!(reader(&[("package.json", package)]).0, old);
    assert_eq!(reader(&[(".hugo-version", b"0.152.2\n")]).0, current);
    assert_eq!(reader(&[("netlify.toml", netlify), ("masthead.yaml", b"preset: hugo\n")]).0, old);
    assert_eq!(reader(&[("netlify.toml", netlify), ("masthead.yaml", b"preset: hugo@0.152\n")]).0, current);
}

#[test]
fn what_a_later_version_refuses_is_a_warning_in_older_ones() {
    let found = |name: &str, text: &[u8]| {
        let page = b"---\ntitle: A\n_build: { render: never }\n---\n";
        let site = Site::new(&[("hugo.toml", b"title = 'A'\n"), ("content/a.md", page), (name, text)]);
        site.run(&["check", "--format", "concise", "--quiet"]).out()
    };
    assert!(
        found(".hugo-version", b"0.160.1\n")
            .contains("3:1: error[reserved-field] `_build` is a reserved name")
    );
    assert!(found("masthead.yaml", b"preset: hugo\n").contains("3:1: error[reserved-field]"));
    let workflow = b"jobs:\n  build:\n    steps:\n      - with:\n          hugo-version: '0.158.0'\n";
    assert!(
        found(".github/workflows/site.yml", workflow)
            .contains("3:1: warning[reserved-field] `_build` is deprecated")
    );
    assert!(found("masthead.yaml", b"preset: hugo@0.156\n").contains("3:1: warning[reserved-field]"));
}
