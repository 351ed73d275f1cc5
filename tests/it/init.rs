//! The inferred configuration: what it says, that it is accepted, and that a clean tree stays clean.

use std::fmt::Write;

use proptest::prelude::*;

use crate::run::Site;

/// Sixty pages in two sections, and a few slips.
fn tree() -> Site {
    let site = Site::new(&[("_config.yml", b"source_dir: source\npermalink: :title/\n")]);
    for number in 0..50 {
        let (day, topic) = (number % 28 + 1, ["Rivers", "Lakes", "Seas"][number % 3]);
        let cover = format!("https://img.example.org/{number}.jpg");
        let page = format!(
            "---\ntitle: Post {number}\ndate: 2022-04-{day:02} 10:22:31\ncategories: [{topic}]\n\
             cover: {cover}\nlevel: {}\n---\nText\n",
            ["beginner", "expert"][number % 2]
        );
        site.write(&format!("source/_posts/{number:02}.md"), page);
    }
    for number in 0..12 {
        let page = format!("---\ntitle: Note {number}\nweight: {number}\nopen: {}\n---\n", number % 2 == 0);
        site.write(&format!("source/notes/{number:02}.md"), page);
    }
    site.write(
        "source/_posts/odd.md",
        "---\ntitle: Odd\ndate: 2022/5/1\ncategories: [rivers]\nlevel: beginer\ncover: http://old.example.com/1.jpg\n---\n",
    );
    site
}

#[test]
fn says_what_nearly_all_pages_do() {
    let site = tree();
    let ran = site.run(&["init", "--stdout"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    insta::assert_snapshot!("configuration", ran.out());
    assert!(!site.path().join("masthead.yaml").exists());
    assert_eq!(site.run(&["init"]).status(), 0);
    let found = site.run(&["check", "--quiet", "--now", "2026-01-01"]).out();
    assert!(found.lines().all(|line| line.starts_with("source/_posts/odd.md:")), "{found}");
    insta::assert_snapshot!("findings", found);
}

#[test]
fn a_switch_that_some_pages_leave_out_has_a_default() {
    let site = Site::new(&[("hugo.toml", b"baseURL = \"https://example.org/\"\n")]);
    for number in 0..300 {
        let switch = if number == 7 { "" } else { "searchable: false\n" };
        let author = if number == 9 { "" } else { "author: Ann\n" };
        site.write(
            &format!("content/posts/{number}.md"),
            format!("---\ntitle: Post {number}\n{switch}{author}---\n"),
        );
    }
    let written = site.run(&["init", "--stdout"]).out();
    assert!(written.contains("searchable: boolean"), "{written}");
    assert!(written.contains("author: { type: string, required: true"), "{written}");
}

#[test]
fn names_are_one_field_where_the_generator_ignores_letter_case() {
    let written = |configuration: &str, folder: &str| {
        let site = Site::new(&[(configuration, b"title: x\n")]);
        for number in 0..40 {
            let (title, hero) = if number % 3 == 0 { ("Title", "Hero") } else { ("title", "hero") };
            let page = format!("---\n{title}: Post {number}\n{hero}:\n  Alt: a {number}\n---\n");
            site.write(&format!("{folder}/{number}.md"), page);
        }
        site.run(&["init", "--stdout"]).out()
    };
    let hugo = written("hugo.yaml", "content/posts");
    assert!(hugo.contains("      title: { required: true }\n"), "{hugo}");
    assert!(hugo.contains("      hero: { type: map, required: true, fields: { Alt: "), "{hugo}");
    assert!(!hugo.contains("Title") && !hugo.contains("Hero"), "{hugo}");
    assert!(written("_config.yml", "_posts").contains("Title"));
}

#[test]
fn overwrites_nothing() {
    for name in ["masthead.yaml", ".masthead.yaml"] {
        let site = tree();
        site.write(name, "rules: {}\n");
        let ran = site.run(&["init"]);
        assert_eq!(ran.status(), 2);
        assert!(ran.err().contains(name), "{}", ran.err());
        assert_eq!(std::fs::read_to_string(site.path().join(name)).unwrap(), "rules: {}\n");
    }
}

#[test]
fn globs_begin_in_the_folder_of_the_configuration() {
    let site = tree();
    let absolute = site.path().join("source");
    for folder in ["source", "./source", "source/", absolute.to_str().unwrap()] {
        let text = site.run(&["init", folder, "--stdout"]).out();
        assert!(text.contains("files: [\"_posts/**/*.md\"]"), "{folder}: {text}");
        assert!(text.contains("files: [\"notes/**/*.md\"]"), "{folder}: {text}");
    }
    assert_eq!(site.run(&["init", "./source"]).status(), 0);
    assert!(site.path().join("source/masthead.yaml").exists());
    assert_eq!(site.run(&["check", "source", "--now", "2026-01-01"]).status(), 1);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named() {
    let site = tree();
    std::os::unix::fs::symlink("nowhere.md", site.path().join("source/_posts/broken.md")).unwrap();
    for arguments in [&["init", "--stdout"][..], &["init"]] {
        let ran = site.run(arguments);
        assert_eq!(ran.status(), 2, "{}", ran.err());
        assert!(ran.err().contains("cannot read source/_posts/broken.md: "), "{}", ran.err());
    }
    assert!(site.path().join("masthead.yaml").exists(), "the others say enough for a beginning");
    std::fs::remove_file(site.path().join("masthead.yaml")).unwrap();
    let script = format!("trap '' XFSZ; ulimit -f 0; exec '{}' init", env!("CARGO_BIN_EXE_masthead"));
    let ran =
        std::process::Command::new("bash").args(["-c", &script]).current_dir(site.path()).output().unwrap();
    let words = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{words}");
    assert!(words.contains("masthead: cannot write masthead.yaml: "), "{words}");
    assert!(!site.path().join("masthead.yaml").exists(), "half a configuration would be read as one");
}

#[test]
fn without_pages_there_is_nothing_to_say() {
    let site = Site::new(&[("a.md", b"no front matter\n")]);
    let ran = site.run(&["init"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("no pages with front matter"), "{}", ran.err());
    assert!(!site.path().join("masthead.yaml").exists());
}

/// Names of fields, some of which a careless writer of YAML would get wrong.
const NAMES: [&str; 9] =
    ["kind", "note", "日付", "no", "with space", "x: y", "# not a comment", "source", "weight"];

/// Values of one kind for page `number`.
fn value(kind: u8, number: usize) -> String {
    match kind {
        0 => format!("Some words {number}"),
        1 => ["red", "green", "yes, blue"].map(|word| format!("\"{word}\""))[number % 3].clone(),
        2 => number.is_multiple_of(2).to_string(),
        3 => number.to_string(),
        4 => format!("2022-04-{:02}", number % 28 + 1),
        5 => format!("2022-04-{:02} 10:22:{:02}", number % 28 + 1, number % 60),
        6 => format!("[\"one\", \"{}\"]", ["two", "three"][number % 2]),
        7 => format!("https://example.org/{number}/"),
        8 => format!("https://img.example.org/{number}.png"),
        _ => format!("{{ inner: {number}, \"on\": \"text {number}\" }}"),
    }
}

fn section() -> impl Strategy<Value = Vec<(usize, u8, bool)>> {
    proptest::collection::vec((0..NAMES.len(), 0..10_u8, any::<bool>()), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_clean_tree_stays_clean(sections in proptest::collection::vec(section(), 1..4)) {
        let site = Site::new(&[]);
        for (at, fields) in sections.iter().enumerate() {
            for number in 0..24 {
                let mut page = format!("---\ntitle: Title {at}-{number}\n");
                let mut seen = Vec::new();
                for (name, kind, always) in fields {
                    if !seen.contains(name) && (*always || number % 2 == 0) {
                        seen.push(*name);
                        writeln!(page, "{}: {}", serde_json::Value::from(NAMES[*name]), value(*kind, number)).unwrap();
                    }
                }
                site.write(&format!("part-{at}/{number}.md"), format!("{page}---\nText\n"));
            }
        }
        let before = site.run(&["check", "--format", "json"]).out();
        let init = site.run(&["init"]);
        prop_assert_eq!(init.status(), 0, "{}", init.err());
        let after = site.run(&["check", "--format", "json"]);
        prop_assert!(after.status() < 2, "{}", after.err());
        prop_assert_eq!(before, after.out(), "{}", std::fs::read_to_string(site.path().join("masthead.yaml")).unwrap());
    }
}

/// What `init` writes, and what `check` finds after it.
fn judged(site: &Site) -> (String, String) {
    assert_eq!(site.run(&["init"]).status(), 0);
    let config = std::fs::read_to_string(site.path().join("masthead.yaml")).unwrap();
    (config, site.run(&["check", "--format", "concise", "--now", "2026-01-01"]).out())
}

/// The lines of a configuration that contain a word.
fn lines_with<'c>(config: &'c str, word: &str) -> Vec<&'c str> {
    config.lines().filter(|line| line.contains(word)).map(str::trim).collect()
}

#[test]
fn keys_with_dots_and_brackets_are_keys() {
    let site = Site::new(&[]);
    for number in 0..30 {
        let page = format!(
            "---\ntitle: Title {number}\nog.image: card {number}\n\"a[0]\": {number}\nmeta: {{ \"dc.date\": word, x: 1 }}\n---\n"
        );
        site.write(&format!("{number:02}.md"), page);
    }
    let (config, found) = judged(&site);
    for line in ["og.image: { type: string, required: true }", "\"a[0]\": { type: integer, required: true }"]
    {
        assert!(config.contains(line), "{line}\n{config}");
    }
    assert!(config.contains("dc.date: { type: string, required: true }"), "{config}");
    assert!(!found.contains(".md:"), "{found}");
}

#[test]
fn what_happened_so_far_is_no_law() {
    let site = Site::new(&[("_config.yml", b"permalink: pretty\n")]);
    for number in 0..60 {
        let host = ["a.example.org", "b.example.org"][usize::from(number < 3)];
        let picture = ["wood.png", "lake.png", "hill.png"][number % 3];
        site.write(
            &format!("_posts/2022-01-{:02}-p{number}.md", number % 28 + 1),
            format!(
                "---\ntitle: Title {number}\nlink: https://{host}/{number}\nthumb: {picture}\ntags: [t{number}, u{number}]\n\
                 ticket_id: {number}\nengine: v2\ncover: https://img.example.org/{number}.jpg\n---\n"
            ),
        );
    }
    let (config, found) = judged(&site);
    for setting in ["max-items", "hosts: [a.example.org", "extensions", "wood.png", "allow: [v2]"] {
        assert!(!config.contains(setting), "{setting}\n{config}");
    }
    assert_eq!(
        lines_with(&config, "ticket_id:"),
        ["ticket_id: { type: integer, required: true, unique: true }"]
    );
    assert!(!found.contains(".md:"), "{found}");
    // A new picture, a longer list and a new host are fine, a second use of a number is not.
    site.write(
        "_posts/2023-01-01-new.md",
        "---\ntitle: New\nlink: https://c.example.org/\nthumb: rain.png\ntags: [a, b, c]\nticket_id: 7\nengine: v3\ncover: \
         https://img.example.org/a.webp\n---\n",
    );
    let found = site.run(&["check", "--format", "concise", "--now", "2026-01-01"]).out();
    let rules: Vec<&str> = found.lines().filter(|line| line.contains("new.md:")).collect();
    assert!(rules.len() == 1 && rules[0].contains("duplicate-value"), "{found}");
}

#[test]
fn indexes_readmes_and_templates_are_no_pages_like_others() {
    let site = Site::new(&[
        ("hugo.toml", b"baseURL = 'https://example.org/'\n"),
        ("content/posts/_index.md", b"---\ntitle: All posts\ncascade: { draft: false }\n---\n"),
        ("content/posts/README.md", b"How to write posts\n"),
        ("content/posts/_template.md", b"---\nauthor: your name\n---\n"),
    ]);
    for number in 0..30 {
        site.write(
            &format!("content/posts/p{number}.md"),
            format!("---\ntitle: T {number}\nauthor: Ann\nrank: 1\n---\n"),
        );
    }
    let (config, found) = judged(&site);
    assert!(config.contains("files: [\"**/README.*\", \"**/_index.*\", \"**/_template.md\"]"), "{config}");
    assert_eq!(lines_with(&config, "rank:"), ["rank: { type: integer, required: true }"]);
    assert!(!config.contains("cascade"), "{config}");
    assert!(!found.contains(".md:"), "{found}");
}

#[test]
fn what_the_preset_knows_stays_as_it_is() {
    let site = Site::new(&[("hugo.toml", b"baseURL = 'https://example.org/'\n")]);
    for number in 0..40 {
        let slug = if number == 7 { "2048".to_owned() } else { format!("p-{number}") };
        let image = if number % 2 == 0 { format!("image: card {number}\n") } else { String::new() };
        let page = format!(
            "---\ntitle: T {number}\nslug: {slug}\nstate: {}\n{image}---\n",
            ["yes", "no"][number % 2]
        );
        site.write(&format!("content/posts/p{number}.md"), page);
    }
    let before = site.run(&["check", "--format", "concise", "--now", "2026-01-01"]).out();
    let (config, after) = judged(&site);
    let of = |text: &str| text.lines().filter(|line| line.contains(".md:")).count();
    assert_eq!(of(&before), of(&after), "{config}\n{before}\n{after}");
    assert_eq!(lines_with(&config, "slug:"), ["slug: { required: true, unique: true }"]);
}

#[test]
fn a_folder_of_another_language_is_taken_in() {
    let site = Site::new(&[]);
    for language in ["de", "en", "fr"] {
        for number in 0..8 {
            let page = format!("---\ntitle: T {number}\nlevel: {number}\n---\n");
            site.write(&format!("docs/{language}/guide/p{number}.md"), page);
            let page = format!("---\nname: N {number}\nkind: a {number}\nsince: 1.{number}.0\n---\n");
            site.write(&format!("docs/{language}/api/p{number}.md"), page);
        }
    }
    let (config, _) = judged(&site);
    assert!(config.contains("guide:  # 24 pages\n    files: [\"docs/*/guide/**/*.md\"]"), "{config}");
}

#[test]
fn history_is_not_law() {
    let site = Site::new(&[("_config.yml", b"markdown: kramdown\n")]);
    for number in 0..120 {
        let category = if number < 4 { "category: news" } else { "categories: [news]" };
        let kind = ["How-to", "how-to", "Myth"][if number % 40 == 0 { 1 } else { number % 2 * 2 }];
        let slug = if number == 5 { "" } else { "slug: s\n" };
        let language = ["de", "en", "fr"][number % 3];
        site.write(
            &format!("_posts/2024-01-{:02}-p{number}.md", number % 28 + 1),
            format!(
                "---\ntitle: Post {number}\n{category}\nkind: {kind}\n{slug}lang: {language}\nmy_picture: {language}-picture\n---\n"
            ),
        );
    }
    let written = site.run(&["init", "--stdout"]).out();
    // The generator reads `category` as well as `categories`.
    assert!(written.contains("\n      category:") && !written.contains("not listed"), "{written}");
    // A new language and a new picture are the most usual thing; a second spelling is not.
    assert!(written.contains("lang: { type: string, required: true }\n"), "{written}");
    assert!(written.contains("my_picture: { type: string, required: true }\n"), "{written}");
    assert!(
        written.contains("allow: [How-to, Myth]")
            && written.contains("`how-to` is possibly a typo of `How-to`"),
        "{written}"
    );
    // One page of 120 is made without it.
    assert!(written.contains("\n      slug: { type: [string, null] }  # 99.2%"), "{written}");
    assert_eq!(site.run(&["init"]).status(), 0);
    let found = site.run(&["check", "--quiet", "--now", "2026-01-01"]).out();
    assert!(found.contains("not-allowed"), "{found}");
    assert!(found.lines().all(|line| line.contains("not-allowed") && line.contains("how-to")), "{found}");
}

#[test]
fn the_page_of_a_section_and_templates_are_apart() {
    let site = Site::new(&[
        ("hugo.toml", b"baseURL = \"https://example.org/\"\n"),
        ("content/people/_index.md", b"---\nkind: list\n---\n"),
        ("content/notes/Templates/one.md", b"---\nnothing: known\n---\n"),
    ]);
    for number in 0..30 {
        site.write(
            &format!("content/people/p{number}/_index.md"),
            format!("---\ntitle: P\nroom: r{number}\n---\n"),
        );
        site.write(&format!("content/notes/n{number}.md"), format!("---\ntitle: N\ntopic: t{number}\n---\n"));
    }
    let written = site.run(&["init", "--stdout"]).out();
    assert!(
        written.contains("\"content/people/_index.*\"") && written.contains("\"**/Templates/**\""),
        "{written}"
    );
    assert_eq!(site.run(&["init"]).status(), 0);
    assert_eq!(site.run(&["check", "--quiet", "--now", "2026-01-01"]).out(), "");
}

#[test]
fn what_the_generator_drops_is_not_listed() {
    let site = Site::new(&[("config.toml", b"base_url = \"https://example.org\"\n")]);
    for number in 0..30 {
        let day = number % 28 + 1;
        site.write(
            &format!("content/blog/{number}.md"),
            format!(
                "+++\ntitle = \"Post {number}\"\ndate = 2024-01-{day:02}\nupdate = 2024-02-{day:02}\n+++\n"
            ),
        );
    }
    let before = site.run(&["check", "--format", "concise"]).out();
    let (config, after) = judged(&site);
    assert!(config.contains("# not listed, because Zola drops them: `update`"), "{config}");
    assert!(!config.contains("update:"), "{config}");
    assert!(
        before.contains("Nothing found"),
        "what is dropped on all pages is not reported either: {before}"
    );
    // Without the time that it took.
    let first = |out: &str| out.split(" (").next().map(str::to_owned);
    assert_eq!(first(&after), first(&before));
}

#[test]
fn a_collection_is_called_by_what_distinguishes_it() {
    let site = Site::new(&[]);
    for number in 0..12 {
        site.write(&format!("src/v2/{number}.md"), format!("---\nversion: A{number}\nflags: b\n---\n"));
        site.write(&format!("src/3rd_party/{number}.md"), format!("---\nlicence: A{number}\nof: b\n---\n"));
    }
    let (config, _) = judged(&site);
    assert_eq!(
        lines_with(&config, "# 12 pages"),
        ["\"3rd-party\":  # 12 pages", "v2:  # 12 pages"],
        "{config}"
    );
}

#[test]
fn a_new_language_is_taken_in_beside_a_folder_that_is_another_collection() {
    let site = Site::new(&[]);
    for number in 0..12 {
        for language in ["de", "en", "fr", "ja"] {
            site.write(
                &format!("content/{language}/docs/{number}.md"),
                format!("---\ntitle: A{number}\nslug: b{number}\n---\n"),
            );
        }
        site.write(&format!("content/base/docs/{number}.md"), format!("---\nterm: A{number}\nof: b\n---\n"));
    }
    let (config, _) = judged(&site);
    assert!(config.contains("[\"content/*/docs/**/*.md\"]"), "{config}");
}

#[test]
fn what_is_found_without_a_configuration_is_found_with_the_one_that_is_written() {
    let site = Site::new(&[("hugo.toml", b"baseURL = \"https://example.org/\"\n")]);
    let page = |number: usize| {
        format!(
            "---\ntitle: Post {number}\ndescription: about {number}\ndistance: {number}\nratio: 1.{number}\n\
             tags: [go]\nextra: {{ level: easy }}\n---\n"
        )
    };
    for number in 0..60 {
        site.write(&format!("content/posts/{number:02}.md"), page(number));
    }
    for (name, from, to) in [
        ("octal", "distance: 1", "distance: 012"),
        ("underscore", "ratio: 1.1", "ratio: 1_1"),
        ("name", "description:", "descripton:"),
        ("nested", "level:", "levle:"),
        ("unread", "tags:", "tag:"),
    ] {
        let text = page(1);
        assert!(text.contains(from), "{from}");
        site.write(&format!("content/posts/x-{name}.md"), text.replacen(from, to, 1));
    }
    let places = || -> std::collections::BTreeSet<String> {
        let out = site.run(&["check", "--quiet"]).out();
        out.lines().filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect()
    };
    let before = places();
    assert_eq!(before.len(), 5, "{before:?}");
    assert_eq!(site.run(&["init"]).status(), 0);
    let after = places();
    let written = std::fs::read_to_string(site.path().join("masthead.yaml")).unwrap();
    assert!(after.is_superset(&before), "{before:?}\n{after:?}\n{written}");
}

#[test]
fn what_is_written_does_not_depend_on_the_order_in_which_pages_are_read() {
    let site = Site::new(&[]);
    for section in 0..8 {
        site.write(&format!("{section}/index.md"), "---\ntitle: A\n---\n");
        for number in 0..9 {
            site.write(&format!("{section}/{number}/index.md"), "---\ntitle: A\nlevel: 1\n---\n");
        }
    }
    let first = site.run(&["init", "--stdout"]).out();
    assert!((0..9).all(|_| site.run(&["init", "--stdout"]).out() == first), "{first}");
}

/// What only the inferred configuration reports.
fn added(site: &Site) -> String {
    assert_eq!(site.run(&["check", "--quiet"]).out(), "");
    assert_eq!(site.run(&["init"]).status(), 0);
    site.run(&["check", "--quiet"]).out()
}

#[test]
fn templates_of_eleventy_are_not_pages_of_a_collection_around_them() {
    let site = Site::new(&[(".eleventy.js", b"module.exports = () => ({})\n")]);
    for number in 0..30 {
        site.write(&format!("src/site/{number}.njk"), format!("---\ntitle: Tide {number}\n---\n"));
        site.write(&format!("src/site/_includes/{number}.njk"), "<p>{{ title }}</p>\n");
    }
    assert_eq!(added(&site), "");
    let written = "collections: { all: { files: ['src/site/_includes/*.njk'], front-matter: required } }\n";
    site.write("masthead.yaml", written);
    let asked = site.run(&["check", "--quiet"]).out();
    assert_eq!(asked.matches("[missing-front-matter]").count(), 30, "{asked}");
}

#[test]
fn a_type_that_many_pages_do_not_fit_is_left_out() {
    let site = Site::new(&[]);
    site.write("icons/a.svg", "<svg/>");
    for number in 0..200 {
        let scheme = if number % 5 == 0 { "http" } else { "https" };
        let parent = if number % 7 == 0 { "'[[tide]]'" } else { "['[[tide]]']" };
        let page = format!(
            "---\ntitle: Tide {number}\nhomepage: {scheme}://example.org/{number}\nparent: {parent}\n\
             mark: 'no more than {number} ebbs and floods '\nunit: 'm{number} '\ncards:\n  - icon: icons/{number}.svg\n---\n"
        );
        site.write(&format!("notes/{number}.md"), page);
    }
    let found = added(&site);
    let written = site.run(&["init", "--stdout"]).out();
    assert_eq!(found, "", "{written}");
    for expected in
        ["schemes: [https, http]", "parent: { type: [list, string]", "unit: { type: any, required: true }"]
    {
        assert!(written.contains(expected), "{expected}\n{written}");
    }
}

#[test]
fn a_link_to_a_host_that_is_not_encrypted_is_fine_and_an_image_is_not() {
    let site = Site::new(&[]);
    for number in 0..60 {
        let scheme = if number == 7 { "http" } else { "https" };
        let links = format!("source: {scheme}://a{number}.org/\nphoto: {scheme}://a{number}.org/b.png\n");
        site.write(&format!("notes/{number}.md"), format!("---\ntitle: Tide {number}\n{links}---\n"));
    }
    site.write("notes/_tide-templates/day.md", "<%* await tide() %>\n---\ntitle: \"<% tide %>\"\n---\n");
    let found = site.run(&["init"]);
    assert_eq!(found.status(), 0);
    let found = site.run(&["check", "--quiet", "--format", "concise"]).out();
    assert!(found.contains("notes/7.md:4:8: warning[insecure-url]"), "{found}");
    assert_eq!(found.matches("[insecure-url]").count(), 1, "{found}");
    assert!(!found.contains("_tide-templates"), "{found}");
}
