//! URLs in fields of which nobody says that they contain one: what certainly is one, and certainly broken.

use super::fault::{UrlFault, UrlProblem};
use super::parse;

/// A misspelt scheme and its separator are not longer, in bytes.
const LONGEST: usize = 12;

/// Whether [`stray`] has to look at the text. It begins with `h` or `t`, and two slashes or a colon and a slash are where those
/// of a scheme would be, but it does not begin as nearly all URLs do.
pub fn may_be_stray(text: &[u8]) -> bool {
    if !matches!(text.first(), Some(b'h' | b'H' | b't' | b'T')) {
        return false;
    }
    let rest = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    if let Some(rest) = rest {
        return rest.get(..4).is_some_and(|next| next.eq_ignore_ascii_case(b"http"));
    }
    let head = text.get(..LONGEST).unwrap_or(text);
    // The first two bytes of `：` and `／`.
    head.windows(2)
        .any(|pair| pair == b"//" || pair == b":/" || pair == "／".as_bytes().get(..2).unwrap_or_default())
}

/// What is wrong with a text that can only be meant as the URL of another site.
pub fn stray(text: &str) -> Option<UrlFault> {
    use UrlProblem as P;
    if !may_be_stray(text.as_bytes()) || text.contains(char::is_whitespace) {
        return None;
    }
    let fault = parse(text).err()?;
    // Folders have such names, too: `html//index.html`, `ttf//a.woff`.
    let is_scheme = |name: &str| {
        let head = text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        head && text.get(name.len()..).is_some_and(|rest| rest.starts_with("//"))
    };
    let is_meant = match fault.what {
        P::MissingColon => ["http", "https"].into_iter().any(is_scheme),
        P::MisspeltScheme | P::WrongSeparator | P::FullWidth | P::RepeatedScheme => true,
        P::MissingSlash => text.get(fault.range.clone())?.ends_with('/'),
        _ => false,
    };
    (is_meant && has_host(text)).then_some(fault)
}

/// Whether a host with a top-level domain is behind the scheme, or the two of them.
fn has_host(text: &str) -> bool {
    let is_separator = |sign: char| matches!(sign, ':' | ';' | '/' | '：' | '；' | '／');
    let parts = text.split(is_separator).filter(|part| !part.is_empty()).skip(1);
    let mut hosts =
        parts.skip_while(|part| part.eq_ignore_ascii_case("https") || part.eq_ignore_ascii_case("http"));
    let host = hosts.next().unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.rsplit_once('.').is_some_and(|(name, top)| {
        name.split('.').all(is_name) && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::stray;

    #[test]
    fn only_urls_of_other_sites_are_broken() {
        for text in [
            "hhttps://example.org/a",
            "htttp://example.org",
            "https//example.org/a",
            "http:/example.org/a",
            "https;//example.org",
            "https://https://example.org/a",
            "ttps://example.org",
            "https：//example.org",
        ] {
            assert!(stray(text).is_some(), "{text}");
        }
        for text in [
            "https://example.org/a",
            "https://httpbin.org/get",
            "http/requests",
            "http://",
            "http:/",
            "hxxps://example.org",
            "https//example",
            "https://web.example.org/2020/https://example.org",
            "tftp://example.org/a",
            "html//index.html",
            "ttf//tides.woff",
            "html://tides.org",
            "help://tides.org",
            "HTTP/2",
            "http://localhost:80",
            "https: //example.org",
            "https://http",
            "the https//example.org",
        ] {
            assert!(stray(text).is_none(), "{text}");
        }
    }
}
