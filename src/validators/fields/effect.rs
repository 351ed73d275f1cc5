//! What the generator of the page does with the value of a field that it knows.

use std::path::Path;

use crate::document::{Node, Scalar, Style, Syntax};
use crate::generators::{Effect, Known};
use crate::loader::Dialect;
use crate::reading;
use crate::validators::DocumentCx;
use crate::value::scalar::{Reader, Resolved, resolve};

/// The effect on the value of a field of the root; `None` where the generator does not read it, or its YAML reader does
/// not get that far.
pub(crate) fn of(cx: &DocumentCx<'_>, name: &str, node: &Node<'_>) -> Option<Effect> {
    let known = cx.dialect.generator.facts().known(name, cx.place.path)?;
    if (known.is_unused)(cx.document) {
        return Some(Effect::TAKEN);
    }
    let syntax = cx.document.block.as_ref().map_or(Syntax::Yaml, |block| block.syntax);
    let effect = of_known(known, cx.dialect, syntax, node)?;
    (effect.is_taken() || !is_excused(cx, known)).then_some(effect)
}

/// Whether the site or another field lets any value be taken.
fn is_excused(cx: &DocumentCx<'_>, known: &Known) -> bool {
    known.unless.is_some_and(|other| {
        let facts = cx.place.facts;
        facts.excuses.contains(&other)
            || cx.entry(other).is_some()
            || facts.defaults.field(cx.place.files, cx.place.path, cx.dialect, other).is_some()
    })
}

/// The same for a field of the page at a path, as if it were used.
pub(crate) fn of_value(
    dialect: &Dialect,
    path: &Path,
    syntax: Syntax,
    (name, node): (&str, &Node<'_>),
) -> Option<Effect> {
    of_known(dialect.generator.facts().known(name, path)?, dialect, syntax, node)
}

fn of_known(known: &Known, dialect: &Dialect, syntax: Syntax, node: &Node<'_>) -> Option<Effect> {
    let is_absent = node.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
    if known.may_be_absent && is_absent && node.tag.is_none() {
        return None;
    }
    if known.takes_texts && syntax == Syntax::Yaml && are_texts(node, dialect.reader) {
        return Some(Effect::TAKEN);
    }
    let value = reading::value_of(node, syntax, dialect)?;
    Some((known.take)(&value, syntax))
}

/// Whether it is a list of texts, to the reader too, as most lists are: they need not be copied to be judged.
fn are_texts(node: &Node<'_>, reader: Reader) -> bool {
    let is_text = |item: &Node<'_>| {
        let is_text = |scalar: &Scalar<'_>| matches!(resolve(scalar, None, reader), Resolved::Text);
        let has_words = |scalar: &Scalar<'_>| !scalar.text.trim_start().is_empty();
        item.tag.is_none() && item.scalar().is_some_and(|scalar| has_words(scalar) && is_text(scalar))
    };
    node.tag.is_none() && node.items().is_some_and(|items| !items.is_empty() && items.iter().all(is_text))
}
