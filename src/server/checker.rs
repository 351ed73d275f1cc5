//! The thread that checks: gathers what has changed until the author pauses, checks, and shows what is found.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use gen_lsp_types::Uri;

use crate::config::Configs;
use crate::discover::{self, Targets};
use crate::engine::Live;
use crate::session::{PageTerms, Session};
use crate::validators::Charge;

use super::progress::Progress;
use super::settings::Scope;
use super::shared::{Shared, lock};

/// So long a pause in typing is waited for.
const PAUSE: Duration = Duration::from_millis(50);

/// So long an author who never pauses waits for findings.
const LONGEST: Duration = Duration::from_millis(400);

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A text was opened, changed or closed, or a file on disk.
    Touched(Arc<Path>),
    /// The configuration, the folders or the settings have changed: everything is checked anew.
    Reset(Scope),
}

pub(super) type Charges = BTreeMap<Arc<Path>, Vec<Charge>>;

/// What the thread keeps.
pub(super) struct Checker {
    pub(super) shared: Arc<Shared>,
    pub(super) scope: Scope,
    /// `None` until all pages have been checked.
    pub(super) live: Option<Live>,
    /// The pages that show findings in the editor, with their addresses.
    pub(super) shown: BTreeMap<Arc<Path>, Uri>,
}

impl Checker {
    /// Begins with nothing.
    pub(super) const fn new(shared: Arc<Shared>, scope: Scope) -> Self {
        Self { shared, scope, live: None, shown: BTreeMap::new() }
    }

    /// Works until nobody sends events any more.
    pub(super) fn run(mut self, events: &Receiver<Event>) {
        while let Ok(first) = events.recv() {
            let mut batch = vec![first];
            let began = Instant::now();
            while began.elapsed() < LONGEST {
                match events.recv_timeout(PAUSE) {
                    Ok(event) => batch.push(event),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            // A page over which a rule panics has no findings; the next change gets another try.
            if catch_unwind(AssertUnwindSafe(|| self.take(&batch))).is_err() {
                self.live = None;
            }
            lock(&self.shared.events).1 += batch.len() as u64;
            self.shared.settled.notify_all();
        }
    }

    fn take(&mut self, batch: &[Event]) {
        let session = self.shared.session();
        session.tell_time(chrono::Utc::now());
        let configs = session.configs();
        let mut touched: BTreeSet<&Arc<Path>> = BTreeSet::new();
        let mut is_reset = self.live.is_none();
        for event in batch {
            match event {
                Event::Touched(path) => drop(touched.insert(path)),
                Event::Reset(scope) => {
                    self.scope = *scope;
                    is_reset = true;
                }
            }
        }
        if is_reset {
            // What a page shows by itself need not wait for all others.
            self.show(&session, None, false);
            self.scan(&session, &configs);
            let open: Vec<Arc<Path>> = lock(&self.shared.open).keys().cloned().collect();
            for path in &open {
                self.look(&session, &configs, path);
            }
        } else {
            for path in &touched {
                self.look(&session, &configs, path);
            }
        }
        let is_typing = !is_reset && {
            let open = lock(&self.shared.open);
            touched.iter().all(|path| open.contains_key(*path))
        };
        let charges = self.live.as_ref().map(|live| live.charges(&configs));
        self.show(&session, charges.as_ref(), is_typing);
    }

    /// Looks at all pages of all folders.
    fn scan(&mut self, session: &Session, configs: &Configs) {
        let paths = lock(&self.shared.roots).clone();
        let progress = Progress::begin(&self.shared, "Reading front matter");
        let options = discover::Options { paths, ..Default::default() };
        let pages = match Targets::new(&options, configs) {
            Ok(targets) if !targets.folders.is_empty() => discover::list(&targets, &options, configs),
            _ => Vec::new(),
        };
        let pages: Vec<Arc<Path>> = pages.into_iter().flatten().collect();
        let read: Mutex<Vec<PageTerms>> = Mutex::default();
        let live = Live::scan(&pages, configs, session.run(), &|document, policy| {
            let terms = PageTerms::of(document, policy);
            read.lock().unwrap_or_else(PoisonError::into_inner).push(terms);
        });
        let mut terms = crate::session::Terms::default();
        read.into_inner().unwrap_or_else(PoisonError::into_inner).iter().for_each(|page| terms.set(page));
        *self.shared.terms.write().unwrap_or_else(PoisonError::into_inner) = terms;
        self.live = Some(live);
        progress.end();
    }

    /// Looks at a page that has changed.
    fn look(&mut self, session: &Session, configs: &Configs, path: &Arc<Path>) {
        let Some(live) = &mut self.live else { return };
        let open = lock(&self.shared.open).get(path).cloned();
        let bytes = open
            .map_or_else(|| crate::loader::read_whole(path).ok(), |open| Some(open.text.as_bytes().to_vec()));
        let mut terms = self.shared.terms.write().unwrap_or_else(PoisonError::into_inner);
        match bytes {
            Some(bytes) if live.knows(path) || is_member(&self.shared, configs, path) => {
                live.set(path, &bytes, configs, session.run());
                if let Some(page) = session.terms_of(path, &bytes) {
                    terms.set(&page);
                }
            }
            Some(_) => {}
            None => {
                live.remove(path, configs, session.run());
                terms.remove(path);
            }
        }
    }
}

/// Whether a file is a configuration of ours.
pub(super) fn is_configuration(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "masthead.yaml" || name == ".masthead.yaml")
}

/// Whether a walk over the open folders would come upon a file.
fn is_member(shared: &Shared, configs: &Configs, path: &Path) -> bool {
    let roots = lock(&shared.roots).clone();
    roots.iter().any(|root| {
        path.starts_with(root) && configs.left_out(path, root).is_none() && !discover::is_ignored(path, root)
    })
}
