//! Definition, references and links: where a term is used, which page or file a value names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use gen_lsp_types::{DocumentLink, Location, TextDocumentIdentifier, Uri};
use serde::Deserialize;

use crate::files::Files;
use crate::session::{Target, TermPlace};

use super::shared::{At, Shared};
use super::uri;
use super::wire::Places;

/// A text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    text_document: TextDocumentIdentifier,
}

/// The file that a value names, the line that lists a term, or the page that a reference leads to.
pub(super) fn definition(shared: &Shared, at: &At) -> Option<Vec<Location>> {
    shared.settle();
    let text = shared.text(&at.text_document.uri)?;
    let offset = Places::of(&text.text, shared.unit).offset(at.position);
    let session = shared.session();
    let terms = shared.terms.read().unwrap_or_else(PoisonError::into_inner);
    let targets = session.definition(&text.path, &text.text, offset, &terms).ok()?;
    Some(targets.into_iter().filter_map(|target| location(shared, &target)).collect())
}

/// All uses of the term at a place.
pub(super) fn references(shared: &Shared, at: &At) -> Option<Vec<Location>> {
    shared.settle();
    let text = shared.text(&at.text_document.uri)?;
    let offset = Places::of(&text.text, shared.unit).offset(at.position);
    let session = shared.session();
    let places = {
        let terms = shared.terms.read().unwrap_or_else(PoisonError::into_inner);
        session.references(&text.path, &text.text, offset, &terms).ok()?
    };
    Some(locations(shared, &places))
}

/// The local files that a page names.
pub(super) fn links(shared: &Shared, asked: &Asked) -> Option<Vec<DocumentLink>> {
    let text = shared.text(&asked.text_document.uri)?;
    let places = Places::of(&text.text, shared.unit);
    let links = shared.session().links(&text.path, &text.text).ok()?;
    let link = |(span, target): (_, String)| {
        let target = if target.contains("://") { Uri(target) } else { uri::uri_of(Path::new(&target))? };
        Some(DocumentLink { range: places.range(span), target: Some(target), tooltip: None, data: None })
    };
    Some(links.into_iter().filter_map(link).collect())
}

fn location(shared: &Shared, target: &Target) -> Option<Location> {
    let uri = uri::uri_of(&target.path)?;
    let is_text = target.span.end > 0 && shared.session().files().is_file(&target.path);
    let text = if is_text { shared.text_of(&target.path)? } else { String::new() };
    Some(Location::new(uri, Places::of(&text, shared.unit).range(target.span)))
}

/// Places as locations, each file read once.
pub(super) fn locations(shared: &Shared, places: &[TermPlace]) -> Vec<Location> {
    let mut by_file: BTreeMap<&Arc<Path>, Vec<&TermPlace>> = BTreeMap::new();
    for place in places {
        by_file.entry(&place.path).or_default().push(place);
    }
    let mut locations = Vec::new();
    for (path, places) in by_file {
        let (Some(uri), Some(text)) = (uri::uri_of(path), shared.text_of(path)) else { continue };
        let lines = Places::of(&text, shared.unit);
        locations.extend(places.iter().map(|place| Location::new(uri.clone(), lines.range(place.span))));
    }
    locations
}

/// The address by which the editor knows a file: its own where the file is open.
pub(super) fn address(shared: &Shared, path: &Path) -> Option<Uri> {
    let open = super::shared::lock(&shared.open).get(path).map(|open| open.uri.clone());
    open.or_else(|| uri::uri_of(&PathBuf::from(path)))
}
