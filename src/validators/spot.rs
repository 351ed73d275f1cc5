//! A place in a file, in the order of paths.

use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

use crate::span::Span;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The file.
    pub path: Arc<Path>,
    /// The bytes in it.
    pub span: Span,
}

impl Ord for Spot {
    fn cmp(&self, other: &Self) -> Ordering {
        by_path(&self.path, &other.path).then_with(|| self.span.cmp(&other.span))
    }
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of paths. In most, the first byte that differs decides, and there is no need to take both apart.
fn by_path(one: &Arc<Path>, other: &Arc<Path>) -> Ordering {
    if Arc::ptr_eq(one, other) {
        return Ordering::Equal;
    }
    let (a, b) = (one.as_os_str().as_encoded_bytes(), other.as_os_str().as_encoded_bytes());
    let same = shared(a, b);
    let name = a[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    // A dot at the start of a name may be `.` or `..`, and an empty name none at all.
    let is_named = |path: &[u8]| path.get(name).is_some_and(|first| !matches!(first, b'.' | b'/'));
    // A name that ends is before one that goes on.
    let next = |path: &[u8]| path.get(same).copied().filter(|byte| *byte != b'/');
    let (left, right) = (next(a), next(b));
    if cfg!(unix) && is_named(a) && is_named(b) && left != right {
        return left.cmp(&right);
    }
    one.cmp(other)
}

/// How many bytes both begin with.
fn shared(a: &[u8], b: &[u8]) -> usize {
    let (blocks, others) = (a.as_chunks::<16>().0, b.as_chunks::<16>().0);
    let start = blocks.iter().zip(others).take_while(|(a, b)| a == b).count() * 16;
    start + a[start..].iter().zip(&b[start..]).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_in_the_order_of_their_parts() {
        let paths = [
            "a",
            "a/b",
            "a/b.md",
            "a-b/c",
            "a/b/c",
            "a//b",
            "a/./b",
            "./a",
            "../a",
            "a/.b",
            "a/..",
            "a/",
            "",
            "b",
            "a/ä",
            "a/b-1",
            "a/b/",
            "a/b/c/d.md",
            "a/b-1/c",
            "/a",
            "a/b//c",
            "a/b/.c",
            "a0/b",
        ];
        for (one, other) in
            paths.iter().flat_map(|one| paths.map(|other| (Path::new(*one), Path::new(other))))
        {
            assert_eq!(by_path(&one.into(), &other.into()), one.cmp(other), "{one:?} {other:?}");
        }
    }
}
