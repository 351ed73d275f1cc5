//! Names that are nearly the same: what "did you mean" suggests, and when it is certain enough to report.

/// The candidate closest to `name`, if one is close enough.
pub(crate) fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = name.chars().count();
    let limit = if length < 4 { 1 } else { (length / 3).clamp(1, 3) };
    candidates
        .filter_map(|candidate| distance(name, candidate, limit).map(|distance| (distance, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The number of typos between the two, ignoring case, if it is at most `limit`.
fn distance(name: &str, candidate: &str, limit: usize) -> Option<usize> {
    let lengths = name.len().abs_diff(candidate.len());
    let both_ascii = || name.is_ascii() && candidate.is_ascii();
    if lengths > limit * 4
        || (both_ascii() && (lengths > limit || !have_like_letters(name, candidate, limit)))
    {
        return None;
    }
    let distance = strsim::osa_distance(&name.to_lowercase(), &candidate.to_lowercase());
    (distance <= limit).then_some(distance)
}

/// Whether `name` is `known` apart from case or the separator between words.
pub(crate) fn is_recased(name: &str, known: &str) -> bool {
    if name == known || name.len().abs_diff(known.len()) > 3 {
        return false;
    }
    name.is_ascii() && known.is_ascii() && plain_letters(name).eq(plain_letters(known))
}

fn plain_letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(|byte| !matches!(byte, b'-' | b'_')).map(|byte| byte.to_ascii_lowercase())
}

/// Whether `name` is certainly a typo of `known`: one wrong letter in a long enough word, two in a longer one. A word
/// and its prefix (`images`, `image`) are two words.
pub(crate) fn is_slip(name: &str, known: &str) -> bool {
    // Typos keep the first or the last letter; this rules out most other pairs.
    let (a, b) = (name.as_bytes(), known.as_bytes());
    if a.len() < 5 || a.len().abs_diff(b.len()) > 2 || (a.first() != b.first() && a.last() != b.last()) {
        return false;
    }
    let signs = ['-', '_'];
    if !b.iter().any(|sign| matches!(sign, b'-' | b'_')) {
        return is_word_slip(name, known);
    }
    // `created_by` is not a typo of `created_at`: the word that differs must be long enough by itself.
    let mut pairs = name.split(signs).zip(known.split(signs)).filter(|(a, b)| a != b);
    let one = pairs.next().is_some_and(|(a, b)| is_word_slip(a, b));
    one && pairs.next().is_none() && name.matches(signs).count() == known.matches(signs).count()
}

fn is_word_slip(name: &str, known: &str) -> bool {
    let shorter = name.len().min(known.len());
    if shorter < 5 || name.len().abs_diff(known.len()) > 2 || !name.is_ascii() || !known.is_ascii() {
        return false;
    }
    let (a, b) = (name.as_bytes(), known.as_bytes());
    if a.first() != b.first() && a.last() != b.last() {
        return false;
    }
    // `update` and `updated`, `publish` and `publishedAt` are words of their own; so are `scala2` and `scala3`.
    let has_other_digits = !digits(a).eq(digits(b));
    if name.starts_with(known) || known.starts_with(name) || has_other_digits {
        return false;
    }
    // So are `published` and `publisher`, `bgImage` and `ogImage`.
    if a.len() == b.len() && (a[..a.len() - 1] == b[..b.len() - 1] || a[1..] == b[1..]) {
        return false;
    }
    let limit = if shorter >= 8 { 2 } else { 1 };
    have_like_letters(name, known, limit) && strsim::osa_distance(name, known) <= limit
}

/// Whether so many typos can lead from one word of ASCII to the other: each changes at most one letter into another.
fn have_like_letters(one: &str, other: &str, limit: usize) -> bool {
    let differ = letters(one.as_bytes()) ^ letters(other.as_bytes());
    differ.count_ones() as usize <= 2 * limit
}

fn digits(word: &[u8]) -> impl Iterator<Item = &u8> {
    word.iter().filter(|byte| byte.is_ascii_digit())
}

/// The letters of a word, one bit each (case ignored, other characters folded in).
fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, byte| set | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_words() {
        assert!(is_slip("summmary", "summary"));
        assert!(is_slip("categoris", "categories"));
        assert!(is_slip("descripton", "description"));
        assert!(is_slip("tilte", "title"));
        assert!(!is_slip("data", "date"));
        assert!(!is_slip("image", "images"));
        assert!(!is_slip("update", "updated"));
        assert!(!is_slip("created_by", "created_at"));
        assert!(is_slip("descripton_long", "description_long"));
        assert!(!is_slip("published", "publishedAt"));
        assert!(!is_slip("published", "publisher"));
        assert!(!is_slip("bgImage", "ogImage"));
        assert!(!is_slip("scala2", "scala3"));
        assert!(!is_slip("version_2", "version_3"));
        assert!(is_slip("scalla3", "scala3"));
        assert!(is_recased("Title", "title"));
        assert!(is_recased("pub_date", "pubDate"));
        assert_eq!(nearest("autor", ["title", "author"].into_iter()), Some("author"));
        assert_eq!(nearest("x", ["title", "author"].into_iter()), None);
    }
}
