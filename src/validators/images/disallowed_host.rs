//! `disallowed-host`: a URL on a host that the configuration does not allow.

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};
use crate::value::url::host_name;

use super::address::Address;

declare_rule! {
    /// A URL points to a host that is not allowed for the field.
    ///
    /// ## Why
    /// An image on someone else's host can change or disappear at any time, and its owner sees every reader.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, hosts: ["*.example.org"] } } } }
    /// ```
    /// ```yaml
    /// cover: https://img.example.com/tide.jpg
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, hosts: ["*.example.org"] } } } }
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/tide.jpg
    /// ```
    /// ```yaml
    /// cover: /img/tide.jpg
    /// ```
    /// ## Options
    /// `hosts`: the allowed hosts, each exact, or with a leading `*.` for all of its subdomains.
    "disallowed-host" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let hosts = &address.spec.hosts;
    if hosts.is_empty() {
        return;
    }
    let (Some(host), Some(range)) = (address.host(), address.link.host.clone()) else { return };
    // Most are written as the configuration has them.
    if hosts.iter().any(|pattern| **pattern == *host && !host.starts_with('*')) {
        return;
    }
    let name = host_name(host);
    if hosts.iter().any(|pattern| matches(pattern, &name)) {
        return;
    }
    let message = format!("`{host}` is not an allowed host for `{}`", cx.field.name);
    let found = sink.report(RULE.id, cx.node.sub_span(range), message);
    found.field(cx.field_path()).help(help(hosts, &name));
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(above) => {
            let above = host_name(above);
            name.strip_suffix(&*above).is_some_and(|below| below.len() > 1 && below.ends_with('.'))
        }
        None => host_name(pattern) == Cow::Borrowed(name),
    }
}

fn help(hosts: &[Box<str>], name: &str) -> String {
    let near = hosts.iter().find(|host| !host.starts_with('*') && strsim::osa_distance(host, name) <= 2);
    match near {
        Some(host) => format!("did you mean `{host}`?"),
        None if hosts.len() <= 5 => format!("allowed hosts: `{}`", hosts.join("`, `")),
        None => format!("allowed hosts: `{}` and {} more", hosts[..4].join("`, `"), hosts.len() - 4),
    }
}
