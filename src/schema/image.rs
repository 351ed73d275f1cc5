//! The constraints of an image.

use super::UrlSpec;

/// Settings of `image`.
#[derive(Clone, Debug, Default)]
pub struct ImageSpec {
    /// What its address may be.
    pub url: UrlSpec,
    /// `extensions:`, lower case, without dot; empty for any.
    pub extensions: Vec<Box<str>>,
    /// `local:` must be a file of the site (`true`), must not be (`false`).
    pub local: Option<bool>,
    /// `roots:` folders, relative to the configuration, that `/img/x.png` may be under.
    pub roots: Vec<Box<str>>,
    /// `min-width:` in pixels.
    pub min_width: Option<u32>,
    /// `min-height:` in pixels.
    pub min_height: Option<u32>,
    /// `aspect-ratio:`
    pub aspect_ratio: Option<AspectRatio>,
    /// `max-bytes:`
    pub max_bytes: Option<Bytes>,
}

/// The shape of an image: `16:9`.
#[derive(Clone, Debug, PartialEq)]
pub struct AspectRatio {
    /// As it is written.
    pub written: Box<str>,
    /// Width divided by height.
    quotient: f64,
}

impl AspectRatio {
    /// Sizes are whole pixels, and ratios are rounded (`1.91:1`): so much is not a difference.
    const TOLERANCE: f64 = 0.01;

    /// Reads `16:9`, `16/9` or `1.91`.
    pub fn parse(written: &str) -> Option<Self> {
        let (width, height) = written.split_once([':', '/']).unwrap_or((written, "1"));
        let number =
            |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
        Some(Self { written: written.into(), quotient: number(width)? / number(height)? })
    }

    /// Whether a size is of that shape, but for one part in a hundred.
    pub fn fits(&self, width: f64, height: f64) -> bool {
        (width / height / self.quotient - 1.0).abs() <= Self::TOLERANCE
    }
}

/// A size of a file: `200kB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// As it is written.
    pub written: Box<str>,
    /// The number.
    pub bytes: u64,
}

impl Bytes {
    /// Reads `200000`, `200kB`, `1.5 MB` or `200KiB`.
    pub fn parse(written: &str) -> Option<Self> {
        let text = written.trim();
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let factor = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1.0,
            "k" | "kb" => 1e3,
            "m" | "mb" => 1e6,
            "kib" => 1024.0,
            "mib" => 1024.0 * 1024.0,
            _ => return None,
        };
        let bytes = number.parse::<f64>().ok()? * factor;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "digits are positive; a float ends at the largest number"
        )]
        let bytes = bytes as u64;
        Some(Self { written: written.into(), bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let fits = |ratio, width, height| AspectRatio::parse(ratio).unwrap().fits(width, height);
        assert!(fits("16:9", 1920.0, 1080.0));
        assert!(fits("16/9", 1366.0, 768.0));
        assert!(fits("1.91:1", 1200.0, 630.0));
        assert!(!fits("1.91", 1200.0, 600.0));
        for text in ["wide", "16:0", "-1:1", ":", "", "1:nan"] {
            assert_eq!(AspectRatio::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sizes() {
        let bytes = |text| Bytes::parse(text).map(|size| size.bytes);
        assert_eq!(bytes("200kB"), Some(200_000));
        assert_eq!(bytes("1.5 MB"), Some(1_500_000));
        assert_eq!(bytes("2KiB"), Some(2048));
        assert_eq!(bytes("300"), Some(300));
        for text in ["", "big", "1.2.3", "-5", "5 apples"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
