//! The names that a site keeps in a file of its own, read once for the site.

use std::path::Path;

use serde_yaml::Value;

use crate::files::Files;
use crate::generators::Roster;
use crate::validators::KnownNames;

use super::site::Origins;

/// Those of the site; none where the generator was not recognized by its own files.
pub(super) fn of(origins: &Origins) -> Box<[KnownNames]> {
    let (files, folder) = (&*origins.files, &origins.generator_folder);
    let rosters = origins.preset.dialect().generator.facts().rosters.iter();
    rosters
        .filter(|roster| origins.is_found && holds(files, folder, roster))
        .filter_map(|roster| read(files, folder, roster))
        .collect()
}

/// Whether the configuration of the site leaves the file where it usually is.
fn holds(files: &dyn Files, folder: &Path, roster: &Roster) -> bool {
    let texts = roster.settings.iter().filter_map(|name| {
        let name = folder.join(name);
        let beside = folder.join("website").join(name.file_name()?);
        files.settings(&name).or_else(|_| files.settings(&beside)).ok()
    });
    let texts: Vec<String> = texts.collect();
    !texts.is_empty() && texts.iter().all(|text| (roster.holds)(text))
}

fn read(files: &dyn Files, folder: &Path, roster: &'static Roster) -> Option<KnownNames> {
    let names = match files.settings(&folder.join(roster.file)) {
        Ok(text) => Some(names(&text, roster)?),
        Err(_) if !roster.must_exist || !files.is_folder(&folder.join(roster.pages)) => return None,
        Err(_) => None,
    };
    Some(KnownNames { roster, pages: folder.join(roster.pages), names })
}

/// The names in a file; `None` where it cannot be read, which is another fault than theirs.
fn names(text: &str, roster: &Roster) -> Option<Box<[Box<str>]>> {
    let root: Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let entries = match roster.inside {
        Some(key) => root.get(key).cloned().unwrap_or_default(),
        None => root,
    };
    match entries {
        Value::Mapping(entries) => Some(entries.keys().filter_map(Value::as_str).map(Into::into).collect()),
        Value::Null => Some(Box::default()),
        _ => None,
    }
}
