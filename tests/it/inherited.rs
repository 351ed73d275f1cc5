//! Values that a page has without writing them are not missing, and `explain --file` says where they come from.

use crate::run::Site;

/// Every page must have an author.
fn configuration(preset: &str) -> String {
    format!(
        "preset: {preset}\ncollections: {{ all: {{ files: ['**/*.md'], fields: {{ author: {{ type: string, \
         required: true }} }} }} }}\n"
    )
}

/// The pages of the site that lack an author, by masthead's word.
fn lacking(preset: &str, files: &[(&str, &str)]) -> Vec<String> {
    let configuration = configuration(preset);
    let mut all = vec![("masthead.yaml", configuration.as_bytes())];
    all.extend(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let site = Site::new(&all);
    let ran = site.run(&["check", "--select", "missing-field", "--format", "concise", "--quiet"]);
    let out = ran.out().replace('\\', "/");
    out.lines().filter_map(|line| line.split(':').next()).map(str::to_owned).collect()
}

const PAGE: &str = "---\ntitle: A\n---\n";

#[test]
fn jekyll_gives_defaults_by_path_and_type() {
    let config = "title: S
collections_dir: all
collections: { notes: { output: true } }
defaults:
  - scope: { path: '', type: posts }
    values: { author: me }
  - scope: { path: docs }
    values: { author: us }
  - scope: { path: 'all/_notes/*/deep' , type: notes }
    values: { author: them }
";
    let files = [
        ("_config.yml", config),
        ("all/_posts/2020-01-01-a.md", PAGE),
        ("docs/a.md", PAGE),
        ("about.md", PAGE),
        ("all/_notes/x/deep/a.md", PAGE),
        ("all/_notes/x/b.md", PAGE),
    ];
    assert_eq!(lacking("jekyll", &files), ["about.md", "all/_notes/x/b.md"]);
}

#[test]
fn hugo_cascades_from_sections_and_from_the_configuration() {
    let config = "baseURL = 'https://example.org/'
[[cascade]]
[cascade.params]
AUTHOR = 'me'
[cascade.target]
path = '/notes/**'
";
    let section = "---\nauthor: x\ncascade:\n  - author: me\n    _target: { kind: page }\n---\n";
    let files = [
        ("hugo.toml", config),
        ("content/posts/_index.md", section),
        ("content/posts/deep/a.md", PAGE),
        ("content/posts/deep/_index.md", PAGE),
        ("content/notes/a/index.md", PAGE),
        ("content/b.md", PAGE),
    ];
    assert_eq!(lacking("hugo", &files), ["content/b.md", "content/posts/deep/_index.md"]);
}

#[test]
fn eleventy_has_data_files_beside_and_above_the_page() {
    let files = [
        ("posts/posts.json", "{ \"author\": \"me\" }"),
        ("posts/deep/a.md", PAGE),
        ("notes/notes.11tydata.js", "module.exports = { author: name() };"),
        ("notes/a.md", PAGE),
        ("b.11tydata.json", "{ \"author\": \"me\" }"),
        ("b.md", PAGE),
        ("c.md", PAGE),
    ];
    assert_eq!(lacking("eleventy", &files), ["c.md"]);
}

#[test]
fn mkdocs_reads_meta_files_with_the_plugin_only() {
    let meta = ("docs/blog/.meta.yml", "author: me\n");
    let pages = [("docs/blog/posts/a.md", PAGE), ("docs/b.md", PAGE)];
    let with = ("mkdocs.yml", "site_name: S\nplugins:\n  - search\n  - meta\n");
    assert_eq!(lacking("mkdocs", &[with, meta, pages[0], pages[1]]), ["docs/b.md"]);
    let without = ("mkdocs.yml", "site_name: S\n");
    assert_eq!(
        lacking("mkdocs", &[without, meta, pages[0], pages[1]]),
        ["docs/b.md", "docs/blog/posts/a.md"]
    );
}

#[test]
fn explain_says_where_a_value_comes_from() {
    let section = b"---\ntitle: S\ncascade: { author: me, kept: [1, 2] }\n---\n";
    let deeper = b"---\ntitle: D\ncascade: { author: you }\n---\n";
    let site = Site::new(&[
        ("hugo.toml", b"baseURL = 'https://example.org/'\n"),
        ("content/posts/_index.md", section),
        ("content/posts/deep/_index.md", deeper),
        ("content/posts/deep/a.md", PAGE.as_bytes()),
    ]);
    let ran = site.run(&["explain", "--file", "content/posts/deep/a.md"]);
    let out = ran.out();
    assert!(out.contains("author: \"you\", from content/posts/deep/_index.md"), "{out}");
    assert!(out.contains("kept: [1,2], from content/posts/_index.md"), "{out}");
    assert!(!out.contains("author: \"me\""), "{out}");
    let ran = site.run(&["explain", "--file", "content/posts/deep/a.md", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(document["inherited"][0]["field"], "author");
    assert_eq!(document["inherited"][0]["value"], "you");
}
