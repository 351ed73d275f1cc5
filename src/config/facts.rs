//! The settings of the generator's own configuration that rules use.

use crate::generators::{Generator, Peer};
use crate::inherited::Defaults;
use crate::validators::SiteFacts;

use super::site::Origins;
use super::{future, rosters};

/// What can be read of it; nothing if it cannot be read.
pub(super) fn of(origins: &Origins) -> SiteFacts {
    let (files, folder) = (&*origins.files, &origins.generator_folder);
    let dialect = origins.preset.dialect();
    let defaults =
        if origins.is_found { Defaults::read(files, folder, &dialect) } else { Defaults::default() };
    let settings = (dialect.generator.facts().settings)(files, folder, origins.is_found);
    let is_known = dialect.generator.is_known();
    SiteFacts {
        version: version(origins),
        taxonomies: settings.taxonomies,
        has_term_pages: settings.has_term_pages,
        timezone: settings.timezone,
        pattern: settings.pattern,
        collections: settings.collections,
        wants_flag: settings.wants_flag,
        defaults,
        rosters: rosters::of(origins),
        publishes_future: future::publishes(origins),
        excuses: excuses(origins),
        peer: if is_known { None } else { Peer::of_folder(files, folder) },
    }
}

/// The version that the configuration names, or else the one that the site pins.
fn version(origins: &Origins) -> Option<(u32, u32)> {
    let asked = origins.config.as_deref().and_then(|config| config.preset.as_deref()?.split_once('@'));
    let version = asked.map(|(_, version)| version).or(origins.pinned.as_deref())?;
    Generator::numbers(version)
}

/// The fields that excuse others and that the site's configuration sets for all pages.
fn excuses(origins: &Origins) -> Vec<&'static str> {
    let facts = origins.preset.dialect().generator.facts();
    let text = |name: &&str| origins.files.settings(&origins.generator_folder.join(name)).unwrap_or_default();
    let is_set = |(_, word): &(&str, &str)| facts.markers.iter().any(|name| text(name).contains(word));
    facts
        .excused_by
        .iter()
        .copied()
        .filter(|_| origins.is_found)
        .filter(is_set)
        .map(|(field, _)| field)
        .collect()
}
