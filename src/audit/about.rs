//! The first lines of a profile: how many files, of which formats, generators and extensions.

use crate::reporter::visible;

use super::group::Group;
use super::place::Seen;
use super::wording::{count, list, number};

/// Two lines.
pub(super) fn about(group: &Group) -> String {
    let syntaxes: Vec<String> = ["YAML", "TOML", "JSON", "lines of `Key: value`"]
        .iter()
        .zip(&group.syntaxes)
        .filter(|(_, spot)| spot.count > 0)
        .map(|(name, spot)| format!("{name} {}", number(spot.count)))
        .collect();
    let mut words = vec![count(group.pages, "file")];
    if !syntaxes.is_empty() {
        words.push(format!("{} with front matter ({})", number(group.read()), syntaxes.join(", ")));
    }
    if group.bare.count > 0 {
        words.push(format!("{} without", number(group.bare.count)));
    }
    if group.broken.count > 0 {
        words.push(format!("{} that cannot be read", number(group.broken.count)));
    }
    let several = group.generators.len() > 1;
    let generators: Vec<String> = group
        .generators
        .iter()
        .map(|(name, pages)| if several { format!("{name} {}", number(*pages)) } else { (*name).to_owned() })
        .collect();
    let mut extensions: Vec<&Seen> = group.extensions.values().collect();
    extensions.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
    let extensions: Vec<String> = extensions
        .iter()
        .map(|seen| format!(".{} {}", visible(&seen.text), number(seen.spot.count)))
        .collect();
    format!("{}\n{}; {}", words.join(", "), generators.join(", "), list(&extensions, 8))
}
