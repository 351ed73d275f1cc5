//! The cases that `item-case` supports: whether a text is in one, and how to convert it.

use crate::schema::TextCase;

/// Words that stay lower case inside a title.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "the", "to",
    "via", "vs", "with",
];

/// Whether `text` is in that case. Scripts without cases are in all of them.
pub(crate) fn is_in(text: &str, case: TextCase) -> bool {
    match case {
        TextCase::Lower => !text.contains(char::is_uppercase),
        TextCase::Upper => !text.contains(char::is_lowercase),
        TextCase::Kebab => text == kebab(text),
        TextCase::Title => text.split_whitespace().enumerate().all(|(index, word)| {
            !word.starts_with(char::is_lowercase)
                || word.contains(char::is_uppercase)
                || (index > 0 && SMALL.contains(&word))
        }),
    }
}

/// The text in that case.
pub(crate) fn convert(text: &str, case: TextCase) -> String {
    match case {
        TextCase::Lower => text.to_lowercase(),
        TextCase::Upper => text.to_uppercase(),
        TextCase::Kebab => kebab(text),
        TextCase::Title => title(text),
    }
}

/// Spaces and underscores become one hyphen, letters lower case; other characters stay (`c++`, `.net`).
fn kebab(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '-'));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-")
}

fn title(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (index, piece) in text.split_inclusive(char::is_whitespace).enumerate() {
        let word = piece.trim_end();
        let stays = (index > 0 && SMALL.contains(&word)) || word.contains(char::is_uppercase);
        let mut signs = piece.chars();
        match signs.next() {
            Some(first) if !stays => written.extend(first.to_uppercase().chain(signs)),
            _ => written.push_str(piece),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_cases() {
        assert!(is_in("新闻 2022", TextCase::Upper) && is_in("新闻", TextCase::Kebab));
        assert!(is_in("The Art of War", TextCase::Title) && is_in("iOS Apps", TextCase::Title));
        assert!(!is_in("web_design", TextCase::Kebab) && is_in("c++", TextCase::Kebab));
        assert_eq!(convert("Machine  Learning_2", TextCase::Kebab), "machine-learning-2");
        assert_eq!(convert("the art of war", TextCase::Title), "The Art of War");
        assert_eq!(convert("Größe", TextCase::Lower), "größe");
    }
}
