//! Schemes and hosts.

use crate::document::Node;

use super::Decoder;

impl Decoder<'_> {
    /// Schemes of addresses (RFC 3986, section 3.1), without `://`.
    pub(super) fn schemes(&mut self, node: &Node<'_>) -> Vec<Box<str>> {
        let mut schemes = Vec::new();
        for (text, item) in self.strings("schemes", node) {
            let lower = text.to_ascii_lowercase();
            let bare = lower.trim_end_matches(['/', ':']);
            if bare == lower && is_scheme(bare) {
                schemes.push(lower.into());
            } else {
                let found = self.mistakes.add(item.span, format!("`{text}` is not a valid scheme"));
                if is_scheme(bare) {
                    found.help(format!("write `{bare}`"));
                }
            }
        }
        schemes
    }

    /// Hosts, exact or with a leading `*.`.
    pub(super) fn hosts(&mut self, node: &Node<'_>) -> Vec<Box<str>> {
        let mut hosts = Vec::new();
        for (text, item) in self.strings("hosts", node) {
            let lower = text.to_lowercase();
            let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
            let bare = bare.split(['/', ':']).next().unwrap_or_default();
            let name = bare.strip_prefix("*.").unwrap_or(bare);
            if bare == lower && !name.is_empty() && !name.contains(['*', ' ', '?']) {
                hosts.push(lower.into());
            } else {
                let found = self.mistakes.add(item.span, format!("`{text}` is not a valid host"));
                if !name.is_empty() && !name.contains(['*', ' ', '?']) {
                    found.help(format!("write `{bare}`"));
                } else {
                    found.help("write a host such as `img.example.org`, or `*.example.org` for all of its subdomains");
                }
            }
        }
        hosts
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.".contains(c))
}
