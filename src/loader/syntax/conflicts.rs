//! Markers of a merge that was not finished.

use crate::document::Fault;
use crate::span::Span;

/// The first marker of every conflict in `content`; later markers of the same conflict say nothing new.
pub(super) fn find(text: &str, content: Span) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut is_open = false;
    let mut at = content.start;
    for line in content.slice(text).split_inclusive('\n') {
        let words = line.trim_end();
        let sign = words.as_bytes().first().copied().unwrap_or(b' ');
        let is_marker = words.len() - words.trim_start_matches(char::from(sign)).len() == 7
            && matches!(words.as_bytes().get(7), None | Some(b' '));
        let is_conflict = match sign {
            b'<' => is_marker && words.len() > 7,
            b'>' => is_marker && words.len() > 7 && !is_open,
            _ => false,
        };
        if is_conflict {
            faults.push(Fault::MergeConflict(Span::at(at).cover(Span::at(at).sub(words.len()..words.len()))));
        }
        is_open = (is_open || is_conflict && sign == b'<') && !(is_marker && sign == b'>');
        at = Span::at(at).sub(line.len()..line.len()).start;
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, Span::of(0..text.len())).iter().map(|fault| fault.span().slice(text)).collect()
    }

    #[test]
    fn one_fault_for_each_conflict() {
        assert_eq!(found("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 1\n"), ["<<<<<<< HEAD"]);
        assert_eq!(found("<<<<<<< a\n>>>>>>> a\n<<<<<<< b\r\n>>>>>>> b\n"), ["<<<<<<< a", "<<<<<<< b"]);
        assert_eq!(found("a: 1\n>>>>>>> left over\n"), [">>>>>>> left over"]);
        assert!(found("=======\na: <<<<<<< b\n<<: *x\n<<<<<<<\n").is_empty());
    }
}
