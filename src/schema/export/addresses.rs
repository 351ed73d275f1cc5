//! Addresses and images as patterns.

use crate::schema::{ImageSpec, UrlSpec};

use super::patterns::any_case;

/// The scheme of an address (RFC 3986, section 3.1).
const SCHEME: &str = "[A-Za-z][A-Za-z0-9+.-]*:";

/// What does not begin with a scheme, nor with a slash.
const NO_SCHEME: &str = r"(?:[^A-Za-z\/]|[A-Za-z][A-Za-z0-9+.-]*(?:[^A-Za-z0-9+.:-]|$)|$)";

/// What an address must match, each of them.
pub(super) fn patterns(spec: &UrlSpec) -> Vec<String> {
    let mut schemes: Vec<String> = spec.schemes.iter().map(|scheme| any_case(scheme)).collect();
    if schemes.is_empty() {
        schemes = ["http", "https"].map(any_case).into();
    }
    let schemes = format!("(?:{}):", schemes.join("|"));
    let start = match spec.relative {
        Some(false) => format!("^{schemes}"),
        _ => format!(r"^(?:{schemes}|\/|{NO_SCHEME})"),
    };
    let mut patterns = vec![start];
    if !spec.hosts.is_empty() && says_hosts(spec) {
        let hosts: Vec<String> = spec.hosts.iter().map(|host| self::host(host)).collect();
        let authority = format!(r"(?:[^\/?#@]*@)?(?:{})\.?(?::[0-9]*)?(?:[\/?#]|$)", hosts.join("|"));
        // An address without a host leads to none that is not allowed.
        let path = r"(?:\/[^\/]|\/$)";
        let opaque = format!(r"{SCHEME}(?:[^\/]|{path}|$)");
        patterns.push(format!(r"^(?:(?:{SCHEME})?\/\/{authority}|{path}|{opaque}|{NO_SCHEME})"));
    }
    patterns
}

/// Whether hosts can be said: those in other scripts are compared in two forms.
pub(super) fn says_hosts(spec: &UrlSpec) -> bool {
    spec.hosts.iter().all(|host| host.is_ascii())
}

fn host(host: &str) -> String {
    match host.strip_prefix("*.") {
        Some(above) => format!(r"[^\/?#@:]+\.{}", any_case(above)),
        None => any_case(host),
    }
}

/// What the address or path of an image must match, each of them.
pub(super) fn image_patterns(spec: &ImageSpec) -> Vec<String> {
    let mut url = spec.url.clone();
    if url.schemes.is_empty() {
        url.schemes = ["http", "https", "data"].map(Into::into).into();
    }
    let mut patterns = patterns(&url);
    if !spec.extensions.is_empty() {
        let extensions: Vec<String> = spec.extensions.iter().map(|name| any_case(name)).collect();
        let extensions = extensions.join("|");
        let word = if url.relative == Some(false) { "" } else { r"|[^\/.]*$" };
        // Whatever follows the letters of an extension belongs to some service behind the picture.
        patterns.push(format!(
            r"^(?:[^?#]*\.(?:{extensions})(?:[^A-Za-z0-9\/.?#][^\/.?#]*)?(?:[?#]|$)|[Dd][Aa][Tt][Aa]:{word})"
        ));
    }
    patterns
}
