//! What a site's configuration says of pages whose date has not come.

use crate::generators::{is_off, setting};

use super::site::Origins;

/// Whether such pages are published.
pub(super) fn publishes(origins: &Origins) -> bool {
    let facts = origins.preset.dialect().generator.facts();
    let key = facts.dates.future_setting;
    let is_set = |name: &&str| {
        let path = origins.generator_folder.join(name);
        setting(&*origins.files, &path, key).is_some_and(|value| !is_off(&value))
    };
    origins.is_found && !key.is_empty() && facts.settings_files.iter().any(is_set)
}
