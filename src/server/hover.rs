//! Hover.

use gen_lsp_types::{Hover, MarkupContent, MarkupKind};

use super::shared::{At, Shared};
use super::wire::Places;

/// What there is to say about a place.
pub(super) fn answer(shared: &Shared, at: &At) -> Option<Hover> {
    let text = shared.text(&at.text_document.uri)?;
    let places = Places::of(&text.text, shared.unit);
    let hover = shared.session().hover(&text.path, &text.text, places.offset(at.position)).ok()??;
    let contents = MarkupContent::new(MarkupKind::Markdown, hover.markdown);
    Some(Hover::new(contents.into(), Some(places.range(hover.span))))
}
