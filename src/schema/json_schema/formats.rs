//! Additional formats for JSON Schema: RFC 2822 dates, and URLs of images.

use jsonschema::ValidationOptions;

use crate::value::date;
use crate::value::date_format::DateFormat;
use crate::value::url::{self, LinkKind};

/// Extensions of pictures that browsers show.
const PICTURES: [&str; 13] =
    ["apng", "avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "jxl", "png", "svg", "tiff", "webp"];

/// Adds `rfc2822` and `image-url`.
pub(super) fn add(options: ValidationOptions<'_>) -> ValidationOptions<'_> {
    options.with_format("rfc2822", is_rfc2822).with_format("image-url", is_image_url)
}

/// `Wed, 27 Apr 2022 10:22:31 GMT` (RFC 2822, section 3.3), and a day that exists.
fn is_rfc2822(text: &str) -> bool {
    date::parse(text).is_ok_and(|date| DateFormat::Rfc2822.is(text, &date))
}

/// An address on the web or a path; the extension, if there is one, is that of a picture.
fn is_image_url(text: &str) -> bool {
    let Ok(link) = url::parse(text) else { return false };
    let is_web = link
        .scheme
        .clone()
        .and_then(|range| text.get(range))
        .is_none_or(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
    let is_place =
        !matches!(link.kind, LinkKind::Word | LinkKind::Opaque | LinkKind::Markup | LinkKind::Foreign);
    let extension = link.extension(text).and_then(|range| text.get(range));
    is_web
        && is_place
        && extension
            .is_none_or(|extension| PICTURES.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_mails() {
        assert!(is_rfc2822("Wed, 27 Apr 2022 10:22:31 GMT"));
        assert!(is_rfc2822("27 Apr 2022 10:22 +0800"));
        for text in ["2022-04-27", "Sat, 31 Apr 2022 10:22:31 GMT", "27 Apr 2022", ""] {
            assert!(!is_rfc2822(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_images() {
        for text in
            ["https://example.org/a.jpg", "/img/a.PNG?v=2", "../a.webp", "https://example.org/photo/1"]
        {
            assert!(is_image_url(text), "{text}");
        }
        for text in
            ["https://example.org/a.html", "mailto:a@example.org", "word", "ftp://example.org/a.jpg", ""]
        {
            assert!(!is_image_url(text), "{text}");
        }
    }
}
