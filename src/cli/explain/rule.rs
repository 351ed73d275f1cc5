//! `masthead explain RULE`: the rule's page, for the terminal.

use std::io::{self, Write};

use crate::outcome::Status;
use crate::validators::{self, page};

use crate::cli::wrap::Wrap;
use crate::cli::{complain, terminal};
use crate::reporter::{homepage, of_rule};

/// Prints the page of that rule: a failure if there is none.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(name: &str, out: &mut impl Write) -> io::Result<Status> {
    if let Some(rule) = validators::find(name) {
        let wrap = Wrap::of_terminal();
        let page = page::markdown(rule);
        let page = if wrap.is_known() { joined(&page) } else { page };
        print(&page, terminal::wants_color(), wrap, out)?;
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
fn print(markdown: &str, is_bold: bool, wrap: Wrap, out: &mut impl Write) -> io::Result<()> {
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
            let hanging = if line.starts_with("- ") { 2 } else { 0 };
            writeln!(out, "{}", wrap.line(&line.replace("**", ""), hanging))?;
        }
        is_apart = line.is_empty();
    }
    Ok(())
}

/// The page with each paragraph on one line.
fn joined(markdown: &str) -> String {
    let mut page = String::with_capacity(markdown.len());
    let (mut is_example, mut is_prose) = (false, false);
    for line in markdown.lines() {
        let is_fence = line.starts_with("```");
        let is_apart = is_example || is_fence || line.is_empty() || line.starts_with(['#', '-', '|']);
        if is_prose && !is_apart {
            page.push(' ');
        } else if !page.is_empty() {
            page.push('\n');
        }
        page.push_str(if is_example { line } else { line.trim_start() });
        is_example ^= is_fence;
        is_prose = !(is_example || is_fence || line.is_empty() || line.starts_with(['#', '|']));
    }
    page.push('\n');
    page
}

/// What an example applies to: the words after its language, without how often the page is there, which the text says.
fn setting(info: &str) -> String {
    let mut words = info.split_whitespace().skip(1).peekable();
    if words.peek() == Some(&"config") {
        return "\n  in masthead.yaml:".to_owned();
    }
    let words = words.filter(|word| *word != "beside" && !word.starts_with("times="));
    let words: Vec<String> = words.map(|word| word.replace('=', " ")).collect();
    if words.is_empty() { String::new() } else { format!("\n  {}:", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(is_bold: bool) -> String {
        let mut out = Vec::new();
        let page = "# a-rule\n\nBy default: **off**\n\n## Why\nWords.\n```yaml\n# a comment\n```\n";
        print(page, is_bold, Wrap::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_paragraph_is_one_line_and_examples_stay() {
        let page = "# a\n\nSome\nwords.\n- one\n  more\n```yaml\na: 1\nb: 2\n```\nText\n";
        assert_eq!(joined(page), "# a\n\nSome words.\n- one more\n```yaml\na: 1\nb: 2\n```\nText\n");
        assert_eq!(setting("yaml beside times=9"), "");
        assert_eq!(setting("yaml preset=hugo"), "\n  preset hugo:");
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
