//! What the generator of the page does with the value of a field that it knows.

use crate::document::{Node, Style, Syntax};
use crate::generators::Effect;
use crate::reading;
use crate::validators::DocumentCx;

/// The effect on the value of a field of the root; `None` where the generator does not read it, or its YAML reader does
/// not get that far.
pub(crate) fn of(cx: &DocumentCx<'_>, name: &str, node: &Node<'_>) -> Option<Effect> {
    let known = cx.dialect.generator.facts().known(name, cx.place.path)?;
    if (known.is_unused)(cx.document) {
        return Some(Effect::TAKEN);
    }
    let is_absent = node.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
    if known.may_be_absent && is_absent && node.tag.is_none() {
        return None;
    }
    let syntax = cx.document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax);
    let value = reading::value_of(node, syntax, cx.dialect)?;
    Some((known.take)(&value, syntax))
}
