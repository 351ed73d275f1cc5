//! The files that a configuration extends, read one on top of the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::Node;
use crate::files::Files;
use crate::span::Span;

use super::decode::Decoder;
use super::read;
use super::written::Config;
use super::{ConfigError, Configs};

/// Files that extend several others could be read without end.
const MOST_FILES: usize = 64;

impl Configs {
    /// Whether the configuration of a page or a folder is made of one of these files: it extends it, or takes terms or a
    /// schema from it.
    pub fn is_made_of_any(&self, path: &Path, files: &[PathBuf]) -> bool {
        let folder = self.folder_of(path);
        let config = folder.site.as_ref().ok().and_then(|site| site.config());
        let absolute = |path: &Path| crate::files::absolute(self.files().home(), path);
        let extended = config.into_iter().flat_map(|config| &config.extends).map(|file| absolute(file));
        let mut parts = extended.chain(config.into_iter().flat_map(|config| config.parts.iter().cloned()));
        // Terms may come from a folder.
        parts.any(|part| files.iter().any(|other| absolute(other).starts_with(&part)))
    }
}

/// The configuration that the files named by `extends` make together, the last on top. Mistakes in them are theirs;
/// `chain` is the files that extend each other, absolute.
pub(super) fn read_all(
    decoder: &mut Decoder<'_>,
    root: &Node<'_>,
    folder: &Path,
    files: &Arc<dyn Files>,
    chain: &[PathBuf],
    base: Config,
) -> Result<Config, ConfigError> {
    let mut base = base;
    for (path, span) in decoder.extended_files(root) {
        let Some(real) = find(decoder, &path, span, folder, &**files) else { continue };
        // Those of the chain are read, but not yet counted: a long one would fill the stack.
        if base.extends.len() + chain.len() > MOST_FILES {
            decoder.mistakes.add(span, format!("more than {MOST_FILES} files are extended in total"));
            break;
        }
        if chain.iter().any(|file| files.real(file).is_ok_and(|known| known == real)) {
            decoder.mistakes.add(span, format!("`{path}` extends itself"));
            continue;
        }
        let shown: Arc<Path> = real.strip_prefix(files.home()).unwrap_or(&real).into();
        let below = chain.iter().cloned().chain([real.clone()]).collect::<Vec<_>>();
        base = read::read_on(files, &real, &shown, &below, base)?.into_base();
        base.extends.push(shown);
    }
    Ok(base)
}

/// The file of that name, which must be in the same repository; without one, below the folder.
fn find(
    decoder: &mut Decoder<'_>,
    path: &str,
    span: Span,
    folder: &Path,
    files: &dyn Files,
) -> Option<PathBuf> {
    let full = folder.join(path);
    if !files.is_file(&full) {
        decoder
            .mistakes
            .add(span, format!("`{path}` does not exist, or is not a file"))
            .help("write a path relative to this file");
        return None;
    }
    let top = folder.ancestors().find(|folder| files.exists(&folder.join(".git"))).unwrap_or(folder);
    let (real, top) = (files.real(&full).ok()?, files.real(top).ok()?);
    if !real.starts_with(&top) {
        decoder
            .mistakes
            .add(span, format!("`{path}` is outside the repository"))
            .help("copy the file into the repository");
        return None;
    }
    Some(real)
}
