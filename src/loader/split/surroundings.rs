//! What is around a block that the generator sees: harmless to this one, fatal to others.

use crate::document::{Block, DelimiterFault, Fault, Syntax};

use super::lines::{Head, is_blank, is_space, leading_space, run, span, trim_end};

/// Records what is unusual above the block and about its fences. A plain block costs a few comparisons.
pub(super) fn note(head: Head<'_>, block: &Block, faults: &mut Vec<Fault>) {
    above(head, block.open.start as usize, faults);
    if block.open.is_empty() {
        return;
    }
    opening(head, block, faults);
    match block.close {
        Some(_) => closing(head, block, faults),
        None => faults.push(Fault::Unclosed { open: block.open }),
    }
}

/// Byte order marks, empty lines, indentation, text.
pub(super) fn above(head: Head<'_>, open: usize, faults: &mut Vec<Fault>) {
    if open == 0 {
        return;
    }
    let bom = head.bom().min(open);
    if bom > 0 {
        faults.push(Fault::ByteOrderMark(span(0, bom)));
    }
    let text = &head.bytes[bom..open];
    let line_start = text.iter().rposition(|&b| b == b'\n' || b == b'\r').map_or(0, |last| last + 1);
    let (lines, indent) = text.split_at(line_start);
    if !lines.is_empty() {
        let end = if is_blank(lines) { line_start } else { first_line(lines) };
        faults.push(Fault::LeadingContent(span(bom, bom + end)));
    }
    if !indent.is_empty() {
        let fault = if is_blank(indent) { DelimiterFault::Indented } else { DelimiterFault::Invisible };
        faults.push(Fault::Delimiter { span: span(bom + line_start, open), fault });
    }
}

/// The end of the first line that is not empty.
fn first_line(lines: &[u8]) -> usize {
    let start = leading_space(lines);
    start + trim_end(lines[start..].split(|&b| b == b'\n' || b == b'\r').next().unwrap_or_default()).len()
}

fn opening(head: Head<'_>, block: &Block, faults: &mut Vec<Fault>) {
    let (start, end) = (block.open.start as usize, block.open.end as usize);
    if end - start > 3 {
        faults.push(Fault::Delimiter { span: block.open, fault: DelimiterFault::Length });
    }
    let line_end = head.any_line(end).map_or(end, |line| line.text.end);
    let rest = &head.bytes[end..line_end];
    if rest.is_empty() {
        if head.from(line_end).starts_with(b"\r") && !head.from(line_end).starts_with(b"\r\n") {
            let at = span(line_end, line_end + 1);
            faults.push(Fault::Delimiter { span: at, fault: DelimiterFault::LoneCarriageReturn });
        }
    } else if is_blank(rest) {
        faults.push(Fault::Delimiter { span: span(end, line_end), fault: DelimiterFault::TrailingSpace });
    } else if block.content.start as usize <= line_end {
        let text = end + leading_space(rest);
        let at = span(text, end + trim_end(rest).len());
        faults.push(Fault::Delimiter { span: at, fault: DelimiterFault::TrailingText });
    }
}

fn closing(head: Head<'_>, block: &Block, faults: &mut Vec<Fault>) {
    let Some(close) = block.close else { return };
    let (start, end) = (close.start as usize, close.end as usize);
    let mut push =
        |from: usize, to: usize, fault| faults.push(Fault::Delimiter { span: span(from, to), fault });
    let (sign, opener) = (head.bytes[start], head.bytes[block.open.start as usize]);
    if sign == b'.' {
        push(start, end, DelimiterFault::Dots);
    } else if sign != opener && block.syntax != Syntax::Json {
        push(start, end, DelimiterFault::Mixed);
    }
    let before = &head.bytes[..start];
    let line_start = before.iter().rposition(|&b| b == b'\n' || b == b'\r').map_or(0, |last| last + 1);
    if line_start < start {
        // A literal may contain an indented fence; the one that was meant then follows at once.
        let is_indent =
            before[line_start..].iter().all(|&b| is_space(b)) && !is_followed_by_fence(head, end, sign);
        push(
            if is_indent { line_start } else { start },
            if is_indent { start } else { end },
            if is_indent { DelimiterFault::Indented } else { DelimiterFault::Inner },
        );
    }
    let extra = run(head.from(end), sign);
    let line_end = head.any_line(end).map_or(end, |line| line.text.end);
    let rest = &head.bytes[(end + extra).min(line_end)..line_end];
    if extra > 0 && is_blank(rest) {
        push(start, end + extra, DelimiterFault::Length);
    } else if extra > 0 || !is_blank(rest) {
        push(
            end + leading_space(&head.bytes[end..line_end]),
            end + trim_end(&head.bytes[end..line_end]).len(),
            DelimiterFault::TrailingText,
        );
    }
}

/// Whether a fence of three of that character ends the paragraph after `end`.
pub(super) fn is_followed_by_fence(head: Head<'_>, end: usize, sign: u8) -> bool {
    let mut at = head.any_line(end).map_or(end, |line| line.next);
    while let Some(line) = head.any_line(at).filter(|line| !is_blank(head.text(line))) {
        if trim_end(head.text(&line)) == [sign; 3] {
            return true;
        }
        at = line.next;
    }
    false
}

/// The length of invisible characters at the start: byte order marks, U+200B to U+200D, U+2060, U+00AD.
pub(super) fn invisible(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let width = match &text[at..] {
            [0xE2, 0x80, 0x8B..=0x8D, ..]
            | [0xE2, 0x81, 0xA0, ..]
            | [0xE3, 0x80, 0x80, ..]
            | [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xC2, 0xA0 | 0xAD, ..] => 2,
            _ => return at,
        };
        at += width;
    }
}
