//! Whether a field name of one page is a typo of a name that nearly all others have.

use crate::validators::fields::near;

/// Compared with this many, a name with two typos is also meant.
const MANY: usize = 200;
/// Shorter names are too often one letter away from others.
const SHORTEST: usize = 6;

/// Whether `name` is certainly a typo of `usual`, which `most` pages have.
pub(crate) fn is_slip(name: &str, usual: &str, most: usize) -> bool {
    if name.len().abs_diff(usual.len()) > 3 || !name.is_ascii() || !usual.is_ascii() {
        return false;
    }
    let is_same_start = name.as_bytes().first() == usual.as_bytes().first();
    (is_same_start && near::is_slip(name, usual))
        || is_number(name, usual)
        || is_stammer(name, usual)
        || is_far(name, usual, most)
}

/// `author` for `authors`, `keyword` for `keywords`, or the other way around.
fn is_number(name: &str, usual: &str) -> bool {
    // Generators that read the singular, too, know its name.
    matches!((name, usual), ("tag", "tags") | ("category", "categories"))
        || name.len() >= SHORTEST && (usual.strip_suffix('s') == Some(name) || is_plural(name, usual))
}

/// `descriptions` for `description`.
pub(super) fn is_plural(name: &str, usual: &str) -> bool {
    usual.len() >= SHORTEST && name.strip_suffix('s') == Some(usual)
}

/// `topicic` for `topic`: the end is repeated.
fn is_stammer(name: &str, usual: &str) -> bool {
    let tail = name.strip_prefix(usual);
    usual.len() >= 4 && tail.is_some_and(|tail| tail.len() >= 2 && usual.ends_with(tail))
}

/// Two typos inside a name that all but a few pages spell correctly.
fn is_far(name: &str, usual: &str, most: usize) -> bool {
    let is_word = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphabetic());
    most >= MANY
        && name.len().min(usual.len()) >= SHORTEST
        && is_word(name)
        && is_word(usual)
        && name.as_bytes()[..3] == usual.as_bytes()[..3]
        && !name.starts_with(usual)
        && !usual.starts_with(name)
        && strsim::osa_distance(name, usual) <= 2
        && name.len() > usual.len()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn lonely_names_are_told_from_other_names() {
        assert!(is_slip("pacakge_version", "package_version", 124));
        assert!(is_slip("topicic", "topic", 251));
        assert!(is_slip("topicic", "topics", 251));
        assert!(is_slip("author", "authors", 60));
        assert!(is_slip("descriptions", "description", 232));
        assert!(is_slip("tag", "tags", 60));
        assert!(is_slip("category", "categories", 60));
        assert!(!is_slip("image", "images", 60));
        assert!(!is_slip("created", "updated", 900));
        assert!(!is_slip("update", "updated", 900));
        assert!(!is_slip("summary", "subtitle", 900));
        assert!(!is_slip("weight", "height", 900));
    }
}
