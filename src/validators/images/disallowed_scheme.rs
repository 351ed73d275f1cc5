//! `disallowed-scheme`: an address with a scheme that has no place in the field.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;

declare_rule! {
    /// An address has a scheme that the field does not take.
    ///
    /// ## Why
    /// `file:` names a file of the author's own computer, and no reader has it. `javascript:` runs code where a picture
    /// is expected. Where the schema lists `schemes`, it is that list that counts.
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
    /// `schemes`, on `url` and `image`; `http` and `https` where it is not set, and `data` for an image.
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
    // `http` where only `https` will do is `insecure-url`'s.
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
        None => format!("`{scheme}:` is not among the schemes of `{}`", cx.field.name),
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
        [] => "write an address with `https:`, or the path of a file of the site".to_owned(),
        [only] => format!("write an address with `{only}:`"),
        [all @ .., last] => format!("write an address with `{}:` or `{last}:`", all.join(":`, `")),
    }
}

/// Why a scheme is of no use on any page.
fn harm(scheme: &str) -> Option<&'static str> {
    let is = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    if scheme.len() == 1 {
        return Some("is a drive of one computer: readers do not have it");
    }
    if is(&["file"]) {
        return Some("names a file of one computer: readers do not have it");
    }
    if is(&["javascript", "vbscript"]) {
        return Some("runs code, and leads nowhere");
    }
    is(&["blob", "about", "chrome", "chrome-extension"])
        .then_some("exists only in the browser it was copied from")
}
