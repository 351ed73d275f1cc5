//! `relative-image`: a path where the configuration requires a full URL.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};
use crate::value::url::LinkKind;

use super::address::Address;
use super::placeholder;

declare_rule! {
    /// A URL has no scheme or host, and the configuration says `relative: false`.
    ///
    /// ## Why
    /// Feeds, emails and link previews show images outside the site, where a path cannot be resolved.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, relative: false } } } }
    /// ```
    /// ```yaml
    /// cover: /img/tide.jpg
    /// ```
    /// ```yaml
    /// cover: //img.example.org/tide.jpg
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, relative: false } } } }
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/tide.jpg
    /// ```
    /// ## Options
    /// `relative: false`, on `url` and `image`; `local: false` on an image says the same.
    "relative-image" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address) = Address::of(cx) else { return };
    let is_local_denied = address.image.is_some_and(|image| image.local == Some(false));
    if address.spec.relative != Some(false) && !is_local_denied {
        return;
    }
    let text = address.text.trim();
    if text.is_empty() || placeholder::reason(&address).is_some() {
        return;
    }
    let message = match address.link.kind {
        LinkKind::RootRelative | LinkKind::Relative => format!("`{text}` is a path, not a full URL"),
        LinkKind::ProtocolRelative if address.spec.relative == Some(false) => {
            format!("missing scheme in `{text}`")
        }
        LinkKind::Word => format!("`{text}` is not a URL"),
        _ => return,
    };
    let span = cx.node.sub_span(0..address.text.len());
    let found = sink.report(RULE.id, span, message);
    found.field(cx.field_path()).help("write the full URL, starting with `https://`");
}
