//! `insecure-url`: `http:` where `https:` is expected.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::{Address, mended};

declare_rule! {
    /// A URL starts with `http:` instead of `https:`.
    ///
    /// ## Why
    /// On an `https:` page, browsers block `http:` images, upgrade them to `https:`, or show a warning. Hosts on local
    /// networks are not reported. This is an error if the configuration says `schemes: [https]`.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: http://img.example.org/tide.jpg
    /// ```
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { source: { type: url, schemes: [https] } } } }
    /// ```
    /// ```yaml
    /// source: http://example.org/
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://img.example.org/proxy?of=http://example.org/tide.jpg
    /// ```
    /// ```yaml
    /// cover: http://localhost:4000/tide.jpg
    /// ```
    /// ## Fix
    /// Writes `https`. The host may not support it.
    ///
    /// ## Options
    /// `schemes: [http, https]` on the field allows both.
    "insecure-url" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let (Some(scheme), Some(range)) = (address.scheme(), address.link.scheme.clone()) else { return };
    if !scheme.eq_ignore_ascii_case("http") || address.host().is_some_and(is_private) {
        return;
    }
    let schemes = &address.spec.schemes;
    // An app mixes no insecure images into a page of a site.
    if schemes.is_empty() && cx.page.dialect.generator.facts().is_app && !sink.is_asked(RULE.id) {
        return;
    }
    let allows = |name: &str| schemes.iter().any(|scheme| &**scheme == name);
    if allows("http") || (!schemes.is_empty() && !allows("https")) {
        return;
    }
    let span = cx.node.sub_span(range.clone());
    let found = if schemes.is_empty() {
        let message = match address.image {
            Some(_) => {
                "`http:` is not encrypted: browsers may block or upgrade this image on an `https:` page"
            }
            None => "`http:` is not encrypted: the content can be read or altered in transit",
        };
        sink.report(RULE.id, span, message)
    } else {
        let message = format!("`http:` is not encrypted, and `{}` requires `https:`", cx.field.name);
        sink.report_as(RULE.id, Severity::Error, span, message)
    };
    found.field(cx.field_path()).help(format!("write `{}`", mended(address.text, range, "https")));
    if cx.node.is_exact() {
        found.fix(Fix::guess("write `https`", [Edit::replace(span, "https")]));
    }
}

/// Whether a host can be reached only from the same computer or network (RFC 1918, RFC 6761, RFC 6762).
fn is_private(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    if let Ok(ip) = name.parse::<Ipv4Addr>() {
        return ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified();
    }
    if let Ok(ip) = name.trim_matches(['[', ']']).parse::<Ipv6Addr>() {
        return ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local();
    }
    let top = name.rsplit('.').next().unwrap_or_default();
    matches!(top, "localhost" | "local" | "test" | "internal" | "lan" | "onion") || !name.contains('.')
}
