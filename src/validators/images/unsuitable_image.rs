//! `unsuitable-image`: a local image that is too small, too large, or of another shape.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, ImageSpec};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;
use super::local_file;
use super::pixels;

declare_rule! {
    /// A local image does not have the size that the configuration requires.
    ///
    /// ## Why
    /// Themes scale up an image that is too small, which blurs it, and crop one with a different shape; a large file
    /// loads slowly. Only files of the site are checked. An SVG has no size in pixels, so `min-width` and `min-height`
    /// do not apply to it, and `aspect-ratio` applies only if it has a `viewBox`. A file whose size cannot be read is
    /// not reported.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, min-width: 600 } } } }
    /// ```
    /// With a `cover.png` of 100 × 50 pixels next to the page:
    ///
    /// ```text
    /// cover: cover.png
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, min-width: 600 } } } }
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/cover.png
    /// ```
    /// ## Options
    /// `min-width`, `min-height` (pixels), `aspect-ratio` (`16:9`) and `max-bytes` (`200kB`) of a field of type `image`.
    "unsuitable-image" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address @ Address { image: Some(image), .. }) = Address::of(cx) else { return };
    let asks_for_pixels =
        image.min_width.is_some() || image.min_height.is_some() || image.aspect_ratio.is_some();
    if !asks_for_pixels && image.max_bytes.is_none() {
        return;
    }
    let Some(file) = local_file::find(cx, &address, image) else { return };
    let files = cx.page.place.files;
    let name = address.path();
    let mut faults = Vec::new();
    if let (Some(most), Ok(crate::files::FileKind::File(bytes))) = (&image.max_bytes, files.kind(&file))
        && bytes > most.bytes
    {
        let message = format!("`{name}` is {bytes} bytes, the maximum is `{}`", most.written);
        faults.push((message, "compress or resize the image".to_owned()));
    }
    if asks_for_pixels && let Some(size) = pixels::of(files, &file) {
        faults.extend(misfits(name, &size, image));
    }
    let span = cx.node.sub_span(0..address.text.len());
    for (message, help) in faults {
        sink.report(RULE.id, span, message).field(cx.field_path()).help(help);
    }
}

/// What is wrong with the size in pixels, each with its help.
fn misfits(name: &str, size: &pixels::Size, image: &ImageSpec) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    let pixels::Size { width, height, is_drawing } = *size;
    if !is_drawing {
        let mut least = |word: &str, found: f64, least: Option<u32>| {
            if let Some(least) = least.filter(|least| found < f64::from(*least)) {
                let message = format!("`{name}` is {found} pixels {word}, the minimum is {least}");
                faults.push((message, format!("use an image that is at least {least} pixels {word}")));
            }
        };
        least("wide", width, image.min_width);
        least("high", height, image.min_height);
    }
    if let Some(ratio) = &image.aspect_ratio
        && !ratio.fits(width, height)
    {
        let unit = if is_drawing { "" } else { " pixels" };
        let message =
            format!("`{name}` is {width} × {height}{unit}, the aspect ratio must be `{}`", ratio.written);
        faults.push((message, format!("crop the image to `{}`", ratio.written)));
    }
    faults
}
