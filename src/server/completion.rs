//! Completion.

use std::sync::PoisonError;

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionItemTag, InsertTextFormat, TextEdit};

use crate::session::{Completion, CompletionKind};

use super::shared::{At, Shared};
use super::wire::Places;

/// What may come next.
pub(super) fn answer(shared: &Shared, at: &At) -> Option<Vec<CompletionItem>> {
    let text = shared.text(&at.text_document.uri)?;
    let places = Places::of(&text.text, shared.unit);
    let offset = places.offset(at.position);
    let session = shared.session();
    let terms = shared.terms.read().unwrap_or_else(PoisonError::into_inner);
    let offers = session.complete(&text.path, &text.text, offset, &terms).ok()?;
    let items = offers.into_iter().enumerate().map(|(rank, offer)| item(shared, &places, rank, offer));
    Some(items.collect())
}

fn item(shared: &Shared, places: &Places<'_>, rank: usize, offer: Completion) -> CompletionItem {
    let snippet = offer.snippet.filter(|_| shared.has_snippets);
    let format = snippet.as_ref().map(|_| InsertTextFormat::Snippet);
    let edit = TextEdit::new(places.range(offer.span), snippet.unwrap_or(offer.text));
    CompletionItem {
        label: offer.label,
        kind: Some(match offer.kind {
            CompletionKind::Key => CompletionItemKind::Property,
            CompletionKind::Value => CompletionItemKind::EnumMember,
            CompletionKind::Term => CompletionItemKind::Value,
            CompletionKind::Date => CompletionItemKind::Constant,
            CompletionKind::File => CompletionItemKind::File,
        }),
        tags: offer.is_deprecated.then(|| vec![CompletionItemTag::Deprecated]),
        detail: offer.detail,
        documentation: offer.description.map(Into::into),
        // Editors sort by it; ours is the order of use.
        sort_text: Some(format!("{rank:05}")),
        insert_text_format: format,
        text_edit: Some(edit.into()),
        ..CompletionItem::default()
    }
}
