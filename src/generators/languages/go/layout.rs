//! Whether Go takes a word for a layout of dates.

/// Whether `time.Format` puts parts of the date into the word.
pub(crate) fn is_layout(word: &str) -> bool {
    let has = |name: &str, long: &str| {
        let mut rests = word.split(name).skip(1);
        rests.any(|rest| rest.starts_with(long) || !rest.starts_with(|next: char| next.is_ascii_lowercase()))
    };
    word.contains(|digit| matches!(digit, '1'..='5'))
        || ["06", "MST", "Z07"].iter().any(|part| word.contains(part))
        || has("Jan", "uary")
        || has("Mon", "day")
}

#[cfg(test)]
mod tests {
    use super::is_layout;

    #[test]
    fn layouts_are_those_of_go() {
        for word in ["2006", "06", "1", "January", "Jan", "Monday", "Mon", "x15", "MST"] {
            assert!(is_layout(word), "{word}");
        }
        for word in ["00", "9", "789", "x", "Janus", "Month", "PM", "slug"] {
            assert!(!is_layout(word), "{word}");
        }
    }
}
