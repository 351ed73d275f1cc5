//! Rules as users name them: a rule, a group, or a pattern of names.

use super::RULES;
use super::page::family;
use super::rule::Rule;

/// Shorter names are part of too many others.
const SHORTEST: usize = 3;

/// The rules that a name selects: one rule, a group (`dates`), or all that fit a pattern (`hugo-*`, `*date*`). Empty
/// for an unknown name.
pub fn named(name: &str) -> Vec<&'static Rule> {
    let all = || RULES.iter().copied();
    if let Some(rule) = super::find(name) {
        return vec![rule];
    }
    if name.contains('*') {
        all().filter(|rule| fits(rule.id.0, name)).collect()
    } else {
        all().filter(|rule| family(rule) == name).collect()
    }
}

/// Whether the name fits a pattern in which `*` matches any characters.
fn fits(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| name.strip_prefix(start)) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.is_empty()
}

/// Suggestions for an unknown rule name, the most likely first: names that start or end with it, then names that differ
/// in a few letters.
pub fn near_names(name: &str) -> Vec<&'static str> {
    let bare = name.trim_matches('*').trim_matches('-').to_lowercase().replace('_', "-");
    if bare.len() < SHORTEST {
        return Vec::new();
    }
    let all = || RULES.iter().map(|rule| rule.id.0);
    let parts_alike = |known: &&str| {
        known.starts_with(&*bare) || known.strip_suffix(&*bare).is_some_and(|before| before.ends_with('-'))
    };
    // A name that starts with it is closest; of several, the shortest.
    let mut near: Vec<&str> = all().filter(parts_alike).collect();
    near.sort_by_key(|known| (!known.starts_with(&*bare), known.len()));
    let families = RULES.iter().map(|rule| family(rule));
    let allowed = (bare.len() / 3).max(1);
    let mut letters: Vec<(usize, &str)> = all()
        .chain(families)
        .map(|known| (strsim::osa_distance(&bare, known), known))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    letters.sort_by_key(|(distance, _)| *distance);
    letters.dedup();
    // A typo is more likely than half a name.
    let (slips, others): (Vec<_>, Vec<_>) = letters.into_iter().partition(|(distance, _)| *distance <= 2);
    let words = |list: Vec<(usize, &'static str)>| list.into_iter().map(|(_, known)| known);
    let mut found: Vec<&str> = Vec::new();
    for known in words(slips).chain(near).chain(words(others)) {
        if !found.contains(&known) {
            found.push(known);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_groups_and_beginnings() {
        let ids = |name| named(name).iter().map(|rule| rule.id.0).collect::<Vec<_>>();
        assert_eq!(ids("weekday-mismatch"), ["weekday-mismatch"]);
        assert!(ids("dates").contains(&"invalid-date"));
        assert!(!ids("dates").contains(&"invalid-url"));
        assert!(ids("hexo-*").contains(&"hexo-zone-ignored"));
        assert_eq!(ids("hexo"), [""; 0]);
        assert!(ids("*date*").contains(&"invalid-date") && ids("*date*").contains(&"date-order"));
        assert!(ids("*-date").contains(&"invalid-date") && !ids("*-date").contains(&"date-order"));
        assert_eq!(ids("in*valid*date"), ["invalid-date"]);
        assert_eq!(ids("*-date-*-date"), [""; 0]);
        assert_eq!(ids("*").len(), RULES.len());
    }

    #[test]
    fn near_names_by_beginning_end_and_letters() {
        assert_eq!(near_names("weekday").first(), Some(&"weekday-mismatch"));
        assert_eq!(near_names("weekday-mismtach").first(), Some(&"weekday-mismatch"));
        assert_eq!(near_names("weekday_mismatch").first(), Some(&"weekday-mismatch"));
        assert_eq!(near_names("wrong").first(), Some(&"wrong-type"));
        assert_eq!(near_names("date").first(), Some(&"dates"));
        assert_eq!(near_names("xyzzy").first(), None);
        assert_eq!(near_names("a").first(), None);
    }
}
