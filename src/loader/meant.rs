//! What the author of a page meant that its generator reads otherwise: a delimiter that it reads past, a brace that starts an
//! object.

use crate::document::{Block, Fault, Syntax};
use crate::generators::Leniency;
use crate::span::Span;

use super::{split, syntax};

/// The delimiter at which a block that does not parse was meant to end: before it are fields, below it is text.
pub(super) fn missed_close(
    text: &str,
    block: &Block,
    parsed: &syntax::Parsed<'_>,
    leniency: Leniency,
) -> Option<Fault> {
    let stopped = parsed.faults.first().filter(|fault| {
        matches!(fault, Fault::Syntax { .. } | Fault::TrailingDocument(_) | Fault::NotAMapping { .. })
    })?;
    let early = split::early_close(text, block)?;
    if stopped.span().end < early.before.end && !matches!(stopped, Fault::NotAMapping { .. }) {
        return None;
    }
    let meant = Block { content: early.before, ..block.clone() };
    let meant = syntax::parse(text, &meant, leniency);
    let has_fields = meant.root.and_then(|root| Some(!root.entries()?.is_empty())) == Some(true);
    (has_fields && meant.faults.is_empty())
        .then_some(Fault::MissedClose { span: early.at, fault: early.fault })
}

/// Whether what is read as a JSON object is a tag of a template (`{{< figure >}}`).
pub(super) fn is_tag(text: &str, block: &Block) -> bool {
    block.syntax == Syntax::Json && block.open.is_empty() && block.content.slice(text).starts_with("{{")
}

/// What the first character of a page is taken for: an object that is not closed, if a key follows, or a slip.
pub(super) fn at_sign(text: &str, sign: Span) -> Fault {
    let is_object =
        |rest: &str| rest.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'));
    if text.get(sign.start as usize..).is_some_and(is_object) {
        Fault::Unclosed { open: sign }
    } else {
        Fault::LooksLikeFence(sign)
    }
}
