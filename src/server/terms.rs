//! Rename of a term over all pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use gen_lsp_types::{Position, Range, TextDocumentIdentifier, TextEdit, WorkspaceEdit};
use serde::{Deserialize, Serialize};

use super::places::address;
use super::shared::{At, Shared};
use super::wire::{self, Places};

/// A new name for the term at a place.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    text_document: TextDocumentIdentifier,
    position: Position,
    new_name: String,
}

/// What would be renamed.
#[derive(Serialize)]
pub(super) struct Prepared {
    range: Range,
    placeholder: String,
}

/// The term at a place; nothing if there is none.
pub(super) fn prepare(shared: &Shared, at: &At) -> Option<Prepared> {
    let text = shared.text(&at.text_document.uri)?;
    let places = Places::of(&text.text, shared.unit);
    let term = shared.session().term_at(&text.path, &text.text, places.offset(at.position)).ok()??;
    Some(Prepared { range: places.range(term.text_span), placeholder: term.term })
}

/// The edits of all pages that use the term.
pub(super) fn rename(shared: &Shared, asked: &Asked) -> Option<WorkspaceEdit> {
    shared.settle();
    let text = shared.text(&asked.text_document.uri)?;
    let offset = Places::of(&text.text, shared.unit).offset(asked.position);
    let session = shared.session();
    let uses = {
        let terms = shared.terms.read().unwrap_or_else(PoisonError::into_inner);
        session.references(&text.path, &text.text, offset, &terms).ok()?
    };
    let mut by_file: BTreeMap<Arc<Path>, Vec<_>> = BTreeMap::new();
    for place in uses {
        by_file.entry(place.path).or_default().push(place.span);
    }
    let mut changes = Vec::new();
    for (path, spans) in by_file {
        let (Some(uri), Some(text)) = (address(shared, &path), shared.text_of(&path)) else { continue };
        let edits = session.renamed(&path, &text, &spans, &asked.new_name).ok()?;
        let places = Places::of(&text, shared.unit);
        let edits: Vec<TextEdit> = edits.iter().map(|edit| places.edit(edit)).collect();
        changes.push((uri, edits));
    }
    Some(wire::workspace_edit(changes))
}
