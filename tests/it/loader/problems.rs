//! A syntax error names its cause, and the edit it offers fixes it.

use masthead::document::Fault;
use masthead::loader::Generator;

use super::with_page;

/// The line and the text that the only fault of a block points at, and the block after its fix.
fn problem_of(block: &str) -> (usize, String, Option<String>) {
    problem_between("---", block, Generator::Jekyll)
}

fn problem_between(fence: &str, block: &str, generator: Generator) -> (usize, String, Option<String>) {
    let page = format!("{fence}\n{block}\n{fence}\n");
    with_page(page.as_bytes(), generator, |document| {
        let [Fault::Syntax { span, problem }] = &document.faults[..] else {
            panic!("{block:?}: {:?}", document.faults)
        };
        let mended = problem.fix.as_ref().map(|fix| {
            let mut text = page.clone();
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
            text[4..text.len() - 5].to_owned()
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
        ("a:\n  - b: 1\n  c: 2", 3, "c", Some("a:\n  - b: 1\n    c: 2")),
        ("a:\n  - b\n  c: 2", 3, "c", None),
        ("a:\n  - b\n c", 3, "c", None),
        ("- a: b\nc: d", 2, "c", None),
        ("a:\n• b\n• c", 2, "•", None),
        ("a: [b, \"c]\nd: e", 1, "\"", None),
        ("a: 1\n// b\nc: d", 2, "//", Some("a: 1\n# b\nc: d")),
        ("a: b\u{7f}c", 1, "\u{7f}", Some("a: bc")),
    ];
    for (block, line, at, mended) in table {
        assert_eq!(problem_of(block), (line, at.to_owned(), mended.map(str::to_owned)), "{block:?}");
    }
}

#[test]
fn toml_errors_name_the_cause_too() {
    let table = [
        ("title: A", 1, ":", Some("title = \"A\"")),
        ("title = A b", 1, "A b", Some("title = \"A b\"")),
        ("标题 = 1", 1, "标题", Some("\"标题\" = 1")),
        ("draft = False", 1, "False", Some("draft = false")),
        ("a = \"b\nc = 1", 1, "\"", Some("a = \"b\"\nc = 1")),
        ("a = 'it's'", 1, "'it's'", Some("a = \"it's\"")),
        ("a = \"C:\\Users\"", 1, "\"C:\\Users\"", Some("a = 'C:\\Users'")),
        ("a = [1, 2\nb = 1", 1, "[", None),
        ("a = \"\"\"b", 1, "\"\"\"", None),
        ("a = 1\na = 2", 2, "a", None),
        ("d = 2022-13-45", 1, "2022-13-45", None),
        ("a = [\"b\" \"c\"]", 1, "\"c\"", Some("a = [\"b\", \"c\"]")),
        ("a = [\n1,\n2\n3]", 4, "3", Some("a = [\n1,\n2,\n3]")),
        ("a = [\"b\"; \"c\"]", 1, ";", Some("a = [\"b\", \"c\"]")),
        ("a = [\"b\",, \"c\"]", 1, ",", Some("a = [\"b\", \"c\"]")),
        ("a = [\u{85}\n\"b\",\n]", 1, "\u{85}", Some("a = [\n\"b\",\n]")),
        ("a = \"b\",\nc = 1", 1, ",", Some("a = \"b\"\nc = 1")),
        ("a = [\"b\"]]", 1, "]", Some("a = [\"b\"]")),
        ("a = \"b\", \"c\"", 1, "\"b\", \"c\"", Some("a = [\"b\", \"c\"]")),
        ("a = (\"b\", \"c\")", 1, "(\"b\", \"c\")", Some("a = [\"b\", \"c\"]")),
        ("a = {'b'}", 1, "{'b'}", Some("a = ['b']")),
        ("a = “b”", 1, "“b”", Some("a = \"b\"")),
        ("a = .5", 1, ".5", None),
        ("= 3", 1, "= 3", None),
        ("a : b", 1, ":", Some("a = \"b\"")),
    ];
    for (block, line, at, mended) in table {
        let wanted = (line, at.to_owned(), mended.map(str::to_owned));
        assert_eq!(problem_between("+++", block, Generator::Hugo), wanted, "{block:?}");
    }
}

#[test]
fn json_is_read_strictly() {
    let table = [
        ("\"a\": 1,", 1, ",", Some("\"a\": 1")),
        ("{\"a\": 1}", 1, "{", Some("\"a\": 1")),
        ("\"a\": \"x\ty\"", 1, "\t", None),
        ("\"a\": 1 \"b\": 2", 1, "\"", None),
        ("\"a\": 1, // b", 1, "// b", None),
        ("a: 1", 1, "a", None),
        ("\"a\": True", 1, "True", Some("\"a\": true")),
        ("\"a\": “b”", 1, "“b”", Some("\"a\": \"b\"")),
        ("\"a\": 1\n\"b\": 2", 2, "\"", None),
    ];
    for (block, line, at, mended) in table {
        let wanted = (line, at.to_owned(), mended.map(str::to_owned));
        assert_eq!(problem_between(";;;", block, Generator::Hexo), wanted, "{block:?}");
    }
}
