//! Values that stand in for an address until there is one.

use crate::value::url::{LinkKind, host_name};

use super::address::Address;

/// Hosts that serve nothing but stand-ins.
const HOSTS: [&str; 10] = [
    "via.placeholder.com",
    "placehold.it",
    "placehold.co",
    "www.placehold.it",
    "dummyimage.com",
    "www.dummyimage.com",
    "lorempixel.com",
    "www.lorempixel.com",
    "fakeimg.pl",
    "picsum.photos",
];

const WORDS: [&str; 5] = ["#", "TODO", "TBD", "FIXME", "about:blank"];

/// Why an address is a stand-in, if it is one.
pub(crate) fn reason(address: &Address<'_>) -> Option<&'static str> {
    let link = address.link;
    if matches!(link.kind, LinkKind::Word | LinkKind::Opaque) {
        let text = address.text.trim();
        return WORDS
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
            .then_some("stands in for an address");
    }
    // `loadimg.gif` is what a page shows while its pictures load; it is copied instead of the picture.
    if address.path().ends_with("/loadimg.gif") {
        return Some("is the picture shown while the real one loads");
    }
    let host = host_name(address.host()?);
    if !HOSTS.contains(&&*host) {
        return None;
    }
    // With a number or a seed it is one certain photograph.
    let is_chosen = host == "picsum.photos"
        && (address.path().starts_with("/id/") || address.path().starts_with("/seed/"));
    (!is_chosen).then_some("is a host of placeholder pictures")
}
