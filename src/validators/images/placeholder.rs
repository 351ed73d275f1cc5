//! Values used as placeholders for a URL.

use crate::value::url::{LinkKind, host_name};

use super::address::Address;

/// Hosts that serve only placeholder images.
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

/// Whether a host, in lower case, serves placeholders.
pub(crate) fn is_served_by(host: &str) -> bool {
    HOSTS.contains(&host)
}

/// What a page shows while its images load.
pub(crate) const SPINNER: &str = "/loadimg.gif";

/// Why a URL is a placeholder, if it is one.
pub(crate) fn reason(address: &Address<'_>) -> Option<&'static str> {
    let link = address.link;
    if matches!(link.kind, LinkKind::Word | LinkKind::Opaque) {
        let text = address.text.trim();
        return WORDS
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
            .then_some("is a placeholder, not a URL");
    }
    // `loadimg.gif` is what a page shows while its images load; it is copied by accident instead of the image.
    if address.path().ends_with(SPINNER) {
        return Some("is a loading spinner, not the image");
    }
    let host = host_name(address.host()?);
    if !HOSTS.contains(&&*host) {
        return None;
    }
    // With a number or a seed it is a fixed photograph.
    let is_chosen = host == "picsum.photos"
        && (address.path().starts_with("/id/") || address.path().starts_with("/seed/"));
    (!is_chosen).then_some("serves only placeholder images")
}
