//! Cuts and pads text to the width of terminal columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cut to so many columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let mut short = String::new();
    for sign in text.chars() {
        let wide = sign.width().unwrap_or(0);
        if wide > room {
            break;
        }
        room -= wide;
        short.push(sign);
    }
    short.push('…');
    short
}

/// The name of a field, cut to so many columns. What tells fields inside of one another apart is the end.
pub(super) fn cut_name(name: &str, width: usize) -> String {
    if name.width() <= width {
        return name.to_owned();
    }
    let Some(at) = name.rfind('.').filter(|at| *at > 0) else { return cut(name, width) };
    let (above, last) = name.split_at(at);
    let room = width.saturating_sub(last.width());
    if room >= LEAST { cut(above, room) + last } else { cut_start(name, width) }
}

/// Fewer columns of what a field is inside of say nothing.
const LEAST: usize = 4;

/// The end of a text, in so many columns.
fn cut_start(text: &str, width: usize) -> String {
    let backwards: String = text.chars().rev().collect();
    cut(&backwards, width).chars().rev().collect()
}

/// Filled with spaces on the right.
pub(super) fn left(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let blank = " ".repeat(width.saturating_sub(text.width()));
    text + &blank
}

/// Filled with spaces on the left.
pub(super) fn right(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width())) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_ends() {
        assert_eq!(cut_name("cover.src", 9), "cover.src");
        assert_eq!(cut_name("illustration.caption.text", 16), "illustrati….text");
        assert_eq!(cut_name("a.very-long-name-of-a-field", 12), "…-of-a-field");
        assert_eq!(cut_name("very-long-name", 8), "very-lo…");
    }
}
