//! `unescaped-url`: spaces, quotes or angle brackets that must be percent-encoded.

use crate::byte_scan;
use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Sink, declare_rule};
use crate::value::url::LinkKind;

use super::address::Address;

declare_rule! {
    /// A space, a quote or an angle bracket in a URL is not percent-encoded.
    ///
    /// ## Why
    /// Templates copy the URL into HTML and CSS unchanged. A quote ends the attribute early, and a space ends the URL
    /// in `srcset`, in CSS and in most feed readers (RFC 3986, section 2).
    ///
    /// ## Fails
    /// ```yaml
    /// cover: https://img.example.org/high tide.jpg
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/“x”/"y".jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://img.example.org/high%20tide.jpg
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/涨潮’.jpg
    /// ```
    "unescaped-url" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let link = address.link;
    // A path may be the name of a file on disk, so there only the configuration can require encoding.
    let is_meant = link.is_remote()
        || (link.kind == LinkKind::RootRelative
            && cx.field.origin == Origin::Configured
            && cx.field.from.is_none()
            && address.image.is_none_or(|image| image.local != Some(true)));
    let text = address.text.trim_end();
    // A bundler looks for a file of that very name.
    let is_meant = is_meant && !text.trim_start().starts_with("/src/");
    let Some(rest) = text.get(link.path.start..).filter(|_| is_meant) else { return };
    if !byte_scan::any(rest.as_bytes(), |byte| matches!(byte, b' ' | b'"' | b'<' | b'>')) {
        return;
    }
    let Some(first) = rest.bytes().position(|byte| escape(byte).is_some()) else { return };
    let at = |offset: usize| link.path.start + offset..link.path.start + offset + 1;
    let shown = match rest.get(first..=first).unwrap_or_default() {
        " " => "space".to_owned(),
        sign => format!("`{sign}`"),
    };
    let span = cx.node.sub_span(at(first));
    let found = sink.report(RULE.id, span, format!("unescaped {shown} in the URL"));
    let mut written = String::with_capacity(text.len() + 8);
    written.push_str(text.get(..link.path.start).unwrap_or_default().trim_start());
    let mut edits = Vec::new();
    for (offset, c) in rest.char_indices() {
        match u8::try_from(c).ok().and_then(escape) {
            Some(escaped) => {
                written.push_str(escaped);
                edits.push(Edit::replace(cx.node.sub_span(at(offset)), escaped));
            }
            None => written.push(c),
        }
    }
    found.field(cx.field_path()).help(format!("write `{written}`"));
    if cx.node.is_exact() {
        found.fix(Fix::safe("percent-encode the URL", edits));
    }
}

const fn escape(byte: u8) -> Option<&'static str> {
    match byte {
        b' ' => Some("%20"),
        b'"' => Some("%22"),
        b'<' => Some("%3C"),
        b'>' => Some("%3E"),
        _ => None,
    }
}
