//! The texts that the editor has open, as it last said.

use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{Range, TextDocumentContentChangeEvent, Uri};

use crate::line_index::{ColumnUnit, LineIndex};
use crate::span::Span;

/// One open text.
#[derive(Clone, Debug)]
pub(super) struct OpenText {
    /// The address as the editor writes it.
    pub(super) uri: Uri,
    /// The path.
    pub(super) path: Arc<Path>,
    /// Counts up with every change.
    pub(super) version: i32,
    /// The text.
    pub(super) text: Arc<str>,
}

impl OpenText {
    /// The text after `changes`.
    pub(super) fn changed(
        &self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) -> Self {
        let mut text = self.text.to_string();
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
                    let span = span_of(&LineIndex::new(&text), change.range, unit);
                    text.replace_range(span.range(), &change.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
                    text = change.text;
                }
            }
        }
        Self { version, text: text.into(), ..self.clone() }
    }
}

/// The bytes of a range. One that is upside down is empty.
pub(super) fn span_of(lines: &LineIndex<'_>, range: Range, unit: ColumnUnit) -> Span {
    let start = lines.offset(range.start.line, range.start.character, unit);
    let end = lines.offset(range.end.line, range.end.character, unit);
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::{Position, TextDocumentContentChangePartial};

    #[test]
    fn changes_apply_one_after_the_other() {
        let uri = Uri("file:///a.md".to_owned());
        let open = OpenText { uri, path: Path::new("/a.md").into(), version: 1, text: "a\r\n🦀b\n".into() };
        let change = |from: (u32, u32), to: (u32, u32), text: &str| {
            let range = Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1));
            TextDocumentContentChangePartial::new(range, None, text.to_owned()).into()
        };
        let changes =
            vec![change((1, 2), (1, 3), "x"), change((0, 0), (1, 0), ""), change((9, 0), (9, 9), "z")];
        let after = open.changed(2, changes, ColumnUnit::Utf16);
        assert_eq!((&*after.text, after.version), ("🦀x\nz", 2));
    }
}
