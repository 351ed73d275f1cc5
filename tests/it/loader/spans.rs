//! Every node has the bytes of the file that it represents.

use masthead::document::{Fault, Style};
use masthead::loader::Generator;
use masthead::span::Span;

use super::{all_nodes, with_page};

/// The source text of the scalars and collections of a block, in order, the root left out.
fn tokens(page: &str) -> Vec<String> {
    with_page(page.as_bytes(), Generator::Generic, |document| {
        assert_eq!(document.faults, [], "{page:?}");
        let mut nodes = Vec::new();
        all_nodes(document.root.as_ref().expect("a tree"), &mut nodes);
        nodes[1..].iter().map(|node| document.text(node.span).to_owned()).collect()
    })
}

#[test]
fn spans_are_the_bytes_of_the_file() {
    let table: [(&str, &[&str]); 14] = [
        ("标题: \"新媒体\"", &["标题", "\"新媒体\""]),
        ("a: x\r\nb: 'y'\r\n", &["a", "x", "b", "'y'"]),
        ("e: 🎉 party\nf: z", &["e", "🎉 party", "f", "z"]),
        ("a:\nb: ~", &["a", "", "b", "~"]),
        ("d: |  # why\n  one\n  二\n\ne: x", &["d", "one\n  二", "e", "x"]),
        ("d: >-\n  one\n  two\n", &["d", "one\n  two"]),
        ("p: one\n  two", &["p", "one\n  two"]),
        ("t:\n- a\n-\n- c", &["t", "- a\n-\n- c", "a", "", "c"]),
        ("t:\n  - a # x\n  -   # y\n  - c", &["t", "- a # x\n  -   # y\n  - c", "a", "", "c"]),
        ("f: [a, {k: v, w}]", &["f", "[a, {k: v, w}]", "a", "{k: v, w}", "k", "v", "w", ""]),
        ("a: &x one\nb: *x", &["a", "one", "b", "*x"]),
        ("m:\n  k: &y\n    z: 1\n", &["m", "k: &y\n    z: 1", "k", "z: 1", "z", "1"]),
        ("t: !foo bar", &["t", "bar"]),
        ("<<: {b: 1}\na: 1\na: 2", &["<<", "{b: 1}", "b", "1", "a", "1", "a", "2"]),
    ];
    for (block, wanted) in table {
        for page in [format!("---\n{block}\n---\nbody\n"), format!("\u{feff}---\n{block}\n---\n")] {
            with_page(page.as_bytes(), Generator::Hexo, |document| {
                assert!(document.root.is_some(), "{page:?}");
            });
            if !page.starts_with('\u{feff}') {
                assert_eq!(tokens(&page), wanted, "{page:?}");
            }
        }
    }
}

#[test]
fn an_empty_value_stands_right_after_its_colon() {
    with_page(b"---\na:   # note\nb: 1\n---\n", Generator::Generic, |document| {
        let value = &document.entry("a").expect("a").value;
        assert_eq!(value.span, Span::at(6));
        assert_eq!(value.scalar().map(|scalar| scalar.style), Some(Style::Absent));
        assert_eq!(document.comments.len(), 1);
    });
}

#[test]
fn hexo_takes_tabs_for_indentation() {
    let page = b"---\ntags:\n\t- a\n\t- bc\nx: y\n---\n";
    with_page(page, Generator::Hexo, |document| {
        assert_eq!(document.faults, []);
        let items = document.entry("tags").and_then(|tags| tags.value.items()).expect("a list");
        assert_eq!(document.text(items[1].span), "bc");
        assert!(items[1].is_exact());
        assert_eq!(document.text(document.entry("x").expect("x").value.span), "y");
    });
    with_page(page, Generator::Jekyll, |document| {
        assert!(matches!(&document.faults[..], [Fault::Syntax { span, .. }] if document.text(*span) == "\t"));
    });
}

#[test]
fn toml_and_json_have_the_same_tree() {
    let toml =
        b"+++\n# c\ntitle = \"A # b\" # d\ndate = 2022-04-27\ntags = ['x', \"y\"]\n[extra]\nk = 1\n+++\n";
    with_page(toml, Generator::Hugo, |document| {
        assert_eq!(document.faults, []);
        assert_eq!(document.comments.len(), 2);
        assert_eq!(document.text(document.entry("date").expect("date").value.span), "2022-04-27");
        assert_eq!(document.text(document.entry("extra").expect("extra").value.span), "[extra]\nk = 1");
    });
    let json = b"{\n  \"title\": \"A\",\n  \"tags\": [\"x\", 1.5, null]\n}\n\nbody\n";
    with_page(json, Generator::Hugo, |document| {
        assert_eq!(document.faults, []);
        assert_eq!(document.text(document.entry("tags").expect("tags").value.span), "[\"x\", 1.5, null]");
    });
    with_page(b";;;\n\"title\": \"A\",\n\"n\": 1\n;;;\n", Generator::Hexo, |document| {
        assert_eq!(document.faults, []);
        assert_eq!(document.text(document.entry("title").expect("title").value.span), "\"A\"");
        assert_eq!(document.text(document.entry("n").expect("n").value.span), "1");
    });
}
