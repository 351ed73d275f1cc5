//! What is said of a fault: by what this page's generator does, at the line of the cause, and once.

use crate::run::Site;

fn found(site: &Site) -> String {
    site.run(&["check", "--format", "concise", "--quiet"]).out()
}

#[track_caller]
fn says(marker: &str, page: &str, text: &str, expected: &[&str]) {
    let site = Site::new(&[(marker, b"title = 'Tides'\n"), (page, text.as_bytes())]);
    let found = found(&site);
    let lines: Vec<&str> = found.lines().map(|line| line.trim_start_matches(page)).collect();
    assert_eq!(lines, expected);
}

#[test]
fn what_is_left_of_a_delimiter_is_shown_by_the_sites_own_generator() {
    let long =
        ":3:1: warning[malformed-delimiter] the delimiter has 5 characters: Hugo shows `--` in the page";
    says("hugo.toml", "content/a.md", "---\ntitle: A\n-----\nText\n", &[long]);
    let text = ":3:5: warning[malformed-delimiter] `Text` on the same line as the delimiter: VitePress shows \
                ` Text` in the page";
    says(".vitepress/config.js", "a.md", "---\ntitle: A\n--- Text\n", &[&text.replace("` Text`", "`Text`")]);
    let mixed = ":3:1: warning[malformed-delimiter] the front matter is opened with `---` but closed with `+++`: \
                 Astro also shows the front matter in the page";
    says("astro.config.mjs", "src/pages/a.md", "---\ntitle: A\n+++\nText\n", &[mixed]);
}

#[test]
fn a_number_that_differs_between_parsers_names_none_of_them() {
    let number = ":2:7: warning[lossy-number] some generators read `12:30` as the number 750";
    says("notes.txt", "a.md", "---\nopen: 12:30\n---\n", &[number]);
}

#[test]
fn a_quote_is_unclosed_where_it_opens() {
    let page = "---\ntitle: \"Tide\ndate: 2022-04-27\nlayout: post\nauthor: \"Ana Lopes\"\n---\n";
    says("notes.txt", "a.md", page, &[":2:8: error[syntax] unclosed `\"`"]);
    let page = "---\ntitle: 'Tide\ndate: 2022-04-27\ntags: [sea]\nauthor: 'Ana Lopes'\n---\n";
    says("notes.txt", "a.md", page, &[":2:8: error[syntax] unclosed `'`"]);
    let page = "---\ntitle: 'Tide'\ndate: 2022-04-27\nauthor: \"Ana \"Ann\" Lopes\"\n---\n";
    let inner = ":4:14: error[syntax] this `\"` ends the quoted text too early";
    says("notes.txt", "a.md", page, &[inner]);
}

#[test]
fn delimiters_that_are_both_indented_are_one_finding() {
    let site = Site::new(&[("a.md", b" ---\ntitle: A\n ---\nText\n")]);
    assert_eq!(found(&site).lines().count(), 1, "{}", found(&site));
    site.run(&["check", "--fix", "--quiet"]);
    assert_eq!(std::fs::read_to_string(site.path().join("a.md")).unwrap(), "---\ntitle: A\n---\nText\n");
}

#[test]
fn quotes_that_a_fix_would_add_are_no_further_finding() {
    let page = "---\ntitle: A\nweight: @10\n---\n";
    let sign = ":3:9: error[syntax] a value cannot start with `@`";
    let site = Site::new(&[("hugo.toml", b"title = 'A'\n"), ("content/a.md", page.as_bytes())]);
    assert_eq!(found(&site).lines().count(), 1, "{} {sign}", found(&site));
}

#[test]
fn keywords_in_one_text_are_split_at_spaces() {
    let site = Site::new(&[("hugo.toml", b"title = 'A'\n")]);
    site.write("content/a.md", "---\ntitle: A\nkeywords: sea, tide\n---\n");
    let message = "content/a.md:3:11: warning[unsupported-value] Hugo reads `sea, tide` in `keywords`";
    assert!(found(&site).starts_with(message), "{}", found(&site));
    site.write("content/a.md", "---\ntitle: A\ntags: sea, tide\n---\n");
    assert!(found(&site).starts_with("content/a.md:3:7: error[comma-separated-list]"), "{}", found(&site));
}

#[test]
fn a_flag_in_quotes_is_shown_with_them() {
    let site = Site::new(&[("eleventy.config.js", b"export default () => ({})\n")]);
    site.write("a.md", "---\ntitle: A\neleventyExcludeFromCollections: \"true\"\n---\n");
    assert!(found(&site).contains("Eleventy reads `\"true\"` in `eleventyExclude"), "{}", found(&site));
}

#[test]
fn a_draft_has_no_address_yet() {
    let site = Site::new(&[("_config.yml", b"new_post_name: x\n")]);
    for folder in ["_posts", "_drafts"] {
        site.write(&format!("source/{folder}/a.md"), "---\ntitle: A\nabbrlink: tide\n---\n");
    }
    assert_eq!(found(&site), "");
    site.write("source/_posts/b.md", "---\ntitle: B\nabbrlink: tide\n---\n");
    assert!(found(&site).contains("warning[duplicate-value]"), "{}", found(&site));
}

#[test]
fn each_date_of_materials_mapping_is_one() {
    let settings = b"site_name: A\ntheme: { name: material }\nplugins: [blog]\n";
    for (dates, count) in [
        ("created: 2024-01-05\n  updated: 2024-01-06", 0),
        ("created: soon", 1),
        ("created:", 1),
        ("created: 2024-01-05\n  updated: never", 1),
        ("created: \"2024-01-05\"", 1),
    ] {
        let site = Site::new(&[("mkdocs.yml", settings)]);
        site.write("docs/blog/posts/a.md", format!("---\ndate:\n  {dates}\n---\n# A\n"));
        assert_eq!(found(&site).lines().count(), count, "{dates}: {}", found(&site));
    }
}

#[test]
fn layouts_of_an_older_hugo_are_no_pages() {
    let settings = b"baseURL = 'https://example.org/'\ncontentDir = 'app/content'\n";
    let site = Site::new(&[("hugo.toml", settings), (".hugo-version", b"0.120.0\n")]);
    site.write("app/content/a.md", "---\ntitle: A\n---\n");
    site.write("app/layouts/index.html", "{{ define \"main\" }}{{ end }}\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_slip_in_a_mapping_is_found_beside_many() {
    let site = Site::new(&[("config.toml", b"base_url = 'https://example.org'\n[markdown]\n")]);
    for page in 0..40 {
        let text = format!("+++\ntitle = 'Tide {page}'\n[extra]\nsubtitle = 'Sea'\n+++\n");
        site.write(&format!("content/{page}.md"), text);
    }
    site.write("content/a.md", "+++\ntitle = 'A'\n[extra]\nsubtitel = 'Sea'\n+++\n");
    let found = found(&site);
    assert!(found.starts_with("content/a.md:4:1: warning[inconsistent-field-name] `subtitel`"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn each_part_of_a_site_without_a_generator_has_terms_of_its_own() {
    let site = Site::new(&[]);
    for page in 0..6 {
        site.write(&format!("blog/{page}.qmd"), "---\ntitle: Tide\ncategories: [harbour]\n---\n");
    }
    site.write("research/a.qmd", "---\ntitle: A\ncategories: [Harbour]\n---\n");
    assert_eq!(found(&site), "");
    site.write("blog/a.qmd", "---\ntitle: A\ncategories: [Harbour]\n---\n");
    assert_eq!(found(&site).matches("warning[near-duplicate-item]").count(), 1, "{}", found(&site));
}

#[test]
fn spaces_around_a_sentence_are_found_where_it_is_declared_or_they_are_seen() {
    let site = Site::new(&[("hugo.toml", b"")]);
    let long = "\u{822a}\u{5929}\u{56e2}\u{961f}\u{4e0a}\u{7ebf}".repeat(4);
    site.write(
        "content/a.md",
        format!("---\ntitle: '{long} '\nsummary: 'One two three four five six '\n---\n"),
    );
    assert_eq!(found(&site), "");
    site.write("content/b.md", format!("---\ntitle: '\u{3000}{long}'\n---\n"));
    assert_eq!(found(&site).matches("[untrimmed-string]").count(), 1, "{}", found(&site));
    site.write("masthead.yaml", "preset: hugo\ncollections: { all: { files: ['content/*.md'], fields: { title: { type: string } } } }\n");
    assert_eq!(found(&site).matches("[untrimmed-string]").count(), 2, "{}", found(&site));
}
