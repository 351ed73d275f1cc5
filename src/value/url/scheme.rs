//! The scheme of a URL: where it ends, and the probably intended one.

use std::ops::Range;

use super::fault::{UrlFault, UrlProblem};

/// Schemes that are not typos of `http`, however near they are to it. `hxxp` keeps readers from following a link.
const KNOWN: [&str; 33] = [
    "help",
    "htm",
    "html",
    "httpd",
    "httpx",
    "http",
    "https",
    "ftp",
    "ftps",
    "sftp",
    "file",
    "ws",
    "wss",
    "data",
    "mailto",
    "tel",
    "javascript",
    "blob",
    "about",
    "ipfs",
    "ipns",
    "git",
    "ssh",
    "tcp",
    "rtp",
    "ntp",
    "smtp",
    "app",
    "s3",
    "tftp",
    "hxxp",
    "hxxps",
    "hdfs",
];

/// Whether the scheme is one that is followed by a host which the web knows (WHATWG URL, "special scheme" less `file`).
pub fn is_web(scheme: &str) -> bool {
    ["http", "https", "ftp", "ws", "wss"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// Finds the scheme of `body`, without its colon; `None` if there is none.
pub(super) fn split(body: &str) -> Result<Option<Range<usize>>, UrlFault> {
    let word = body.bytes().position(|byte| !is_scheme_byte(byte)).unwrap_or(body.len());
    let (name, rest) = body.split_at(word);
    if rest.starts_with(|c: char| !c.is_ascii())
        || name.eq_ignore_ascii_case("http")
        || name.eq_ignore_ascii_case("https")
    {
        return web(name, rest);
    }
    if rest.starts_with("://") {
        return known_or_slip(name);
    }
    if name.len() > 4 && name.get(..4).unwrap_or_default().eq_ignore_ascii_case("www.") {
        return Err(UrlFault::mended(UrlProblem::MissingScheme, 0..word, format!("https://{name}")));
    }
    if let Some(fault) = missing_colon(name, rest) {
        return Err(fault);
    }
    let is_letter = name.len() == 1 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_letter && (rest.starts_with(":\\") || rest.starts_with(":/")) {
        // A drive: `C:\Users\…`.
        return Ok(Some(0..1));
    }
    let is_scheme = rest.starts_with(':')
        && name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && !name.contains('.')
        && !rest
            .get(1..)
            .unwrap_or_default()
            .starts_with(|c: char| c.is_ascii_digit() || c == '\\' || c.is_whitespace());
    Ok(is_scheme.then_some(0..word))
}

/// What follows `http` or `https`, or a word before a character that is not ASCII.
fn web(name: &str, rest: &str) -> Result<Option<Range<usize>>, UrlFault> {
    let between = rest
        .find(|c| !matches!(c, ':' | '/' | '\\' | ';' | ' ' | '：' | '／' | '；' | '＼'))
        .unwrap_or(rest.len());
    let marks = rest.get(..between).unwrap_or_default();
    let at = name.len()..name.len() + between;
    let is_http = name.eq_ignore_ascii_case("http") || name.eq_ignore_ascii_case("https");
    if marks.contains(['：', '／', '；', '＼'])
        && (is_http || marks.contains("：//") || marks.contains("：／／"))
    {
        return Err(UrlFault::mended(UrlProblem::FullWidth, at, "://"));
    }
    if !is_http {
        return Ok(None);
    }
    let problem = match marks {
        "://" => return Ok(Some(0..name.len())),
        _ if marks.starts_with("://") && !marks.contains([' ', '\\']) => return Ok(Some(0..name.len())),
        "" | "/" | ";" => return Ok(None),
        "//" => UrlProblem::MissingColon,
        ":" | ":/" if between < rest.len() => UrlProblem::MissingSlash,
        ":" | ":/" => UrlProblem::EmptyHost,
        _ if marks.contains('\\') => UrlProblem::Backslash,
        _ if marks.contains("//") => UrlProblem::WrongSeparator,
        _ => return Ok(None),
    };
    let whole =
        matches!(problem, UrlProblem::MissingColon | UrlProblem::MissingSlash | UrlProblem::EmptyHost);
    let range = if whole { 0..at.end } else { at };
    Err(match problem {
        UrlProblem::EmptyHost => UrlFault::new(problem, range),
        _ if whole => UrlFault::mended(problem, range, format!("{name}://")),
        _ => UrlFault::mended(problem, range, "://"),
    })
}

fn known_or_slip(name: &str) -> Result<Option<Range<usize>>, UrlFault> {
    let lower = name.to_ascii_lowercase();
    if KNOWN.contains(&lower.as_str()) {
        return Ok(Some(0..name.len()));
    }
    match meant(&lower) {
        Some(instead) => Err(UrlFault::mended(UrlProblem::MisspeltScheme, 0..name.len(), instead)),
        None => Ok(Some(0..name.len())),
    }
}

/// `htps//x`: both slips at once; a folder of that name is out of the question.
fn missing_colon(name: &str, rest: &str) -> Option<UrlFault> {
    let slip = rest.starts_with("//") && !name.is_empty();
    let instead = slip.then(|| meant(&name.to_ascii_lowercase())).flatten()?;
    Some(UrlFault::mended(UrlProblem::MissingColon, 0..name.len() + 2, format!("{instead}://")))
}

/// The scheme that `name` is a slip for.
fn meant(name: &str) -> Option<&'static str> {
    if !(3..=8).contains(&name.len()) || KNOWN.contains(&name) {
        return None;
    }
    let far = |known| strsim::osa_distance(name, known);
    let (secure, plain) = (far("https"), far("http"));
    let limit = if name.starts_with('h') || name.contains("tt") { 2 } else { 1 };
    (secure.min(plain) <= limit).then_some(if secure <= plain { "https" } else { "http" })
}

const fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}
