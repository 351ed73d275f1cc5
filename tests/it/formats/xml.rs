//! `junit` and `checkstyle`, read by a strict parser and held to what their schemas allow.

use masthead::reporter::Format;
use roxmltree::{Document, Node};

use super::{hostile_run, printed};

/// An element: its name, the attributes that it must and may have, the elements that may be in it.
type Form = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// Jenkins' `junit-10.xsd`, which is the strictest of those in use.
const JUNIT: &[Form] = &[
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    ("testsuite", &["name", "tests", "failures", "errors"], &["skipped", "time", "file"], &["testcase"]),
    ("testcase", &["name"], &["classname", "time", "group"], &["failure", "error", "skipped"]),
    ("failure", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
];

/// What Checkstyle's `XMLLogger` writes.
const CHECKSTYLE: &[Form] = &[
    ("checkstyle", &["version"], &[], &["file"]),
    ("file", &["name"], &[], &["error"]),
    ("error", &["line", "severity", "message"], &["column", "source"], &[]),
];

fn hold(node: Node<'_, '_>, forms: &[Form]) {
    let name = node.tag_name().name();
    let (_, must, may, inside) = forms.iter().find(|form| form.0 == name).unwrap();
    let has: Vec<&str> = node.attributes().map(|attribute| attribute.name()).collect();
    assert!(must.iter().all(|key| has.contains(key)), "{name} lacks one of {must:?}: {has:?}");
    assert!(has.iter().all(|key| must.contains(key) || may.contains(key)), "{name} has {has:?}");
    for child in node.children().filter(Node::is_element) {
        assert!(inside.contains(&child.tag_name().name()), "{name} contains {:?}", child.tag_name());
        hold(child, forms);
    }
}

#[test]
fn junit_is_what_jenkins_takes() {
    let text = printed(Format::Junit, &hostile_run());
    let document = Document::parse(&text).unwrap();
    hold(document.root_element(), JUNIT);
    for suite in document.root_element().children().filter(Node::is_element) {
        let cases: Vec<Node> = suite.children().filter(Node::is_element).collect();
        let counted =
            |name: &str| cases.iter().filter(|case| case.descendants().any(|n| n.has_tag_name(name))).count();
        let stated = |key: &str| suite.attribute(key).unwrap().parse::<usize>().unwrap();
        assert_eq!(stated("tests"), cases.len());
        assert_eq!(stated("failures"), counted("failure"));
        assert_eq!(stated("errors"), counted("error"));
        assert_eq!(stated("skipped"), counted("skipped"));
        let mut names: Vec<_> = cases.iter().map(|case| case.attribute("name")).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases.len(), "names tell tests apart");
    }
}

#[test]
fn checkstyle_is_what_checkstyle_writes() {
    let text = printed(Format::Checkstyle, &hostile_run());
    let document = Document::parse(&text).unwrap();
    hold(document.root_element(), CHECKSTYLE);
    let errors: Vec<Node> = document.descendants().filter(|node| node.has_tag_name("error")).collect();
    assert_eq!(errors.len(), 7);
    for error in &errors {
        assert!(["error", "warning"].contains(&error.attribute("severity").unwrap()));
        assert!(error.attribute("line").unwrap().parse::<u32>().unwrap() > 0);
    }
    let message = errors[1].attribute("message").unwrap();
    let words =
        "% %0A \\n\\u{3a}:error::x \\u{23}#[error]x <b>&\"' ]]> \\u{1b}[31m\\u{0}\u{fffd}\\u{202e} | `夜`";
    assert!(message.starts_with(words), "{message}");
}
