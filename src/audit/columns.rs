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
