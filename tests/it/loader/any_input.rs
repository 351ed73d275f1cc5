//! No bytes bring the loader down, and a second reader agrees on simple pages.

use masthead::document::{Document, Fault, Node, Style};
use masthead::loader::Generator;
use proptest::prelude::*;

use super::{all_nodes, with_page};

fn check_tree(document: &Document<'_>) {
    let text = &document.source.text;
    let mut nodes = Vec::new();
    if let Some(root) = &document.root {
        all_nodes(root, &mut nodes);
    }
    for node in nodes {
        assert!(text.get(node.span.range()).is_some(), "{:?} is not a part of {text:?}", node.span);
        if let Some(scalar) = node.scalar().filter(|_| node.is_exact()) {
            assert_eq!(node.text_span().slice(text), scalar.text);
        }
    }
    for entry in document.entries().iter().filter(|entry| !entry.key.alias) {
        if entry.key.scalar().is_some_and(|key| key.style == Style::Plain && entry.key.is_exact()) {
            assert_eq!(Some(document.text(entry.key.span)), entry.key.text());
        }
    }
    for span in document.comments.iter().copied().chain(document.faults.iter().map(Fault::span)) {
        assert!(text.get(span.range()).is_some(), "{span:?} is not a part of {text:?}");
    }
    for fault in &document.faults {
        let Fault::Syntax { problem, .. } = fault else { continue };
        for edit in problem.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some());
        }
        if let Some((span, _)) = &problem.label {
            assert!(text.get(span.range()).is_some());
        }
    }
}

const GENERATORS: [Generator; 8] = [
    Generator::Generic,
    Generator::Hexo,
    Generator::Jekyll,
    Generator::Hugo,
    Generator::Zola,
    Generator::Mkdocs,
    Generator::CursorRule,
    Generator::PromptFile,
];

/// Pieces of which broken and sound blocks are put together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "title",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "\t",
        "\n\t",
        "新",
        "：",
        "🎉",
        "\r\n",
        "\r",
        "---",
        "...",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "%",
        "@",
        "`",
        "\\",
        "\\x",
        "a",
        "b c",
        "0",
        "= ",
        "<<<<<<< x\n",
        "? ",
        "~",
        "\u{7f}",
        "\u{0}",
        "+++",
        "\"\"\"",
        "x = 1\n",
        "\u{a0}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), front in 0..5_usize) {
        let opening: &[u8] = [&b""[..], b"---\n", b"+++\n", b";;;\n", b"{"][front];
        let page = [opening, &bytes, b"\n---\n"].concat();
        for generator in GENERATORS {
            with_page(&page, generator, check_tree);
        }
    }

    #[test]
    fn any_block_is_survived(block in pieces(), front in 0..4_usize) {
        let fence = ["---", "+++", ";;;", "---json"][front];
        let page = format!("{fence}\n{block}\n{}\nbody\n", &fence[..3]);
        for generator in GENERATORS {
            with_page(page.as_bytes(), generator, check_tree);
        }
    }

    #[test]
    fn a_second_reader_sees_the_same(
        entries in prop::collection::vec(("[a-z]{1,8}", "[a-zA-Z新媒体 ]{0,12}", 0..4_u8), 1..6),
    ) {
        let mut block = String::new();
        for (row, (key, value, style)) in entries.iter().enumerate() {
            let value = value.trim();
            let lines = match style {
                0 => format!("k{row}{key}: \"{value}\"\n"),
                1 => format!("k{row}{key}: '{value}'\n"),
                2 => format!("k{row}{key}:\n  - x{value}\n  - \"{value}\"\n"),
                _ => format!("k{row}{key}: x{value}\n"),
            };
            block.push_str(&lines);
        }
        let second: serde_yaml::Mapping = serde_yaml::from_str(&block).expect("simple YAML");
        let page = format!("---\n{block}---\n");
        with_page(page.as_bytes(), Generator::Generic, |document| {
            assert_eq!(document.entries().len(), second.len());
            for (entry, (key, value)) in document.entries().iter().zip(&second) {
                assert_eq!(entry.key.text(), key.as_str());
                match entry.value.items() {
                    None => assert_eq!(entry.value.text(), value.as_str()),
                    Some(items) => {
                        let theirs: Vec<_> = value.as_sequence().expect("a list").iter().map(|v| v.as_str()).collect();
                        assert_eq!(items.iter().map(Node::text).collect::<Vec<_>>(), theirs);
                    }
                }
            }
        });
    }
}
