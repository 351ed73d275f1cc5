//! Addresses of files of which every part is certain.

use crate::validators::images::placeholder;
use crate::value::url;

use super::bytes::{self, PATH};

/// The extensions of images.
const USUAL: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"];

/// Which URLs a field may have.
#[derive(Debug)]
pub(super) struct Urls {
    /// On these hosts; empty for all.
    hosts: Vec<Box<str>>,
    extensions: Extensions,
    /// How a URL on such a host began, to the slash behind it: the next one is often on the same.
    last: String,
}

/// Which extensions a URL may have.
#[derive(Debug)]
pub(super) enum Extensions {
    /// Any, or none.
    Any,
    /// Those of images.
    Usual,
    /// These.
    Only(Vec<Box<str>>),
}

impl Urls {
    /// Those on the hosts; on any if there is none.
    pub(super) const fn on(hosts: Vec<Box<str>>, extensions: Extensions) -> Self {
        Self { hosts, extensions, last: String::new() }
    }

    /// Whether it is one of them, with `https`, without user, port and query and without anything to be escaped.
    pub(super) fn have(&mut self, text: &str) -> bool {
        let Some(path) = self.path_of(text) else { return false };
        let path = path.as_bytes();
        let mark = path.iter().rposition(|byte| matches!(byte, b'.' | b'/'));
        let extension = mark.filter(|&mark| path[mark] == b'.').map_or(&b""[..], |dot| &path[dot + 1..]);
        let is = |known: &str| known.as_bytes().eq_ignore_ascii_case(extension);
        let is_extension_fine = match &self.extensions {
            Extensions::Any => true,
            Extensions::Usual => USUAL.into_iter().any(is),
            Extensions::Only(allowed) => !extension.is_empty() && allowed.iter().any(|allowed| is(allowed)),
        };
        is_extension_fine
            && bytes::shared(path) & PATH != 0
            && !path.ends_with(placeholder::SPINNER.as_bytes())
    }

    /// What is behind the host.
    fn path_of<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let slash = self.last.len().saturating_sub(1);
        if slash > 0 && text.starts_with(&*self.last) {
            return text.get(slash..);
        }
        let link = url::plain(text.starts_with("https://").then_some(text)?)?;
        let (path, host) = (text.get(link.path.clone())?, text.get(link.host?)?);
        let is_fine = !host.bytes().any(|byte| byte.is_ascii_uppercase())
            && !placeholder::is_served_by(host)
            && (self.hosts.is_empty() || self.hosts.iter().any(|allowed| **allowed == *host));
        if is_fine && path.starts_with('/') {
            text.get(..=link.path.start)?.clone_into(&mut self.last);
        }
        is_fine.then_some(path)
    }
}
