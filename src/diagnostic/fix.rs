//! Fixes: byte edits and how far they can be trusted.

use crate::field_path::FieldPath;
use crate::span::Span;

use super::{Diagnostic, RuleId};

/// How far a fix can be trusted, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// A guess, or a change of meaning somewhere: only with `--unsafe-fixes`.
    Unsafe,
    /// The meaning is kept, or certainly restored.
    Safe,
}

/// Replace the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the file that go.
    pub span: Span,
    /// What is there instead.
    pub text: String,
}

/// Edits that belong together: all of them or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the edits do, in the imperative: "correct the weekday".
    pub title: String,
    /// How far they can be trusted.
    pub applicability: Applicability,
    /// The edits, which never overlap.
    pub edits: Vec<Edit>,
}

/// A fix of a page, made or left alone, for those who are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The rule whose finding it fixed.
    pub rule: RuleId,
    /// The field of the finding.
    pub field: Option<FieldPath>,
    /// What the edits do, in the imperative.
    pub title: String,
}

impl Made {
    /// The fix of a finding.
    pub fn of(found: &Diagnostic) -> Self {
        let title = found.fix.as_ref().map_or_else(String::new, |fix| fix.title.clone());
        Self { rule: found.rule, field: found.field.clone(), title }
    }
}

impl Fix {
    /// Whether the fix writes nothing but words, which are read alike in lines of `Key: value`.
    pub fn writes_words_only(&self) -> bool {
        self.edits.iter().all(|edit| !edit.text.contains(['[', ']', '"', '\'', '\n']))
    }

    /// A fix that keeps or certainly restores the meaning.
    pub fn safe(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits: edits.into() }
    }

    /// A fix that is a guess.
    pub fn guess(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits: edits.into() }
    }
}

impl Edit {
    /// Replaces the bytes of `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Removes the bytes of `span`.
    pub const fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }

    /// Puts `text` before the byte at `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self { span: Span::at(offset), text: text.into() }
    }

    /// The bytes with the edits made; `None` if edits overlap or lie outside of the bytes.
    pub fn apply(bytes: &[u8], edits: &[&Self]) -> Option<Vec<u8>> {
        let mut edits = edits.to_vec();
        edits.sort_by_key(|edit| edit.span);
        let mut mended = Vec::with_capacity(bytes.len() + 64);
        let mut at = 0;
        for edit in edits {
            let range = edit.span.range();
            mended.extend_from_slice(bytes.get(at..range.start)?);
            mended.extend_from_slice(edit.text.as_bytes());
            bytes.get(range.clone())?;
            at = range.end;
        }
        mended.extend_from_slice(bytes.get(at..)?);
        Some(mended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_file_order_and_never_overlap() {
        let insert = Edit::insert(1, "-");
        let replace = Edit::replace(Span::new(2, 4), "xyz");
        assert_eq!(Edit::apply(b"abcdef", &[&replace, &insert]).unwrap(), b"a-bxyzef");
        let inside = Edit::delete(Span::new(3, 5));
        assert_eq!(Edit::apply(b"abcdef", &[&replace, &inside]), None);
        let outside = Edit::delete(Span::new(5, 9));
        assert_eq!(Edit::apply(b"abcdef", &[&outside]), None);
    }
}
