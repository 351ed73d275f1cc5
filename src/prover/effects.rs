//! What the generator itself does with a value: the rules about that have nothing to say if it takes the value.

use std::path::Path;

use crate::config::Policy;
use crate::document::Syntax;
use crate::generators::Taken;
use crate::reading;
use crate::validators::fields::effect;

use super::lines::Value;
use super::tree;
use super::wanted::Page;

/// Whether the generator takes the value of a field that it reads.
pub(super) fn is_taken(policy: &Policy, path: &Path, page: Page<'_>, name: &str, value: &Value) -> bool {
    let Some(node) = tree::node(page.text, page.block, value) else { return false };
    let effect = effect::of_value(&policy.dialect, path, Syntax::Yaml, (name, &node));
    effect.is_none_or(|effect| effect.is_taken())
}

/// Whether the generator reads a date as the moment that is written there, `at` in seconds since 1970.
pub(super) fn is_read_as(policy: &Policy, page: Page<'_>, value: &Value, at: i64) -> bool {
    let Some(node) = tree::node(page.text, page.block, value) else { return false };
    // A reader that does not get that far has nothing to hand on.
    let Some(held) = reading::value_of(&node, Syntax::Yaml, &policy.dialect) else { return true };
    match (policy.dialect.generator.facts().dates.take)(&held, Syntax::Yaml) {
        Taken::At(moment) => moment.local.and_utc().timestamp() == at,
        Taken::HandedOn | Taken::Special => true,
        Taken::Stops | Taken::Dropped(_) | Taken::Invalid => false,
    }
}
