//! The items between brackets of one line, taken apart without a parser.

use std::ops::Range;

/// Where the items between brackets are in `inner`, without the spaces around them: what is between commas outside of quotes.
/// `None` where brackets are inside of the brackets.
pub(super) fn items(inner: &str) -> Option<Vec<Range<usize>>> {
    let (mut found, mut quote, mut start) = (Vec::new(), None, 0);
    for (at, sign) in inner.char_indices() {
        match (sign, quote) {
            (_, Some(open)) => quote = Some(open).filter(|open| *open != sign),
            ('"' | '\'', None) if inner.get(start..at)?.trim().is_empty() => quote = Some(sign),
            ('[' | ']' | '{' | '}', None) => return None,
            (',', None) => {
                found.push(trimmed(inner, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(trimmed(inner, start..inner.len()));
    Some(found)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let item = text.get(range.clone()).unwrap_or_default();
    let start = range.start + item.len() - item.trim_start().len();
    start..start + item.trim().len()
}

/// The end of the quotes that the item starts with, and what is behind them, without spaces; `None` if it starts with none.
pub(super) fn behind_quotes(item: &str) -> Option<(usize, &str)> {
    let quote = item.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let end = item.get(1..)?.find(quote)? + 2;
    Some((end, item.get(end..)?.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(inner: &str) -> Option<Vec<&str>> {
        items(inner).map(|found| found.into_iter().map(|range| &inner[range]).collect())
    }

    #[test]
    fn items_are_between_commas_outside_of_quotes() {
        assert_eq!(texts("a, \"b, c\" , it's,, 'd'"), Some(vec!["a", "\"b, c\"", "it's", "", "'d'"]));
        assert_eq!(texts("C #, Go"), Some(vec!["C #", "Go"]));
        assert_eq!(texts("a, [b]"), None);
        assert_eq!(behind_quotes("\"a\" b"), Some((3, "b")));
        assert_eq!(behind_quotes("a"), None);
    }
}
