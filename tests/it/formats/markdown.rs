//! `markdown`: tables that stay tables.

use masthead::diagnostic::Severity;
use masthead::reporter::Format;
use masthead::span::Span;

use super::{found, hostile_run, page, printed};

#[test]
fn cells_hold_no_markup() {
    let text = printed(Format::Markdown, &hostile_run());
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 10, "{text}");
    for row in &rows {
        assert_eq!(row.matches('|').count(), 5, "{row}");
    }
    let tags = text.replace("<code>", "").replace("</code>", "").replace("<br>", "");
    assert!(!tags.contains(['<', '>', '`', '[', '@', '*']), "{tags}");
    assert!(text.contains("\n- <code>posts/gone&#92;u&#123;1b&#125;.md</code>: cannot be read: "), "{text}");
}

#[test]
fn long_tables_are_cut() {
    let mut many: Vec<_> =
        (0..80).map(|_| found("some-rule", Severity::Warning, Span::at(0), "a risk")).collect();
    many.push(found("other-rule", Severity::Error, Span::at(0), &"a fault ".repeat(1000)));
    let text = printed(Format::Markdown, &[page("a.md", "---\n", many)]);
    assert!(text.ends_with("\nThe first 50 of 81, errors first.\n"), "{text}");
    assert!(text.contains("\n| <code>some-rule</code> | 0 | 80 | 0 |\n"), "{text}");
    assert_eq!(text.matches("| <code>a.md:1:1</code> |").count(), 50);
    assert!(text.lines().all(|line| line.len() < 500), "{text}");
}
