//! Settings of a field that contains addresses or paths of images.

use std::cmp::Reverse;

use crate::audit::wording::count;
use crate::audit::{Field, Links, Seen};
use crate::schema::FieldType;

use super::guess::Guess;
use super::scalar;
use super::shares::{is_all, is_meant};

/// So many hosts are a choice; more are the web.
const MOST_HOSTS: usize = 5;

/// With fewer addresses nobody can tell.
const LEAST: u64 = 20;

/// Words in the name of a field that contains images.
const IMAGES: [&str; 11] =
    ["image", "img", "cover", "thumb", "banner", "logo", "avatar", "photo", "poster", "icon", "picture"];

/// Makes the field an image or an address, where it is one; says whether.
pub(super) fn settings(field: &Field, guess: &mut Guess) -> bool {
    let Some(links) = &field.links else { return false };
    let all = links.remote + links.local;
    let texts = field.kind(crate::audit::Kind::String).count - field.empty.count.min(all);
    if !is_all(all, texts.max(1)) {
        return false;
    }
    let name = field.name.to_lowercase();
    let has_name = IMAGES.iter().any(|word| name.contains(word));
    let is_image = is_all(links.images, all) || (has_name && links.images * 2 >= all);
    if !is_image && links.local > 0 {
        return false;
    }
    guess.types[0] = if is_image { FieldType::Image } else { FieldType::Url };
    let is_https = links.remote > 0 && !is_meant(links.plain_http.count, links.remote);
    if is_https {
        guess.set("schemes", "[https]".to_owned());
    }
    if links.remote >= LEAST {
        hosts(links, guess);
    }
    if is_image && all >= LEAST && is_all(links.images, all) {
        let mut extensions: Vec<&Seen> = links.extensions.values().collect();
        extensions.sort_by(|a, b| a.text.cmp(&b.text));
        guess.set("extensions", scalar::list(extensions.iter().map(|seen| &*seen.text)));
    }
    true
}

fn hosts(links: &Links, guess: &mut Guess) {
    let mut hosts: Vec<&Seen> = links.hosts.values().collect();
    hosts.sort_by(|a, b| (Reverse(a.spot.count), &a.text).cmp(&(Reverse(b.spot.count), &b.text)));
    let meant: Vec<&Seen> =
        hosts.iter().copied().filter(|host| host.spot.count * 100 >= links.remote * 2).collect();
    let covered: u64 = meant.iter().map(|host| host.spot.count).sum();
    if meant.len() > MOST_HOSTS || !is_all(covered, links.remote) || links.local > 0 {
        return;
    }
    guess.set("hosts", scalar::list(meant.iter().map(|host| &*host.text)));
    for host in hosts.iter().filter(|host| host.spot.count * 100 < links.remote * 2).take(5) {
        guess.notes.push(format!("host `{}`, {}", host.text, count(host.spot.count, "time")));
    }
}
