//! Reads a configuration file with masthead's own loader, so that every mistake has its position.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Block, Document, Fault, Source, Syntax};
use crate::files::{Disk, FileKind, Files, LARGEST_SETTINGS};
use crate::loader::{self, Dialect, ReadError, Split};
use crate::outcome::FileOutcome;
use crate::span::Span;

use super::ConfigError;
use super::decode::Decoder;
use super::extended;
use super::mistakes::Mistakes;
use super::written::Config;

/// Reads the configuration at `path` (absolute); people are shown `shown`.
pub(super) fn read(files: &Arc<dyn Files>, path: &Path, shown: &Arc<Path>) -> Result<Config, ConfigError> {
    files.confined(path).map_err(|cause| ReadError { path: Arc::clone(shown), cause })?;
    named(files, path, shown)
}

/// The same, where a person named the file: then it may be a link to anywhere.
pub(super) fn named(files: &Arc<dyn Files>, path: &Path, shown: &Arc<Path>) -> Result<Config, ConfigError> {
    let mut config = read_on(files, path, shown, &[path.to_owned()], Config::default())?;
    config.file = Some(Arc::clone(shown));
    Ok(config)
}

/// The same on top of `base`. `chain` ends with the file itself, and begins with the one that nothing extends.
pub(super) fn read_on(
    files: &Arc<dyn Files>,
    path: &Path,
    shown: &Arc<Path>,
    chain: &[PathBuf],
    base: Config,
) -> Result<Config, ConfigError> {
    let bytes = bytes_of(&**files, path).map_err(|cause| ReadError { path: Arc::clone(shown), cause })?;
    decode_on(shown, &bytes, path.parent().unwrap_or(Path::new("")), files, chain, base)
}

/// Checks a configuration that is at hand as bytes. `folder` is where its data files are looked for.
///
/// # Errors
/// [`ConfigError::Mistakes`] when there are any.
pub fn check_bytes(shown: &Arc<Path>, bytes: &[u8], folder: &Path) -> Result<(), ConfigError> {
    let files: Arc<dyn Files> = Arc::new(Disk::here());
    check_bytes_on(&files, shown, bytes, folder)
}

/// The same, where data files come from `files`.
///
/// # Errors
/// [`ConfigError::Mistakes`] when there are any.
pub fn check_bytes_on(
    files: &Arc<dyn Files>,
    shown: &Arc<Path>,
    bytes: &[u8],
    folder: &Path,
) -> Result<(), ConfigError> {
    decode(shown, bytes, folder, files).map(drop)
}

fn bytes_of(files: &dyn Files, path: &Path) -> std::io::Result<Vec<u8>> {
    match files.kind(path)? {
        FileKind::File(..=LARGEST_SETTINGS) => files.read(path, LARGEST_SETTINGS),
        FileKind::File(_) => Err(std::io::Error::other("it is larger than 4 MiB")),
        FileKind::Folder | FileKind::Other => Err(std::io::Error::other("it is not a regular file")),
    }
}

/// A configuration that is at hand as bytes.
pub(super) fn decode(
    shown: &Arc<Path>,
    bytes: &[u8],
    folder: &Path,
    files: &Arc<dyn Files>,
) -> Result<Config, ConfigError> {
    decode_on(shown, bytes, folder, files, &[], Config::default())
}

fn decode_on(
    shown: &Arc<Path>,
    bytes: &[u8],
    folder: &Path,
    files: &Arc<dyn Files>,
    chain: &[PathBuf],
    base: Config,
) -> Result<Config, ConfigError> {
    let source = Source::whole(Arc::clone(shown), text_of(bytes));
    let (config, mistakes) = {
        let document = loader::parse(&source, whole(&source), &Dialect::default());
        let mut decoder = Decoder::new(&source.text, folder, Arc::clone(files));
        if let Err(error) = std::str::from_utf8(bytes) {
            let span = Span::of(error.valid_up_to()..error.valid_up_to() + 1);
            decoder.mistakes.add(span, "the configuration is not UTF-8").help("save the file as UTF-8");
        } else if let Some(at) = memchr::memchr(0, bytes) {
            decoder.mistakes.add(Span::of(at..at + 1), "the configuration contains a NUL byte");
        } else {
            document.faults.iter().for_each(|fault| note(fault, &mut decoder.mistakes));
        }
        let readable = decoder.mistakes.is_empty();
        let config = match &document.root {
            Some(root) if readable => {
                decoder.base = extended::read_all(&mut decoder, root, folder, files, chain, base)?;
                decoder.document(root)
            }
            _ => Config { folder: folder.to_owned(), ..Config::default() },
        };
        (config, decoder.mistakes)
    };
    if mistakes.is_empty() {
        return Ok(config);
    }
    let diagnostics = mistakes.finish();
    Err(ConfigError::Mistakes(FileOutcome::Checked {
        path: Arc::clone(shown),
        source: Some(source),
        diagnostics,
    }))
}

/// The bytes as text; one that is not UTF-8 becomes `?`, one for one, so that positions stay valid.
fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// The text of a configuration or a preset as a tree.
pub fn parse(source: &Source) -> Document<'_> {
    loader::parse(source, whole(source), &Dialect::default())
}

/// The whole file as one block of YAML.
fn whole(source: &Source) -> Split {
    let start = if source.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let content = Span::of(start..source.text.len());
    let block = Block {
        syntax: Syntax::Yaml,
        open: Span::at(content.start),
        content,
        close: None,
        body: content.end,
        seen: true,
    };
    Split { block: Some(block), ..Split::default() }
}

/// What the loader noticed, as a mistake. A byte order mark does no harm here.
fn note(fault: &Fault, mistakes: &mut Mistakes) {
    match fault {
        Fault::Syntax { span, problem } => {
            let found = mistakes.add(*span, problem.message.clone());
            found.help.clone_from(&problem.help);
            if let Some((span, words)) = &problem.label {
                found.label(*span, words.clone());
            }
        }
        Fault::NotAMapping { span, found } => {
            mistakes
                .add(*span, format!("the configuration is {found}, expected a mapping of settings"))
                .help("begin with a key, such as `preset: hugo` or `collections:`");
        }
        Fault::TrailingDocument(span) => {
            mistakes.add(*span, "a second YAML document starts here, but only the first is read");
        }
        Fault::MergeConflict(span) => {
            mistakes.add(*span, "unresolved merge conflict").help("keep one side and remove the markers");
        }
        Fault::TooComplex { span, limit } => {
            mistakes.add(*span, format!("the configuration is too complex: {limit}"));
        }
        // What else the loader says is about delimiters and bytes of front matter.
        _ => {}
    }
}
