//! The size of an image, from the first bytes of its file.

use std::path::Path;

use crate::files::Files;

/// The size is near the beginning of the file, in photographs after the color profile and the preview.
const HEAD: u64 = 256 << 10;

/// A size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether it is of a drawing (SVG), which has a shape but no pixels.
    pub(super) is_drawing: bool,
}

/// The size of the image in a file; `None` if it cannot be determined.
pub(super) fn of(files: &dyn Files, file: &Path) -> Option<Size> {
    let head = files.read(file, HEAD).ok()?;
    if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        return of_drawing(std::str::from_utf8(&head).ok()?);
    }
    let size = imagesize::blob_size(&head).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "every size of an image format fits into a float")]
    let (width, height) = (size.width as f64, size.height as f64);
    // Phones rotate photographs by a tag in the file.
    let is_turned = is_turned(&head);
    let (width, height) = if is_turned { (height, width) } else { (width, height) };
    (width > 0.0 && height > 0.0).then_some(Size { width, height, is_drawing: false })
}

/// The shape of a drawing: its `width` and `height` where both are pixels, otherwise its `viewBox`.
fn of_drawing(text: &str) -> Option<Size> {
    let (_, tag) = text.split_once("<svg")?;
    let (tag, _) = tag.split_once('>')?;
    let pixels = |name| {
        let value = attribute(tag, name)?.trim();
        value.strip_suffix("px").unwrap_or(value).trim_end().parse::<f64>().ok()
    };
    let box_of = || {
        let value = attribute(tag, "viewBox")?;
        let numbers: Vec<f64> = value
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|part| !part.is_empty())
            .map_while(|part| part.parse().ok())
            .collect();
        let [_, _, width, height] = numbers[..] else { return None };
        Some((width, height))
    };
    let (width, height) = pixels("width").zip(pixels("height")).or_else(box_of)?;
    (width > 0.0 && height > 0.0).then_some(Size { width, height, is_drawing: true })
}

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = tag.match_indices(name).find_map(|(at, _)| {
        let is_whole = tag.get(..at)?.ends_with(|before: char| before.is_ascii_whitespace());
        let rest = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        is_whole.then_some((at, rest))
    })?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(value, _)| value)
}

/// Whether the Exif data of a JPEG rotate the image by a quarter turn: orientations 5 to 8 (Exif 2.3, section 4.6.4).
fn is_turned(head: &[u8]) -> bool {
    if !head.starts_with(&[0xff, 0xd8]) {
        return false;
    }
    let Some(at) = memchr::memmem::find(head, b"Exif\0\0") else { return false };
    let tiff = &head[at + 6..];
    let is_little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let four: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    };
    let orientation = || {
        let start = long(4).filter(|start| *start < tiff.len())?;
        let count = usize::from(short(start)?);
        (0..count)
            .map(|index| start + 2 + index * 12)
            .find(|at| short(*at) == Some(0x0112))
            .and_then(|at| short(at + 8))
    };
    orientation().is_some_and(|orientation| (5..=8).contains(&orientation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_have_a_shape() {
        let size = |text| of_drawing(text).map(|size| (size.width, size.height));
        assert_eq!(size("<?xml?><svg a='1' viewBox=\"0 0 24 12\">"), Some((24.0, 12.0)));
        assert_eq!(size("<svg viewBox='0,0,1.5,3'/>"), Some((1.5, 3.0)));
        assert_eq!(size("<svg width='24'>"), None);
        assert_eq!(
            size("<svg width='24px' height=\"12\" stroke-width='2' viewBox='0 0 1 1'>"),
            Some((24.0, 12.0))
        );
        assert_eq!(size("<svg width='100%' height='9' viewBox='0 0 4 3'>"), Some((4.0, 3.0)));
        assert_eq!(size("<svg viewBox=\"0 0 24\">"), None);
    }

    #[test]
    fn photographs_may_be_turned() {
        let jpeg = |orientation: u8| {
            let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 34];
            bytes.extend(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
            bytes.push(orientation);
            bytes
        };
        assert!(is_turned(&jpeg(6)));
        assert!(!is_turned(&jpeg(1)));
        assert!(!is_turned(&jpeg(6)[..20]));
    }
}
