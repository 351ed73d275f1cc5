//! The library as a session: checks texts as they are being written, for editors, playgrounds and other programs.

mod actions;
mod complete;
mod cursor;
mod hover;
mod markdown;
mod navigate;
mod terms;

pub use actions::Action;
pub use complete::{Completion, CompletionKind};
pub use hover::Hover;
pub use navigate::{Target, TermAt};
pub use terms::{PageTerms, TermPlace, Terms};

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use crate::config::{self, ConfigError, Configs, Options, Policy};
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Run};
use crate::files::{Files, Nothing, Overlay};
use crate::loader;
use crate::outcome::FileOutcome;

/// The name that a configuration given as text goes by.
const CONFIGURATION: &str = "/masthead.yaml";

/// Configurations and unsaved texts that outlive a single check. Cheap to ask from many threads.
#[derive(Debug)]
pub struct Session {
    files: Arc<Overlay>,
    options: Options,
    configs: RwLock<Arc<Configs>>,
    run: RwLock<Run>,
}

impl Session {
    /// A session over a file system; `now` is what rules about the future compare with.
    ///
    /// # Errors
    /// When the options name something that does not exist.
    pub fn new(files: Arc<dyn Files>, options: Options, now: DateTime<Utc>) -> Result<Self, ConfigError> {
        let files = Arc::new(Overlay::over(files));
        let configs = configs_of(&files, &options)?;
        Ok(Self { files, options, configs: RwLock::new(configs), run: RwLock::new(Run { now }) })
    }

    /// A session without a file system, under the configuration in `text`: nothing is read, and nothing is looked up.
    /// Pages lie below `/`, beside the configuration.
    #[expect(clippy::missing_panics_doc, reason = "it never does")]
    pub fn of_configuration(text: &str, now: DateTime<Utc>) -> Self {
        let files = Arc::new(Overlay::over(Arc::new(Nothing)));
        files.set(Path::new(CONFIGURATION), text);
        let options = Options::default();
        let configs = configs_of(&files, &options).expect("no option is given that could name nothing");
        Self { files, options, configs: RwLock::new(configs), run: RwLock::new(Run { now }) }
    }

    /// What is found in a page with that text, whether or not it is saved.
    ///
    /// # Errors
    /// When the configuration that applies to it cannot be used.
    pub fn check(&self, path: &Path, text: &str) -> Result<Vec<Diagnostic>, Arc<ConfigError>> {
        let path = self.absolute(path);
        let policy = self.policy(&path)?;
        match engine::check_bytes(&path, text.as_bytes(), &policy, self.run(), true) {
            FileOutcome::Checked { diagnostics, .. } => Ok(diagnostics),
            FileOutcome::Unreadable(_) => Ok(Vec::new()),
        }
    }

    /// What is found in a configuration with that text, whose data files lie below its folder.
    pub fn check_configuration(&self, path: &Path, text: &str) -> Vec<Diagnostic> {
        let files: Arc<dyn Files> = Arc::clone(&self.files) as Arc<dyn Files>;
        let folder = path.parent().unwrap_or(Path::new("/"));
        match config::check_bytes_on(&files, &path.into(), text.as_bytes(), folder) {
            Err(ConfigError::Mistakes(FileOutcome::Checked { diagnostics, .. })) => diagnostics,
            _ => Vec::new(),
        }
    }

    /// The terms that a page uses; `None` if no configuration can be used.
    pub fn terms_of(&self, path: &Arc<Path>, text: &[u8]) -> Option<PageTerms> {
        let policy = self.policy(path).ok()?;
        let (source, split) = loader::head_of(path, text, true, &policy.dialect);
        Some(PageTerms::of(&loader::parse(&source, split, &policy.dialect), &policy))
    }

    /// Keeps the text of a file that others are looked up in: a configuration, a list of terms, a page.
    pub fn set(&self, path: &Path, text: impl Into<Arc<str>>) {
        self.files.set(path, text);
        self.refresh(path);
    }

    /// Forgets what is known of a file: its unsaved text, and what was read from it.
    pub fn forget(&self, path: &Path) {
        self.files.forget(path);
        self.refresh(path);
    }

    /// The policy of a page.
    ///
    /// # Errors
    /// When the configuration that applies to it cannot be used.
    pub fn policy(&self, path: &Path) -> Result<Arc<Policy>, Arc<ConfigError>> {
        self.configs().policy(path)
    }

    /// The configurations as they are now.
    pub fn configs(&self) -> Arc<Configs> {
        Arc::clone(&self.configs.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file system, unsaved texts included.
    pub const fn files(&self) -> &Arc<Overlay> {
        &self.files
    }

    /// What is the same for every page.
    pub fn run(&self) -> Run {
        *self.run.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what time it is: a session may outlive the day.
    pub fn tell_time(&self, now: DateTime<Utc>) {
        *self.run.write().unwrap_or_else(PoisonError::into_inner) = Run { now };
    }

    /// Whether a page is of a collection.
    fn is_of(&self, path: &Path, collection: &str) -> bool {
        self.policy(path)
            .is_ok_and(|policy| policy.why.collection.as_ref().is_some_and(|(name, _)| **name == *collection))
    }

    fn absolute(&self, path: &Path) -> Arc<Path> {
        self.files.home().join(path).into()
    }

    /// Reads configurations anew, unless the file is a page, which they do not depend on.
    fn refresh(&self, path: &Path) {
        if self.configs().is_content(path) {
            return;
        }
        // Options that were in order once stay so, except for a file of `--config`, which may be broken just now.
        if let Ok(configs) = configs_of(&self.files, &self.options) {
            *self.configs.write().unwrap_or_else(PoisonError::into_inner) = configs;
        }
    }
}

fn configs_of(files: &Arc<Overlay>, options: &Options) -> Result<Arc<Configs>, ConfigError> {
    Configs::on(Arc::clone(files) as Arc<dyn Files>, options.clone()).map(Arc::new)
}
