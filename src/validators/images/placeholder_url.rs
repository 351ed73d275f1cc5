//! `placeholder-url`: a placeholder that was never replaced.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;
use super::placeholder::reason;

declare_rule! {
    /// A URL is a placeholder that was never replaced.
    ///
    /// ## Why
    /// A grey box with `600 × 400` on it, a random photograph or the spinner of another site ends up on the page. Only
    /// services that serve nothing but placeholders are known, and `#`, `TODO`, `TBD`, `FIXME`.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: https://via.placeholder.com/600x400.png
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/static/loadimg.gif
    /// ```
    /// ```yaml
    /// cover: TODO
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://example.com/tide.jpg
    /// ```
    /// ```yaml
    /// cover: https://picsum.photos/id/237/200/300
    /// ```
    "placeholder-url" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let Some(why) = reason(&address) else { return };
    let (shown, range) = match (address.host(), &address.link.host) {
        (Some(host), Some(range)) if !address.path().ends_with("/loadimg.gif") => (host, range.clone()),
        _ if address.path().ends_with("/loadimg.gif") => {
            ("loadimg.gif", address.link.last_segment(address.text))
        }
        _ => (address.text.trim(), 0..address.text.len()),
    };
    let found = sink.report(RULE.id, cx.node.sub_span(range), format!("`{shown}` {why}"));
    found.field(cx.field_path()).help("write the real URL, or remove the field");
}
