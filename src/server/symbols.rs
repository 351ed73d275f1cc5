//! Document symbols: the fields of the block.

use gen_lsp_types::{DocumentSymbol, SymbolKind, TextDocumentIdentifier};
use serde::Deserialize;

use crate::document::{Entry, Node, Value};
use crate::loader;

use super::shared::Shared;
use super::wire::Places;

/// A text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    text_document: TextDocumentIdentifier,
}

/// The fields of a page.
pub(super) fn answer(shared: &Shared, asked: &Asked) -> Option<Vec<DocumentSymbol>> {
    let text = shared.text(&asked.text_document.uri)?;
    let policy = shared.session().policy(&text.path).ok()?;
    let (source, split) = loader::head_of(&text.path, text.text.as_bytes(), true, &policy.dialect);
    let document = loader::parse(&source, split, &policy.dialect);
    let places = Places::of(&text.text, shared.unit);
    Some(document.entries().iter().map(|entry| symbol(&places, entry)).collect())
}

fn symbol(places: &Places<'_>, entry: &Entry<'_>) -> DocumentSymbol {
    let Entry { key, value } = entry;
    let (kind, children) = match &value.value {
        Value::Map(entries) => {
            (SymbolKind::Object, entries.iter().map(|entry| symbol(places, entry)).collect())
        }
        Value::List(_) => (SymbolKind::Array, Vec::new()),
        Value::Scalar(_) => (SymbolKind::Field, Vec::new()),
    };
    // An alias lies elsewhere.
    let whole = if value.span.start >= key.span.start { key.span.cover(value.span) } else { key.span };
    let name = key.text().filter(|name| !name.is_empty()).unwrap_or("?");
    DocumentSymbol {
        name: name.to_owned(),
        detail: detail(value),
        kind,
        tags: None,
        #[expect(deprecated, reason = "the field is there, and has to be set")]
        deprecated: None,
        range: places.range(whole),
        selection_range: places.range(key.span),
        children: (!children.is_empty()).then_some(children),
    }
}

fn detail(value: &Node<'_>) -> Option<String> {
    let text = value.text()?.lines().next()?;
    Some(text.chars().take(80).collect())
}
