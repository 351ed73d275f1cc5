//! What a site does on many pages is its own way, not a mistake of each page.

use serde_json::Value;

use crate::run::Site;

const HUGO: (&str, &[u8]) = ("hugo.toml", b"baseURL = 'https://example.org/'\n");

fn found(site: &Site) -> String {
    site.run(&["check", "--format", "concise", "--quiet"]).out()
}

#[test]
fn a_name_that_only_the_templates_read_is_the_sites_own() {
    let site = Site::new(&[HUGO]);
    for page in 0..4 {
        site.write(&format!("content/{page}.md"), "---\ntitle: Tide\ncategory: sea\n---\n");
    }
    assert_eq!(found(&site).matches("Hugo does not read `category`").count(), 4);
    site.write("content/4.md", "---\ntitle: Tide\ncategory: sea\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn another_case_of_a_name_that_only_some_themes_read_is_the_sites_own() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    for page in 0..3 {
        let text = "---\ntitle: Tide\nsocialimage: https://example.org/a.png\n---\n";
        site.write(&format!("_posts/2022-04-2{page}-a.md"), text);
    }
    assert_eq!(found(&site), "");
}

#[test]
fn a_name_in_another_case_on_many_pages_is_read_by_the_sites_own_components() {
    let site = Site::new(&[(
        "astro.config.mjs",
        b"import starlight from '@astrojs/starlight'\nexport default { integrations: [starlight({})] }\n",
    )]);
    let write = |page: usize| {
        let text = "---\ntitle: Tide\nlastupdated: October 2024\n---\n";
        site.write(&format!("src/content/docs/{page}.md"), text);
    };
    let count =
        || site.run(&["check", "--format", "jsonl"]).out().matches("unknown field `lastupdated`").count();
    (0..20).for_each(write);
    assert_eq!(count(), 20);
    write(20);
    assert_eq!(count(), 0);
}

#[test]
fn documents_of_quarto_may_start_with_empty_lines_and_have_dates_in_words() {
    let site = Site::new(&[]);
    for page in 0..60 {
        site.write(&format!("{page}.qmd"), format!("---\ntitle: Tide {page}\ndate: 2024-04-09\n---\n"));
    }
    site.write("lab.Rmd", "\n\n---\ntitle: Ebb\ndate: 26 September 2017\n---\n");
    site.write("new.qmd", "\n---\ntitle: Flood\ndate: 26 September 2017\n---\n");
    assert_eq!(found(&site), "");
    let asked = site.run(&["check", "--format", "concise", "--select", "leading-content"]).out();
    assert_eq!(asked.matches("above the front matter").count(), 2, "{asked}");
}

#[test]
fn empty_items_that_come_to_nothing_are_a_templates() {
    let site = Site::new(&[HUGO]);
    for page in 0..9 {
        site.write(&format!("content/{page}.md"), "---\ntitle: Tide\ntags: [sea, '']\n---\n");
    }
    assert_eq!(found(&site).matches("warning[empty-item] item 2 is empty").count(), 9, "{}", found(&site));
    site.write("content/9.md", "---\ntitle: Tide\ntags: [sea, '', '']\n---\n");
    assert_eq!(found(&site), "");
    site.write("content/a.md", "---\ntitle: Tide\ntags: [sea, ' ']\n---\n");
    assert_eq!(found(&site), "content/a.md:3:13: error[empty-item] item 2 is empty\n");
}

#[test]
fn hexo_drops_empty_items_too() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nnew_post_name: :title.md\n")]);
    for page in 0..9 {
        site.write(&format!("source/_posts/{page}.md"), "---\ntitle: Tide\ntags:\n  - sea\n  -\n---\n");
    }
    assert_eq!(found(&site).matches("warning[empty-item] item 2 is empty").count(), 9, "{}", found(&site));
    site.write("source/_posts/9.md", "---\ntitle: Tide\ntags:\n  - ebb\n  -\n  -\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_list_of_nothing_but_items_that_are_dropped_is_empty() {
    let site = Site::new(&[HUGO]);
    site.write("content/a.md", "---\ntitle: Tide\ntags: ['']\n---\n");
    assert_eq!(found(&site), "");
    site.write("content/b.md", "---\ntitle: Tide\ntags: [' ']\n---\n");
    assert_eq!(found(&site).matches("error[empty-item]").count(), 1, "{}", found(&site));
}

#[test]
fn a_list_where_a_text_belongs_is_one_finding() {
    let site = Site::new(&[HUGO]);
    site.write("content/a.md", "---\ntitle: Tide\ndescription: [春天，夏天]\n---\n");
    assert_eq!(found(&site).matches("error[").count(), 1, "{}", found(&site));
    site.write("content/a.md", "---\ntitle: Tide\ndescription: 'Ebb '\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn files_that_are_to_be_written_are_empty() {
    let site = Site::new(&[("mkdocs.yml", b"site_name: Tides\n"), ("docs/a.md", b""), ("docs/b.md", b"")]);
    assert_eq!(found(&site).matches("the file is empty").count(), 2, "{}", found(&site));
    site.write("docs/c.md", "\n");
    assert_eq!(found(&site), "");
}

#[test]
fn letter_case_that_many_terms_differ_in_makes_no_difference() {
    let site = Site::new(&[]);
    let write = |page: usize, term: &str| {
        let text = format!("---\ntitle: Tide\ntopics: [{term}, sea{term}]\n---\n");
        site.write(&format!("articles/{page}.md"), text);
    };
    (0..60).for_each(|page| write(page, "Estuary"));
    (60..69).for_each(|page| write(page, "estuary"));
    assert!(found(&site).contains("`estuary` is used on 9 pages, but `Estuary` on 60"), "{}", found(&site));
    (69..70).for_each(|page| write(page, "estuary"));
    assert_eq!(found(&site), "");
}

#[test]
fn what_only_other_readers_refuse_is_fine_on_many_pages() {
    let site = Site::new(&[HUGO]);
    for page in 0..4 {
        site.write(&format!("content/{page}.md"), "---\ntitle: Tide\ntags: [\n\t\"sea\"\n]\n---\n");
    }
    assert_eq!(found(&site).matches("warning[syntax] tab in the indentation").count(), 4, "{}", found(&site));
    site.write("content/4.md", "---\ntitle: Tide\ntags: [\n\t\"sea\"\n]\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn single_values_on_many_pages_are_read_like_lists() {
    let site = Site::new(&[]);
    for page in 0..400 {
        site.write(&format!("{page}.md"), "---\ntitle: Tide\nparents: [sea, moon]\n---\n");
    }
    for page in 0..10 {
        site.write(&format!("a{page}.md"), "---\ntitle: Tide\nparents: sea\n---\n");
    }
    assert_eq!(found(&site).matches("`parents` is a string here").count(), 1, "{}", found(&site));
    site.write("b.md", "---\ntitle: Tide\nparents: sea\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_site_of_eleventy_may_read_drafts_itself() {
    let site = Site::new(&[(".eleventy.js", b"module.exports = () => {};\n")]);
    site.write("posts/a.md", "---\ntitle: Tide\ndraft: true\n---\n");
    assert!(found(&site).contains("`draft` has no effect"), "{}", found(&site));
    site.write(
        "posts/posts.11tydata.js",
        "module.exports = { permalink: data => !data.hide && data.url };\n",
    );
    assert_eq!(found(&site), "", "a program makes the address");
    site.write("notes/a.md", "---\ntitle: Tide\ndraft: true\n---\n");
    assert!(found(&site).contains("`draft` has no effect"), "{}", found(&site));
    site.write(".eleventy.js", "module.exports = c => c.addPreprocessor('drafts', '*', d => !d.draft);\n");
    assert_eq!(found(&site), "");
}

#[test]
fn skills_without_front_matter_are_read_by_a_program_that_needs_none() {
    let site = Site::new(&[]);
    site.write(".claude/skills/a/SKILL.md", "# Tide\n");
    assert!(found(&site).contains("front matter is missing"), "{}", found(&site));
    site.write(".claude/skills/b/SKILL.md", "# Ebb\n");
    assert_eq!(found(&site), "");
}

#[test]
fn file_names_with_the_day_of_something_else() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    let write = |page: usize| {
        let text = "---\ntitle: Tide\ndate: 2018-05-01\n---\n";
        site.write(&format!("_posts/2022-04-{:02}-{page}.md", page % 27 + 1), text);
    };
    (0..9).for_each(write);
    assert_eq!(found(&site).matches("[filename-date-mismatch]").count(), 9, "{}", found(&site));
    write(9);
    assert_eq!(found(&site), "");
}

#[test]
fn strings_with_commas_on_many_pages_are_read_by_nobody_or_split() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    let count = || site.run(&["check", "--format", "jsonl"]).out().matches("comma-separated-list").count();
    let write = |page: usize| {
        site.write(&format!("{page}.md"), format!("---\ntitle: Tide\ntags: sea, tide-{page}\n---\n"));
    };
    (0..20).for_each(write);
    assert!(count() >= 20, "{}", count());
    write(20);
    assert_eq!(count(), 0);
}

#[test]
fn what_is_counted_and_measured_is_not_text() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    let text = "---\ntitle: Tide\nimages:\n  0: a.png\n  1: b.png\nfontsize: 1.4em #larger than usual\n---\n";
    site.write("a.md", text);
    assert_eq!(found(&site), "");
}

#[test]
fn a_day_with_a_zone_is_that_day() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    site.write("_posts/2022-04-27-a.md", "---\ntitle: Tide\ndate: 2022-04-27 +0800\n---\n");
    assert_eq!(found(&site), "");
    site.write("_posts/2022-04-27-b.md", "---\ntitle: Tide\ndate: 2022-04-27 tide\n---\n");
    assert_eq!(found(&site).matches("unexpected text after the date").count(), 1, "{}", found(&site));
}

#[test]
fn pages_of_jekyll_have_patterns_of_their_own() {
    let config = b"plugins: [jekyll-feed]\ninclude: [_pages]\ndefaults:\n  - scope: {path: _pages}\n    values: {permalink: '/:basename:output_ext'}\n";
    let site = Site::new(&[("_config.yml", config)]);
    site.write("_pages/a.md", "---\ntitle: Tide\npermalink: /x/:basename/\n---\n");
    assert_eq!(found(&site), "");
    site.write("_posts/2022-04-27-a.md", "---\ntitle: Tide\npermalink: /x/:basename/\n---\n");
    assert_eq!(found(&site).matches("Jekyll fails on `/x/:basename/`").count(), 1, "{}", found(&site));
}

#[test]
fn hashtags_below_the_front_matter_are_tags() {
    let site = Site::new(&[]);
    site.write("a.md", "---\naliases: [Fields]\n---\ntags: #sea #moon\n\nText.\n");
    assert_eq!(found(&site), "");
}

#[test]
fn two_byte_order_marks_are_one_finding() {
    let site = Site::new(&[HUGO]);
    site.write("content/a.md", "\u{feff}\u{feff}---\ntitle: Tide\n---\n");
    assert_eq!(found(&site).lines().count(), 1, "{}", found(&site));
    site.run(&["check", "--fix"]);
    assert_eq!(std::fs::read(site.path().join("content/a.md")).unwrap(), b"---\ntitle: Tide\n---\n");
}

#[test]
fn a_value_that_is_read_otherwise_on_many_pages_is_a_habit() {
    let site = Site::new(&[HUGO]);
    let write = |page: usize| {
        site.write(&format!("content/{page}.md"), "---\ntitle: Tide\nkeywords: sea, moon\n---\n");
    };
    (0..20).for_each(write);
    assert_eq!(found(&site).matches("[unsupported-value]").count(), 20, "{}", found(&site));
    write(20);
    assert_eq!(found(&site), "");
}

#[test]
fn chains_of_categories_are_known_to_hexo_not_to_its_editor() {
    let config = b"title: Tides\nnew_post_name: :title.md\n";
    let editor = b"backend: {name: git-gateway}\nmedia_folder: source/images\ncollections:\n  - name: posts\n    folder: source/_posts\n    create: true\n    fields:\n      - {name: title, widget: string}\n      - {name: categories, widget: list, required: false}\n";
    let site = Site::new(&[("_config.yml", config), ("source/admin/config.yml", editor)]);
    site.write("source/_posts/a.md", "---\ntitle: Tide\ncategories:\n  - - sea\n  - - moon\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn an_empty_file_among_posts_without_a_date_is_not_published() {
    let site = Site::new(&[("_config.yml", b"plugins: [jekyll-feed]\n"), ("_posts/data/README.md", b"")]);
    assert_eq!(found(&site), "");
    site.write("_posts/2022-04-27-a.md", "");
    assert_eq!(found(&site).matches("the file is empty").count(), 1, "{}", found(&site));
}

#[test]
fn a_percentage_is_the_same_number_without_its_zeros() {
    let site = Site::new(&[]);
    site.write("a.md", "---\ntitle: Tide\npercent: 80.00\n---\n");
    assert_eq!(found(&site), "");
    site.write("b.md", "---\ntitle: Tide\nversion: 80.00\n---\n");
    assert_eq!(found(&site).matches("[lossy-number]").count(), 1, "{}", found(&site));
}

#[test]
fn the_example_of_a_copied_theme_is_not_the_sites() {
    let site = Site::new(&[]);
    let page = "---\ntitle: Tide\ntitle: Ebb\n---\n";
    site.write("themes/sea/exampleSite/config.toml", "baseURL = 'https://example.org/'\n");
    site.write("themes/sea/exampleSite/content/a.md", page);
    assert_eq!(found(&site), "");
    site.write("exampleSite/config.toml", "baseURL = 'https://example.org/'\n");
    site.write("exampleSite/content/a.md", page);
    assert_eq!(
        found(&site).matches("error[duplicate-key]").count(),
        1,
        "of a theme itself: {}",
        found(&site)
    );
}

#[test]
fn what_a_template_of_a_skill_is_named_is_filled_in_later() {
    let site = Site::new(&[]);
    let write = |folder: &str| {
        site.write(&format!("skills/{folder}/SKILL.md"), "---\nname: my-skill\ndescription: Sews.\n---\n");
    };
    write("_template");
    assert_eq!(found(&site), "");
    write("sewing");
    assert_eq!(found(&site).matches("same-as-mismatch").count(), 1, "{}", found(&site));
}

#[test]
fn inputs_of_tests_are_broken_on_purpose() {
    let page: &[u8] = b"---\ntitle: Tide: ebb\n---\n";
    let paths = [
        "src/__fixtures__/a.md",
        "pkg/testdata/a.md",
        "test/source/a.md",
        "spec/fixtures/a.md",
        "Test Data/a.md",
        "lib/fixtures/a.md",
        "evals/agents/fixtures/reviewer/a.md",
    ];
    let site = Site::new(&paths.map(|path| (path, page)));
    assert_eq!(found(&site).lines().count(), 1, "of a library without a package: {}", found(&site));
    site.write("lib/package.json", "{}");
    assert_eq!(found(&site), "");
    site.write("lib/tests/docs/a.md", page);
    assert_eq!(found(&site), "");
    site.write("fixtures/a.md", page);
    assert_eq!(found(&site).matches("fixtures/a.md:2:").count(), 1, "of a club: {}", found(&site));
    site.write("tests/docs/a.md", page);
    assert_eq!(found(&site).matches("tests/docs/a.md:2:").count(), 1, "of a club: {}", found(&site));
    site.write("packages/test-sites/a/b.md", page);
    assert_eq!(found(&site).matches("sites/a/b.md:2:").count(), 1, "not a package: {}", found(&site));
    site.write("packages/test-sites/package.json", "{}");
    assert!(!found(&site).contains("sites/a/b.md"), "{}", found(&site));
    site.write("masthead.yaml", "collections:\n  all: { files: ['**/*.md'], fields: { title: string } }\n");
    assert_eq!(found(&site).matches("error[syntax]").count(), 11, "{}", found(&site));
}

#[test]
fn an_editor_does_not_want_paths_to_be_encoded() {
    let editor = b"backend: {name: git-gateway}\nmedia_folder: static/images\ncollections:\n  - name: posts\n    folder: content/posts\n    create: true\n    fields:\n      - {name: title, widget: string}\n      - {name: cover, widget: image, required: false}\n";
    let site = Site::new(&[HUGO, ("static/admin/config.yml", editor), ("static/images/high tide.png", b"")]);
    site.write("content/posts/a.md", "---\ntitle: Tide\ncover: /images/high tide.png\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_page_of_another_kind_has_names_of_its_own() {
    let site = Site::new(&[]);
    for page in 0..60 {
        let text = format!("---\ntitle: Tide\nlead: The {page}th\nstats: true\n---\n");
        site.write(&format!("startups/{page}.md"), text);
    }
    site.write("phases/a.md", "---\nstatus: alpha\nlabel: Alpha\n---\n");
    assert_eq!(found(&site), "");
    site.write("startups/a.md", "---\ntitle: Ebb\nlead: The first\nstates: true\n---\n");
    assert!(found(&site).contains("`states` is used on 1 page, but `stats` on 60"), "{}", found(&site));
}

#[test]
fn a_date_that_cannot_be_read_is_one_finding() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nnew_post_name: :title.md\n")]);
    for page in 0..60 {
        let text = format!("---\ntitle: Tide\ndate: 2022-04-{:02}\n---\n", page % 27 + 1);
        site.write(&format!("source/_posts/{page}.md"), text);
    }
    site.write("source/_posts/a.md", "---\ntitle: Ebb\ndate: 27-06-2025\n---\n");
    site.write("source/_posts/b.md", "---\ntitle: Ebb\ndate: 02-07-2025\n---\n");
    let shown = found(&site);
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(shown.contains("[date-format]") && shown.contains("[ambiguous-date]"), "{shown}");
}

#[test]
fn a_site_below_a_repository_is_built_by_what_is_at_its_root() {
    let page: (&str, &[u8]) = ("site/content/a.md", b"---\n_build: {list: never}\n---\n");
    let site = Site::new(&[("site/hugo.toml", HUGO.1), page]);
    assert!(found(&site).contains("`_build` is a reserved name"), "{}", found(&site));
    site.write(".github/workflows/publish.yml", "steps:\n- with:\n    hugo-version: '0.136.5'\n");
    assert!(found(&site).contains("`_build` is a reserved name"), "no repository: {}", found(&site));
    site.write(".git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(found(&site), "");
}

#[test]
fn pages_without_an_opening_delimiter_are_written_for_a_tool_that_needs_none() {
    let site = Site::new(&[]);
    for page in 0..4 {
        site.write(&format!("{page}.md"), "title: Tide\ndate: 2022-04-27\ntags: [sea]\n---\nBody\n");
    }
    assert_eq!(found(&site).matches("error[missing-opening-fence]").count(), 4, "{}", found(&site));
    site.write("4.md", "title: Tide\ndate: 2022-04-27\ntags: [sea]\n---\nBody\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_draft_that_is_published_says_so() {
    let site = Site::new(&[HUGO, ("content/a.md", b"---\ntitle: Tide\ndraft: yes\n---\n")]);
    assert!(
        found(&site).contains("as a string, not as a boolean, and publishes the page"),
        "{}",
        found(&site)
    );
}

#[test]
fn a_name_in_the_wrong_case_is_one_finding() {
    let site = Site::new(&[]);
    for page in 0..100 {
        let name = if page < 4 { "Aliases" } else { "aliases" };
        site.write(&format!("posts/{page:02}.md"), format!("---\ntitle: Tide\n{name}: [sea-{page}]\n---\n"));
    }
    assert_eq!(found(&site).lines().count(), 4, "{}", found(&site));
}

#[test]
fn a_term_of_another_language_is_not_what_a_spelling_means() {
    let site = Site::new(&[HUGO]);
    for page in 0..60 {
        let term = if page < 25 { "fondamental" } else { "fundamental" };
        site.write(&format!("content/{page}.md"), format!("---\ntitle: Tide\ntags: [{term}]\n---\n"));
    }
    site.write("content/a.md", "---\ntitle: Tide\ntags: [Fundamental]\n---\n");
    assert_eq!(found(&site), "");
    site.write("content/b.md", "---\ntitle: Tide\ntags: [fundamentall]\n---\n");
    site.write("content/c.md", "---\ntitle: Tide\ntags: [fondammental]\n---\n");
    assert_eq!(found(&site).matches("looks like a typo of `fondamental`").count(), 1, "{}", found(&site));
}

#[test]
fn images_that_most_pages_lack_are_elsewhere() {
    let site =
        Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n"), ("img/here.png", b"")]);
    let write = |page: usize, image: &str| {
        let text = format!("---\ntitle: Tide\nimage: /img/{image}.png\n---\n");
        site.write(&format!("_posts/2022-04-{:02}-{page:02}.md", page % 27 + 1), text);
    };
    (0..30).for_each(|page| write(page, "gone"));
    assert_eq!(found(&site), "");
    (0..20).for_each(|page| write(page, "here"));
    assert_eq!(found(&site).matches("file not found: `gone.png` in `img`").count(), 10, "{}", found(&site));
}

#[test]
fn a_field_that_is_switched_off_is_no_typo() {
    let site = Site::new(&[HUGO, ("netlify.toml", b"[build.environment]\nHUGO_VERSION = \"0.121.0\"\n")]);
    site.write("content/a.md", "---\n_build: {list: never}\n---\n");
    site.write("content/b.md", "\n---\ntitle: Tide\n---\n");
    assert_eq!(found(&site), "", "an older Hugo reads both");
}

#[test]
fn delimiters_that_only_some_generators_read_are_read_by_the_sites_own() {
    let site = Site::new(&[]);
    for page in 0..4 {
        site.write(&format!("{page}.md"), "--- \ntitle: Tide\n---\n");
    }
    assert_eq!(found(&site).matches("warning[malformed-delimiter]").count(), 4, "{}", found(&site));
    site.write("4.md", "--- \ntitle: Tide\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_year_that_no_page_can_have_stands_for_none_where_several_pages_have_it() {
    let site = Site::new(&[HUGO]);
    for page in 0..2 {
        site.write(&format!("content/{page}.md"), "---\ntitle: Tide\ndate: 1000-01-01\n---\n");
    }
    assert_eq!(found(&site).matches("warning[date-out-of-range]").count(), 2, "{}", found(&site));
    site.write("content/2.md", "---\ntitle: Tide\ndate: 1000-01-01\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_field_that_zola_drops_on_many_pages_is_kept_there_on_purpose() {
    let site = Site::new(&[("config.toml", b"base_url = 'https://example.org'\ncompile_sass = true\n")]);
    for page in 0..4 {
        site.write(&format!("content/{page}.md"), "+++\ntitle = 'Tide'\nabstract = 'Of the sea'\n+++\n");
    }
    assert_eq!(found(&site).matches("Zola drops `abstract`").count(), 4, "{}", found(&site));
    site.write("content/4.md", "+++\ntitle = 'Tide'\nabstract = 'Of the sea'\n+++\n");
    assert_eq!(found(&site), "");
}

#[test]
fn the_last_day_of_the_year_9999_means_never() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    site.write("_posts/2022-04-27-a.md", "---\ntitle: A\ndate: 9999-12-31\n---\n");
    let never = found(&site);
    assert_eq!(never, "");
    site.write("_posts/2022-04-27-a.md", "---\ntitle: A\ndate: 9022-04-27\n---\n");
    assert!(found(&site).contains("warning[date-out-of-range]"), "{}", found(&site));
}

#[test]
fn programs_get_every_finding() {
    let site = Site::new(&[]);
    for page in 0..100 {
        site.write(&format!("posts/{page:03}.md"), "---\ntitle: Day\ntags: [a, a]\n---\n");
    }
    let people = found(&site);
    assert_eq!(people.lines().count(), 6, "a twentieth of the pages, and the rest: {people}");
    let last = people.lines().last().unwrap_or_default();
    assert!(
        last.ends_with("95 more findings of this rule on 95 pages: more than a tenth of all have one"),
        "{last}"
    );
    let ran = site.run(&["check", "--format", "json", "--format", "markdown=a.txt", "--max-warnings", "99"]);
    let report: Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(100));
    assert_eq!(report["summary"]["warnings"], 100);
    assert_eq!(ran.status(), 1, "the exit status does not depend on the format");
    let table = std::fs::read_to_string(site.path().join("a.txt")).unwrap();
    assert!(table.contains("95 more findings"), "{table}");
    assert_eq!(site.run(&["check", "--max-warnings", "99"]).status(), 1);
    assert_eq!(site.run(&["check", "--max-warnings", "100"]).status(), 0);
}

#[test]
fn a_remark_that_several_pages_have_comes_from_a_template() {
    let site = Site::new(&[]);
    for page in 0..2 {
        site.write(&format!("{page}.md"), "---\ntitle: Tide\ncategory: sea #topic\n---\n");
    }
    assert_eq!(found(&site).matches("warning[swallowed-comment]").count(), 2, "{}", found(&site));
    site.write("2.md", "---\ntitle: Ebb\ncategory: land #topic\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_text_beside_mappings_on_several_pages_is_a_second_habit() {
    let site = Site::new(&[]);
    for page in 0..90 {
        site.write(&format!("links/{page}.md"), "---\nsource: { name: Tide, url: x }\n---\n");
    }
    for page in 0..3 {
        site.write(&format!("books/{page}.md"), "---\nsource: Ana Lopes\n---\n");
    }
    assert_eq!(found(&site).matches("warning[inconsistent-type]").count(), 3, "{}", found(&site));
    site.write("books/3.md", "---\nsource: Ana Lopes\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn an_image_below_a_folder_of_pages_is_elsewhere() {
    let site = Site::new(&[("docs/tips/a.md", b"---\ntitle: A\ncover: tips/a.webp\n---\n")]);
    assert_eq!(found(&site), "");
    site.write("docs/tips/b.webp", "");
    assert!(found(&site).contains("warning[missing-image]"), "{}", found(&site));
}

#[test]
fn a_field_that_several_skills_have_is_read_by_some_tool() {
    let site = Site::new(&[]);
    for skill in 0..2 {
        let text = format!("---\nname: s{skill}\ndescription: Sews.\nsource: x\ntags: [sea]\n---\n");
        site.write(&format!("skills/s{skill}/SKILL.md"), text);
    }
    assert_eq!(found(&site).matches("warning[unknown-field]").count(), 2 * 2, "{}", found(&site));
    site.write("skills/s4/SKILL.md", "---\nname: s4\ndescription: Sews.\nsource: x\ntags: [sea]\n---\n");
    assert_eq!(found(&site), "");
    // A configuration that says nothing of other fields asks for nothing; one that does means it.
    let collection = "collections:\n  skills:\n    files: ['**/SKILL.md']\n";
    site.write("masthead.yaml", collection);
    assert_eq!(found(&site), "");
    site.write(
        "masthead.yaml",
        format!("{collection}    additional-fields: warn\n    fields: {{ name: string }}\n"),
    );
    assert_eq!(found(&site).matches("warning[unknown-field]").count(), 3 * 3, "{}", found(&site));
}

#[test]
fn lists_in_one_text_on_several_pages_are_split_by_the_sites_own_tool() {
    let site = Site::new(&[]);
    for page in 0..4 {
        site.write(&format!("{page}.md"), format!("---\ntitle: Tide\ntags: sea, tide-{page}\n---\n"));
    }
    assert_eq!(found(&site).matches("warning[comma-separated-list]").count(), 4, "{}", found(&site));
    site.write("4.md", "---\ntitle: Tide\ntags: sea, ebb\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn dates_in_quotes_on_many_pages_are_read_like_others() {
    let site = Site::new(&[]);
    for page in 0..240 {
        site.write(&format!("{page}.md"), format!("---\ntitle: Tide {page}\ndate: 2024-04-09\n---\n"));
    }
    let quote = |page: usize| {
        site.write(
            &format!("q{page}.md"),
            format!("---\ntitle: Ebb {page}\ndate: '2024-04-{}'\n---\n", 10 + page),
        );
    };
    (0..10).for_each(quote);
    assert!(found(&site).contains("`date` is a string here, but a date in 240"), "{}", found(&site));
    quote(10);
    assert_eq!(found(&site), "");
}

#[test]
fn quarto_makes_no_page_of_a_file_with_an_underscore() {
    let site = Site::new(&[]);
    let text = "---\ntitle: Tide\ndraft: yes\ntags: [no]\n---\n";
    site.write("_part.qmd", text);
    site.write("lab.Rmd", text);
    assert_eq!(found(&site), "");
    site.write("a.qmd", text);
    let out = found(&site);
    assert!(
        out.contains("a.qmd:3:8: warning[ambiguous-scalar] Quarto reads `yes` as a string, not as a boolean"),
        "{out}"
    );
    assert_eq!(out.lines().count(), 1, "{out}");
}

#[test]
fn dates_that_the_generator_does_not_read_are_the_templates_own() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    let write = |page: usize| {
        let text = format!("---\ntitle: Tide\npubDate: 04/0{}/2022\n---\n", page + 5);
        site.write(&format!("_posts/2022-05-0{}-tide.md", page + 1), text);
    };
    (0..4).for_each(write);
    let out = found(&site);
    assert_eq!(out.matches("/2022`: it can mean ").count(), 4, "{out}");
    write(4);
    assert_eq!(found(&site), "");
}

#[test]
fn a_skill_may_have_the_names_of_two_folders() {
    let text = b"---\nname: sewing/hems\ndescription: Sews.\n---\n";
    let site = Site::new(&[("skills/sewing/hems/SKILL.md", text), ("skills/hems/SKILL.md", text)]);
    let out = found(&site);
    assert!(out.contains("skills/hems/SKILL.md:2:7: warning[pattern-mismatch]"), "{out}");
    assert!(!out.contains("skills/sewing/hems/SKILL.md:2:7:"), "{out}");
}

#[test]
fn a_value_that_is_there_twice_is_read_by_a_generator_that_keeps_the_last_one() {
    let site = Site::new(&[("config.toml", b"baseURL = '/'\n"), (".hugo-version", b"0.139.2\n")]);
    let write = |page: usize| {
        let text = "---\ntitle: Tide\ndate: 2024-04-09\nlayout: tide\ndate: 2024-04-09\n---\n";
        site.write(&format!("content/{page}.md"), text);
    };
    (0..20).for_each(write);
    let out = found(&site);
    assert_eq!(out.matches("warning[duplicate-key] duplicate key `date`: Hugo keeps").count(), 20, "{out}");
    write(20);
    site.write("content/a.md", "---\ntitle: Tide\ntitle: Ebb\n---\n");
    assert_eq!(
        found(&site),
        "content/a.md:3:1: error[duplicate-key] duplicate key `title`: Hugo keeps the last one\n"
    );
    site.write(".hugo-version", "0.160.0\n");
    assert_eq!(found(&site).matches("error[duplicate-key] duplicate key `date`: Hugo fails").count(), 21);
}

#[test]
fn a_program_that_takes_dates_as_text_does_not_mind_quotes() {
    for (marker, text, count) in [
        ("gatsby-config.js", "", 0),
        ("quartz.config.ts", "", 0),
        ("_config.ts", "import lume from 'lume/mod.ts';\n", 0),
        ("_config.ts", "", 1),
    ] {
        let site = Site::new(&[(marker, text.as_bytes())]);
        for page in 0..60 {
            site.write(&format!("{page}.md"), format!("---\ntitle: Tide {page}\ndate: 2024-04-09\n---\n"));
        }
        site.write("a.md", "---\ntitle: Ebb\ndate: '2024-04-10'\n---\n");
        assert_eq!(found(&site).matches("inconsistent-type").count(), count, "{marker}: {}", found(&site));
    }
}

#[test]
fn a_project_of_quarto_makes_no_pages_of_names_with_an_underscore() {
    let text = "---\ntitle: Tide\ntitle: Ebb\n---\n";
    let site = Site::new(&[("_faq.md", text.as_bytes()), ("_drafts/a.md", text.as_bytes())]);
    assert_eq!(found(&site).lines().count(), 2, "{}", found(&site));
    site.write("_quarto.yml", "project:\n  type: website\n");
    assert_eq!(found(&site), "");
    assert_eq!(site.run(&["check", "--format", "concise", "--quiet", "_faq.md"]).out().lines().count(), 1);
}

#[test]
fn blocks_that_franklin_runs_are_not_toml() {
    let text = "+++\ntitle = \"Tide\"\nrss_pubdate = Date(2024, 4, 9)\n+++\n";
    let site = Site::new(&[("a.md", text.as_bytes())]);
    assert_eq!(found(&site).lines().count(), 1, "{}", found(&site));
    site.write("_layout/head.html", "<html>");
    assert_eq!(found(&site), "");
}

#[test]
fn a_page_whose_template_is_filled_in_first_is_not_yet_yaml() {
    let text = "---\n{{ include \"data/tides\" }}\nicon: \":wave:\"\n---\n";
    let site = Site::new(&[("a.md", text.as_bytes())]);
    assert_eq!(found(&site), "");
    let site = Site::new(&[HUGO, ("content/a.md", text.as_bytes())]);
    assert!(found(&site).contains("error[syntax]"), "{}", found(&site));
}

#[test]
fn names_that_all_begin_with_a_capital_are_a_habit_of_the_page() {
    let site = Site::new(&[("a.md", b"---\nTitle: Tide\nDate: 2024-04-09\nModified: 2024-04-10\n---\n")]);
    assert_eq!(found(&site), "");
    site.write("a.md", "---\ntitle: Tide\nDate: 2024-04-09\nModified: 2024-04-10\n---\n");
    assert_eq!(found(&site).matches("did you mean").count(), 2, "{}", found(&site));
}

#[test]
fn an_image_may_lack_what_a_template_adds() {
    let site = Site::new(&[HUGO, ("static/img/tide-320w.png", b""), ("static/img/ebb.png", b"")]);
    site.write("content/a.md", "---\ntitle: Tide\nimage: /img/tide\n---\n");
    site.write("content/b.md", "---\ntitle: Ebb\nimage: /img/ebb\n---\n");
    assert_eq!(found(&site), "");
    site.write("content/c.md", "---\ntitle: Flood\nimage: /img/flood.png\n---\n");
    assert_eq!(found(&site).matches("missing-image").count(), 1, "{}", found(&site));
}

#[test]
fn a_site_that_has_zones_in_its_dates_is_built_in_its_own() {
    let site = Site::new(&[("_config.yml", b"new_post_name: :title.md\ntimezone: Asia/Tokyo\n")]);
    let write = |page: usize, quote: &str| {
        let text = format!("---\ntitle: Tide\ndate: {quote}2024-04-09T10:00:00+09:00{quote}\n---\n");
        site.write(&format!("source/_posts/{page}.md"), text);
    };
    (0..20).for_each(|page| write(page, "'"));
    assert_eq!(found(&site).matches("Hexo shifts a time with a zone").count(), 20, "{}", found(&site));
    write(20, "'");
    assert_eq!(found(&site), "");
    write(21, "");
    assert_eq!(found(&site).matches("Hexo loses the zone").count(), 1, "{}", found(&site));
}

#[test]
fn tabs_on_many_pages_of_an_unknown_generator_are_read_by_it() {
    let site = Site::new(&[]);
    let write = |page: usize| {
        site.write(&format!("_posts/{page}.md"), format!("---\ntitle: Tide {page}\ntags:\n\t- sea\n---\n"));
    };
    (0..20).for_each(write);
    assert_eq!(found(&site).matches("error[syntax] tab in the indentation").count(), 20, "{}", found(&site));
    write(20);
    assert_eq!(found(&site), "");
    site.write("hugo.toml", "baseURL = 'https://example.org/'\n");
    site.write("content/a.md", "---\ntitle: Ebb\nsize:\n\twidth: 5\n---\n");
    assert!(found(&site).contains("content/a.md:4:1: error[syntax]"), "{}", found(&site));
}

#[test]
fn a_version_that_loses_its_zero_on_many_pages_is_not_shown() {
    let site = Site::new(&[]);
    let write = |page: usize| {
        site.write(
            &format!("posts/{page}.md"),
            format!("---\ntitle: Tide {page}\nversion: 1.{page}0\n---\n"),
        );
    };
    (1..21).for_each(write);
    assert_eq!(found(&site).matches("warning[lossy-number]").count(), 20, "{}", found(&site));
    write(21);
    assert_eq!(found(&site), "");
}

#[test]
fn letter_case_that_many_terms_differ_in_is_ignored_by_the_sites_own_pages_of_terms() {
    let site = Site::new(&[("astro.config.mjs", b"export default {}\n")]);
    let write = |page: usize, term: &str| {
        let text = format!("---\ntitle: Tide\ntags: [{term}, sea{term}]\n---\n");
        site.write(&format!("src/content/blog/{page}.md"), text);
    };
    (0..60).for_each(|page| write(page, "Estuary"));
    (60..69).for_each(|page| write(page, "estuary"));
    assert!(found(&site).contains("`estuary` is used on 9 pages, but `Estuary` on 60"), "{}", found(&site));
    write(69, "estuary");
    assert_eq!(found(&site), "");
}

#[test]
fn what_is_shown_as_it_is_written_is_fine() {
    let site = Site::new(&[("_quarto.yml", b"project:\n  type: website\n")]);
    site.write("talk.qmd", "---\ntitle: Tide\ndate: \"Meeting<br>August 14, 2018\"\n---\n");
    assert_eq!(found(&site), "");
    let site = Site::new(&[(".eleventy.js", b"module.exports = () => ({})\n")]);
    site.write("a.md", "---\ntitle: Tide\nopensource: No\n---\n");
    assert_eq!(found(&site), "");
    site.write("a.md", "---\ntitle: Tide\nopensource: no\n---\n");
    assert!(found(&site).contains("every string is true"), "{}", found(&site));
}

#[test]
fn the_templates_of_pages_are_no_pages_of_astro() {
    let site = Site::new(&[("astro.config.mjs", b"export default {}\n")]);
    site.write("src/content/_templates/post.md", "---\ntitle: ''\ndate: YYYY-MM-DD\n---\n");
    site.write("src/content/posts/a.md", "---\ntitle: Tide\ndate: 2024-04-09\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_day_that_is_not_one_is_one_finding() {
    let site = Site::new(&[]);
    for page in 0..60 {
        site.write(
            &format!("{page}.md"),
            format!("---\ntitle: Tide {page}\ndate: 2024-04-09 10:00:00\n---\n"),
        );
    }
    site.write("a.md", "---\ntitle: Ebb\ndate: 2024-04-09 13:017:00\n---\n");
    assert_eq!(found(&site).lines().count(), 1, "{}", found(&site));
    assert!(found(&site).contains("[invalid-date]"), "{}", found(&site));
}

#[test]
fn a_link_to_the_note_of_a_month_is_no_broken_date_in_obsidian() {
    let site = Site::new(&[(".obsidian/types.json", br#"{"types": {"last": "date"}}"#)]);
    site.write("a.md", "---\nlast: \"[[2022-04]]\"\n---\n");
    assert_eq!(found(&site), "");
    site.write("a.md", "---\nlast: some day\n---\n");
    assert!(found(&site).contains("`some day` is not a date"), "{}", found(&site));
}

#[test]
fn what_another_tool_reads_its_own_way_is_fine() {
    let site = Site::new(&[]);
    let deck = "---\nmarp: true\nsize: 16:9\nstyle: |\n  a {}\n  ---\n\n<div>\n\n# Tide\n\n---\n\n# Ebb\n";
    site.write("slides/tide.md", deck);
    site.write("b.qmd", "--- \ntitle: Tide\n...\t\n\nText\n");
    site.write("a.qmd", "---\ntitle: Tide\nparams:\n  last: !expr Sys.Date()\n---\n");
    site.write("b.Rmd", "---\ntitle: Tide\ndate: \"`{r} Sys.Date()`\"\n---\n");
    assert_eq!(found(&site), "");
    site.write("a.qmd", "---\ntitle: Tide\nparams:\n  last: !secret Sys.Date()\n---\n");
    site.write("slides/tide.md", deck.replace("marp: true\nsize: 16:9", "theme: sea\nsize: 16:30"));
    let found = found(&site);
    assert!(found.contains("unsupported YAML tag `!secret`"), "{found}");
    assert!(found.contains("the delimiter is indented"), "{found}");
}

#[test]
fn a_template_among_the_posts_is_not_meant_to_be_published() {
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    site.write("_posts/template.md", "---\ntitle: template\n---\n");
    assert_eq!(found(&site), "");
    site.write("_posts/tide.md", "---\ntitle: Tide\n---\n");
    assert!(found(&site).contains("`tide.md` does not start with a date"), "{}", found(&site));
}

#[test]
fn text_behind_the_delimiter_that_hugo_reads_is_fine() {
    let site = Site::new(&[HUGO]);
    site.write("content/a.md", "+++ title=\"Tide\"\ndraft = false\n+++\n");
    assert_eq!(found(&site), "");
}

#[test]
fn a_theme_has_names_of_its_own_until_other_pages_have_another_case() {
    let site = Site::new(&[("eleventy.config.js", b"export default () => {};\n")]);
    site.write("odd.md", "---\ntitle: A\nogimage: /a.png\n---\n");
    assert_eq!(found(&site), "");
    for page in 0..40 {
        site.write(&format!("{page}.md"), format!("---\ntitle: Page {page}\nogImage: /{page}.png\n---\n"));
    }
    let found = found(&site);
    assert!(found.contains("odd.md:3:1: warning[inconsistent-field-name]"), "{found}");
}

#[test]
fn a_lone_tag_beside_tags_everywhere_is_named_by_mistake() {
    let site = Site::new(&[("astro.config.mjs", b"export default {};\n")]);
    for page in 0..60 {
        site.write(&format!("src/pages/{page}.md"), format!("---\ntitle: Page {page}\ntags: [sea]\n---\n"));
    }
    site.write("src/pages/odd.md", "---\ntitle: Odd\ntag: sea\n---\n");
    let lone = found(&site);
    assert!(
        lone.contains("`tag` is used on 1 page, but `tags` on 60") && lone.lines().count() == 1,
        "{lone}"
    );
    site.write("src/pages/odd.md", "---\ntitle: Odd\ntag: sea\ntags: [tide]\n---\n");
    assert_eq!(found(&site), "");
}

#[test]
fn what_the_generator_reads_has_one_name_on_pages_of_any_kind() {
    let site = Site::new(&[("_config.yml", b"baseurl: ''\n")]);
    for number in 0..60 {
        let tide = format!("title: {number}\nlayout: tide\nmoon: a\nebb: b\nflood: c\nspring: d\n");
        let rest = if number < 30 {
            format!("redirect_from: [/{number}.html]\nsea_level: 1\n")
        } else {
            String::new()
        };
        site.write(&format!("tides/{number}.md"), format!("---\n{tide}{rest}---\n"));
    }
    site.write("links.md", "---\ntitle: Links\nsea-level: 1\nredirect-from:\n  - /learn.html\n---\n");
    let found = found(&site);
    assert!(found.contains("links.md:4:1: warning[inconsistent-field-name] `redirect-from`"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn the_page_about_a_term_may_write_it_in_another_form() {
    let site = Site::new(&[("_config.yml", b"baseurl: ''\n")]);
    for number in 0..9 {
        site.write(
            &format!("tides/{number}.md"),
            format!("---\ntitle: Tide {number}\ncategory: Decide\n---\n"),
        );
    }
    site.write("pages/decide.md", "---\ntitle: Decide\ncategory: decide\npermalink: /decide/\n---\n");
    assert_eq!(found(&site), "");
    site.write("pages/other.md", "---\ntitle: Other\ncategory: decide\n---\n");
    let found = found(&site);
    assert!(found.contains("pages/other.md:3:11: warning[near-duplicate-item]"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn a_prefix_ends_with_a_space() {
    let fields = "fields: { report: { type: map, fields: { title-prefix: string, title: string } } }";
    let config = format!("collections: {{ all: {{ files: ['**'], {fields} }} }}\n");
    let site = Site::new(&[("masthead.yaml", config.as_bytes())]);
    site.write("a.md", "---\nreport:\n  title-prefix: \"[Tide] \"\n  title: \"Tide \"\n---\n");
    let found = found(&site);
    assert!(found.contains("a.md:4:15: warning[untrimmed-string]"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn names_of_many_skills_that_agents_read_anyway_are_a_habit() {
    let site = Site::new(&[]);
    let write = |page: usize, name: &str| {
        let text = format!("---\nname: {name}\ndescription: Draws pears\n---\n");
        site.write(&format!("skills/fruit/pears-{page}/SKILL.md"), text);
    };
    for page in 0..500 {
        site.write(&format!("docs/{page}.md"), format!("---\ntitle: Pears {page}\n---\n"));
    }
    (0..20).for_each(|page| write(page, "Pears and Plums"));
    assert_eq!(found(&site).matches("warning[pattern-mismatch]").count(), 20);
    write(20, "Pears and Plums");
    assert_eq!(found(&site), "");
    (0..20).for_each(|page| write(page, "plums"));
    let printed = found(&site);
    assert_eq!(printed.matches("warning[same-as-mismatch]").count(), 20, "{printed}");
    assert_eq!(printed.matches("warning[pattern-mismatch]").count(), 1, "{printed}");
    write(20, "plums");
    assert_eq!(found(&site), "");
}

#[test]
fn a_page_that_is_named_a_template_has_places_to_fill_in() {
    let site = Site::new(&[]);
    let page = "---\ntitle: {title}\ntags:\n  - {tag}\n---\n";
    for name in ["skill-scaffold.md", "Post Template.md", "template.md"] {
        site.write(name, page);
        assert_eq!(found(&site), "", "{name}");
    }
    site.write("templates-of-ours.md", page);
    let printed = found(&site);
    assert_eq!(printed.matches("warning[template-syntax]").count(), 2, "one finding each: {printed}");
    assert_eq!(printed.lines().count(), 2, "{printed}");
}

#[test]
fn what_another_theme_of_vitepress_shows_in_its_footer_is_no_switch() {
    let site = Site::new(&[(".vitepress/config.mjs", b"export default {}\n")]);
    site.write("index.md", "---\nlayout: home\nfooter:\n  - text: Tides\n    link: /tides\n---\n");
    assert_eq!(found(&site), "");
    site.write("a.md", "---\nfooter: nope\n---\n");
    assert!(found(&site).contains("`footer` must be a boolean"), "{}", found(&site));
}

#[test]
fn a_byte_order_mark_that_the_sites_generator_takes_away_is_fine() {
    for settings in [
        "mkdocs.yml",
        ".vitepress/config.mjs",
        "docusaurus.config.js",
        "eleventy.config.js",
        "hugo.toml",
        "astro.config.mjs",
    ] {
        let site = Site::new(&[(settings, b"")]);
        let folder = if settings == "hugo.toml" { "content" } else { "docs" };
        site.write(&format!("{folder}/a.md"), "\u{feff}---\ntitle: Tide\n---\n");
        assert_eq!(found(&site), "", "{settings}");
    }
    let site = Site::new(&[("_config.yml", b"title: Tides\nplugins: [jekyll-feed]\n")]);
    site.write("a.md", "\u{feff}---\ntitle: Tide\n---\n");
    assert!(found(&site).contains("error[byte-order-mark]"), "{}", found(&site));
    let site = Site::new(&[]);
    site.write("a.md", "\u{feff}---\ntitle: Tide\n---\n");
    assert!(found(&site).contains("warning[byte-order-mark]"), "{}", found(&site));
}

#[test]
fn an_empty_title_with_a_word_for_a_tool_is_meant() {
    let site = Site::new(&[HUGO]);
    site.write("content/a.md", "---\ntitle: # none, for markdownlint\n---\n");
    assert!(!found(&site).contains("swallowed-comment"), "{}", found(&site));
}

#[test]
fn a_tag_in_a_template_is_not_yet_yaml() {
    let site = Site::new(&[]);
    let page = "---\nname: tides\ndescription: {{What it does}} Use when {{it ebbs}}.\n---\n";
    site.write("skills/maker/templates/simple-skill.md", page);
    site.write("skill-template.md", page);
    assert_eq!(found(&site), "");
    site.write("tides.md", page);
    assert_eq!(found(&site).matches("error[syntax]").count(), 1, "{}", found(&site));
}

#[test]
fn a_page_with_the_number_of_its_file_is_not_shown_with_another_one() {
    let site = Site::new(&[("docs/0001-tides.md", b"---\nadr: 0001\ntitle: Tides\n---\n")]);
    assert_eq!(found(&site), "");
    site.write("docs/0002-tides.md", "---\nadr: 0001\ntitle: Tides\n---\n");
    assert_eq!(found(&site).matches("lossy-number").count(), 1, "{}", found(&site));
}
