//! User, host and port (RFC 3986, section 3.2).

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::Link;
use super::fault::{UrlFault, UrlProblem, is_invisible};

/// Reads the authority that starts at `start`, and puts the path right after it. Hosts of schemes that the web does
/// not know (`obsidian://open`) may be anything.
pub(super) fn read(body: &str, start: usize, is_web: bool, link: &mut Link) -> Result<(), UrlFault> {
    let end = start
        + body.get(start..).unwrap_or_default().find(['/', '?', '#', '\\']).unwrap_or(body.len() - start);
    link.path = end..body.len();
    let mut host = start..end;
    if let Some(at) = body.get(start..end).unwrap_or_default().rfind('@') {
        link.userinfo = Some(start..start + at);
        host.start = start + at + 1;
    }
    if is_web && is_repeated(body, start) {
        return Err(UrlFault::mended(UrlProblem::RepeatedScheme, 0..start, ""));
    }
    if let Some(colon) = port_colon(body.get(host.clone()).unwrap_or_default()) {
        let port = host.start + colon + 1..host.end;
        host.end = host.start + colon;
        if is_web {
            check_port(body, &port)?;
        }
        link.port = (!port.is_empty()).then_some(port);
    }
    if is_web {
        if host.is_empty() {
            let slashes =
                body.get(start..).unwrap_or_default().bytes().take_while(|byte| *byte == b'/').count();
            return Err(UrlFault::new(UrlProblem::EmptyHost, 0..(start + slashes).max(host.end)));
        }
        check_host(body, &host)?;
    }
    link.host = Some(host);
    Ok(())
}

fn is_repeated(body: &str, start: usize) -> bool {
    let rest = body.get(start..).unwrap_or_default();
    start > 2 && ["http://", "https://", "http//", "https//"].iter().any(|again| rest.starts_with(again))
}

/// The colon before a port; those in an IPv6 address are none.
fn port_colon(authority: &str) -> Option<usize> {
    let after = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    authority.get(after..).unwrap_or_default().rfind(':').map(|colon| after + colon)
}

fn check_port(body: &str, port: &Range<usize>) -> Result<(), UrlFault> {
    let text = body.get(port.clone()).unwrap_or_default();
    if text.is_empty() || (text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()) {
        return Ok(());
    }
    match text.char_indices().find(|(_, c)| c.is_whitespace()) {
        Some((at, c)) => {
            let at = port.start + at;
            Err(UrlFault::mended(UrlProblem::Whitespace, at..at + c.len_utf8(), ""))
        }
        None => Err(UrlFault::new(UrlProblem::BadPort, port.clone())),
    }
}

fn check_host(body: &str, range: &Range<usize>) -> Result<(), UrlFault> {
    let host = body.get(range.clone()).unwrap_or_default();
    let is_plain =
        host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if !is_plain && let Some(fault) = bad_character(host, range.start) {
        return Err(fault);
    }
    let is_good = match host.strip_prefix('[') {
        Some(inner) => inner.strip_suffix(']').is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok()),
        None if is_plain => is_name(host),
        None => {
            url::Host::parse(host).is_ok_and(|read| matches!(&read, url::Host::Domain(name) if is_name(name)))
        }
    };
    if is_good { Ok(()) } else { Err(UrlFault::new(UrlProblem::BrokenHost, range.clone())) }
}

/// What the reader would silently drop or read as a dot.
fn bad_character(host: &str, start: usize) -> Option<UrlFault> {
    let last = host.char_indices().next_back();
    host.char_indices().find_map(|(at, c)| {
        let range = start + at..start + at + c.len_utf8();
        match c {
            c if c.is_whitespace() => Some(UrlFault::mended(UrlProblem::Whitespace, range, "")),
            c if is_invisible(c) => Some(UrlFault::mended(UrlProblem::Control, range, "")),
            '。' | '．' if last != Some((at, c)) => {
                Some(UrlFault::mended(UrlProblem::BrokenHost, range, "."))
            }
            '。' | '．' => Some(UrlFault::mended(UrlProblem::BrokenHost, range, "")),
            _ => None,
        }
    })
}

/// Whether labels, or the numbers of an IPv4 address, are as they must be. An underscore is not by the book (RFC 1123,
/// section 2.1), but real.
fn is_name(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host);
    let is_label =
        |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    if name.len() > 253 || !name.split('.').all(is_label) {
        return false;
    }
    let top = name.rsplit('.').next().unwrap_or_default();
    !top.bytes().all(|byte| byte.is_ascii_digit()) || name.parse::<Ipv4Addr>().is_ok()
}

/// A host as it is looked up: lower case, Chinese names in ASCII (RFC 5890), without a dot at the end.
pub fn host_name(host: &str) -> Cow<'_, str> {
    let name = host.strip_suffix('.').unwrap_or(host);
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(name);
    }
    url::Host::parse(name)
        .map_or_else(|_| Cow::Owned(name.to_lowercase()), |host| Cow::Owned(host.to_string()))
}
