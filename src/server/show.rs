//! Shows findings in the editor: those of open pages, or of all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{PublishDiagnosticsParams, Uri};

use crate::config::{ConfigError, Configs};
use crate::diagnostic::Diagnostic;
use crate::engine;
use crate::session::Session;
use crate::validators::Charge;

use super::checker::{Charges, Checker, is_configuration};
use super::documents::OpenText;
use super::settings::Scope;
use super::shared::{Found, lock};
use super::{uri, wire};

/// A text of more bytes takes so long that it is not checked again for what happens in others.
const LARGE: usize = 1 << 20;

impl Checker {
    /// Checks what is open, or everything, and shows it. `is_typing` says that only open texts have changed.
    pub(super) fn show(&mut self, session: &Session, charges: Option<&Charges>, is_typing: bool) {
        let mut open: Vec<OpenText> = lock(&self.shared.open).values().cloned().collect();
        // Who writes a short page does not wait for a long one.
        open.sort_by_key(|text| text.text.len());
        let mut shown = BTreeMap::new();
        for text in &open {
            shown.insert(Arc::clone(&text.path), text.uri.clone());
            let is_alone = charges.is_none_or(|all| all.get(&text.path).is_none_or(Vec::is_empty));
            if is_typing && is_alone && text.text.len() > LARGE && self.was_alone(text) {
                continue;
            }
            let findings = self.findings(session, &text.path, &text.text, charges);
            self.publish(text, findings, is_alone);
        }
        self.show_broken(session, &open, &mut shown);
        if let (Scope::Workspace, Some(live), Some(charges)) = (self.scope, &self.live, charges) {
            let closed =
                live.pages().filter(|path| !shown.contains_key(&***path)).cloned().collect::<Vec<_>>();
            for path in closed {
                let Some(text) = self.shared.text_of(&path) else { continue };
                let findings = self.findings(session, &path, &text, Some(charges));
                if findings.is_empty() && !self.shown.contains_key(&path) {
                    continue;
                }
                let Some(uri) = uri::uri_of(&path) else { continue };
                self.send(&uri, None, &text, &findings);
                if !findings.is_empty() {
                    shown.insert(path, uri);
                }
            }
        }
        for (path, uri) in &self.shown {
            if !shown.contains_key(path) {
                lock(&self.shared.found).remove(path);
                self.send(uri, None, "", &[]);
            }
        }
        self.shown = shown;
    }

    /// Shows what is wrong with configurations that keep open pages from being checked.
    fn show_broken(&self, session: &Session, open: &[OpenText], shown: &mut BTreeMap<Arc<Path>, Uri>) {
        for text in open.iter().filter(|text| !is_configuration(&text.path)) {
            let Err(error) = session.policy(&text.path) else { continue };
            let ConfigError::Mistakes(outcome) = &*error else { continue };
            let path: Arc<Path> = self.shared.home.join(outcome.path()).into();
            if !shown.contains_key(&path)
                && let Some(uri) = uri::uri_of(&path)
            {
                self.send(&uri, None, outcome.text(), outcome.diagnostics());
                shown.insert(path, uri);
            }
        }
    }

    fn findings(
        &self,
        session: &Session,
        path: &Arc<Path>,
        text: &str,
        charges: Option<&Charges>,
    ) -> Vec<Diagnostic> {
        if is_configuration(path) {
            let mut findings = session.check_configuration(path, text);
            let configs = session.configs();
            if findings.is_empty()
                && let Some((path, charges)) = charges.and_then(|all| setup_charges(all, path, &configs))
            {
                findings = engine::check_setup(path, charges, &configs, session.run());
            }
            return findings;
        }
        if !session.configs().is_content(path) {
            return Vec::new();
        }
        let Ok(policy) = session.policy(path) else { return Vec::new() };
        let is_known = self.live.as_ref().is_some_and(|live| live.knows(path));
        let own = charges.filter(|_| is_known).map(|all| all.get(path).map_or(&[][..], Vec::as_slice));
        let outcome = engine::check_among(path, text.as_bytes(), &policy, session.run(), own);
        outcome.diagnostics().to_vec()
    }

    /// Whether this version of a text has been checked, and no other page had a part in what was found.
    fn was_alone(&self, text: &OpenText) -> bool {
        let found = lock(&self.shared.found);
        found.get(&text.path).is_some_and(|found| found.version == text.version && found.is_alone)
    }

    /// Shows the findings of an open text, unless it has changed meanwhile or nothing is new.
    fn publish(&self, text: &OpenText, findings: Vec<Diagnostic>, is_alone: bool) {
        let found = Found { version: text.version, findings: Arc::new(findings), is_alone };
        let is_new = {
            let mut all = lock(&self.shared.found);
            let old = all.insert(Arc::clone(&text.path), found.clone());
            old.is_none_or(|old| old.version != found.version || old.findings != found.findings)
        };
        if is_new && self.shared.is_current(text) {
            self.send(&text.uri, Some(text.version), &text.text, &found.findings);
        }
    }

    fn send(&self, uri: &Uri, version: Option<i32>, text: &str, findings: &[Diagnostic]) {
        let places = wire::Places::of(text, self.shared.unit);
        let text_of = |path: &Path| self.shared.text_of(path);
        let diagnostics =
            findings.iter().map(|found| wire::diagnostic(found, uri, &places, &text_of)).collect();
        let params = PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics };
        self.shared.notify("textDocument/publishDiagnostics", params);
    }
}

/// The charges against a configuration, which charges name as it is shown to people.
fn setup_charges<'c>(
    all: &'c Charges,
    path: &Path,
    configs: &Configs,
) -> Option<(&'c Arc<Path>, &'c [Charge])> {
    let home = configs.files().home();
    let (path, charges) = all.iter().find(|(shown, _)| home.join(shown) == path)?;
    Some((path, charges))
}
