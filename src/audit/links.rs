//! URLs among the values of a field: hosts, schemes, file name extensions.

use crate::value::url::{self, LinkKind};

use super::place::{Here, Seen, Spot};
use super::sketch::{Gather, Sketch, hash};

/// At most so many hosts are kept for a field.
const HOSTS: usize = 512;

/// At most so many extensions.
const EXTENSIONS: usize = 64;

/// What was seen of addresses.
#[derive(Clone, Debug)]
pub struct Links {
    /// With a host.
    pub remote: u64,
    /// Paths without host.
    pub local: u64,
    /// Addresses and paths that end like an image.
    pub images: u64,
    /// Addresses that begin with `http:`.
    pub plain_http: Spot,
    /// The hosts, in lower case.
    pub hosts: Sketch<Seen>,
    /// The extensions of image files, in lower case.
    pub extensions: Sketch<Seen>,
}

/// Extensions of image files.
const IMAGES: [&str; 10] = ["avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tiff", "webp"];

impl Links {
    pub(super) fn new() -> Self {
        Self {
            remote: 0,
            local: 0,
            images: 0,
            plain_http: Spot::default(),
            hosts: Sketch::new(HOSTS),
            extensions: Sketch::new(EXTENSIONS),
        }
    }

    /// Brings it into the state that does not depend on order.
    pub(super) fn settle(&mut self) {
        self.hosts.trim();
        self.extensions.trim();
    }
}

/// Counts `text` where it is an address or the path of an image; says whether it is.
pub(super) fn see(links: &mut Option<Box<Links>>, text: &str, here: &Here<'_>, offset: u32) -> bool {
    if !may_be(text) {
        return false;
    }
    let Ok(link) = url::parse(text) else { return false };
    let image = link
        .extension(text)
        .and_then(|at| text.get(at))
        .map(str::to_ascii_lowercase)
        .filter(|extension| IMAGES.contains(&extension.as_str()));
    let is_one = match link.kind {
        LinkKind::Absolute | LinkKind::ProtocolRelative => true,
        LinkKind::RootRelative | LinkKind::Relative => image.is_some(),
        _ => false,
    };
    if !is_one {
        return false;
    }
    let links = links.get_or_insert_with(|| Box::new(Links::new()));
    if let Some(host) = link.host.and_then(|at| text.get(at)) {
        links.remote += 1;
        count(&mut links.hosts, &host.to_lowercase(), here, offset);
        let is_plain =
            link.scheme.and_then(|at| text.get(at)).is_some_and(|s| s.eq_ignore_ascii_case("http"));
        if is_plain {
            links.plain_http.see(here, offset);
        }
    } else {
        links.local += 1;
    }
    if let Some(extension) = image {
        links.images += 1;
        count(&mut links.extensions, &extension, here, offset);
    }
    true
}

/// Whether it is worth a closer look: a slash or a dot, and no space.
fn may_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    (4..=2048).contains(&bytes.len())
        && memchr::memchr(b' ', bytes).is_none()
        && memchr::memchr2(b'/', b'.', bytes).is_some()
}

/// Counts one more of `text`.
pub(super) fn count(sketch: &mut Sketch<Seen>, text: &str, here: &Here<'_>, offset: u32) {
    if let Some(seen) = sketch.entry(hash(text), || Seen::new(text)) {
        seen.spot.see(here, offset);
    }
}

impl Gather for Links {
    fn gather(&mut self, other: Self) {
        self.remote += other.remote;
        self.local += other.local;
        self.images += other.images;
        self.plain_http.gather(other.plain_http);
        self.hosts.gather(other.hosts);
        self.extensions.gather(other.extensions);
    }
}
