//! Unusual pages: with invalid, undetected or missing front matter.

use super::super::group::Group;
use super::super::place::Spot;
use super::super::wording::{count, percent};
use super::{Oddity, OddityKind};

/// Where fewer pages than this share have front matter, in percent, its absence is not news.
const USUAL: u64 = 50;

pub(super) fn find(group: &Group, found: &mut Vec<Oddity>) {
    for reason in group.reasons.values() {
        let pages = count(reason.spot.count, "page");
        let message = format!("front matter cannot be read on {pages}: {}", reason.text);
        found.push(odd(OddityKind::Unreadable, message, &reason.spot, group.pages));
    }
    let mut add = |kind, spot: &Spot, words: &str| {
        if spot.count > 0 {
            let (pages, share) = (count(spot.count, "page"), percent(spot.count, group.pages));
            found.push(odd(kind, format!("{pages} ({share}) {words}"), spot, group.pages));
        }
    };
    add(OddityKind::Unseen, &group.unseen, "with front matter that the generator does not find");
    add(OddityKind::Bare, &group.hollow, "with empty front matter");
    if group.read() * 100 >= group.pages * USUAL {
        add(OddityKind::Bare, &group.bare, "without front matter");
    }
}

fn odd(kind: OddityKind, message: String, spot: &Spot, total: u64) -> Oddity {
    Oddity { kind, field: None, message, count: spot.count, total, first: spot.first.clone() }
}
