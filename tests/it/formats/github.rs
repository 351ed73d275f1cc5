//! `github`: commands that say what they should, and no others.

use masthead::diagnostic::Severity;
use masthead::reporter::Format;
use masthead::span::Span;

use super::{found, hostile_run, page, printed, unreadable};

/// One command as the runner of GitHub reads it: its name, properties and text, unescaped.
fn read(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let decoded = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let properties = properties.split(',').map(|pair| {
        let (key, value) = pair.split_once('=').unwrap();
        (key.to_owned(), decoded(value))
    });
    (name.to_owned(), properties.collect(), decoded(data))
}

#[test]
fn commands_can_be_read_back() {
    let text = printed(Format::Github, &hostile_run());
    let names: Vec<String> = text.lines().map(|line| read(line).0).collect();
    assert_eq!(names, ["error", "error", "error", "error", "error", "error", "warning"]);
    let (_, properties, data) = read(text.lines().next_back().unwrap());
    let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["title", "file", "line", "endLine"], "columns only where the lines are the same");
    assert_eq!(properties[0].1, "masthead: untrimmed-string");
    assert_eq!(properties[1].1, "docs/posts/::a,b % 夜\\n<\"&>\\u{1b}.md");
    assert_eq!(data.lines().count(), 2, "the fact and the help: {data:?}");
    assert!(data.contains("% %0A \\n"), "{data}");
}

#[test]
fn the_worst_ten_of_each_kind_are_printed() {
    let severity = |at: usize| if at.is_multiple_of(2) { Severity::Warning } else { Severity::Error };
    let many = (0..50).map(|at| found("some-rule", severity(at), Span::at(0), "a fault")).collect();
    let run = [page("a.md", "---\n", many), unreadable("b.md")];
    let text = printed(Format::Github, &run);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 21);
    assert!(lines[0].contains("docs/b.md: cannot be read"), "{}", lines[0]);
    assert!(lines[..10].iter().all(|line| line.starts_with("::error ")));
    assert!(lines[10..20].iter().all(|line| line.starts_with("::warning ")));
    assert_eq!(
        lines[20],
        "::notice title=masthead::16 more errors and 15 more warnings: GitHub shows 10 of each kind for a step"
    );
}
