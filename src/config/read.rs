//! A configuration file from disk: read by our own loader, so that every mistake has its place.

use std::path::Path;
use std::sync::Arc;

use crate::document::{Block, Document, Fault, Source, Syntax};
use crate::loader::{self, Dialect, ReadError, Split};
use crate::outcome::FileOutcome;
use crate::span::Span;

use super::ConfigError;
use super::decode::Decoder;
use super::mistakes::Mistakes;
use super::written::Config;

/// No sensible configuration is larger, in bytes.
const LIMIT: u64 = 4 << 20;

/// Reads the configuration at `path` (absolute); people are shown `shown`.
pub(super) fn read(path: &Path, shown: &Arc<Path>) -> Result<Config, ConfigError> {
    let bytes = bytes_of(path).map_err(|cause| ReadError { path: Arc::clone(shown), cause })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut config = decode(shown, &bytes, folder)?;
    config.file = Some(Arc::clone(shown));
    Ok(config)
}

/// Checks a configuration that is at hand as text. `folder` is where its data files are looked for.
///
/// # Errors
/// [`ConfigError::Mistakes`] when there are any.
pub fn check_text(shown: &Arc<Path>, text: &str, folder: &Path) -> Result<(), ConfigError> {
    decode(shown, text.as_bytes(), folder).map(drop)
}

fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("it is no regular file"));
    }
    if metadata.len() > LIMIT {
        return Err(std::io::Error::other("it is larger than 4 MiB"));
    }
    std::fs::read(path)
}

fn decode(shown: &Arc<Path>, bytes: &[u8], folder: &Path) -> Result<Config, ConfigError> {
    let (source, split) = loader::head_of(shown, bytes, true, &Dialect::default());
    let (config, mistakes) = {
        let document = loader::parse(&source, whole(&source), &Dialect::default());
        let mut decoder = Decoder::new(&source.text, folder);
        let unread =
            split.faults.iter().filter(|fault| matches!(fault, Fault::Encoding { .. } | Fault::Nul(_)));
        for fault in unread.chain(&document.faults) {
            note(fault, &mut decoder.mistakes);
        }
        let readable = decoder.mistakes.is_empty();
        let config = match &document.root {
            Some(root) if readable => decoder.document(root),
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

/// The text of a preset as a tree.
pub(super) fn parse_preset(source: &Source) -> Document<'_> {
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
            mistakes.add(*span, format!("the configuration is {found}, not a map of settings"));
        }
        Fault::Encoding { span, .. } => {
            mistakes.add(*span, "the configuration is not UTF-8").help("save the file as UTF-8");
        }
        Fault::Nul(span) => {
            mistakes.add(*span, "the configuration holds a NUL byte");
        }
        Fault::TrailingDocument(span) => {
            mistakes.add(*span, "a second document begins here, and only the first would be read");
        }
        Fault::MergeConflict(span) => {
            mistakes.add(*span, "an unresolved merge conflict").help("keep one side and remove the markers");
        }
        Fault::TooComplex { span, limit } => {
            mistakes.add(*span, format!("the configuration is too complex: {limit}"));
        }
        Fault::LooksLikeFence(_)
        | Fault::LeadingContent(_)
        | Fault::ByteOrderMark(_)
        | Fault::Unclosed { .. }
        | Fault::Delimiter { .. } => {}
    }
}
