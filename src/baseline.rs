//! The baseline: findings that are known and accepted, so that a run shows only new ones.

use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::outcome::FileOutcome;

/// The version of the file's form.
const VERSION: u32 = 1;

/// A baseline in use: which findings it still accepts.
#[derive(Debug)]
pub struct Baseline {
    /// The folder that its paths are relative to.
    folder: PathBuf,
    /// How many findings of that fingerprint are accepted and not yet seen, and the first entry that says so.
    left: FxHashMap<u64, (usize, Entry)>,
}

/// One accepted finding. Rule, path and field are for the reader of the file; the fingerprint decides.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    path: String,
    rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// A baseline that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The system refuses.
    #[error("cannot read the baseline {}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Not a baseline.
    #[error("{} is no baseline: {cause} (write a new one with --write-baseline)", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it cannot be read, or is of another form or version.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let form = |cause: String| BaselineError::Form { path: path.to_path_buf(), cause };
        let bytes =
            std::fs::read(path).map_err(|cause| BaselineError::Io { path: path.to_path_buf(), cause })?;
        let file: File = serde_json::from_slice(&bytes).map_err(|error| form(error.to_string()))?;
        if file.version != VERSION {
            return Err(form(format!("version {} is not {VERSION}", file.version)));
        }
        let mut left: FxHashMap<u64, (usize, Entry)> = FxHashMap::default();
        for entry in file.findings {
            let key = u64::from_str_radix(&entry.fingerprint, 16)
                .map_err(|_| form(format!("`{}` is no fingerprint", entry.fingerprint)))?;
            left.entry(key).or_insert((0, entry)).0 += 1;
        }
        Ok(Self { folder: folder_of(path), left })
    }

    /// Drops the findings of one file that the baseline accepts.
    pub fn filter(&mut self, outcome: &mut FileOutcome) {
        let FileOutcome::Checked { path, source, diagnostics } = outcome else { return };
        let shown = relative(path, &self.folder);
        let text = source.as_ref().map_or("", |source| &*source.text);
        diagnostics.retain(|found| match self.left.get_mut(&fingerprint(found, &shown, text)) {
            Some((count, _)) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }

    /// Accepted findings that were not found, as `path: rule`, in order; only of files and rules that `looked_at` says
    /// the run covered.
    pub fn stale(&self, looked_at: impl Fn(&Path, &str) -> bool) -> Vec<String> {
        let mut stale: Vec<String> = self
            .left
            .values()
            .filter(|(count, entry)| *count > 0 && looked_at(&self.folder.join(&entry.path), &entry.rule))
            .map(|(_, entry)| format!("{}: {}", entry.path, entry.rule))
            .collect();
        stale.sort();
        stale
    }
}

/// The text of a baseline that accepts everything in `outcomes`: JSON, one finding a line, in path order, so that it
/// merges well. `path` is where it will stand.
pub fn render(outcomes: &[FileOutcome], path: &Path) -> String {
    let folder = folder_of(path);
    let mut entries: Vec<Entry> = outcomes
        .iter()
        .flat_map(|outcome| {
            let shown = relative(outcome.path(), &folder);
            outcome.diagnostics().iter().map(move |found| Entry {
                rule: found.rule.0.to_owned(),
                field: found.field.as_ref().map(ToString::to_string),
                fingerprint: format!("{:016x}", fingerprint(found, &shown, outcome.text())),
                path: shown.clone(),
            })
        })
        .collect();
    entries.sort();
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("  {}", serde_json::to_string(entry).unwrap_or_default()))
        .collect();
    let open = if lines.is_empty() { "" } else { "\n" };
    format!("{{\"version\": {VERSION}, \"findings\": [{open}{}{open}]}}\n", lines.join(",\n"))
}

/// The fingerprint of a finding: rule, path, field and the text it points at, never a position, so that it survives
/// edits elsewhere in the file.
pub fn fingerprint(found: &Diagnostic, path: &str, text: &str) -> u64 {
    let field = found.field.as_ref().map_or("", |field| field.as_str());
    let parts = [found.rule.0, path, field, found.span.slice(text)];
    // FNV-1a, 64 bit: the file outlives compilers, so the hash must be one that never changes.
    parts
        .iter()
        .flat_map(|part| part.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn folder_of(file: &Path) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    file.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// `path` from the baseline's folder, `/`-separated, so that it does not matter where a run is started.
fn relative(path: &Path, folder: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let inner = absolute.strip_prefix(folder).unwrap_or(&absolute);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
