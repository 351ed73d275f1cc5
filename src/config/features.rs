//! The sections of a preset that apply to a site: those of a theme or plugin only if the site has it.

use super::presets::Preset;
use super::site::Origins;

/// No generator's configuration is larger, in bytes.
const LIMIT: u64 = 4 << 20;

/// What is in the place of the globs of a section that does not apply.
const NONE: &[Box<str>] = &[];

/// The globs of each section, in order.
pub(super) fn globs<'p>(origins: &Origins, preset: &'p Preset) -> Vec<&'p [Box<str>]> {
    let features = origins.preset.dialect().generator.facts().features;
    let text =
        |name: &str| origins.files.text(&origins.generator_folder.join(name), LIMIT).unwrap_or_default();
    let sections = preset.config.collections.iter().map(|section| {
        let feature = features.iter().find(|feature| *feature.section == *section.name);
        let applies = feature.is_none_or(|feature| {
            origins.is_found && feature.files.iter().any(|name| (feature.is_in)(&text(name)))
        });
        if applies { section.files.as_slice() } else { NONE }
    });
    sections.collect()
}
