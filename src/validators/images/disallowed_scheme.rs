//! `disallowed-scheme`: a URL with a scheme that is not allowed in the field.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;

declare_rule! {
    /// A URL has a scheme that is not allowed for the field.
    ///
    /// ## Why
    /// `file:` points to a file on the author's computer, which readers do not have. `javascript:` runs code where an
    /// image is expected. If the configuration lists `schemes`, only those are allowed.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: file:///home/mei/Pictures/tide.jpg
    /// ```
    /// ```yaml
    /// cover: C:\Users\mei\tide.jpg
    /// ```
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { source: { type: url, schemes: [https] } } } }
    /// ```
    /// ```yaml
    /// source: ftp://example.org/tide.tar
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { source: { type: url, schemes: [https, mailto] }, cover: image } } }
    /// ```
    /// ```yaml
    /// source: mailto:mei@example.org
    /// cover: data:image/gif;base64,R0lGODlhAQABAAAAACw=
    /// ```
    /// ## Options
    /// `schemes`, on `url` and `image`. Default: `http` and `https`, and for images also `data`.
    "disallowed-scheme" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let (Some(scheme), Some(range)) = (address.scheme(), address.link.scheme.clone()) else { return };
    let schemes = &address.spec.schemes;
    let is = |other: &str| scheme.eq_ignore_ascii_case(other);
    // `http` where only `https` is allowed is reported by `insecure-url`.
    if schemes.iter().any(|allowed| is(allowed))
        || (is("http") && schemes.iter().any(|allowed| &**allowed == "https"))
    {
        return;
    }
    let never = harm(scheme);
    if schemes.is_empty() && (is("http") || is("https") || (is("data") && address.image.is_some())) {
        return;
    }
    let is_asked = cx.field.origin == crate::schema::Origin::Configured;
    if never.is_none() && !is_asked {
        return;
    }
    let message = match never {
        Some(why) => format!("`{scheme}:` {why}"),
        None => format!("`{scheme}:` is not an allowed scheme for `{}`", cx.field.name),
    };
    let span = cx.node.sub_span(range);
    let found = if never.is_some() {
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        sink.report(RULE.id, span, message)
    };
    found.field(cx.field_path()).help(help(address.spec.schemes.as_slice()));
}

fn help(schemes: &[Box<str>]) -> String {
    match schemes {
        [] => "write an `https:` URL, or the path of a file of the site".to_owned(),
        [only] => format!("write a URL that starts with `{only}:`"),
        [all @ .., last] => format!("write a URL that starts with `{}:` or `{last}:`", all.join(":`, `")),
    }
}

/// Why a scheme is useless on any page.
fn harm(scheme: &str) -> Option<&'static str> {
    let is = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    if scheme.len() == 1 {
        return Some("is a drive on one computer: readers cannot open it");
    }
    if is(&["file"]) {
        return Some("points to a file on one computer: readers cannot open it");
    }
    if is(&["javascript", "vbscript"]) {
        return Some("runs code and is not a location");
    }
    is(&["blob", "about", "chrome", "chrome-extension"])
        .then_some("works only in the browser it was copied from")
}
