//! `image-extension`: the URL of an image has a wrong file extension.

use crate::diagnostic::Severity;
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;

/// Extensions that never serve an image. Scripts (`.php`) sometimes do.
const NEVER: [&str; 34] = [
    "html", "htm", "xhtml", "txt", "md", "mdx", "css", "scss", "js", "mjs", "ts", "json", "xml", "yaml",
    "yml", "toml", "csv", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "7z", "gz",
    "tgz", "exe", "mp3", "mp4", "mov", "avi",
];

declare_rule! {
    /// The URL of an image has an extension that is not an image format.
    ///
    /// ## Why
    /// Often the URL of the page was copied instead of the URL of the image, so the image is broken. A URL without an
    /// extension is allowed unless the configuration lists `extensions`. Query and fragment are ignored.
    ///
    /// ## Fails
    /// ```yaml
    /// cover: https://example.org/photos/tide.html
    /// ```
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, extensions: [jpg, png] } } } }
    /// ```
    /// ```yaml
    /// cover: https://example.org/photos/tide.jpg.txt
    /// ```
    /// ```yaml
    /// cover: /img/tide.bmp
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://example.org/photos/tide?name=tide.html
    /// ```
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, extensions: [jpg, png] } } } }
    /// ```
    /// ```yaml
    /// cover: https://example.org/photos/tide.JPG?v=1.2
    /// ```
    /// ## Options
    /// `extensions`: the allowed ones. Without it, only extensions that are certainly not images are reported.
    "image-extension" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address @ Address { image: Some(image), .. }) = Address::of(cx) else { return };
    let link = address.link;
    if !link.is_remote() && !link.is_local() {
        return;
    }
    let (name, at) = extension(&address);
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    if !image.extensions.is_empty() {
        if image.extensions.iter().any(|allowed| is(allowed)) {
            return;
        }
        let message = match name {
            "" => "the image URL has no file extension".to_owned(),
            name => format!("`.{name}` is not an allowed extension for `{}`", cx.field.name),
        };
        let found = sink.report(RULE.id, cx.node.sub_span(at), message);
        found.field(cx.field_path()).help(help(&image.extensions));
        return;
    }
    let is_word = !link.is_remote() && !address.path().contains('/') && !cx.is_certain();
    if is_word || !NEVER.iter().any(|never| is(never)) {
        return;
    }
    let message = format!("`.{name}` is not an image format");
    let found = sink.report(RULE.id, cx.node.sub_span(at), message);
    found.field(cx.field_path()).help("use the URL of the image file, not of the page that shows it");
}

/// The extension and the place of it with its dot, or an empty extension and the place of the last segment. Suffixes of
/// image services (`tide.jpg!cover`, `tide.png@640w`) are not part of it.
fn extension<'a>(address: &Address<'a>) -> (&'a str, std::ops::Range<usize>) {
    let segment = address.link.last_segment(address.text);
    let name = address.text.get(segment.clone()).unwrap_or_default();
    let Some(dot) = memchr::memrchr(b'.', name.as_bytes()) else {
        let whole = if segment.is_empty() { 0..address.text.len() } else { segment };
        return ("", whole);
    };
    let rest = name.get(dot + 1..).unwrap_or_default();
    let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (rest.get(..len).unwrap_or_default(), segment.start + dot..segment.start + dot + 1 + len)
}

fn help(extensions: &[Box<str>]) -> String {
    match extensions {
        [] => String::new(),
        [only] => format!("use the URL of a `.{only}` file"),
        [all @ .., last] => format!("use the URL of a `.{}` or `.{last}` file", all.join("`, `.")),
    }
}
