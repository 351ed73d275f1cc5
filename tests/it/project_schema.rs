//! The schema that a project already has for another tool is read without any configuration.

use crate::run::Site;

const BLOG: &str = r##"{ "$ref": "#/definitions/blog", "definitions": { "blog": { "type": "object",
    "properties": {
        "title": { "type": "string", "maxLength": 20 },
        "pubDate": { "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "string", "format": "date" },
            { "type": "integer", "format": "unix-time" }] },
        "kind": { "type": "string", "enum": ["news", "talk"], "default": "news" },
        "seo": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": ["number", "null"] } },
            "required": ["a", "b"], "additionalProperties": false },
        "$schema": { "type": "string" } },
    "required": ["title", "pubDate"], "additionalProperties": false } },
    "$schema": "http://json-schema.org/draft-07/schema#" }"##;

const DECAP: &str = "backend: { name: git-gateway }
collections:
  - name: blog
    folder: content/blog
    fields:
      - { name: title, widget: string, pattern: ['^.{3,}$', 'at least three characters'] }
      - { name: date, widget: datetime }
      - { name: rating, widget: number, value_type: int, min: 1, max: 5, required: false }
      - { name: size, widget: select, options: [small, large], default: small }
      - { name: kind, widget: select, options: [news, { label: Talk, value: talk }], required: false }
      - { name: links, widget: list, required: false, max: 1, fields: [{ name: url, widget: string }] }
      - { name: strange, widget: of-our-own }
      - { name: body, widget: markdown }
  - name: pages
    files:
      - { name: about, file: content/about.md, fields: [{ name: intro, widget: text }] }
";

fn decap(page: &str) -> Site {
    Site::new(&[
        (".git/HEAD", b""),
        ("hugo.toml", b"baseURL = \"https://example.org/\"\n"),
        ("static/admin/config.yml", DECAP.as_bytes()),
        ("content/blog/a.md", format!("---\n{page}---\nText.\n").as_bytes()),
        ("content/blog/_index.md", b"---\ntitle: Blog\n---\n"),
        ("content/about.md", b"---\ntitle: About\n---\n"),
    ])
}

fn found(site: &Site) -> Vec<String> {
    let out = site.run(&["check", "--quiet"]).out();
    out.lines().map(str::to_owned).collect()
}

#[test]
fn collections_of_astro() {
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("astro.config.mjs", b"export default {};\n"),
        (".astro/collections/blog.schema.json", BLOG.as_bytes()),
        ("src/content/blog/a.md", b"---\ntitel: A\nkind: tlak\nseo: { a: x, b: null }\n---\n"),
        ("src/content/blog/_draft.md", b"---\ndraft: true\n---\n"),
        ("src/content/docs/b.md", b"---\nname: A\n---\n"),
    ]);
    let file = "(`.astro/collections/blog.schema.json`)";
    let out = found(&site);
    assert_eq!(out.len(), 3, "{out:?}");
    assert_eq!(
        out[0],
        format!("src/content/blog/a.md:1:1: error[missing-field] `pubDate` is missing {file}")
    );
    assert!(out[1].contains(":2:1: error[unknown-field]") && out[1].ends_with(file), "{out:?}");
    assert!(out[2].contains(":3:7: error[not-allowed]") && out[2].ends_with(file), "{out:?}");
    // What `z.coerce.date()` takes.
    site.write("src/content/blog/a.md", "---\ntitle: A\npubDate: Jul 08 2022\nextra: 1\n---\n");
    assert_eq!(found(&site), [""; 0]);
    // Zod takes text without a character, and null only where it is allowed.
    let empty = "---\ntitle: ''\npubDate: 2024-01-02\nkind:\nseo: { a: '', b: null }\n---\n";
    site.write("src/content/blog/a.md", empty);
    let out = found(&site);
    assert!(out.len() == 1 && out[0].contains(":4:1: error[empty-value] `kind` is empty"), "{out:?}");
    site.write("src/content/blog/a.md", "---\ntitle: A\npubDate: 2024-01-02\nkind: [news]\n---\n");
    assert!(found(&site)[0].contains(":4:7: error[wrong-type]"), "{:?}", found(&site));
    site.write("src/content/blog/a.md", "---\ntitle: A\npubDate: 2024-01-02\n---\n");
    let explained = site.run(&["explain", "--file", "src/content/blog/a.md"]).out();
    assert!(
        explained.contains("`.astro/collections/blog.schema.json`: its collection `blog`"),
        "{explained}"
    );
    assert!(explained.contains("title: { type: string, max-length: 20, required: true }"), "{explained}");
}

#[test]
fn collections_of_astro_that_were_not_written() {
    let program = "import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
const base = z.object({ title: z.string().max(10), kind: z.enum(['news', 'log']).default('news') });
const own = defineCollection({ loader: load('x'), schema: z.object({ must: z.string() }) });
export const collections = {
  own,
  blog: defineCollection({
    loader: glob({ pattern: '**/[^_]*.{md,mdx}', base: './texts' }),
    // It's what a page of the blog has: { a: z.never() }
    schema: ({ image }) => base.extend({
      cover: image().optional(), made: computed(5), pubDate: z.coerce.date(),
      tags: z.array(z.string()).default([]).transform((all) => all.map((one) => one.trim())),
      seo: z.object({ b: z.string().nullable() }).optional(),
    }).refine((page) => page.title !== page.seo),
  }),
};
";
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("astro.config.mjs", b"export default {};\n"),
        ("src/content.config.ts", program.as_bytes()),
        ("texts/a.md", b"---\ntitle: A longer title\nkind: tlak\ntags: a\nseo: {}\n---\n"),
        ("texts/b.md", b"---\ntitle: B\npubDate: Jul 08 2022\nmore: 1\nseo: { b: null }\n---\n"),
        ("texts/_c.md", b"---\nkind: none\n---\n"),
        ("src/content/own/d.md", b"---\nname: D\n---\n"),
    ]);
    insta::assert_snapshot!(found(&site).join("\n"));
    // What `astro sync` has written comes first.
    site.write(".astro/collections/other.schema.json", "{}");
    assert_eq!(found(&site), [""; 0]);
    // Outside of Astro, a program of that name is that of something else.
    std::fs::remove_dir_all(site.path().join(".astro")).expect("the folder can be removed");
    std::fs::remove_file(site.path().join("astro.config.mjs")).expect("the file can be removed");
    assert_eq!(found(&site), [""; 0]);
}

#[test]
fn collections_of_decap() {
    // `about.md` exists without `intro`, and `size` has a default.
    let site = decap("title: A\ndate: 2026-01-01T10:00:00Z\nrating: 9\nkind: tlak\nlinks: [{ name: x }]\n");
    let out = found(&site);
    let said = [
        ("content/blog/a.md:2:8: warning[pattern-mismatch]", "`A`: at least three characters"),
        ("content/blog/a.md:4:9: warning[out-of-range]", "`9`"),
        ("content/blog/a.md:5:7: warning[not-allowed]", "`tlak`"),
        ("content/blog/a.md:6:11: warning[missing-field]", "`links[0].url` is missing"),
    ];
    assert_eq!(out.len(), said.len(), "{out:#?}");
    for (line, (place, words)) in out.iter().zip(said) {
        assert!(line.starts_with(place) && line.contains(words), "{line}");
        assert!(line.ends_with("(`static/admin/config.yml`)"), "{line}");
    }
    site.write("content/blog/a.md", "---\ntitle: Tide\ndate: 2026-01-01T10:00:00Z\nrating: 3\n---\n");
    assert_eq!(found(&site), [""; 0]);
}

#[test]
fn the_configuration_comes_first() {
    let site = decap("title: Tide\nrating: 9\n");
    site.write(
        "masthead.yaml",
        "collections: { all: { files: ['content/**'], fields: { rating: { type: integer, max: 3 } } } }\n",
    );
    let out = site.run(&["check", "--quiet", "content/blog/a.md"]).out();
    assert!(out.contains("error[out-of-range] `9`"), "{out}");
    assert!(!out.contains("out-of-range] `9` is more than 5"), "{out}");
    assert!(out.contains("`date` is missing (`static/admin/config.yml`)"), "{out}");
    site.write("masthead.yaml", "project-schema: off\n");
    assert_eq!(found(&site), [""; 0]);
    // What somebody asks for by name is as severe as they say.
    site.write("masthead.yaml", "rules: { missing-field: error }\n");
    assert!(site.run(&["check", "--quiet"]).out().contains("error[missing-field] `date` is missing"));
}

#[test]
fn properties_of_obsidian() {
    let types = r#"{ "types": { "due": "date", "rating": "number", "done": "checkbox", "ids": "multitext", "x": "text" } }"#;
    let site = Site::new(&[
        (".git/HEAD", b""),
        (".obsidian/types.json", types.as_bytes()),
        ("n.md", b"---\ndue: tomorrow\nrating: high\ndone: \"yes\"\nids: { a: b }\nx: 5\n---\n"),
        ("empty.md", b"---\ndue:\nrating:\ndone:\nids:\n---\n"),
        ("right.md", b"---\ndue: 2026-01-01\nrating: 2.5\ndone: true\nids: [1, a]\n---\n"),
    ]);
    let out = found(&site);
    let lines: Vec<&str> = out.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(lines, ["n.md:2:6:", "n.md:3:9:", "n.md:4:7:", "n.md:5:6:"], "{out:?}");
    assert!(
        out.iter().all(|line| line.contains("warning[") && line.ends_with("(`.obsidian/types.json`)")),
        "{out:?}"
    );
}

#[test]
fn content_of_pages_cms_and_front_matter_cms() {
    let pages = "content:
  - name: posts
    type: collection
    path: posts
    fields:
      - { name: title, type: string, required: true, pattern: { regex: '^T', message: 'begin with a T' } }
      - { name: kind, type: select, options: { values: [a, { value: b }] } }
      - { name: tags, type: string, list: { max: 1 } }
";
    let site = Site::new(&[
        (".git/HEAD", b""),
        (".pages.yml", pages.as_bytes()),
        ("posts/a.md", b"---\nkind: c\ntags: [x, y]\n---\n"),
    ]);
    let out = found(&site);
    assert_eq!(out.len(), 3, "{out:?}");
    assert!(out[0].contains("`title` is missing (`.pages.yml`)"), "{out:?}");
    let types = r#"{ "frontMatter.content.pageFolders": [{ "title": "posts", "path": "[[workspace]]/posts" }],
        "frontMatter.taxonomy.contentTypes": [{ "name": "default", "fields": [
            { "title": "Title", "name": "title", "type": "string", "required": true },
            { "title": "Kind", "name": "kind", "type": "choice", "choices": ["a", "b"] }] }] }"#;
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("frontmatter.json", types.as_bytes()),
        ("posts/a.md", b"---\nkind: c\n---\n"),
    ]);
    let out = found(&site);
    assert_eq!(out.len(), 2, "{out:?}");
    assert!(out.iter().all(|line| line.ends_with("(`frontmatter.json`)")), "{out:?}");
}

#[test]
fn a_broken_schema_is_one_warning() {
    for text in ["{", "[]", "{ \"types\": [] }", "\u{0}", "", "{ \"types\": { \"a\": 5, \"b\": null } }"] {
        let site = Site::new(&[
            (".git/HEAD", b""),
            (".obsidian/types.json", text.as_bytes()),
            ("a.md", b"---\na: 1\n---\n"),
            ("sub/b.md", b"---\na: 1\n---\n"),
        ]);
        let ran = site.run(&["check"]);
        assert_eq!(ran.status(), 0, "{text}: {}{}", ran.out(), ran.err());
        let count = ran.out().matches("warning[project-schema]").count();
        assert_eq!(count, usize::from(!text.contains("null")), "{text}: {}", ran.out());
        site.write("masthead.yaml", "project-schema: off\n");
        assert_eq!(site.run(&["check", "--max-warnings", "0"]).status(), 0);
    }
    for text in
        ["collections: 5\n", "a: &a [*a, *a]\n", "collections: [{ name: x, folder: ../.. }]\n", "- \n"]
    {
        let site = decap("title: Tide\n");
        site.write("static/admin/config.yml", text);
        // A page beside it must not make the folder a project of its own.
        site.write("static/notes.md", "---\na: 1\n---\n");
        let ran = site.run(&["check"]);
        assert_eq!(ran.status(), 0, "{text}");
        assert!(ran.out().matches("warning[project-schema]").count() <= 1, "{text}: {}", ran.out());
    }
}

#[test]
fn init_writes_the_same_to_keep() {
    let site = decap("title: Tide\ndate: 2026-01-01T10:00:00Z\nrating: 9\nkind: tlak\n");
    let ran = site.run(&["init", "--from", "static/admin/config.yml"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    let text = std::fs::read_to_string(site.path().join("masthead.yaml")).unwrap();
    assert!(text.contains("content/blog/[!_]*.md") && text.contains("of-our-own"), "{text}");
    site.write("masthead.yaml", text + "project-schema: off\n");
    let out = found(&site);
    assert!(out.iter().any(|line| line.contains("a.md:4:9: error[out-of-range]")), "{out:?}");
    assert!(out.iter().any(|line| line.contains("a.md:5:7: error[not-allowed]")), "{out:?}");
    let unknown = decap("").run(&["init", "--from", "hugo.toml"]);
    assert_eq!(unknown.status(), 2);
    assert!(unknown.err().contains("--from hugo.toml: "), "{}", unknown.err());
}

const TINA: &str = r#"{ "version": { "fullVersion": "1.6.0" }, "collections": [
  { "name": "post", "path": "content/posts", "format": "mdx", "fields": [
    { "name": "title", "type": "string", "isTitle": true, "required": true },
    { "name": "rank", "type": "number", "min": 1 },
    { "name": "kind", "type": "string", "options": ["news", { "label": "Talk", "value": "talk" }] },
    { "name": "heroImage", "nameOverride": "hero", "type": "image" },
    { "name": "tags", "type": "string", "list": true },
    { "name": "draft", "type": "boolean", "required": true },
    { "name": "seo", "type": "object", "fields": [{ "name": "rank", "type": "number", "required": true }] },
    { "name": "blocks", "type": "object", "list": true, "templates": [{ "name": "quote", "fields": [] }] },
    { "name": "body", "type": "rich-text", "isBody": true } ] },
  { "name": "page", "path": "content", "match": { "include": "*" }, "fields": [{ "name": "title", "type": "string" }] },
  { "name": "some", "path": "content/some", "match": { "exclude": "a" }, "fields": [] },
  { "name": "data", "path": "content/data", "format": "json", "fields": [] } ] }"#;

#[test]
fn a_schema_of_tina_whose_configuration_is_gone_is_left_over() {
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("tina/__generated__/_schema.json", TINA.as_bytes()),
        ("content/about.md", b"---\ntitle: { a: b }\n---\n"),
    ]);
    assert!(found(&site).is_empty(), "{:#?}", found(&site));
    site.write("tina/config.tsx", "");
    assert_eq!(found(&site).len(), 1, "{:#?}", found(&site));
}

#[test]
fn a_type_that_one_page_in_twenty_does_not_have_is_only_an_editors_wish() {
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("tina/config.ts", b""),
        ("tina/__generated__/_schema.json", TINA.as_bytes()),
    ]);
    let write = |page: usize| {
        site.write(&format!("content/{page}.md"), format!("---\ntitle: {{ a: b{page} }}\n---\n"));
    };
    (0..20).for_each(write);
    assert_eq!(found(&site).len(), 20, "{:#?}", found(&site));
    write(20);
    assert!(found(&site).is_empty(), "{:#?}", found(&site));
}

#[test]
fn collections_of_tina() {
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("tina/config.ts", b""),
        ("tina/__generated__/_schema.json", TINA.as_bytes()),
        (
            "content/posts/a.mdx",
            b"---\nrank: high\nkind: tlak\nhero: { a: b }\ntags: { a: b }\nseo: { rank: high }\nblocks: [{ a: b }]\n---\n",
        ),
        ("content/posts/deep/b.mdx", b"---\ntitle: B\nrank: 2\nkind: talk\ntags: [a, 2026]\n---\n"),
        ("content/about.md", b"---\ntitle: { a: b }\n---\n"),
    ]);
    let out = found(&site);
    let said = [
        ("content/about.md:2:8: warning[wrong-type]", "`title`"),
        ("content/posts/a.mdx:1:1: warning[missing-field]", "`title` is missing"),
        ("content/posts/a.mdx:2:7: warning[wrong-type]", "`high`"),
        ("content/posts/a.mdx:3:7: warning[not-allowed]", "`tlak`"),
        ("content/posts/a.mdx:4:7: warning[wrong-type]", "`hero`"),
        ("content/posts/a.mdx:5:7: warning[", "`tags`"),
        ("content/posts/a.mdx:6:14: warning[wrong-type]", "`seo.rank`"),
        ("content/posts/deep/b.mdx:5:11: warning[wrong-type]", "`tags[1]`"),
    ];
    assert_eq!(out.len(), said.len(), "{out:#?}");
    for (line, (place, words)) in out.iter().zip(said) {
        assert!(line.starts_with(place) && line.contains(words), "{line}\n{out:#?}");
        assert!(line.ends_with("(`tina/__generated__/_schema.json`)"), "{line}");
    }
    let explained = site.run(&["explain", "--file", "content/posts/a.mdx"]).out();
    assert!(explained.contains("`tina/__generated__/_schema.json`: its collection `post`"), "{explained}");
    let written = site.run(&["init", "--stdout", "--from", "tina/__generated__/_schema.json"]).out();
    assert!(written.contains("# Not converted, in `post`: `blocks`: its `templates`"), "{written}");
    site.write("masthead.yaml", format!("project-schema: off\n{written}"));
    assert_eq!(found(&site).len(), said.len(), "{written}");
    // A stale or broken file is one warning.
    std::fs::remove_file(site.path().join("masthead.yaml")).unwrap();
    site.write("tina/__generated__/_schema.json", "{");
    let out = found(&site);
    assert!(out.len() == 1 && out[0].contains("[project-schema]"), "{out:?}");
}

/// An Astro site with one field, the program that its schema is made from, and a page for each value: whether each is
/// reported as an error that names the schema.
fn refused(schema: &str, program: &str, values: &[&str]) -> Vec<bool> {
    let schema = format!(
        "{{\"type\": \"object\", \"properties\": {{\"title\": {{\"type\": \"string\"}}, \"it\": {schema}}}, \"required\": [\"title\"]}}"
    );
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("astro.config.mjs", b"export default {};\n"),
        (".astro/collections/blog.schema.json", schema.as_bytes()),
        (
            "src/content.config.ts",
            format!("const blog = z.object({{\n  title: z.string(),\n  it: {program},\n}});\n").as_bytes(),
        ),
    ]);
    for (number, value) in values.iter().enumerate() {
        site.write(&format!("src/content/blog/{number}.md"), format!("---\ntitle: A\nit: {value}\n---\n"));
    }
    let found = found(&site);
    let is_error = |number: usize| {
        let page = format!("src/content/blog/{number}.md:3:");
        found.iter().any(|line| line.starts_with(&page) && line.contains(" error[") && line.ends_with("`)"))
    };
    (0..values.len()).map(is_error).collect()
}

#[test]
fn what_zod_converts_is_not_refused() {
    let text = "{\"type\": \"string\"}";
    let number = "{\"type\": \"number\", \"maximum\": 5}";
    assert_eq!(refused(text, "z.string()", &["1.5", "true", "A"]), [true, true, false]);
    assert_eq!(refused(text, "z.coerce.string()", &["1.5", "true", "A"]), [false; 3]);
    assert_eq!(refused(text, "z\n    .preprocess((it) => String(it), z.string())", &["1.5", ""]), [false; 2]);
    assert_eq!(refused(number, "z.number().max(5)", &["'3'", "9"]), [true, true]);
    assert_eq!(refused(number, "z.coerce.number().max(5)", &["'3'", "9"]), [false, true]);
    assert_eq!(refused(number, "z.number().max(5).catch(1)", &["'3'", "9", ""]), [false; 3]);
}

#[test]
fn dates_in_the_sense_of_the_program() {
    let date = "{\"type\": \"string\", \"format\": \"date-time\"}";
    let values = [
        "2024-01-02",
        "'2024-01-02'",
        "Jan 2 2024",
        "2024-1-2",
        "2024-01-02 10:00:00",
        "",
        "''",
        "13/02/2024",
    ];
    let plain = refused(date, "z.date().optional()", &values);
    assert_eq!(plain, [false, true, true, true, false, true, true, true]);
    let coerced = refused(date, "z.coerce.date().optional()", &values);
    assert_eq!(coerced, [false, false, false, false, false, false, true, true]);
    // Nothing is known of how it is made.
    assert_eq!(refused(date, "ours", &values), coerced);
    let day = "{\"type\": \"string\", \"format\": \"date\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}";
    assert_eq!(refused(day, "z.iso.date()", &["2024-01-02", "'2024-01-02'", "'2024'"]), [true, false, true]);
}

#[test]
fn choices_between_types() {
    let or_list = r#"{"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}"#;
    assert_eq!(refused(or_list, "x", &["A", "[A]", "5", "[5]", "''"]), [false, false, true, true, false]);
    let or_date = r#"{"anyOf": [{"type": "string"}, {"type": "string", "format": "date-time"}]}"#;
    assert_eq!(refused(or_date, "x", &["A", "2024-01-02", "5", "[A]"]), [false, false, true, true]);
    let words = r#"{"anyOf": [{"type": "string", "const": "a"}, {"type": "string", "const": "b"}]}"#;
    assert_eq!(refused(words, "x", &["a", "c", "[a]"]), [false, true, true]);
    let maps = r#"{"oneOf": [{"type": "object", "properties": {}}, {"type": "object", "properties": {}}]}"#;
    assert_eq!(refused(maps, "x", &["{ a: 1 }", "a"]), [false, true]);
    assert_eq!(refused("{}", "z.any()", &["", "a", "[1]"]), [false; 3]);
    assert_eq!(refused(r#"{"type": "integer", "exclusiveMinimum": 0}"#, "x", &["0", "1"]), [true, false]);
    assert_eq!(refused(r#"{"type": "boolean"}"#, "x", &["yes", "true"]), [false, false]);
}

#[test]
fn a_word_that_is_no_boolean_fails_the_build() {
    let schema = r#"{"type": "object", "properties": {"draft": {"type": "boolean"}}}"#;
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("astro.config.mjs", b"export default {};\n"),
        (".astro/collections/blog.schema.json", schema.as_bytes()),
        ("src/content/blog/a.md", b"---\ndraft: yes\n---\n"),
    ]);
    assert!(found(&site)[0].contains(":2:8: error[ambiguous-scalar]"), "{:?}", found(&site));
}

#[test]
fn lists_and_bounds_in_the_sense_of_decap() {
    let config = "collections:
  - name: blog
    folder: content/blog
    fields:
      - { name: tags, widget: list }
      - { name: links, widget: list, required: false, min: 2 }
      - { name: code, widget: number, min: 1, max: 5, pattern: ['^[0-9]+$', digits], required: false }
";
    let site = Site::new(&[
        (".git/HEAD", b""),
        ("hugo.toml", b"baseURL = \"https://example.org/\"\n"),
        ("static/admin/config.yml", config.as_bytes()),
        ("content/blog/a.md", b"---\ntags: []\nlinks: []\ncode: 9\n---\n"),
        ("content/blog/b.md", b"---\ntags: [x]\n---\n"),
    ]);
    let out = found(&site);
    assert!(out.len() == 1 && out[0].starts_with("content/blog/a.md:2:"), "{out:?}");
}
