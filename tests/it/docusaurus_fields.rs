//! Each plugin of Docusaurus validates the fields of its own pages, as was seen in runs of their validation.

use crate::run::Site;

fn found(pages: &[(&str, &str)]) -> Vec<String> {
    let site = Site::new(&[("docusaurus.config.js", b"module.exports = {}\n")]);
    for (page, fields) in pages {
        site.write(page, format!("---\n{fields}\n---\nText.\n"));
    }
    site.run(&["check", "--format", "concise", "--quiet"]).out().lines().map(str::to_owned).collect()
}

#[test]
fn positions_are_numbers_also_in_quotes() {
    let taken = ["7", "-7", "2.5", "0x1F", "1e2", "'7'", "\" 7 \"", "'+7'", "'.5'", "'7.'", "'007'", "'1e2'"];
    for value in taken {
        let found = found(&[("docs/a.md", &format!("sidebar_position: {value}"))]);
        assert_eq!(found, [""; 0], "{value}");
    }
    let refused =
        ["", "~", "''", "'0x1F'", "'inf'", "'NaN'", ".inf", ".nan", "true", "first", "2024-01-01", "[7]"];
    for value in refused {
        let found = found(&[("docs/a.md", &format!("sidebar_position: {value}"))]);
        assert!(found.len() == 1 && found[0].contains("error["), "{value}: {found:?}");
    }
}

#[test]
fn texts_of_documents_are_not_empty() {
    for field in ["sidebar_label", "sidebar_key", "sidebar_class_name", "pagination_label", "id"] {
        for value in ["", "null", "''", "false", "[a]", "{ a: b }"] {
            let found = found(&[("docs/a.md", &format!("{field}: {value}"))]);
            assert!(found.len() == 1 && found[0].contains("error["), "{field}: {value}: {found:?}");
        }
        for value in ["Harbour", "' '", "404", "2.5"] {
            let found = found(&[("docs/a.md", &format!("{field}: {value}"))]);
            assert_eq!(found, [""; 0], "{field}: {value}");
        }
    }
    for field in ["displayed_sidebar", "pagination_next", "pagination_prev", "custom_edit_url"] {
        for value in ["", "null", "harbour"] {
            assert_eq!(found(&[("docs/a.md", &format!("{field}: {value}"))]), [""; 0], "{field}: {value}");
        }
        let found = found(&[("docs/a.md", &format!("{field}: false"))]);
        assert!(found.len() == 1 && found[0].contains("error["), "{field}: {found:?}");
    }
}

#[test]
fn flags_fail_at_any_other_word() {
    for field in ["hide_title", "parse_number_prefixes", "draft", "hide_table_of_contents"] {
        for value in ["true", "'false'", "TRUE"] {
            assert_eq!(found(&[("docs/a.md", &format!("{field}: {value}"))]), [""; 0], "{field}: {value}");
        }
        for value in ["maybe", "1", "[]"] {
            let found = found(&[("docs/a.md", &format!("{field}: {value}"))]);
            assert!(found.len() == 1 && found[0].contains("error["), "{field}: {value}: {found:?}");
        }
    }
}

#[test]
fn each_plugin_has_fields_of_its_own() {
    const DOCUMENT: &str = "title: T\nsidebar_label: ''\nsidebar_position: first\nid: a/b\nhide_title: maybe";
    let count = |page: &str, fields: &str| found(&[(page, fields)]).len();
    for page in [
        "docs/a.md",
        "versioned_docs/version-1.0/a.md",
        "i18n/fr/docusaurus-plugin-content-docs/current/a.md",
        "website/docs/deep/a.md",
    ] {
        assert_eq!(count(page, DOCUMENT), 4, "{page}");
    }
    for page in
        ["blog/a.md", "src/pages/a.md", "i18n/fr/docusaurus-plugin-content-blog/a.md", "docs/_part.md"]
    {
        assert_eq!(count(page, DOCUMENT), 0, "{page}");
    }
    for (page, titles) in [("src/pages/404.md", 1), ("docs/404.md", 0), ("blog/404.md", 0)] {
        assert_eq!(count(page, "title: 404"), titles, "{page}");
    }
    for (page, tags) in [("src/pages/a.md", 0), ("docs/a.md", 1)] {
        assert_eq!(count(page, "title: T\ntags: harbour"), tags, "{page}");
    }
    for tags in ["a, b", "[a, a]", "[a, [b]]", "[a, null]"] {
        for page in ["src/pages/a.md", "i18n/fr/docusaurus-plugin-content-pages/a.md"] {
            assert_eq!(count(page, &format!("tags: {tags}")), 0, "{page}: {tags}");
        }
        assert_eq!(count("docs/a.md", &format!("tags: {tags}")), 1, "{tags}");
    }
    assert_eq!(count("blog/a.md", "title: T\nauthor_title:\ntitle_meta:\nsidebar_label:"), 3);
    assert_eq!(count("docs/a.md", "title: T\nauthor_title:\ntitle_meta:"), 0);
}

#[test]
fn every_part_of_a_last_update_is_validated() {
    for value in ["{ date: 2024-01-01 }", "{ author: Anna }", "{ date: 2024-01-01, author: Anna, by: 1 }"] {
        assert_eq!(found(&[("docs/a.md", &format!("last_update: {value}"))]), [""; 0], "{value}");
    }
    for value in ["{ date: 2024-01-01, author: 3 }", "{ author: '' }", "{ by: Anna }", "{}", "false"] {
        let found = found(&[("docs/a.md", &format!("last_update: {value}"))]);
        assert!(found.len() == 1 && found[0].contains("error["), "{value}: {found:?}");
    }
}
