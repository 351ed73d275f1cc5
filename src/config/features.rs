//! The sections of a preset that apply to a site: those of a theme or plugin only if the site has it.

use std::borrow::Cow;

use super::presets::Preset;
use super::site::Origins;

/// The globs of a section that does not apply.
const NONE: &[Box<str>] = &[];

/// The globs of each section, in order; none where it does not apply.
pub(super) fn globs<'p>(origins: &Origins, preset: &'p Preset) -> Vec<Cow<'p, [Box<str>]>> {
    let features = origins.preset.dialect().generator.facts().features;
    let text = |name: &&str| origins.files.settings(&origins.generator_folder.join(name)).ok();
    let sections = preset.config.collections.iter().map(|section| {
        let usual = Cow::Borrowed(section.files.as_slice());
        let Some(feature) = features.iter().find(|feature| *feature.section == *section.name) else {
            return usual;
        };
        let texts: Vec<String> =
            if origins.is_found { feature.files.iter().filter_map(text).collect() } else { Vec::new() };
        let Some(text) = texts.iter().find(|text| (feature.is_in)(text)) else {
            let applies = feature.is_assumed && texts.is_empty();
            return if applies { usual } else { Cow::Borrowed(NONE) };
        };
        let globs = (feature.globs)(text);
        if globs.is_empty() { usual } else { Cow::Owned(globs) }
    });
    sections.collect()
}
