//! Converts findings and edits to the types of the protocol.

use std::collections::HashMap;
use std::path::Path;

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position,
    Range, TextEdit, Uri, WorkspaceEdit,
};

use crate::diagnostic::{self, Edit, Severity};
use crate::line_index::{ColumnUnit, LineIndex};
use crate::reporter;
use crate::span::Span;

use super::uri;

/// A text with its lines, for places in it.
pub(super) struct Places<'t> {
    /// The lines.
    pub(super) lines: LineIndex<'t>,
    /// What columns count.
    pub(super) unit: ColumnUnit,
}

impl<'t> Places<'t> {
    /// The places of a text.
    pub(super) fn of(text: &'t str, unit: ColumnUnit) -> Self {
        Self { lines: LineIndex::new(text), unit }
    }

    /// A place.
    pub(super) fn position(&self, offset: u32) -> Position {
        let (line, column) = self.lines.locate(offset, self.unit);
        Position::new(line, column)
    }

    /// Two places.
    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }

    /// The bytes of a place.
    pub(super) fn offset(&self, position: Position) -> u32 {
        self.lines.offset(position.line, position.character, self.unit)
    }

    /// An edit.
    pub(super) fn edit(&self, edit: &Edit) -> TextEdit {
        TextEdit::new(self.range(edit.span), edit.text.clone())
    }
}

/// A finding; `text_of` reads other files, for places in them.
pub(super) fn diagnostic(
    found: &diagnostic::Diagnostic,
    own: &Uri,
    places: &Places<'_>,
    text_of: &dyn Fn(&Path) -> Option<String>,
) -> Diagnostic {
    let mut related = Vec::new();
    for label in found.secondary.iter().filter(|label| !label.message.is_empty()) {
        let location = Location::new(own.clone(), places.range(label.span));
        related.push(DiagnosticRelatedInformation { location, message: label.message.clone() });
    }
    for other in &found.related {
        let (Some(uri), Some(text)) = (uri::uri_of(&other.path), text_of(&other.path)) else { continue };
        let range = Places::of(&text, places.unit).range(other.span);
        let location = Location::new(uri, range);
        related.push(DiagnosticRelatedInformation { location, message: other.message.clone() });
    }
    let help = found.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    Diagnostic {
        range: places.range(found.span),
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(Code::String(found.rule.0.to_owned())),
        code_description: reporter::of_rule(reporter::homepage(), found.rule)
            .map(|href| CodeDescription { href: Uri(href) }),
        source: Some("masthead".to_owned()),
        message: format!("{}{help}", found.message).into(),
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

/// Edits of files.
pub(super) fn workspace_edit(changes: impl IntoIterator<Item = (Uri, Vec<TextEdit>)>) -> WorkspaceEdit {
    WorkspaceEdit { changes: Some(HashMap::from_iter(changes)), ..WorkspaceEdit::default() }
}
