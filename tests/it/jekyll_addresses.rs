//! The first category of a post is where the address that Jekyll makes of it begins, unless the page, the site or a folder
//! says otherwise. What Jekyll 4.4.1 does was seen in builds.

use crate::run::Site;

const POST: &str = "_posts/2020-01-01-a.md";

/// Whether the build is said to fail, for a site with that configuration.
fn fails(config: &str, path: &str, fields: &str) -> bool {
    let page = format!("---\ntitle: A\n{fields}\n---\n");
    let site = Site::new(&[("_config.yml", config.as_bytes()), (path, page.as_bytes())]);
    let run = |arguments: &[&str]| site.run(&[arguments, &["--preset", "jekyll", path]].concat()).out();
    let found = run(&["check", "--select", "unsupported-value", "--format", "jsonl", "--quiet"]);
    let is_found = found.contains("Jekyll fails on the first category");
    let shown = run(&["show"]);
    assert_eq!(is_found, shown.contains("the first category"), "{found}{shown}");
    is_found
}

#[test]
fn a_category_that_is_no_part_of_a_url_stops_the_build() {
    for category in ["'my blog: x'", "2021-06-01 22:51", "'日本:x'", "'//a b'"] {
        assert!(fails("title: S", POST, &format!("category: {category}")), "{category}");
        assert!(fails("title: S", POST, &format!("categories: [{category}, b]")), "{category}");
    }
    for category in ["'C++: x'", "'a/b: c'", "08:30", "'//a/b'"] {
        assert!(!fails("title: S", POST, &format!("category: {category}")), "{category}");
    }
    assert!(!fails("title: S", POST, "categories: [b, 'my blog: x']"));
    assert!(!fails("title: S", POST, "categories: [b]\ncategory: 'my blog: x'"));
}

#[test]
fn an_address_without_categories_goes_on() {
    let odd = "category: 'my blog: x'";
    let with = |line: &str| format!("{odd}\n{line}");
    assert!(!fails("title: S", POST, &with("permalink: /a/")));
    assert!(!fails("title: S", POST, &with("permalink: /:slugified_categories/:title/")));
    assert!(fails("title: S", POST, &with("permalink: /:categories/:title/")));
    assert!(!fails("permalink: /:year/:title/", POST, odd));
    assert!(fails("permalink: pretty", POST, odd));
    assert!(!fails("collections: { posts: { permalink: '/:title/' } }", POST, odd));
    assert!(!fails("defaults: [{ scope: { path: '' }, values: { permalink: '/:title/' } }]", POST, odd));
    assert!(!fails("title: S", "notes/_posts/2020-01-01-a.md", odd));
}

#[test]
fn of_a_page_that_is_not_published_anyway_no_date_is_said_to_hide_it() {
    const COMING: &str = "---\ntitle: A\ndate: 2060-01-01\n---\n";
    let unpublished = COMING.replace("title: A", "published: false");
    let quoted = COMING.replace("title: A", "published: 'false'");
    for (path, page, count) in [
        ("_posts/2020-01-01-a.md", COMING, 1),
        ("_posts/2020-01-01-a.md", &unpublished, 0),
        ("_posts/2020-01-01-a.md", &quoted, 1),
        ("_drafts/a.md", COMING, 0),
        ("_notes/a.md", COMING, 1),
        ("a.md", COMING, 0),
    ] {
        let site =
            Site::new(&[("_config.yml", b"title: S\ncollections: [notes]\n"), (path, page.as_bytes())]);
        let found = site.run(&["check", "--select", "future-date", "--format", "concise", "--quiet"]).out();
        assert_eq!(found.lines().count(), count, "{path} {page}: {found}");
    }
}
