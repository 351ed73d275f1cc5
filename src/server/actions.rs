//! Code actions: fixes, all fixes of a rule or of a page, suppression comments.

use gen_lsp_types::{CodeAction, CodeActionKind, Range, TextDocumentIdentifier};
use serde::Deserialize;

use crate::session::Action;

use super::documents::{OpenText, span_of};
use super::shared::{Shared, lock};
use super::wire::{self, Places};

/// The kind of the action that fixes all that is safe to fix, for editors that do so when a page is saved.
pub(super) const FIX_ALL: &str = "source.fixAll.masthead";

/// What is asked for. The findings that editors send along are ours, and known.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    text_document: TextDocumentIdentifier,
    range: Range,
    #[serde(default)]
    context: Context,
}

#[derive(Default, Deserialize)]
struct Context {
    only: Option<Vec<String>>,
}

impl Context {
    /// Whether a kind is asked for: kinds are paths, and `source` asks for all below it.
    fn wants(&self, kind: &str) -> bool {
        let holds = |only: &String| {
            only.is_empty()
                || kind == only
                || kind.strip_prefix(&**only).is_some_and(|rest| rest.starts_with('.'))
        };
        self.only.as_ref().is_none_or(|all| all.iter().any(holds))
    }
}

/// What can be done at a place.
pub(super) fn answer(shared: &Shared, asked: &Asked) -> Option<Vec<CodeAction>> {
    let text = shared.text(&asked.text_document.uri)?;
    let session = shared.session();
    let known = lock(&shared.found).get(&text.path).filter(|found| found.version == text.version).cloned();
    let found = match known {
        Some(found) => found.findings.to_vec(),
        None => session.check(&text.path, &text.text).ok()?,
    };
    let places = Places::of(&text.text, shared.unit);
    let mut actions = Vec::new();
    if asked.context.wants("quickfix") {
        let span = span_of(&places.lines, asked.range, shared.unit);
        let offered = session.actions(&text.path, &text.text, &found, span).ok()?;
        actions.extend(offered.iter().map(|action| worded(shared, &text, &places, action, "quickfix")));
    }
    // Only on demand: it is among the others already where there is something to fix.
    if asked.context.only.is_some() && asked.context.wants(FIX_ALL) {
        let all = session.fix_all(&text.path, &text.text, &found).ok()?;
        actions.extend(all.iter().map(|action| worded(shared, &text, &places, action, FIX_ALL)));
    }
    Some(actions)
}

fn worded(shared: &Shared, text: &OpenText, places: &Places<'_>, action: &Action, kind: &str) -> CodeAction {
    let edits = action.edits.iter().map(|edit| places.edit(edit)).collect();
    let text_of = |path: &std::path::Path| shared.text_of(path);
    let finding = action.finding.as_ref();
    CodeAction {
        title: action.title.clone(),
        kind: Some(CodeActionKind::from(kind.to_owned())),
        diagnostics: finding.map(|found| vec![wire::diagnostic(found, &text.uri, places, &text_of)]),
        is_preferred: action.is_preferred.then_some(true),
        edit: Some(wire::workspace_edit([(text.uri.clone(), edits)])),
        ..CodeAction::default()
    }
}
