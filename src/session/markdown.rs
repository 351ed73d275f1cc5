//! Words of pages and configurations in Markdown: nothing in them is markup but what is in backticks.

use crate::reporter::visible;

/// A whole text as code.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // One space on each side is removed again.
    let is_at_end = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty();
    let space = if is_at_end { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A sentence, of which parts are in backticks. The author of a page did not write it, and an image in it would be fetched from
/// where it is.
pub(super) fn words(text: &str) -> String {
    let mut safe = String::new();
    for (at, line) in text.split('\n').enumerate() {
        safe.push_str(if at > 0 { "\n" } else { "" });
        for (at, part) in line.split('`').enumerate() {
            if at % 2 == 1 {
                safe.push_str(&code(part));
                continue;
            }
            for sign in visible(part).chars() {
                safe.push_str(if "\\*_[]<&".contains(sign) { "\\" } else { "" });
                safe.push(sign);
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``"), "``` a`b`` ```");
        assert_eq!(code("a\n\u{202e}b"), "`a\\n\\u{202e}b`");
        assert_eq!(code(""), "`  `");
        assert_eq!(words("a\n`![x](y)`: ![x](y) <b>"), "a\n`![x](y)`: !\\[x\\](y) \\<b>");
    }
}
