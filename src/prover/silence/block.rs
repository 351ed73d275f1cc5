//! Rules about delimiters, encoding and syntax: the block is between two lines of `---` from the first byte of the file on,
//! is UTF-8, and parses as one mapping with fields.

#![expect(clippy::match_same_arms, reason = "each arm has a reason of its own")]

use chrono::Datelike;

use crate::generators::InNames;
use crate::schema::Presence;
use crate::validators::dates::names;

use super::{BY_FORM, Silence};

pub(super) fn of(rule: &str) -> Option<&'static [Silence]> {
    match rule {
        // They report what the loader noticed, or pages without a block: here there is one, and at most an empty line above
        // it was noticed, where `leading-content` is off or the generator does not mind.
        "byte-order-mark"
        | "fence-executable"
        | "fence-in-code-block"
        | "fence-language"
        | "hugo-body-looks-like-fence"
        | "inner-fence"
        | "invalid-encoding"
        | "leading-content"
        | "lookalike-fence"
        | "malformed-delimiter"
        | "merge-conflict"
        | "missing-front-matter"
        | "missing-opening-fence"
        | "not-a-mapping"
        | "syntax"
        | "too-complex"
        | "trailing-document"
        | "unclosed-front-matter"
        | "unsupported-format" => BY_FORM,
        // The block has an opening delimiter and fields.
        "accidental-front-matter" | "empty-front-matter" => BY_FORM,
        // No name comes twice.
        "duplicate-key" => BY_FORM,
        // The lines below the block have been looked at.
        "misplaced-front-matter" | "second-front-matter" => BY_FORM,
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
