//! Rules about images and URLs. The value is not a list, and is the `https:` URL of a file on an allowed host, with an
//! allowed extension and nothing to be escaped, or the rules about fields of these types are asked.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use crate::schema::Kind;

use super::{BY_FORM, Silence};

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        "external-page-url" => {
            // A generator that has the rule may fold names by letter case.
            const {
                Some(&[Silence::Field(|_, named| {
                    !["url", "aliases"].iter().any(|own| own.eq_ignore_ascii_case(named.name))
                })])
            }
        }
        "disallowed-host" | "disallowed-scheme" | "image-extension" | "image-shape" | "insecure-url"
        | "invalid-url" | "markdown-in-url" | "placeholder-url" | "relative-image" | "unescaped-url"
        | "url-credentials" => BY_FORM,
        // The image is not a file of the site.
        "image-case-mismatch" | "unsuitable-image" => BY_FORM,
        "missing-image" => {
            const {
                Some(&[Silence::Field(|_, named| {
                    named.field.is_none_or(
                        |field| !matches!(&field.kind, Kind::Image(image) if image.local == Some(true)),
                    )
                })])
            }
        }
        _ => None,
    }
}
