//! A site with one page that has faults, and the same page without them.

use crate::run::Site;

pub(crate) const CONFIG: &[u8] =
    b"collections:\n  all:\n    files: ['**/*.md']\n    fields:\n      date: date\n      title: string\n";
pub(crate) const BAD: &[u8] =
    b"---\r\ntitle: 'A '   # keep me\r\ndate: Tue, 27 Apr 2022 10:22:31 GMT\r\nz: [1,  2]\r\n---\r\nBody \xe4\xb8\xad\r\n";
pub(crate) const MENDED: &[u8] =
    b"---\r\ntitle: 'A'   # keep me\r\ndate: Wed, 27 Apr 2022 10:22:31 GMT\r\nz: [1,  2]\r\n---\r\nBody \xe4\xb8\xad\r\n";

pub(crate) fn site() -> Site {
    Site::new(&[("masthead.yaml", CONFIG), ("bad.md", BAD)])
}

pub(crate) fn read(site: &Site, path: &str) -> Vec<u8> {
    std::fs::read(site.path().join(path)).unwrap()
}
