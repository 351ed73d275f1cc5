//! URLs, with the positions of scheme, host and path.
//!
//! Readers of addresses fix what they are given (WHATWG URL, section 4.4: `\` becomes `/`, spaces become `%20`,
//! `https:/x` becomes `https://x`). An author wants to hear about that, so the parts are found here, as written, and
//! only the host goes to the reader.

mod authority;
mod fault;
mod plain;
mod scheme;
mod stray;

use std::ops::Range;

pub use authority::host_name;
pub use fault::{UrlFault, UrlProblem};
pub use scheme::is_web;
pub use stray::{may_be_stray, stray};

/// What an address starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `https://host/path`
    Absolute,
    /// `//host/path`
    ProtocolRelative,
    /// `/path`
    RootRelative,
    /// `a/b.png`, `../b.png`, `b.png`
    Relative,
    /// A scheme without `//`: `data:image/png;base64,…`, `mailto:me@example.org`.
    Opaque,
    /// Neither scheme nor slash nor extension: an identifier, a word, prose, nothing.
    Word,
    /// Markup around an address: `![x](a.jpg)`, `<https://…>`, `<img src="…">`. `path` is the address inside, empty
    /// where it is not found.
    Markup,
    /// Not an address yet: a template (`{{ x }}`, `${x}`), a wiki link (`[[x]]`).
    Foreign,
}

/// An address or path that was understood. All ranges are bytes of the text that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it starts from.
    pub kind: LinkKind,
    /// The scheme, without colon.
    pub scheme: Option<Range<usize>>,
    /// User name and password, without `@`.
    pub userinfo: Option<Range<usize>>,
    /// The host, brackets of an IPv6 address included.
    pub host: Option<Range<usize>>,
    /// The port, without colon.
    pub port: Option<Range<usize>>,
    /// The path, first slash included; what follows the colon in an opaque address.
    pub path: Range<usize>,
    /// The query, without `?`.
    pub query: Option<Range<usize>>,
    /// The fragment, without `#`.
    pub fragment: Option<Range<usize>>,
}

impl Link {
    fn bare(kind: LinkKind, path: Range<usize>) -> Self {
        let none = None;
        Self {
            kind,
            scheme: none.clone(),
            userinfo: none.clone(),
            host: none.clone(),
            port: none.clone(),
            path,
            query: none.clone(),
            fragment: none,
        }
    }

    /// The last segment of the path; empty if the path ends with a slash.
    pub fn last_segment(&self, text: &str) -> Range<usize> {
        let path = text.get(self.path.clone()).unwrap_or_default();
        let start = memchr::memrchr(b'/', path.as_bytes()).map_or(0, |slash| slash + 1);
        self.path.start + start..self.path.end
    }

    /// The extension of the last segment, without its dot: one to five ASCII letters and digits, a letter among them.
    pub fn extension(&self, text: &str) -> Option<Range<usize>> {
        if self.kind == LinkKind::Opaque {
            return None;
        }
        let segment = self.last_segment(text);
        let name = text.get(segment.clone())?;
        let dot = memchr::memrchr(b'.', name.as_bytes()).filter(|dot| *dot > 0)?;
        let extension = name.get(dot + 1..).unwrap_or_default();
        let is_one = (1..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
        is_one.then_some(segment.start + dot + 1..segment.end)
    }

    /// Whether it has a host, that is, leads to another site or says so.
    pub const fn is_remote(&self) -> bool {
        matches!(self.kind, LinkKind::Absolute | LinkKind::ProtocolRelative)
    }

    /// Whether it is a path without host.
    pub const fn is_local(&self) -> bool {
        matches!(self.kind, LinkKind::RootRelative | LinkKind::Relative)
    }
}

/// Reads an address. Spaces around it are skipped; they are another rule's matter.
pub fn parse(text: &str) -> Result<Link, UrlFault> {
    plain::read(text).map_or_else(|| with_care(text), Ok)
}

/// The same for URLs without anything unusual; `None` for any other.
pub fn plain(text: &str) -> Option<Link> {
    plain::read(text)
}

fn with_care(text: &str) -> Result<Link, UrlFault> {
    let start = text.len() - text.trim_start().len();
    let end = start + text.trim().len();
    let body = text.get(start..end).unwrap_or_default();
    if let Some(link) = other_than_address(body) {
        return Ok(shifted(link, start));
    }
    let read = match scheme::split(body) {
        Ok(Some(scheme)) => with_scheme(body, scheme),
        Ok(None) => without_scheme(body),
        Err(fault) => Err(fault),
    };
    read.map(|link| shifted(link, start)).map_err(|fault| fault.shifted(start))
}

/// Markup, templates and wiki links.
fn other_than_address(body: &str) -> Option<Link> {
    let foreign = || Some(Link::bare(LinkKind::Foreign, 0..body.len()));
    let first = *body.as_bytes().first()?;
    let is_template = |marks: &[&str]| marks.iter().any(|mark| body.contains(mark));
    if memchr::memchr3(b'{', b'<', b'$', body.as_bytes()).is_some() && is_template(&["{{", "{%", "<%", "${"])
    {
        return foreign();
    }
    if body.starts_with("[[") || body.starts_with("![[") {
        return foreign();
    }
    let inner = match first {
        b'<' => markup_tag(body),
        b'!' | b'[' => body.rfind("](").filter(|_| body.ends_with(')')).map(|at| {
            let from = at + 2;
            let until = body
                .get(from..)
                .unwrap_or_default()
                .find([' ', ')'])
                .map_or(body.len() - 1, |end| from + end);
            from..until
        }),
        _ => None,
    }?;
    Some(Link::bare(LinkKind::Markup, inner))
}

fn markup_tag(body: &str) -> Option<Range<usize>> {
    let inside = body.strip_prefix('<')?.strip_suffix('>')?;
    if inside.contains("://") && !inside.contains([' ', '<']) {
        return Some(1..body.len() - 1);
    }
    let from = body.find("src=")? + 5;
    let quote = *body.as_bytes().get(from - 1)?;
    let len = body.get(from..)?.bytes().position(|byte| byte == quote)?;
    matches!(quote, b'"' | b'\'').then_some(from..from + len)
}

fn with_scheme(body: &str, scheme: Range<usize>) -> Result<Link, UrlFault> {
    let after = scheme.end + 1;
    if !body.get(after..).unwrap_or_default().starts_with("//") {
        let mut link = Link::bare(LinkKind::Opaque, after..body.len());
        link.scheme = Some(scheme);
        return Ok(link);
    }
    let mut link = Link::bare(LinkKind::Absolute, 0..0);
    let is_web = is_web(body.get(scheme.clone()).unwrap_or_default());
    link.scheme = Some(scheme);
    authority::read(body, after + 2, is_web, &mut link)?;
    path_of(body, &mut link);
    fault::inside(body, &link)?;
    Ok(link)
}

fn without_scheme(body: &str) -> Result<Link, UrlFault> {
    if body.starts_with("//") {
        let mut link = Link::bare(LinkKind::ProtocolRelative, 0..0);
        authority::read(body, 2, true, &mut link)?;
        path_of(body, &mut link);
        fault::inside(body, &link)?;
        return Ok(link);
    }
    let mut link = Link::bare(LinkKind::Relative, 0..0);
    path_of(body, &mut link);
    let path = body.get(link.path.clone()).unwrap_or_default();
    let is_path = link.extension(body).is_some()
        || (path.contains('/') && !path.contains(char::is_whitespace) && !path.ends_with("//"));
    link.kind = match is_path {
        true if path.starts_with('/') => LinkKind::RootRelative,
        true => LinkKind::Relative,
        false => LinkKind::Word,
    };
    if link.kind != LinkKind::Word {
        fault::inside(body, &link)?;
    }
    Ok(link)
}

/// Cuts what follows the authority into path, query and fragment (RFC 3986, section 3.3 to 3.5).
fn path_of(body: &str, link: &mut Link) {
    let start = link.path.start;
    let mut end = body.len();
    if let Some(hash) = body.get(start..end).unwrap_or_default().find('#') {
        link.fragment = Some(start + hash + 1..end);
        end = start + hash;
    }
    if let Some(mark) = body.get(start..end).unwrap_or_default().find('?') {
        link.query = Some(start + mark + 1..end);
        end = start + mark;
    }
    link.path = start..end;
}

fn shifted(mut link: Link, by: usize) -> Link {
    if by == 0 {
        return link;
    }
    let parts = [
        &mut link.scheme,
        &mut link.userinfo,
        &mut link.host,
        &mut link.port,
        &mut link.query,
        &mut link.fragment,
    ];
    for part in parts.into_iter().flatten() {
        *part = part.start + by..part.end + by;
    }
    link.path = link.path.start + by..link.path.end + by;
    link
}

#[cfg(test)]
mod tests;
