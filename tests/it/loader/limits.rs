//! What is not a mapping, no UTF-8, or larger than anything sensible.

use std::fmt::Write as _;

use masthead::document::{EncodingGuess, Fault, Node, Value};
use masthead::loader::Generator;

use super::with_page;

#[test]
fn a_merge_conflict_is_that_and_nothing_else() {
    let page = b"---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n---\n";
    with_page(page, Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::MergeConflict(_)]));
    });
}

#[test]
fn roots_that_are_no_mapping_are_kept() {
    with_page(b"---\n- a\n- b\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::NotAMapping { found: "a list", .. }]));
        assert!(document.root.is_some());
    });
    with_page(b"---\n# nothing\n---\n", Generator::Jekyll, |document| {
        assert_eq!(document.faults, []);
        assert!(
            matches!(&document.root, Some(Node { value: Value::Map(entries), .. }) if entries.is_empty())
        );
    });
}

#[test]
fn alias_bombs_are_refused_at_once() {
    let mut page = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(page, "a{level}: &a{level} [{inner}]").expect("a string takes all");
    }
    page.push_str("---\n");
    with_page(page.as_bytes(), Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
        assert!(document.root.is_none());
    });
    with_page(b"---\na: &a [*a]\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
    });
}

#[test]
fn deep_nests_are_refused() {
    let page = format!("---\na: {}{}\n---\n", "[".repeat(4000), "]".repeat(4000));
    with_page(page.as_bytes(), Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::TooComplex { .. }]));
    });
}

#[test]
fn other_encodings_are_named_and_keep_their_offsets() {
    let mut page = b"---\ntitle: ".to_vec();
    page.extend([0xD0, 0xC2, 0xC3, 0xBD, 0xCC, 0xE5, 0xD0, 0xC2, 0xC3, 0xBD, 0xCC, 0xE5]);
    page.extend(b"\n---\n");
    with_page(&page, Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::Encoding { guess: EncodingGuess::Named(_), .. }]));
        assert_eq!(document.source.text.len(), page.len());
        assert!(document.root.is_none());
    });
    let wide: Vec<u8> = "\u{feff}---\na: b\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    with_page(&wide, Generator::Jekyll, |document| {
        let utf16 = |fault: &Fault| matches!(fault, Fault::Encoding { guess: EncodingGuess::Utf16Le, .. });
        assert!(document.faults.iter().any(utf16));
    });
    with_page(b"---\na: b\0c\n---\n", Generator::Jekyll, |document| {
        assert!(matches!(document.faults[..], [Fault::Nul(_)]));
    });
    with_page(b"---\na: b\n---\nbody \xff\xfe", Generator::Jekyll, |document| {
        assert_eq!(document.faults, []);
    });
}
