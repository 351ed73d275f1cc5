//! A syntax error names its cause, and the edit it offers mends it.

use masthead::document::Fault;
use masthead::loader::Generator;

use super::with_page;

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
