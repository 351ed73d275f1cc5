//! Files that the configuration of a site keeps from being pages, as was seen in builds.

use crate::run::Site;

const BROKEN: &str = "---\ntitle: [\n---\n";

/// Which of the pages are read, of a site with these files.
fn read<'p>(files: &[(&str, &str)], pages: &[&'p str]) -> Vec<&'p str> {
    let site = Site::new(&[]);
    for (path, text) in files {
        site.write(path, text);
    }
    for page in pages {
        site.write(page, BROKEN);
    }
    let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
    pages
        .iter()
        .copied()
        .filter(|page| found.lines().any(|line| line.starts_with(&format!("{page}:"))))
        .collect()
}

#[test]
fn hugo_mounts_instead_of_its_usual_folder() {
    const MOUNT: &str = "[[module.mounts]]\nsource = 'docs'\ntarget = 'content'\n";
    let pages = ["content/a.md", "docs/b.md", "docs/private/c.md"];
    let read = |mounts: &str| {
        let settings = format!("baseURL = 'https://example.org/'\n{mounts}");
        read(&[("hugo.toml", &settings)], &pages)
    };
    assert_eq!(read(""), ["content/a.md"]);
    assert_eq!(read(MOUNT), ["docs/b.md", "docs/private/c.md"]);
    assert_eq!(read(&MOUNT.replace("'content'", "'assets/docs'")), ["content/a.md"]);
    for list in ["excludeFiles = 'private/*'", "excludeFiles = ['private/**']", "files = ['! private/**']"] {
        assert_eq!(read(&format!("{MOUNT}{list}\n")), ["docs/b.md"], "{list}");
    }
    for list in ["includeFiles = ['private/*']", "files = ['private/**']"] {
        assert_eq!(read(&format!("{MOUNT}{list}\n")), ["docs/private/c.md"], "{list}");
    }
    let both = format!("{MOUNT}[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n");
    assert_eq!(read(&both), pages);
    let gone = MOUNT.replace("docs", "gone");
    assert_eq!(read(&gone), ["content/a.md"], "a folder that is not there decides nothing");
}

#[test]
fn languages_of_hugo_have_folders_and_lists_of_their_own() {
    let pages = ["content/a.md", "text/de/a.md", "text/en/a.md", "text/en/private.md"];
    let read = |english: &str| {
        let settings = format!(
            "baseURL: https://example.org/\nlanguages:\n  de:\n    contentDir: text/de\n  en:\n    title: S\n{english}"
        );
        read(&[("hugo.yaml", &settings)], &pages)
    };
    assert_eq!(read("    contentDir: text/en\n"), pages[1..]);
    assert_eq!(read(""), pages[..2], "English is in the usual folder");
    assert_eq!(read("    contentDir: text/en\n    ignoreFiles: [private]\n"), pages[1..3]);
}

#[test]
fn languages_of_hugo_that_are_turned_off_have_no_pages() {
    let pages = ["content/a.DE.md", "content/a.de.md", "content/a.md", "content/a.pt-br.md", "content/de.md"];
    let read = |settings: &str, other: (&str, &str)| {
        let root = format!("baseURL = '/'\ndefaultContentLanguage = 'en'\n{settings}");
        self::read(&[("config/_default/hugo.toml", &root), other], &pages)
    };
    let nothing = ("README.txt", "");
    assert_eq!(read("[languages.en]\n[languages.de]\ndisabled = false\n", nothing), pages);
    let but_german = ["content/a.md", "content/a.pt-br.md", "content/de.md"];
    assert_eq!(read("[languages.en]\n[languages.de]\ndisabled = true\n", nothing), but_german);
    assert_eq!(read("disableLanguages = ['de']\n", nothing), but_german);
    assert_eq!(read("disableLanguages = 'de'\n", nothing), but_german);
    assert_eq!(read("disableLanguages = ['DE']\n", nothing), pages);
    assert_eq!(read("disableLanguages = ['pt-br', 'de']\n", nothing), ["content/a.md", "content/de.md"]);
    for own in [
        ("config/_default/languages.yaml", "en: { weight: 1 }\nDE:\n  Disabled: true\n"),
        ("config/_default/languages.de.toml", "disabled = true\n"),
    ] {
        assert_eq!(read("", own), but_german, "{}", own.0);
    }
}

#[test]
fn folders_of_languages_of_hugo_that_are_turned_off_have_no_pages() {
    let pages = ["text/de/a.md", "text/en/a.md"];
    let read = |settings: &str| {
        let languages = "baseURL = '/'\n[languages.en]\n[languages.de]\ndisabled = true\n";
        read(&[("hugo.toml", &format!("{languages}{settings}"))], &pages)
    };
    let mounted = |de: &str, en: &str| {
        let mount = |language: &str, says: &str| {
            format!("[[module.mounts]]\nsource = 'text/{language}'\ntarget = 'content'\n{says}\n")
        };
        read(&(mount("de", de) + &mount("en", en)))
    };
    assert_eq!(mounted("lang = 'de'", "lang = 'en'"), pages[1..]);
    assert_eq!(mounted("sites.matrix.languages = ['de']", "sites.matrix.languages = ['en']"), pages[1..]);
    assert_eq!(mounted("", ""), pages, "they are of the default language");
    assert_eq!(mounted("lang = 'en'", ""), pages);
    let inside = "contentDir = 'text/de'\n[languages.fr]\ncontentDir = 'text'\n";
    assert_eq!(read(inside), pages, "the folder is inside another");
}

const ASTRO: (&str, &str) = ("astro.config.mjs", "export default {};\n");

#[test]
fn astro_passes_over_underscores_among_its_pages() {
    let pages = ["src/pages/_parts/a.md", "src/pages/a.md", "src/pages/b/_a.md", "src/pages/b_/a_b.md"];
    assert_eq!(read(&[ASTRO], &pages), ["src/pages/a.md", "src/pages/b_/a_b.md"]);
}

#[test]
fn astro_reads_what_its_collections_name() {
    let pages = [
        "src/content/blog/_a.md",
        "src/content/blog/a.md",
        "src/content/blog/old/a.md",
        "src/content/drafts/a.md",
        "src/pages/a.md",
        "text/a.md",
        "text/a/b.md",
    ];
    let read = |loader: &str| {
        let program = format!(
            "import {{ defineCollection }} from 'astro:content';\n// It's ours.\nconst blog = defineCollection({{\n  {loader}\n}});\n"
        );
        read(&[ASTRO, ("src/content.config.ts", &program)], &pages)
    };
    let blog =
        |pattern: &str| read(&format!("loader: glob({{ pattern: {pattern}, base: './src/content/blog' }}),"));
    assert_eq!(
        blog("'**/*.md'"),
        ["src/content/blog/_a.md", "src/content/blog/a.md", "src/content/blog/old/a.md", "src/pages/a.md"]
    );
    assert_eq!(
        blog("'**/[^_]*.{md,mdx}'"),
        ["src/content/blog/a.md", "src/content/blog/old/a.md", "src/pages/a.md"]
    );
    assert_eq!(blog("['*.md', '!_*'],"), ["src/content/blog/a.md", "src/pages/a.md"]);
    assert_eq!(
        read("loader: glob({ base: \"text\", pattern: '*.md' }), // all"),
        ["src/pages/a.md", "text/a.md"]
    );
    assert_eq!(read("loader: posts(),"), pages[..5]);
    assert_eq!(read("type: 'content',"), pages[1..5], "as before Astro 5");
}

#[test]
fn astro_fails_at_a_word_where_its_schema_wants_a_boolean() {
    const PAGE: &str = "src/content/blog/a.md";
    let found = |draft: &str, page: &str| {
        let program = format!(
            "const blog = defineCollection({{ schema: z.object({{ title: z.string(), {draft} }}) }});\n"
        );
        let site = Site::new(&[(ASTRO.0, ASTRO.1.as_bytes()), ("src/content.config.ts", program.as_bytes())]);
        site.write(page, "---\ntitle: A\ndraft: yes\n---\n");
        site.run(&["check", "--format", "concise", "--quiet"]).out()
    };
    assert!(found("draft: z.boolean().optional()", PAGE).contains("error[ambiguous-scalar]"));
    for other in ["draft: z.coerce.boolean()", "draft: z.any()", ""] {
        assert!(found(other, PAGE).contains("warning[ambiguous-scalar]"), "{other}");
    }
    assert!(found("draft: z.boolean()", "src/pages/a.md").contains("warning["), "it is in no collection");
}

#[test]
fn hexo_compares_what_it_ignores_with_the_whole_path() {
    let pages = ["source/_posts/a.md", "source/_posts/private/b.md"];
    let read = |list: &str| {
        let settings = format!("title: S\nnew_post_name: :title.md\nsource_dir: source\n{list}");
        read(
            &[("_config.yml", &settings), ("package.json", "{\"dependencies\": {\"hexo\": \"^8.0.0\"}}")],
            &pages,
        )
    };
    assert_eq!(read("ignore:\n  - '**/private/**'\n"), pages[..1]);
    assert_eq!(read("ignore: '**/b.md'\n"), pages[..1]);
    assert_eq!(read("ignore:\n  - source/_posts/private/b.md\n"), pages);
}

#[test]
fn eleventy_is_told_in_a_program_and_in_lists() {
    let pages = ["a.md", "text/b.md", "text/private/c.md"];
    let read = |program: &str, lists: &[(&str, &str)]| {
        let program = format!("export default function (eleventyConfig) {{\n{program}\n}}\n");
        read(&[&[("eleventy.config.js", &*program)], lists].concat(), &pages)
    };
    assert_eq!(read("", &[]), pages);
    for pattern in ["text/private", "./text/private/", "text/private/**", "**/c.md"] {
        assert_eq!(
            read(&format!("eleventyConfig.ignores.add(\"{pattern}\");"), &[]),
            pages[..2],
            "{pattern}"
        );
    }
    assert_eq!(read("eleventyConfig.ignores.add('c.md');", &[]), pages);
    assert_eq!(read("// eleventyConfig.ignores.add('a.md');", &[]), pages);
    let input = "return { dir: { output: '_site', input: \"text\" } };";
    assert_eq!(read(input, &[]), pages[1..]);
    assert_eq!(read("return { plugin: { input: 'text' } };", &[]), pages);
    assert_eq!(read(input, &[("text/.eleventyignore", "private\n")]), pages[1..2]);
    assert_eq!(read("", &[(".eleventyignore", "text/private/\n")]), pages[..2]);
    let bare = self::read(&[(".eleventyignore", "text\n")], &pages);
    assert_eq!(bare, pages[..1], "the list gives Eleventy away");
}

#[test]
fn eleventy_fails_where_two_pages_have_one_permalink() {
    let site = Site::new(&[("eleventy.config.js", b"export default () => {};\n")]);
    site.write("a.md", "---\npermalink: /x/\n---\n");
    site.write("b.md", "---\npermalink: /x/index.html\n---\n");
    let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
    assert!(found.contains("error[duplicate-value]") && found.contains(": Eleventy fails"), "{found}");
}

#[test]
fn a_word_in_a_field_that_nobody_reads_as_a_date_is_no_error() {
    let site = Site::new(&[("_config.yml", b"title: S\nmarkdown: kramdown\n")]);
    for (value, level) in [("never", "warning"), ("TBD", "warning"), ("Invalid Date", "error")] {
        site.write("a.md", format!("---\ntitle: A\nexpiryDate: {value}\n---\n"));
        let found = site.run(&["check", "--format", "concise", "--quiet"]).out();
        assert!(found.contains(&format!("{level}[invalid-date]")), "{value}: {found}");
    }
}

#[test]
fn hugo_dates_pages_by_their_names_where_it_is_told_to() {
    let found = |settings: &str| {
        let site = Site::new(&[("hugo.toml", settings.as_bytes())]);
        site.write("content/2024-01-02-a.md", "---\ntitle: A\ndate:\n---\n");
        site.run(&["check", "--format", "concise", "--quiet"]).out()
    };
    assert!(found("baseURL = '/'\n").contains("silently dates the page year 1"));
    assert_eq!(found("baseURL = '/'\n[frontmatter]\ndate = [':filename', ':default']\n"), "");
}
