//! Full-width punctuation where YAML expects ASCII.

/// The byte at which `：` is in `text` if the word before it reads like the key of a field: `title：Spring`. Only a
/// short word without spaces counts, so that a sentence with a full-width colon is left alone.
pub fn colon_after_key(text: &str) -> Option<usize> {
    let at = text.find('：')?;
    let key = text.get(..at).unwrap_or_default();
    let is_key = !key.is_empty()
        && key.chars().count() <= 24
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    is_key.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::colon_after_key;

    #[test]
    fn only_after_a_key() {
        assert_eq!(colon_after_key("title：A"), Some(5));
        assert_eq!(colon_after_key("春：夏"), None);
        assert_eq!(colon_after_key("A title：A"), None);
        assert_eq!(colon_after_key("title: 春：夏"), None);
        assert_eq!(colon_after_key(""), None);
    }
}
