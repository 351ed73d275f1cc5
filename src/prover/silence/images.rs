//! Rules about images and URLs: they look at fields of these types, of which they have to be asked.

use super::{BY_FORM, Silence};

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        "external-page-url" => {
            const { Some(&[Silence::Field(|_, named| !matches!(named.name, "url" | "aliases"))]) }
        }
        // The value is not a list.
        "image-shape" => BY_FORM,
        _ => None,
    }
}
