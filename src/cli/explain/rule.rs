//! `masthead explain RULE`: the rule's page, for the terminal.

use std::io::{self, Write};

use crate::outcome::Status;
use crate::validators::{self, page};

use crate::cli::{complain, terminal};
use crate::reporter::{homepage, of_rule};

/// Prints the page of that rule: a failure if there is none.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(name: &str, out: &mut impl Write) -> io::Result<Status> {
    if let Some(rule) = validators::find(name) {
        print(&page::markdown(rule), terminal::wants_color(), out)?;
        if let Some(address) = of_rule(homepage(), rule.id) {
            writeln!(out, "\n{address}")?;
        }
        return Ok(Status::Clean);
    }
    let remedy = match validators::near_names(name).into_iter().find(|near| validators::find(near).is_some())
    {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`masthead rules` lists them".to_owned(),
    };
    complain(&format!("unknown rule `{}`; {remedy}", name.escape_debug()));
    Ok(Status::Failure)
}

/// Markdown without its marks: headings are alone, bold where that can be seen, and examples are indented.
fn print(markdown: &str, is_bold: bool, out: &mut impl Write) -> io::Result<()> {
    let (bold, plain) = if is_bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let mut is_example = false;
    let mut is_apart = false;
    for line in markdown.lines() {
        if let Some(info) = line.strip_prefix("```") {
            is_example = !is_example;
            // Two examples in a row are distinguished by the empty line, and by what they apply to.
            if is_example {
                writeln!(out, "{}", setting(info))?;
            }
        } else if is_example {
            writeln!(out, "    {line}")?;
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{}{bold}{heading}{plain}", if is_apart { "" } else { "\n" })?;
        } else if let Some(title) = line.strip_prefix("# ") {
            writeln!(out, "{bold}{title}{plain}")?;
        } else if let Some(source) = line.strip_prefix("Source: [") {
            writeln!(out, "Source: {}", source.split(']').next().unwrap_or(source))?;
        } else {
            writeln!(out, "{}", line.replace("**", ""))?;
        }
        is_apart = line.is_empty();
    }
    Ok(())
}

/// What an example applies to: the words after its language.
fn setting(info: &str) -> String {
    let mut words = info.split_whitespace().skip(1).peekable();
    if words.peek() == Some(&"config") {
        return "\n  in masthead.yaml:".to_owned();
    }
    let words: Vec<String> = words.map(|word| word.replace('=', " ")).collect();
    if words.is_empty() { String::new() } else { format!("\n  {}:", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(is_bold: bool) -> String {
        let mut out = Vec::new();
        let page = "# a-rule\n\nBy default: **off**\n\n## Why\nWords.\n```yaml\n# a comment\n```\n";
        print(page, is_bold, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn headings_are_bold_only_where_that_can_be_seen() {
        let plain = "a-rule\n\nBy default: off\n\nWhy\nWords.\n\n    # a comment\n";
        assert_eq!(printed(false), plain);
        let bold =
            plain.replace("a-rule", "\u{1b}[1ma-rule\u{1b}[0m").replace("Why", "\u{1b}[1mWhy\u{1b}[0m");
        assert_eq!(printed(true), bold);
    }
}
