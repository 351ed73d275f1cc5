//! URLs that differ from the other URLs of their field.

use super::super::field::Field;
use super::super::links::Links;
use super::super::place::{Seen, Spot};
use super::super::sketch::Gather;
use super::super::wording::{count, list, number, percent};
use super::{Oddity, OddityKind};

/// With fewer addresses nobody can tell a rule from an exception.
const LEAST: u64 = 20;

/// The share, in percent, from which on one host is the usual one; others at or below [`RARE`] are not.
const USUAL: u64 = 80;

/// See [`USUAL`].
const RARE: u64 = 2;

pub(super) fn find(field: &Field, found: &mut Vec<Oddity>) {
    let Some(links) = &field.links else { return };
    if links.plain_http.count > 0 {
        let (few, of) = (number(links.plain_http.count), count(links.remote, "address"));
        let share = percent(links.plain_http.count, links.remote);
        let message = format!("`{}` starts with `http:` in {few} of {of} ({share})", field.name);
        found.push(odd(OddityKind::PlainHttp, field, message, &links.plain_http, links.remote));
    }
    if links.remote >= LEAST {
        hosts(field, links, found);
    }
}

fn hosts(field: &Field, links: &Links, found: &mut Vec<Oddity>) {
    let mut hosts: Vec<&Seen> = links.hosts.values().collect();
    hosts.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
    let Some((usual, others)) = hosts.split_first() else { return };
    if usual.spot.count * 100 < links.remote * USUAL || others.is_empty() {
        return;
    }
    let mut rare = Spot::default();
    let mut words = Vec::new();
    for host in others.iter().filter(|host| host.spot.count * 100 <= links.remote * RARE) {
        rare.gather(host.spot.clone());
        words.push(format!("`{}` {}", host.text, number(host.spot.count)));
    }
    if words.is_empty() {
        return;
    }
    let message = format!(
        "`{}` points to `{}` ({}), but also to {}",
        field.name,
        usual.text,
        percent(usual.spot.count, links.remote),
        list(&words, 5)
    );
    found.push(odd(OddityKind::Hosts, field, message, &rare, links.remote));
}

fn odd(kind: OddityKind, field: &Field, message: String, spot: &Spot, total: u64) -> Oddity {
    let name = Some(field.name.clone());
    Oddity { kind, field: name, message, count: spot.count, total, first: spot.first.clone() }
}
