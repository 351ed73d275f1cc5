//! Fixes of names and invisible characters: none makes one field of two, or two documents of one.

use crate::run::Site;

#[test]
fn no_fix_gives_two_fields_one_name() {
    for (preset, page) in [
        ("hugo", "---\ntags: [a]\n\u{200b}tags: [b]\n---\n"),
        ("hugo", "---\nTags: [a]\n\u{200b}tags: [b]\n---\n"),
        ("hugo", "---\n\u{202e}title: a\n\u{200b}title: b\n---\n"),
        ("jekyll", "---\na:\n  k: 1\n  \u{200b}k: 2\n---\n"),
    ] {
        let site = Site::new(&[("page.md", page.as_bytes())]);
        for flag in ["--fix", "--unsafe-fixes"] {
            let out = site.run(&["check", "--preset", preset, flag, "--format", "concise"]).out();
            assert!(!out.contains("[duplicate-key]"), "{preset} {page:?}: {out}");
        }
        assert!(site.run(&["check", "--preset", preset]).out().contains("[invisible-character]"), "{page:?}");
    }
    let site = Site::new(&[("page.md", "---\n\u{200b}tags: [b]\n---\n".as_bytes())]);
    assert_eq!(site.run(&["check", "--preset", "hugo", "--fix"]).status(), 0, "one alone is fixed");
}

#[test]
fn no_fix_makes_a_second_document() {
    let page = "---\ntitle: Spring\n\u{202e}--- {draft: true}\n---\n\nText.\n";
    for preset in ["cursor-rule", "hugo", "jekyll", "generic"] {
        let site = Site::new(&[("page.md", page.as_bytes())]);
        site.run(&["check", "--preset", preset, "--fix"]);
        assert_eq!(std::fs::read_to_string(site.path().join("page.md")).unwrap(), page, "{preset}");
    }
}

#[test]
fn no_fix_makes_a_page_that_libyaml_refuses() {
    for (preset, path, page) in [
        ("cursor-rule", ".cursor/rules/page.mdc", "---\ntags: [\u{200b}:News, Life]\n---\n"),
        ("copilot-instructions", ".github/instructions/a.instructions.md", "---\n\u{a0}: No review\n---\n"),
        ("hugo@0.111", "content/page.md", "---\ntitle: \u{202e}\"\\uD83D\\uDE00\"\n---\n"),
    ] {
        let site = Site::new(&[(path, page.as_bytes())]);
        let out = site.run(&["check", "--preset", preset, "--unsafe-fixes", "--format", "concise"]).out();
        assert!(out.contains("[invisible-character]") && !out.contains("fixable"), "{page:?}: {out}");
        assert_eq!(std::fs::read_to_string(site.path().join(path)).unwrap(), page, "{preset}");
    }
}

#[test]
fn an_anchor_without_a_value_stays() {
    let page = "---\ntags: [&D, ebb]\n---\n";
    let site = Site::new(&[("page.md", page.as_bytes())]);
    let out = site.run(&["check", "--preset", "generic", "--fix", "--format", "concise"]).out();
    assert!(out.contains("[empty-item]"), "{out}");
    assert_eq!(std::fs::read_to_string(site.path().join("page.md")).unwrap(), page);
}

#[test]
fn no_fix_makes_the_generator_fail() {
    for (preset, path, page) in [
        ("zola", "content/page.md", "---\ntitle: A\n\u{200b}date: 2022-0}4-27\n---\n"),
        ("zola", "content/page.md", "---\ntitle: A\nlastmod: 2022-04-27\nlastmod: 2022-04-27\n---\n"),
        ("generic", "page.md", "---\ncover: <img src=\"!x /img/tide.jpg\" alt=\"\">\n---\n"),
        ("hugo", "content/page.md", "---\ntitle: A\ntags:\n- a\n-\ntags: [sea]\n---\n"),
    ] {
        let site = Site::new(&[(path, page.as_bytes())]);
        let before = site.run(&["show", "--preset", preset, path]).out();
        assert!(!before.contains("\"error\""), "{page:?}: {before}");
        site.run(&["check", "--preset", preset, "--unsafe-fixes"]);
        let after = site.run(&["show", "--preset", preset, path]).out();
        assert!(!after.contains("\"error\""), "{page:?}: {after}");
    }
}

#[test]
fn no_fix_removes_a_comment() {
    let page = "---\nauthors: [ann, { name: Dora # editor\n }]\n---\n";
    let site = Site::new(&[("content/page.md", page.as_bytes())]);
    let out = site.run(&["check", "--preset", "zola", "--unsafe-fixes", "--format", "concise"]).out();
    assert!(out.contains("content/page.md:2:"), "{out}");
    assert_eq!(std::fs::read_to_string(site.path().join("content/page.md")).unwrap(), page);
    let page = "+++\ntitle: The tide # editor\nslug: # none\nimage: \"a # b\"\n+++\n";
    site.write("content/page.md", page);
    site.run(&["check", "--preset", "hugo", "--unsafe-fixes"]);
    assert_eq!(
        std::fs::read_to_string(site.path().join("content/page.md")).unwrap(),
        "+++\ntitle = \"The tide\" # editor\nslug = \"\" # none\nimage = \"a # b\"\n+++\n"
    );
}
