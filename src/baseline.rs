//! The baseline: findings that are known and accepted, so that a run shows only new ones.

mod folder;

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::files;
use crate::outcome::FileOutcome;
use crate::value::json_words;

use folder::Folder;

/// The version of the file's form.
const VERSION: u32 = 1;

/// A larger baseline is not read: five million findings.
const LIMIT: u64 = 1 << 30;

/// How many findings of each fingerprint were met.
pub type Met = FxHashMap<u64, u32>;

/// A baseline in use.
#[derive(Debug)]
pub struct Baseline {
    /// The folder that its paths are relative to.
    folder: Folder,
    /// The file: who asks for an entry that is left over reads it again.
    text: String,
    /// How many findings of that fingerprint are accepted.
    accepted: Met,
}

/// One accepted finding. Rule, path and field are for the reader of the file; the fingerprint decides.
#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'t> {
    #[serde(borrow)]
    path: Cow<'t, str>,
    #[serde(borrow)]
    rule: Cow<'t, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    field: Option<Cow<'t, str>>,
    #[serde(borrow)]
    fingerprint: Cow<'t, str>,
}

impl Entry<'_> {
    fn key(&self) -> Option<u64> {
        u64::from_str_radix(&self.fingerprint, 16).ok()
    }
}

#[derive(Deserialize)]
struct File<'t> {
    version: u32,
    #[serde(borrow)]
    findings: Vec<Entry<'t>>,
}

/// A baseline that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The system refuses.
    #[error("cannot read the baseline {}: {}", path.display(), cause_of(cause))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Not a baseline.
    #[error("{} is not a valid baseline: {cause} (write a new one with --write-baseline)", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
}

/// Why a baseline cannot be read, and what helps where it was never written.
fn cause_of(cause: &io::Error) -> String {
    match cause.kind() {
        io::ErrorKind::NotFound => "no such file (write it with --write-baseline)".to_owned(),
        _ => cause.to_string(),
    }
}

fn text_of(path: &Path) -> io::Result<String> {
    let (file, about) = files::open(path)?;
    if about.len() > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 1 GiB"));
    }
    io::read_to_string(file.take(LIMIT))
}

/// Whether a new baseline may take the place of a file. One that is broken may be replaced, for example after a merge.
///
/// # Errors
/// With a sentence for the person, when the file is something else: a page, say, that was meant to be checked.
pub fn may_replace(path: &Path) -> Result<(), String> {
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let is_other = path.is_dir()
        || text_of(path).is_ok_and(|text| match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(value) => value.get("findings").is_none(),
            Err(_) => !is_json && !text.is_empty(),
        });
    if !is_other {
        return Ok(());
    }
    let path = path.display();
    Err(format!(
        "--write-baseline would replace `{path}`, which is not a baseline; to accept the findings of `{path}` only, write \
         `--write-baseline=masthead-baseline.json {path}`"
    ))
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it cannot be read, or is of another form or version.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let form = |cause: String| BaselineError::Form { path: path.to_path_buf(), cause };
        let text = text_of(path).map_err(|cause| BaselineError::Io { path: path.to_path_buf(), cause })?;
        let file: File<'_> = serde_json::from_str(&text).map_err(|error| form(json_words(&error)))?;
        if file.version != VERSION {
            return Err(form(format!("version {} is not {VERSION}", file.version)));
        }
        let mut accepted = Met::default();
        accepted.reserve(file.findings.len());
        for entry in &file.findings {
            let key =
                entry.key().ok_or_else(|| form(format!("`{}` is not a fingerprint", entry.fingerprint)))?;
            *accepted.entry(key).or_default() += 1;
        }
        Ok(Self { folder: Folder::of(path), text, accepted })
    }

    /// Drops the findings of one file that the baseline accepts, beyond those that were `met` before.
    pub fn filter(&self, outcome: &mut FileOutcome, met: &mut Met) {
        let FileOutcome::Checked { path, source, diagnostics } = outcome else { return };
        let shown = self.folder.relative(path);
        let text = source.as_ref().map_or("", |source| &*source.text);
        diagnostics.retain(|found| {
            let key = fingerprint(found, &shown, text);
            let Some(&most) = self.accepted.get(&key) else { return true };
            let count = met.entry(key).or_default();
            *count += 1;
            *count > most
        });
    }

    /// Accepted findings that were not `met`, as `path: rule`, in order; only of files and rules that `looked_at` says
    /// the run covered.
    pub fn stale(&self, met: &Met, looked_at: impl Fn(&Path, &str) -> bool) -> Vec<String> {
        if self.accepted.iter().all(|(key, most)| met.get(key) >= Some(most)) {
            return Vec::new();
        }
        let mut told = FxHashSet::default();
        let mut stale: Vec<String> = self
            .entries()
            .iter()
            .filter(|entry| {
                let Some(key) = entry.key() else { return false };
                met.get(&key) < self.accepted.get(&key)
                    && looked_at(&self.folder.path.join(&*entry.path), &entry.rule)
                    && told.insert(key)
            })
            .map(|entry| format!("{}: {}", entry.path, entry.rule))
            .collect();
        stale.sort();
        stale
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        // It was read before, so it can be read.
        serde_json::from_str::<File<'_>>(&self.text).map_or_else(|_| Vec::new(), |file| file.findings)
    }
}

/// The text of a baseline that accepts everything in `outcomes`, and what `old` accepts in files or by rules that
/// `looked_at` does not say the run covered; and how much that is. JSON, one finding per line, in path order, so that it
/// merges well. `path` is where it will be.
pub fn render(
    outcomes: &[FileOutcome],
    path: &Path,
    old: Option<&Baseline>,
    looked_at: impl Fn(&Path, &str) -> bool,
) -> (String, usize) {
    let folder = Folder::of(path);
    let mut entries: Vec<Entry<'_>> = outcomes
        .iter()
        .flat_map(|outcome| {
            let shown = folder.relative(outcome.path());
            outcome.diagnostics().iter().map(move |found| Entry {
                rule: found.rule.0.into(),
                field: found.field.as_ref().map(|field| field.as_str().into()),
                fingerprint: format!("{:016x}", fingerprint(found, &shown, outcome.text())).into(),
                path: shown.clone().into(),
            })
        })
        .collect();
    let found: FxHashSet<Option<u64>> = entries.iter().map(Entry::key).collect();
    let new = entries.len();
    if let Some(old) = old {
        let is_left = |entry: &Entry<'_>| {
            !found.contains(&entry.key()) && !looked_at(&old.folder.path.join(&*entry.path), &entry.rule)
        };
        entries.extend(old.entries().into_iter().filter(is_left));
    }
    let kept = entries.len() - new;
    entries.sort();
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("  {}", serde_json::to_string(entry).unwrap_or_default()))
        .collect();
    let open = if lines.is_empty() { "" } else { "\n" };
    let text = format!("{{\"version\": {VERSION}, \"findings\": [{open}{}{open}]}}\n", lines.join(",\n"));
    (text, kept)
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
