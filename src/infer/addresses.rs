//! Settings of a field that contains addresses or paths of images.

use crate::audit::{Field, Links, Seen};
use crate::schema::FieldType;

use super::guess::Guess;
use super::scalar;
use super::shares::{is_all, is_required, is_slip};

/// With fewer addresses nobody can tell.
const LEAST: u64 = 20;

/// Words in the name of a field that contains images.
pub(super) const IMAGES: [&str; 11] =
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
    let plain = links.plain_http.count;
    let is_usual = links.remote >= LEAST && is_required(links.remote - plain, links.remote);
    let may_be_image = is_image || has_name;
    // Some hosts know no other, and a link to one is not insecure by itself, as an image is. Nobody changes many of either.
    let is_meant = plain > 0 && !(may_be_image && (is_usual || is_slip(plain, links.remote)));
    if is_meant {
        guess.set("schemes", "[https, http]".to_owned());
    } else if is_usual {
        guess.set("schemes", "[https]".to_owned());
    }
    if links.remote >= LEAST {
        hosts(links, guess);
    }
    true
}

/// One host may be meant; several are where addresses happened to lead.
fn hosts(links: &Links, guess: &mut Guess) {
    let hosts: Vec<&Seen> = links.hosts.values().collect();
    if let ([host], 0) = (&hosts[..], links.local) {
        guess.set("hosts", scalar::list([&*host.text]));
    }
}
