//! The loader on whole pages: spans that hold, faults that name the cause, and no bytes that bring it down.

use std::path::Path;
use std::sync::Arc;

use masthead::document::{Document, EncodingGuess, Fault, Node, Style, Value};
use masthead::loader::{self, Dialect, Generator};
use masthead::span::Span;
use proptest::prelude::*;

fn with_page<T>(bytes: &[u8], generator: Generator, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let path: Arc<Path> = Arc::from(Path::new("page.md"));
    let dialect = Dialect::of(generator);
    let (source, split) = loader::head_of(&path, bytes, true, &dialect);
    look(&loader::parse(&source, split, &dialect))
}

fn all_nodes<'n, 's>(node: &'n Node<'s>, found: &mut Vec<&'n Node<'s>>) {
    found.push(node);
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| all_nodes(item, found)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            all_nodes(&entry.key, found);
            all_nodes(&entry.value, found);
        }),
    }
}

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
                assert!(document.root.is_some(), "{page:?}")
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

/// The line and the text that the only fault of a block points at, and the block after its fix.
fn problem_of(block: &str) -> (usize, String, Option<String>) {
    let page = format!("---\n{block}\n---\n");
    with_page(page.as_bytes(), Generator::Jekyll, |document| {
        let [Fault::Syntax { span, problem }] = &document.faults[..] else {
            panic!("{block:?}: {:?}", document.faults)
        };
        let mended = problem.fix.as_ref().map(|fix| {
            let mut text = page.clone();
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
            text["---\n".len()..text.len() - "\n---\n".len()].to_owned()
        });
        (page[..span.start as usize].matches('\n').count(), document.text(*span).to_owned(), mended)
    })
}

#[test]
fn syntax_errors_name_the_cause_and_how_to_mend_it() {
    let table = [
        ("title: Foo: bar", 1, "Foo: bar", Some("title: \"Foo: bar\"")),
        ("title: Foo: \"bar\"", 1, "Foo: \"bar\"", Some("title: 'Foo: \"bar\"'")),
        ("a: 1\ntitle:Foo", 2, ":", Some("a: 1\ntitle: Foo")),
        ("title:Foo\ndate: x", 1, ":", Some("title: Foo\ndate: x")),
        ("a: 1\n标题：新", 2, "：", Some("a: 1\n标题: 新")),
        ("title:\u{a0}A\nb: 1", 1, "\u{a0}", Some("title: A\nb: 1")),
        ("a: 1\ntitle = \"A\"", 2, "=", Some("a: 1\ntitle: \"A\"")),
        ("a: @b", 1, "@b", Some("a: \"@b\"")),
        ("a: `b` c", 1, "`b` c", Some("a: \"`b` c\"")),
        ("a: *b* c", 1, "*b* c", Some("a: \"*b* c\"")),
        ("a: > b\nc: d", 1, "> b", Some("a: \"> b\"\nc: d")),
        ("a: [b] c", 1, "[b] c", Some("a: \"[b] c\"")),
        ("a: {{ b }} c", 1, "{{ b }} c", Some("a: \"{{ b }} c\"")),
        ("a:\n\t- b\n\t- c", 2, "\t", Some("a:\n  - b\n  - c")),
        ("a: 'it's'", 1, "'", Some("a: \"it's\"")),
        ("a: \"\"\"b\"\"\"", 1, "\"\"\"", Some("a: \"b\"")),
        ("a: \"b\" c", 1, "c", Some("a: '\"b\" c'")),
        ("a: \"b\nc: d", 1, "\"", Some("a: \"b\"\nc: d")),
        ("a: \"b\nc: \"d\"", 1, "\"", Some("a: \"b\"\nc: \"d\"")),
        ("a: [b, c\nd: e", 1, "[", Some("a: [b, c]\nd: e")),
        ("a: [b, #c, d]\ne: f", 1, "#c", Some("a: [b, \"#c\", d]\ne: f")),
        ("a: \"C:\\Users\"", 1, "\\U", Some("a: 'C:\\Users'")),
        ("a:\n  - b\n - c\nd: e", 3, "-", Some("a:\n  - b\n  - c\nd: e")),
        ("  a: b\nc: d", 1, "a", Some("a: b\nc: d")),
        ("a: b\nsecond line\nc: d", 2, "second line", None),
        ("a: b\n- c", 2, "-", None),
        ("a: b\u{7f}c", 1, "\u{7f}", Some("a: bc")),
    ];
    for (block, line, at, mended) in table {
        assert_eq!(problem_of(block), (line, at.to_owned(), mended.map(str::to_owned)), "{block:?}");
    }
}

#[test]
fn a_merge_conflict_is_that_and_nothing_else() {
    let page = b"---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n---\n";
    with_page(page, Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::MergeConflict(_)]));
    });
}

#[test]
fn roots_that_are_no_mapping_are_kept() {
    with_page(b"---\n- a\n- b\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::NotAMapping { found: "a list", .. }]));
        assert!(document.root.is_some());
    });
    with_page(b"---\n# nothing\n---\n", Generator::Jekyll, |document| {
        assert_eq!(document.faults, []);
        assert!(
            matches!(&document.root, Some(Node { value: Value::Map(entries), .. }) if entries.is_empty())
        );
    });
}

#[test]
fn alias_bombs_are_refused_at_once() {
    let mut page = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        page.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    page.push_str("---\n");
    with_page(page.as_bytes(), Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
        assert!(document.root.is_none());
    });
    with_page(b"---\na: &a [*a]\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
    });
}

#[test]
fn deep_nests_are_refused() {
    let page = format!("---\na: {}{}\n---\n", "[".repeat(4000), "]".repeat(4000));
    with_page(page.as_bytes(), Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
    });
}

#[test]
fn other_encodings_are_named_and_keep_their_offsets() {
    let mut page = b"---\ntitle: ".to_vec();
    page.extend([0xD0, 0xC2, 0xC3, 0xBD, 0xCC, 0xE5, 0xD0, 0xC2, 0xC3, 0xBD, 0xCC, 0xE5]);
    page.extend(b"\n---\n");
    with_page(&page, Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::Encoding { guess: EncodingGuess::Named(_), .. }]));
        assert_eq!(document.source.text.len(), page.len());
        assert!(document.root.is_none());
    });
    let wide: Vec<u8> = "\u{feff}---\na: b\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    with_page(&wide, Generator::Jekyll, |document| {
        let utf16 = |fault: &Fault| matches!(fault, Fault::Encoding { guess: EncodingGuess::Utf16Le, .. });
        assert!(document.faults.iter().any(utf16));
    });
    with_page(b"---\na: b\0c\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::Nul(_)]));
    });
    with_page(b"---\na: b\n---\nbody \xff\xfe", Generator::Jekyll, |document| {
        assert_eq!(document.faults, []);
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

fn check_tree(document: &Document<'_>) {
    let text = &document.source.text;
    let mut nodes = Vec::new();
    if let Some(root) = &document.root {
        all_nodes(root, &mut nodes);
    }
    for node in nodes {
        assert!(text.get(node.span.range()).is_some(), "{:?} is no part of {text:?}", node.span);
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
        assert!(text.get(span.range()).is_some(), "{span:?} is no part of {text:?}");
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

const GENERATORS: [Generator; 6] = [
    Generator::Generic,
    Generator::Hexo,
    Generator::Jekyll,
    Generator::Hugo,
    Generator::Zola,
    Generator::Mkdocs,
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
            block.push_str(&match style {
                0 => format!("k{row}{key}: \"{value}\"\n"),
                1 => format!("k{row}{key}: '{value}'\n"),
                2 => format!("k{row}{key}:\n  - x{value}\n  - \"{value}\"\n"),
                _ => format!("k{row}{key}: x{value}\n"),
            });
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
