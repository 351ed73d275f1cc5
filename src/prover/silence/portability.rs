//! Rules about what parsers read differently: names and values are such that all readers agree.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use super::{BY_FORM, Silence};

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        // Plain values are texts of certain letters, `true`, `false`, whole numbers, or dates where dates are expected.
        "ambiguous-scalar" | "implicit-date-string" | "lossy-number" => BY_FORM,
        // None of what they look for is in the block: tags, anchors, aliases, tabs, braces, backslashes, invisible and full-width
        // characters. No plain value begins with `=` or `<`.
        "custom-tag"
        | "fullwidth-punctuation"
        | "invisible-character"
        | "libyaml-incompatible"
        | "merge-key"
        | "tab-indentation"
        | "template-syntax"
        | "unquoted-glob"
        | "unused-anchor" => BY_FORM,
        // No value begins with a typographic quote.
        "smart-quote-delimiter" => BY_FORM,
        // Every reader reads the names as text.
        "non-string-key" => BY_FORM,
        // Comments have lines of their own.
        "swallowed-comment" => BY_FORM,
        // No value ends with a comma.
        "trailing-comma" => BY_FORM,
        "quoted-glob" => const { Some(&[Silence::Field(|_, named| named.name != "globs")]) },
        _ => None,
    }
}
