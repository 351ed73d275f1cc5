//! Rules about delimiters, encoding and syntax: the block is between two lines of `---` from the first byte of the file on,
//! is UTF-8, and parses as one mapping with fields.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use chrono::Datelike;

use crate::generators::InNames;
use crate::schema::Presence;
use crate::validators::dates::names;

use super::{BY_FORM, Silence};

/// Whether the rule reports only what the loader notices, or pages without a block.
pub(super) fn is_of_loader(rule: &str) -> bool {
    matches!(
        rule,
        "byte-order-mark"
            | "empty-front-matter"
            | "fence-executable"
            | "fence-language"
            | "hugo-body-looks-like-fence"
            | "invalid-encoding"
            | "leading-content"
            | "malformed-delimiter"
            | "merge-conflict"
            | "misplaced-front-matter"
            | "missing-front-matter"
            | "missing-opening-fence"
            | "not-a-mapping"
            | "second-front-matter"
            | "too-complex"
            | "trailing-document"
            | "unclosed-front-matter"
            | "unsupported-format"
    )
}

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        // What the loader notices is in the form, but for an empty line above the block, where `leading-content` is off or the
        // generator does not mind.
        _ if is_of_loader(rule) => BY_FORM,
        // The lines are those of fields, items and comments.
        "fence-in-code-block" | "inner-fence" | "lookalike-fence" => BY_FORM,
        // No value has more than one line.
        "unclosed-quote" => BY_FORM,
        // Each line is read, and no tab is in front of one.
        "syntax" => BY_FORM,
        // The block has an opening delimiter and fields.
        "accidental-front-matter" => BY_FORM,
        // No name comes twice.
        "duplicate-key" => BY_FORM,
        "forbidden-front-matter" => {
            const { Some(&[Silence::Policy(|policy| policy.schema.presence != Presence::Forbidden)]) }
        }
        // The name has a day that exists, or the file is not a post.
        "unpublished-name" => {
            const {
                Some(&[Silence::Path(|policy, path, _| {
                    let dates = &policy.dialect.generator.facts().dates;
                    if dates.in_names != InNames::Required {
                        return (dates.of_path)(path).is_none();
                    }
                    match names::day(path) {
                        None => !names::is_post(path),
                        Some(written) => {
                            let day = written.rsplit('-').next().and_then(|day| day.parse().ok());
                            !names::is_of_collection(path)
                                || names::read(written).map(|read| read.day()) == day
                        }
                    }
                })])
            }
        }
        _ => None,
    }
}
