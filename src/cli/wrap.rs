//! Lines for people, broken where the terminal ends. Where nobody knows how wide that is, they stay as they are.

use textwrap::{Options, WordSeparator, WordSplitter};

use super::terminal;

/// The width of standard output.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wrap {
    width: Option<usize>,
}

impl Wrap {
    /// As the terminal has it, or `COLUMNS`.
    pub(super) fn of_terminal() -> Self {
        Self { width: terminal::width() }
    }

    /// Whether lines are broken at all.
    pub(super) const fn is_known(self) -> bool {
        self.width.is_some()
    }

    /// The columns of a line, at most `most`.
    pub(super) fn columns(self, most: usize) -> usize {
        self.width.map_or(most, |width| width.min(most))
    }

    /// The line in lines, of which those after the first are moved to column `hanging`, if that leaves room.
    pub(super) fn line(self, text: &str, hanging: usize) -> String {
        let Some(width) = self.width else { return text.to_owned() };
        let indent = " ".repeat(if hanging + hanging / 2 > width { hanging.min(6) } else { hanging });
        let options = Options::new(width)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::wrap(text, options).join("\n")
    }
}
