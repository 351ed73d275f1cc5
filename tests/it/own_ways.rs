//! What is a fault under one generator and none under another: each is judged by what its own does.

use crate::run::Site;

const ZOLA: &str = "base_url = 'https://example.org'\ntaxonomies = [{ name = 'topics' }]\n[markdown]\n";

fn found(site: &Site) -> String {
    site.run(&["check", "--format", "concise", "--quiet"]).out()
}

#[test]
fn terms_in_a_table_are_compared_like_those_at_the_root() {
    let site = Site::new(&[("config.toml", ZOLA.as_bytes())]);
    for page in 0..25 {
        let text = format!("+++\ntitle = 'Tide {page}'\n[taxonomies]\ntopics = ['navigation']\n+++\n");
        site.write(&format!("content/{page}.md"), text);
    }
    site.write("content/a.md", "+++\ntitle = 'A'\n[taxonomies]\ntopics = ['navigaton', 'sea', 'sea']\n+++\n");
    let found = found(&site);
    assert!(found.contains("content/a.md:4:11: warning[misspelt-item] `navigaton` looks like"), "{found}");
    assert!(found.contains("content/a.md:4:31: warning[duplicate-item] duplicate item `sea`"), "{found}");
    assert_eq!(found.lines().count(), 2, "{found}");
}

#[test]
fn an_emptied_table_of_terms_is_one_finding() {
    let site = Site::new(&[("config.toml", ZOLA.as_bytes())]);
    site.write("content/a.md", "---\ntitle: A\ntaxonomies:\ntags: [sea]\ncategories: [news]\n---\n");
    let found = found(&site);
    assert!(found.starts_with("content/a.md:3:1: warning[empty-value] `taxonomies` is empty"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
    site.write("content/a.md", "---\ntitle: A\ntags: [sea]\ntaxonomies:\n---\n");
    assert!(self::found(&site).contains("zola-top-level-taxonomy"), "what is above it was never in it");
}

#[test]
fn tags_that_differ_in_case_are_one_in_obsidian_and_two_in_hexo() {
    for (marker, count) in [(".obsidian/app.json", 0), ("_config.yml", 1)] {
        let site = Site::new(&[(marker, b"new_post_name: x\n")]);
        for page in 0..6 {
            site.write(&format!("source/_posts/{page}.md"), "---\ntitle: Tide\ntags: [harbour]\n---\n");
        }
        site.write("source/_posts/a.md", "---\ntitle: A\ntags: [Harbour]\n---\n");
        let found = found(&site);
        assert_eq!(found.matches("near-duplicate-item").count(), count, "{marker}: {found}");
    }
}

#[test]
fn terms_of_one_slug_are_one_in_zola() {
    let site = Site::new(&[("zola.toml", b"base_url = '/'\ntaxonomies = [{ name = 'tags' }]\n")]);
    let write = |page: &str, tag: &str| {
        site.write(
            &format!("content/{page}.md"),
            format!("+++\ntitle = 'A'\n[taxonomies]\ntags = ['{tag}']\n+++\n"),
        );
    };
    (0..6).for_each(|page| write(&page.to_string(), "Spring Tide"));
    write("a", "spring tide");
    write("b", "spring-tide");
    assert_eq!(found(&site), "");
    write("c", "springtide");
    assert!(
        found(&site).contains("`springtide` is used on 1 page, but `Spring Tide` on 6"),
        "{}",
        found(&site)
    );
}

#[test]
fn redirects_of_pages_with_one_url_are_not_reported_again() {
    let site = Site::new(&[("hugo.toml", b"baseURL = 'https://example.org/'\n")]);
    for page in ["a", "b"] {
        let text = "---\ntitle: Tide\nurl: /tide/\naliases: [/old/]\n---\n";
        site.write(&format!("content/{page}.md"), text);
    }
    let count = || site.run(&["check", "--format", "jsonl"]).out().matches("duplicate URL").count();
    assert_eq!(count(), 2);
    site.write("content/c.md", "---\ntitle: Ebb\naliases: [/old/]\n---\n");
    assert_eq!(count(), 5);
}

#[test]
fn a_name_that_zola_has_in_the_plural_is_written_so() {
    let site = Site::new(&[("zola.toml", b"base_url = '/'\n")]);
    site.write("content/a.md", "+++\ntitle = 'A'\nauthor = ['Ana']\n+++\n");
    let ran = site.run(&["check", "--format", "json"]).out();
    assert!(ran.contains("write `authors`"), "{ran}");
}

#[test]
fn two_pages_of_one_address_are_found_whatever_names_it() {
    let site = Site::new(&[("docusaurus.config.js", b"module.exports = {}\n")]);
    for (path, slug) in [
        ("docs/a", "/tide"),
        ("docs/deep/b", "/tide/"),
        ("blog/c", "/tide"),
        ("docs/d", "/"),
        ("docs/e/f", "/"),
    ] {
        site.write(&format!("{path}.md"), format!("---\ntitle: T\nslug: {slug}\n---\n"));
    }
    let docusaurus = found(&site);
    assert!(docusaurus.contains("docs/a.md:3:7: warning[duplicate-value]"), "{docusaurus}");
    assert!(docusaurus.contains("also used by docs/deep/b.md:"), "{docusaurus}");
    assert_eq!(docusaurus.lines().count(), 1, "the blog and other sets of docs are elsewhere: {docusaurus}");

    let site = Site::new(&[("config.toml", ZOLA.as_bytes())]);
    for page in ["a", "b"] {
        site.write(&format!("content/{page}.md"), "+++\ntitle = 'A'\npath = 'tide'\n+++\n");
    }
    assert_eq!(found(&site).matches("warning[duplicate-value]").count(), 1, "{}", found(&site));
}

#[test]
fn folders_that_eleventy_ignores_have_no_pages() {
    let site = Site::new(&[("eleventy.config.js", b"export default () => {}\n")]);
    site.write("drafts/a.md", "---\ntitle: [\n---\n");
    assert!(found(&site).contains("drafts/a.md"));
    site.write(".eleventyignore", "# not yet\n./drafts/\n");
    assert_eq!(found(&site), "");
}

#[test]
fn jekyll_splits_plural_fields_only() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    site.write("_posts/2022-04-27-a.md", "---\ntitle: A\ncategory: sea, wind\ntags: fog, rain\n---\n");
    let found = found(&site);
    assert!(
        found.contains("a.md:3:11: error[comma-separated-list] `sea, wind` is a single string"),
        "{found}"
    );
    assert!(found.contains("Jekyll makes it a single term"), "{found}");
    assert!(found.contains("Jekyll splits it at spaces"), "{found}");
}

#[test]
fn toml_without_its_opening_line_gets_it_back() {
    let site = Site::new(&[("hugo.toml", b"baseURL = 'https://example.org/'\n")]);
    site.write("content/a.md", "title = 'Tide'\ntags = ['sea']\n+++\nText\n");
    let found = found(&site);
    assert!(found.starts_with("content/a.md:1:1: error[missing-opening-fence]"), "{found}");
    site.run(&["check", "--fix"]);
    let mended = std::fs::read_to_string(site.path().join("content/a.md")).unwrap();
    assert_eq!(mended, "+++\ntitle = 'Tide'\ntags = ['sea']\n+++\nText\n");
    // A sum is not front matter.
    site.write("content/a.md", "total = fish + chips\n\nText\n\n+++\n");
    assert_eq!(self::found(&site), "");
}

#[test]
fn fields_of_the_generator_below_the_block_are_not_prose() {
    let site = Site::new(&[("docusaurus.config.js", b"module.exports = {}\n")]);
    site.write("docs/a.md", "---\ntitle: A\n---\nsidebar_position: 3\ndescription: x\n\n# Tides\n");
    site.write("docs/b.md", "---\ntitle: B\n---\nNote: this is a sentence.\n\n# Tides\n");
    let found = found(&site);
    assert!(found.starts_with("docs/a.md:4:1: error[misplaced-front-matter] `sidebar_position`"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn a_mapping_that_other_pages_have_is_not_empty_on_purpose() {
    let site = Site::new(&[("astro.config.mjs", b"export default {}\n")]);
    for page in 0..6 {
        let text = format!("---\ntitle: Tide {page}\nvenue:\n  town: Lisbon\n---\n");
        site.write(&format!("src/content/blog/{page}.md"), text);
    }
    site.write("src/content/blog/a.md", "---\ntitle: A\nvenue:\ntown: Porto\n---\n");
    site.write("src/content/blog/b.md", "---\nvenue:\ntitle: B\n---\n");
    let all = found(&site);
    assert!(
        all.starts_with("src/content/blog/a.md:3:1: warning[inconsistent-type] `venue` is empty"),
        "{all}"
    );
    assert_eq!(all.lines().count(), 1, "{all}");
    // Where pages have the entry at the root, too, it may belong there.
    for page in 0..3 {
        site.write(&format!("src/content/blog/root{page}.md"), "---\ntitle: R\ntown: Porto\n---\n");
    }
    assert_eq!(found(&site), "");
}

#[test]
fn folders_of_templates_have_no_pages() {
    let site = Site::new(&[("eleventy.config.js", b"export default () => {}\n")]);
    site.write("src/_includes/bio.md", "");
    site.write("src/_data/a.md", "---\ntitle: [\n---\n");
    assert_eq!(found(&site), "");
    site.write("src/posts/bio.md", "");
    assert!(found(&site).contains("src/posts/bio.md:1:1: warning[missing-front-matter]"), "{}", found(&site));

    let config =
        b"import starlight from '@astrojs/starlight'\nexport default { integrations: [starlight({})] }\n";
    let site = Site::new(&[("astro.config.mjs", config)]);
    site.write("src/content/docs/_parts/call.md", "Call us.\n");
    assert_eq!(found(&site), "");
    site.write("src/content/docs/call.md", "Call us.\n");
    assert_eq!(found(&site).matches("error[missing-front-matter]").count(), 1, "{}", found(&site));

    let site = Site::new(&[(".obsidian/app.json", b"{}\n")]);
    site.write("meta/forms [a]/book.md", "---\nread: [\n---\n");
    assert_eq!(found(&site).matches("error[syntax]").count(), 1, "{}", found(&site));
    site.write(".obsidian/templates.json", r#"{"folder": "meta/forms [a]"}"#);
    assert_eq!(found(&site), "");
}

#[test]
fn notes_in_an_app_may_show_images_without_encryption() {
    let note = "---\ncover: http://books.example.com/a.png\n---\n";
    let site = Site::new(&[("a.md", note.as_bytes())]);
    assert!(found(&site).contains("warning[insecure-url]"), "{}", found(&site));
    site.write(".obsidian/app.json", "{}\n");
    assert_eq!(found(&site), "");
    assert!(site.run(&["check", "--select", "insecure-url"]).out().contains("insecure-url"));
}

#[test]
fn a_field_may_have_the_name_of_another_with_a_meaning_of_its_own() {
    let site = Site::new(&[]);
    site.write("date.md", "---\ndate: |\n  Commands about dates.\n---\n");
    assert_eq!(found(&site), "", "a text of several lines is not meant as a date");
    for page in 0..30 {
        site.write(
            &format!("{page}.md"),
            "---\nnext: { text: Next, link: ./b.md }\nvenue: { town: Porto }\n---\n",
        );
    }
    site.write("a.md", "---\nnext: ./b.md\nvenue: Porto\n---\n");
    let found = found(&site);
    assert!(found.contains("`venue` is a string here") && found.lines().count() == 1, "{found}");
}

#[test]
fn what_waits_in_a_folder_of_drafts_may_be_empty() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    let text = "---\ntitle: A\ncategories:\n  -\n---\n";
    site.write("_drafts/a.md", text);
    assert_eq!(found(&site), "");
    site.write("_posts/2022-04-27-a.md", text);
    assert!(found(&site).contains("error[empty-item]"), "{}", found(&site));
}

#[test]
fn the_only_item_of_an_unknown_list_may_be_an_answer() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    site.write("_posts/2022-04-27-a.md", "---\ntitle: A\nnotify:\n  - no\n---\n");
    assert_eq!(found(&site), "");
    site.write("_posts/2022-04-28-a.md", "---\ntitle: A\nplaces: [se, no]\ntags: [no]\n---\n");
    assert_eq!(found(&site).matches("warning[ambiguous-scalar]").count(), 2, "{}", found(&site));
}

#[test]
fn programs_of_a_jekyll_site_may_add_parts_of_addresses() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    site.write("_posts/2022-04-27-a.md", "---\ntitle: A\npermalink: /tides/:number.html\n---\n");
    assert!(found(&site).contains("error[unsupported-value]"), "{}", found(&site));
    site.write("_plugins/number.rb", "module Jekyll; end\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_sentence_is_not_the_misspelled_address_of_an_image() {
    let site = Site::new(&[("a.md", b"---\nheading: Terms of the harbour\n---\n")]);
    assert_eq!(found(&site), "");
    site.write("a.md", "---\nheading: /img/harbour.png\n---\n");
    assert!(found(&site).contains("did you mean `headimg`?"), "{}", found(&site));
}

#[test]
fn a_number_that_only_one_parser_reads_is_fine_without_a_generator() {
    let site = Site::new(&[("a.md", b"---\nlimit: 15,000\nzip: 00123\n---\n")]);
    let found = found(&site);
    assert!(found.starts_with("a.md:3:6: warning[lossy-number]") && found.lines().count() == 1, "{found}");
}

#[test]
fn names_count_in_any_letter_case_under_hugo() {
    let config = b"collections: { all: { files: ['**'], fields: { title: { type: string, required: true }, Level: { type: integer, max: 5 }, \
          author: { type: map, fields: { name: { type: string, required: true } } }, place: { type: string, required-if: { field: level, present: true } } }, \
          at-most-one-of: [[level, mood]] } }\n";
    let page = b"---\nTITLE: A\nlevel: 7\nAuthor: { Name: Ann }\nPlace: Rome\nMood: fine\nDate: foo\n---\n";
    let site = Site::new(&[("masthead.yaml", config), ("hugo.toml", b""), ("content/a.md", page)]);
    let found = found(&site);
    assert!(found.contains("content/a.md:3:8: error[out-of-range]"), "{found}");
    assert!(found.contains("content/a.md:6:1: error[one-of-fields]"), "{found}");
    assert!(found.contains("content/a.md:7:7: error[invalid-date]"), "{found}");
    assert_eq!(found.lines().count(), 3, "{found}");
}

#[test]
fn files_that_a_site_leaves_out_are_not_pages() {
    let broken = "---\ntitle: [\n---\n";
    // The files of a site, its configuration with a list, and the pages that stay.
    for (files, name, text, stays) in [
        (
            &["content/x.draft.md", "content/a/x.md", "content/b.md"][..],
            "hugo.toml",
            "ignoreFiles = ['[.]draft[.]md$', '/a/']\n",
            "content/b.md",
        ),
        (&["content/x.md", "src/b.md"], "hugo.toml", "contentDir = 'src'\n", "src/b.md"),
        (
            &["content/x.md", "src/b.md"],
            "hugo.toml",
            "[languages.de]\ncontentDir = 'src'\n[languages.en]\n",
            "content/x.md src/b.md",
        ),
        (
            &["docs/x.md", "docs/a/x.md", "docs/c/d.md", "docs/c/keep.md", "docs/templates/t.md"],
            "mkdocs.yml",
            "plugins: [!ENV [A, b]]\nexclude_docs: |\n  # later\n  x.md\n  /c\n  !keep.md\n",
            "docs/c/keep.md",
        ),
        (
            &["a/x.md", "raw/deep/y.md", "b.md"],
            ".vitepress/config.mts",
            "export default defineConfig({ srcExclude: ['**/x.md', // later\n  \"./raw/*\"] })\n",
            "b.md",
        ),
        (
            &["source/raw/x.md", "source/_posts/x.md", "source/_posts/y.md", "source/raw.md"],
            "_config.yml",
            "theme: landscape\nnew_post_name: :title.md\nexclude: ['raw/**', '_posts/x.md']\nskip_render: _posts/y.md\n",
            "source/_posts/x.md source/raw.md",
        ),
        (
            &["content/a/x.skip.md", "content/b.md"],
            "zola.toml",
            "ignored_content = ['*.skip.md']\n",
            "content/b.md",
        ),
        (
            &["docs/wip/x.md", "docs/b.md"],
            "docusaurus.config.js",
            "module.exports = { presets: [['classic', { docs: { exclude: ['wip'] } }]] }\n",
            "docs/b.md",
        ),
        (&["x.md", "b.md"], "eleventy.config.js", "", "b.md"),
        (&["x.md", "b.md"], "_config.yml", "markdown: kramdown\nexclude: [x.md]\n", "b.md"),
    ] {
        let site = Site::new(&[(name, text.as_bytes())]);
        for file in files {
            site.write(file, broken);
        }
        if name.starts_with("eleventy") {
            site.write(".eleventyignore", "x.md\n");
        }
        let all = found(&site);
        let mut pages: Vec<_> = all.lines().filter_map(|line| line.split(':').next()).collect();
        pages.dedup();
        assert_eq!(pages.join(" "), stays, "{name} {text}\n{all}");
    }
}

#[test]
fn an_identifier_may_have_quotes_or_not_and_a_number_to_sort_by_may_not() {
    let site = Site::new(&[("_config.yml", b"baseurl: ''\n")]);
    for page in 0..25 {
        site.write(&format!("a{page}.md"), format!("---\nkey: '1300{page:02}'\nplace: '{page}'\n---\n"));
    }
    site.write("b.md", "---\nkey: 130099\nplace: 3\n---\n");
    let found = found(&site);
    assert!(found.starts_with("b.md:3:8: warning[inconsistent-type] `place` is a number here"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn case_of_few_terms_is_left_to_the_code_of_the_site() {
    for (pages, count) in [(3, 0), (4, 1)] {
        let site = Site::new(&[("astro.config.mjs", b"export default {}\n")]);
        for page in 0..pages {
            site.write(&format!("src/content/blog/{page}.md"), "---\ntitle: Tide\ntags: [harbour]\n---\n");
        }
        site.write("src/content/blog/a.md", "---\ntitle: A\ntags: [Harbour]\n---\n");
        assert_eq!(found(&site).matches("near-duplicate-item").count(), count, "{pages}");
    }
}

#[test]
fn a_word_without_a_slash_is_an_address_in_jekyll() {
    let site = Site::new(&[("_config.yml", b"baseurl: ''\n")]);
    for (page, permalink) in [
        ("a", "about"),
        ("b", "/about.html"),
        ("c", "false"),
        ("d", "false"),
        ("e", "pretty"),
        ("f", "pretty"),
    ] {
        site.write(&format!("{page}.md"), format!("---\ntitle: A\npermalink: {permalink}\n---\n"));
    }
    let found = found(&site);
    assert!(found.contains("a.md:3:12: warning[duplicate-value] duplicate URL `about`"), "{found}");
    assert!(found.contains("e.md:3:12: warning[duplicate-value] duplicate URL `pretty`"), "{found}");
    assert_eq!(found.lines().count(), 2, "{found}");
}
