//! What spellings of one term have in common, whatever their case, width, spacing, hyphens and number.

use unicode_normalization::UnicodeNormalization;

/// Shorter words are too often another word with an `s`: `new` and `news`.
const SHORTEST_PLURAL: usize = 5;

/// Words that mean something else with an `s`.
const OTHER_WITH_S: [&str; 4] = ["window", "glass", "good", "custom"];

/// Two terms of which this is equal are the same to a reader: NFKC (Unicode, UAX #15), lower case, without blanks,
/// hyphens, underscores and the dots inside; the plural of a longer English word is its singular.
pub(crate) fn letters(term: &str) -> String {
    let folded: String = term.nfkc().flat_map(char::to_lowercase).collect();
    let mut letters = String::with_capacity(folded.len());
    for (at, sign) in folded.char_indices() {
        let is_joint = match sign {
            '-' | '_' | '\'' | '’' | '·' => true,
            // `.net` is not the net, `C.` not C; `node.js` is nodejs.
            '.' => !letters.is_empty() && folded[at + 1..].starts_with(char::is_alphabetic),
            _ => sign.is_whitespace(),
        };
        if !is_joint {
            letters.push(sign);
        }
    }
    if letters.is_empty() { folded } else { singular(letters) }
}

/// An English plural without its ending, where that is certain enough.
fn singular(mut word: String) -> String {
    let is_word = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word || word.len() <= SHORTEST_PLURAL {
        return word;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = &word[..word.len() - 1];
    let is_plural =
        word.ends_with('s') && !stem.ends_with(['s', 'u', 'i', 'a', 'o']) && !OTHER_WITH_S.contains(&stem);
    if is_plural {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        letters(a) == letters(b)
    }

    #[test]
    fn spellings_of_one_term_are_the_same() {
        assert!(same("JavaScript", "Javascript"));
        assert!(same("open source", "open-source"));
        assert!(same("open source", "OpenSource"));
        assert!(same("Node.js", "nodejs"));
        assert!(same("ＡＩ", "AI"));
        assert!(same("cafe\u{301}", "caf\u{e9}"));
        assert!(same("tutorial", "Tutorials"));
        assert!(same("library", "libraries"));
        assert!(same("头条 新闻", "头条新闻"));
    }

    #[test]
    fn other_terms_are_not() {
        assert!(!same("C", "C++"));
        assert!(!same("C", "C#"));
        assert!(!same(".NET", "Net"));
        assert!(!same("new", "news"));
        assert!(!same("window", "Windows"));
        assert!(!same("2.0", "20"));
        assert!(!same("1-0", "2-0"));
        assert!(!same("glas", "glass"));
        assert!(!same("Python 2", "Python 3"));
        assert!(!same("process", "proces"));
        assert!(!same("--", "__"));
    }
}
