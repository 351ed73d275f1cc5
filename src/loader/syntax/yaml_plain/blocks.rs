//! The lines below `|` and `>` (YAML 1.2.2 section 8.1).

use crate::document::{Node, Style};

use super::super::yaml_words;
use super::Reader;

/// What is done with the lines, by their sign.
#[derive(Clone, Copy)]
pub(super) struct Block {
    style: Style,
    /// Whether the last line break stays.
    ends_with_line: bool,
}

impl Block {
    /// What a sign says; `None` if it is not one of the usual four.
    pub(super) const fn of(sign: &[u8]) -> Option<Self> {
        Some(match sign {
            b"|" => Self { style: Style::Literal, ends_with_line: true },
            b"|-" => Self { style: Style::Literal, ends_with_line: false },
            b">" => Self { style: Style::Folded, ends_with_line: true },
            b">-" => Self { style: Style::Folded, ends_with_line: false },
            _ => return None,
        })
    }
}

impl<'s> Reader<'s> {
    /// The lines below the next one that are deeper than `indent`. An odd line is the parser's: one before them without
    /// text, one that is less deep than the first, or longer spaces alone; below `>` also one that is deeper.
    pub(super) fn block(
        &mut self,
        indent: usize,
        Block { style, ends_with_line }: Block,
    ) -> Option<Node<'s>> {
        let is_folded = style == Style::Folded;
        let (mut text, mut deep, mut start, mut end) = (String::new(), 0, 0, 0);
        let mut empty = 0;
        while self.at < self.end {
            let rest = self.text.get(self.at..self.end)?;
            let line = rest.get(..rest.find('\n')?)?;
            let blanks = line.bytes().take_while(|&byte| byte == b' ').count();
            let is_empty = blanks == line.len();
            if !is_empty && blanks <= indent {
                break;
            }
            if text.is_empty() {
                (deep, start) = (blanks, self.at + blanks);
            }
            if line.ends_with('\r')
                || (is_empty && (text.is_empty() || blanks > deep))
                || (!is_empty && (blanks < deep || (is_folded && blanks > deep)))
            {
                return None;
            }
            if is_empty {
                empty += 1;
            } else {
                if is_folded && !text.is_empty() && empty == 0 {
                    text.push(' ');
                }
                let breaks = std::mem::take(&mut empty) + usize::from(!is_folded && !text.is_empty());
                text.extend(std::iter::repeat_n('\n', breaks));
                text.push_str(line.get(deep..)?);
                end = self.at + line.trim_end_matches(' ').len();
            }
            self.at += line.len() + 1;
        }
        self.advance();
        if text.is_empty() {
            return None;
        }
        if ends_with_line {
            text.push('\n');
        }
        Some(yaml_words::block(self.text, start..end, text, style))
    }
}
