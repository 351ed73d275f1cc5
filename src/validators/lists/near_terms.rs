//! The allowed terms closest to a given one, for "did you mean".

/// At most this many are suggested.
const NAMED: usize = 3;

/// The terms closest to `text`, all at the same distance, in the order of the vocabulary; empty if none is close. One
/// typo is close, two in a term of eight letters or more; case and surrounding spaces are ignored.
pub(crate) fn near<'t>(text: &str, terms: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let wanted = text.trim().to_lowercase();
    let length = wanted.chars().count();
    let mut limit = match length {
        0 | 1 => 0,
        2..8 => 1,
        _ => 2,
    };
    let mut nearest = Vec::new();
    for term in terms {
        // A scalar value has at most four bytes.
        if term.len().abs_diff(text.len()) > 4 * limit + 4 {
            continue;
        }
        let distance = strsim::osa_distance(&wanted, &term.to_lowercase());
        if distance > limit || (distance > 0 && distance >= length) {
            continue;
        }
        if distance < limit {
            nearest.clear();
            limit = distance;
        }
        nearest.push(term);
    }
    nearest.truncate(NAMED);
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_in_any_script() {
        let terms = ["Rust", "Web", "新媒体", "观察者网", "programming"];
        let near = |text| near(text, terms.into_iter());
        assert_eq!(near("rust"), ["Rust"]);
        assert_eq!(near("Ruts"), ["Rust"]);
        assert_eq!(near("新煤体"), ["新媒体"]);
        assert_eq!(near("观察网"), ["观察者网"]);
        assert_eq!(near("programing "), ["programming"]);
        assert!(near("Cooking").is_empty());
        assert!(near("网").is_empty());
    }
}
