//! Files that give values to pages are checked themselves.

use crate::run::Site;

const PAGE: &[u8] = b"---\ntitle: A\n---\nText.\n";

/// The findings in files that are not pages, by file, line and column.
fn found(files: &[(&str, &[u8])]) -> Vec<String> {
    let site = Site::new(files);
    let ran = site.run(&["check", "--format", "concise", "--quiet"]);
    ran.out().replace('\\', "/").lines().map(str::to_owned).collect()
}

fn starts(found: &[String], expected: &[&str]) {
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (line, start) in found.iter().zip(expected) {
        assert!(line.starts_with(start), "{line}\n{start}");
    }
}

#[test]
fn defaults_of_jekyll() {
    let config = b"title: S
permalink: /:title/
defaults:
  - scope: { path: '' }
    values: { categories: 3, layout: post, layout: page, lang: de }
  - scope: { path: docs }
  - scope: docs
    values: { date: nonsense, author: { name: x } }
";
    starts(
        &found(&[("_config.yml", config), ("_posts/2020-01-01-a.md", PAGE)]),
        &[
            "_config.yml:5:27: error",
            "_config.yml:5:44: error[duplicate-key]",
            "_config.yml:6:5: warning[unsupported-value] this item of `defaults` has no mapping in `values`: Jekyll ignores it",
            "_config.yml:7:12: error[unsupported-value] `scope` is not a mapping: Jekyll fails",
            "_config.yml:8:21: error[invalid-date]",
        ],
    );
    starts(
        &found(&[("_config.yml", b"title: [S\npermalink: x\n"), ("_posts/2020-01-01-a.md", PAGE)]),
        &["_config.yml:"],
    );
    starts(&found(&[("_config.yml", b"permalink: x\ndefaults:\n"), ("_posts/2020-01-01-a.md", PAGE)]), &[]);
}

#[test]
fn cascade_of_hugo() {
    let config = b"baseURL = 'https://example.org/'\n[[cascade]]\ndraft = 'maybe'\nowner = 3\n[cascade.target]\npath = '/a/**'\nkind = 'page'\n";
    let section = b"---\ntitle: S\ncascade:\n  - weight: heavy\n    _target: { kind: page }\n    params: { x: 1 }\n  - { date: nonsense, tags: { a: 1 } }\n---\n";
    starts(
        &found(&[("hugo.toml", config), ("content/a/_index.md", section), ("content/a/b.md", PAGE)]),
        &[
            "content/a/_index.md:4:",
            "content/a/_index.md:7:13: error[invalid-date]",
            "content/a/_index.md:7:29:",
            "hugo.toml:3:9:",
        ],
    );
    let wrong = b"baseURL: https://example.org/\ncascade: everything\n";
    starts(
        &found(&[("hugo.yaml", wrong), ("config.json", b"{"), ("content/b.md", PAGE)]),
        &["hugo.yaml:2:10: error[unsupported-value] `cascade` is not a mapping: Hugo fails"],
    );
}

#[test]
fn data_files_of_eleventy() {
    let files: &[(&str, &[u8])] = &[
        ("eleventy.config.js", b"export default function() {}\n"),
        ("posts/posts.json", b"{ \"tags\": 3 }"),
        ("posts/a.md", PAGE),
        ("posts/a.11tydata.json", b"{ \"permalink\": \"/a\", \"title\": 1, }"),
        ("posts/other.json", b"{"),
        ("notes/notes.json", b"{ \"layout\": \"a.njk\", \"layout\": \"b.njk\" }"),
        ("notes/a.md", PAGE),
        ("data/data.json", b"{"),
    ];
    starts(
        &found(files),
        &[
            "notes/notes.json:1:22: error[duplicate-key] duplicate key `layout`: the last one is kept",
            "posts/a.11tydata.json:1:",
            "posts/posts.json:1:11: error",
        ],
    );
}

#[test]
fn meta_files_of_mkdocs() {
    let with: (&str, &[u8]) = ("mkdocs.yml", b"site_name: S\nplugins: [search, tags, meta]\n");
    let without: (&str, &[u8]) = ("mkdocs.yml", b"site_name: S\n");
    let meta: (&str, &[u8]) = ("docs/.meta.yml", b"tags: a\nhide: [toc]\nhide: []\n");
    starts(
        &found(&[with, meta, ("docs/a.md", PAGE)]),
        &["docs/.meta.yml:1:7:", "docs/.meta.yml:3:1: error[duplicate-key]"],
    );
    starts(&found(&[without, meta, ("docs/a.md", PAGE)]), &[]);
    let list: (&str, &[u8]) = ("docs/.meta.yml", b"- a\n");
    let said = "docs/.meta.yml:1:1: error[unsupported-value] the file is not a mapping: MkDocs fails";
    starts(&found(&[with, list, ("docs/a.md", PAGE)]), &[said]);
}

#[test]
fn category_files_of_docusaurus() {
    let files: &[(&str, &[u8])] = &[
        ("docusaurus.config.js", b"export default {};\n"),
        ("docs/a/_category_.json", b"{\n  \"label\": 1, // the first\n}"),
        ("docs/b/_category_.yml", b"label: B\nposition: '2'\ncollapsed: 'false'\ntitle: B\n"),
        ("docs/c/_category_.json", b"{\n  \"label\": \"C\",\n  \"link\": { \"type\": \"doc\" },\n}\n"),
        (
            "docs/d/_category_.yaml",
            b"label: D\nlink: { type: generated-index, slug: /d }\ncustomProps: { a: 1 }\n",
        ),
        ("docs/a/x.md", PAGE),
        ("docs/b/x.md", PAGE),
        ("docs/c/x.md", PAGE),
        ("docs/d/x.md", PAGE),
    ];
    starts(
        &found(files),
        &[
            "docs/a/_category_.json:2:12: error[unsupported-value] Docusaurus fails on `1` in `label`",
            "docs/a/_category_.json:2:15: error[unsupported-value] `// the first` is not a field",
            "docs/b/_category_.yml:4:1: error[unsupported-value] `title` is not a field of a category file: Docusaurus fails",
            "docs/c/_category_.json:3:11: error[unsupported-value] Docusaurus fails on a mapping in `link`",
        ],
    );
}

#[test]
fn named_files_are_checked_and_fixed_and_others_left_alone() {
    let site = Site::new(&[
        (
            "_config.yml",
            b"permalink: x\ndefaults:\n  - scope: { path: '' }\n    values:\n      layout: 'post '\n",
        ),
        ("_posts/2020-01-01-a.md", PAGE),
    ]);
    let named =
        site.run(&["check", "--select", "untrimmed-string", "--format", "concise", "_config.yml"]).out();
    assert!(named.contains("_config.yml:5:"), "{named}");
    let other = site.run(&["check", "--format", "concise", "--quiet", "_posts"]).out();
    assert_eq!(other, "");
    site.run(&["check", "--fix", "--unsafe-fixes", "--select", "untrimmed-string", "."]);
    let text = std::fs::read_to_string(site.path().join("_config.yml")).unwrap();
    assert!(text.ends_with("layout: 'post'\n"), "{text}");
    // They are not pages.
    assert!(!site.run(&["show"]).out().contains("_config.yml"));
}
