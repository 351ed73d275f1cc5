//! The folders of a site that are published at its root.

use std::path::PathBuf;
use std::sync::Arc;

use super::presets::Preset;
use super::site::Origins;

/// The folders whose files are at the site's root, relative to the site's folder: the configuration's, then the
/// generator's own, which may live in a folder below or above.
pub(super) fn of(origins: &Origins, preset: &Preset) -> Arc<[Box<str>]> {
    let (site, generator) = (&origins.folder, &origins.generator_folder);
    let prefix = match (generator.strip_prefix(site), site.strip_prefix(generator)) {
        (Ok(below), _) => below.to_owned(),
        (_, Ok(deeper)) => deeper.components().map(|_| "..").collect(),
        _ => PathBuf::new(),
    };
    let own = preset
        .config
        .roots
        .iter()
        .map(|root| prefix.join(&**root).to_string_lossy().replace('\\', "/").into());
    let written = origins.config.iter().flat_map(|config| config.roots.iter().cloned());
    written.chain(own).collect()
}
