//! Posts of the blog of Material for MkDocs, and tags, as its own builds judge them.

use crate::run::Site;

fn found(plugins: &str, post: &str) -> Vec<String> {
    let settings = format!("site_name: S\ntheme: material\n{plugins}");
    let site = Site::new(&[("mkdocs.yml", settings.as_bytes())]);
    site.write("docs/blog/posts/a.md", format!("---\n{post}\n---\n# Tide\n"));
    site.run(&["check", "--format", "concise", "--quiet"]).out().lines().map(str::to_owned).collect()
}

#[test]
fn a_blog_that_is_turned_off_has_no_posts() {
    const WRONG: &str = "title: A\nauthors: [anna]\ncategories: sea";
    for on in
        ["  - blog\n", "  - blog:\n      enabled: true\n", "  - search:\n      enabled: false\n  - blog\n"]
    {
        let found = found(&format!("plugins:\n{on}"), WRONG);
        assert!(found.iter().any(|line| line.contains("missing-field")), "{on}: {found:?}");
        assert!(found.iter().any(|line| line.contains("unresolved-reference")), "{on}: {found:?}");
    }
    for off in [
        "plugins:\n  - blog:\n      enabled: false\n",
        "plugins:\n  - material/blog: { enabled: false }\n",
        "plugins: [search, blog: {enabled: false}]\n",
        "plugins:\n  blog:\n    enabled: !ENV [BLOG, true]\n",
    ] {
        assert_eq!(found(off, "title: A\nauthors: [anna]"), [""; 0], "{off}");
    }
}

#[test]
fn posts_are_where_the_configuration_says() {
    let found = |settings: &str, path: &str, post: &str| {
        let settings = format!("site_name: S\ntheme: material\nplugins:\n  - blog:\n      {settings}\n");
        let site = Site::new(&[("mkdocs.yml", settings.as_bytes())]);
        site.write(path, format!("---\n{post}\n---\n# Tide\n"));
        site.run(&["check", "--format", "concise", "--quiet"]).out()
    };
    for (settings, path) in [
        ("blog_toc: true", "docs/blog/posts/a.md"),
        ("blog_dir: news", "docs/news/posts/a.md"),
        ("blog_dir: .", "docs/posts/2024/a.md"),
        ("post_dir: \"{blog}/articles\"", "docs/blog/articles/a.md"),
        ("post_dir: articles", "docs/articles/a.md"),
    ] {
        for post in [
            "title: A",
            "date: '2024-01-01'",
            "date: 2024-01-01\ntitle: 5",
            "date: 2024-01-01\ncategories: sea",
        ] {
            assert!(found(settings, path, post).contains("error["), "{settings}: {post}");
            if settings != "blog_toc: true" {
                let other = found(settings, "docs/blog/posts/a.md", post);
                assert!(!other.contains("error["), "{settings}: {other}");
            }
        }
    }
}

#[test]
fn what_its_validation_refuses_is_an_error() {
    let found = |fields: &str| found("plugins:\n  - blog\n", &format!("date: 2024-01-01\n{fields}"));
    for refused in [
        "title: 2024-01-01",
        "title: 7",
        "title:",
        "slug: 2024-01-01",
        "categories: ''",
        "authors: ''",
        "hide: toc",
        "hide:",
        "hide: true",
        "readtime: long",
        "draft: maybe",
    ] {
        let found = found(refused);
        assert!(found.len() == 1 && found[0].contains("error["), "{refused}: {found:?}");
    }
    for taken in [
        "title: ''",
        "slug: ''",
        "hide: [toc]",
        "links: [index.md]",
        "links: { A: index.md }",
        "draft:",
        "slug:",
    ] {
        assert_eq!(found(taken), [""; 0], "{taken}");
    }
}

#[test]
fn dates_are_those_that_yaml_has() {
    let found = |date: &str| found("plugins:\n  - blog\n", &format!("date: {date}"));
    for taken in [
        "2024-01-01",
        "2024-1-1 9:05:03",
        "2024-01-01 09:05:03Z",
        "2024-01-01T9:05:03+2",
        "{ created: 2024-01-01, updated: 2024-02-01 }",
        "\n  created: 2024-01-01\n  seen: 2024-01-01 10:00:00",
    ] {
        let found = found(taken);
        assert!(!found.iter().any(|line| line.contains("error[")), "{taken}: {found:?}");
    }
    for refused in [
        "2024-01-01 9:05",
        "2024-1-1",
        "'2024-01-01'",
        "2024/01/01",
        "2024",
        "{ updated: 2024-01-01 }",
        "{ created: 2024-01-01, updated: }",
        "{ created: 2024-01-01 9:05 }",
    ] {
        let found = found(refused);
        assert!(found.len() == 1 && found[0].contains("error["), "{refused}: {found:?}");
    }
}

#[test]
fn only_the_plugin_for_tags_wants_a_list() {
    let found = |plugins: &str, tags: &str| {
        let settings = format!("site_name: S\ntheme: material\nplugins: [{plugins}]\n");
        let site = Site::new(&[("mkdocs.yml", settings.as_bytes())]);
        site.write("docs/a.md", format!("---\ntags: {tags}\n---\n# Tide\n"));
        site.run(&["check", "--format", "concise", "--quiet"]).out()
    };
    for refused in ["a", "5", "[a, [b]]", "[a, null]"] {
        assert!(found("search, tags", refused).contains("error["), "{refused}");
        for without in ["search", "tags: {enabled: false}"] {
            assert!(!found(without, refused).contains("error["), "{without}: {refused}");
        }
    }
    assert_eq!(found("search", "a"), "");
    assert_eq!(found("search, tags", "[a, 5, true]"), "");
    assert_eq!(found("search, tags", ""), "");
}

#[test]
fn dates_and_lists_stop_the_tags_and_icons_of_material() {
    let pages = "---\ntags: [spring, 2024-01-01, 2024, 1.5, true]\nicon: [material/leaf]\ntemplate:\n---\n";
    let config = "site_name: A\ntheme: { name: material }\nplugins: [search, tags]\n";
    let site = Site::new(&[("mkdocs.yml", config.as_bytes()), ("docs/a.md", pages.as_bytes())]);
    let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
    assert!(
        found.contains("2:16: error[wrong-type] `2024-01-01` is a date, but `tags[1]` must be"),
        "{found}"
    );
    assert!(found.contains("3:7: error[wrong-type] the value is a list, but `icon` must be"), "{found}");
    assert!(found.contains("4:1: error[empty-value] `template` is empty: MkDocs fails"), "{found}");
    assert_eq!(found.lines().count(), 3, "{found}");
    // Another theme and no plugin: only MkDocs' own fields are known.
    let site = Site::new(&[
        ("mkdocs.yml", b"theme: mkdocs\nextra: { name: material }\n"),
        ("docs/a.md", pages.as_bytes()),
    ]);
    let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
    assert!(found.starts_with("docs/a.md:4:1: error[empty-value]") && found.lines().count() == 1, "{found}");
}
