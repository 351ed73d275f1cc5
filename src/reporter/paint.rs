//! Colors, links and line breaks: everything for terminals except the frame.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::diagnostic::Severity;

use super::Settings;

/// Text beyond this many columns is hard to read, however wide the terminal is.
const WIDEST: usize = 200;

/// Paints where the terminal shows colors, and leaves text as it is elsewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    has_color: bool,
    width: usize,
}

impl Paint {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { has_color: settings.color, width: settings.width.min(WIDEST) }
    }

    fn styled(self, codes: &str, text: &str) -> String {
        if self.has_color { format!("\u{1b}[{codes}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// The path that the findings below it are about.
    pub(super) fn heading(self, text: &str) -> String {
        self.styled("1;4", text)
    }

    /// A place, a mark or a word that leads a line.
    pub(super) fn strong(self, text: &str) -> String {
        self.styled("1", text)
    }

    /// What is there for those who look for it.
    pub(super) fn faint(self, text: &str) -> String {
        self.styled("2", text)
    }

    /// What can be done.
    pub(super) fn remedy(self, text: &str) -> String {
        self.styled("36", text)
    }

    /// The word for a severity.
    pub(super) fn severity(self, severity: Severity) -> String {
        let codes = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
        };
        self.styled(codes, severity.as_str())
    }

    /// A text that opens an address when it is clicked (OSC 8), where there is an address and the terminal shows colors.
    pub(super) fn link(self, text: &str, address: Option<&str>) -> String {
        match address.filter(|_| self.has_color) {
            Some(address) => format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"),
            None => text.to_owned(),
        }
    }

    /// Breaks a text between words; lines after the first begin with `indent`. A word that is longer than a line, such
    /// as an address, stays whole, so that it can be copied.
    pub(super) fn wrapped(self, text: &str, indent: usize) -> String {
        let indent = " ".repeat(indent);
        let options = Options::new(self.width)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        let lines: Vec<Cow<'_, str>> =
            text.lines().flat_map(|line| textwrap::wrap(line, options.clone())).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paint(color: bool, width: usize) -> Paint {
        Paint::new(&Settings { color, width, ..Settings::default() })
    }

    #[test]
    fn links_need_an_address_and_a_terminal() {
        let link = "\u{1b}]8;;https://example.org/a\u{1b}\\a\u{1b}]8;;\u{1b}\\";
        assert_eq!(paint(true, 80).link("a", Some("https://example.org/a")), link);
        assert_eq!(paint(true, 80).link("a", None), "a");
        assert_eq!(paint(false, 80).link("a", Some("https://example.org/a")), "a");
    }

    #[test]
    fn lines_break_between_words_and_colours_take_no_room() {
        let shown = paint(true, 60);
        let text = format!("  1:2 {}: {}", shown.severity(Severity::Error), "some words ".repeat(20));
        for line in shown.wrapped(&text, 6).lines() {
            assert!(textwrap::core::display_width(line) <= 60, "{line}");
            assert!(line.trim_start().starts_with(['1', 's', 'w']), "{line}");
        }
        let address = format!("https://example.org/{}", "a".repeat(90));
        assert!(paint(false, 60).wrapped(&format!("write {address} instead"), 2).contains(&address));
    }
}
