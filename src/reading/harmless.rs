//! Whether a generator stops at a page: for most pages, its values need not be copied to know that it does not.

use crate::document::{Document, Node, Value};
use crate::generators::Root;
use crate::loader::Dialect;
use crate::value::scalar::{Reader, Resolved, resolve};

use super::javascript::is_merge;
use super::stopped::stranger;
use super::{Outcome, Outlook, read};

/// Whether the generator of `dialect` stops at a page, or drops it.
pub fn stops(document: &Document<'_>, outlook: &Outlook, dialect: &Dialect) -> bool {
    !is_harmless(document, outlook, dialect)
        && matches!(read(document, outlook, dialect).outcome, Outcome::Stops(_))
}

/// Whether nothing in a plain block can stop a reader that takes any value, of which no key is there twice.
fn is_harmless(document: &Document<'_>, outlook: &Outlook, dialect: &Dialect) -> bool {
    let reader = dialect.reader;
    let takes_all = matches!(reader, Reader::JsYaml4 | Reader::JsYaml3 | Reader::Core)
        && !matches!(dialect.generator.facts().root, Root::Cast | Root::Typed);
    let is_plain = document.is_plain && document.faults.is_empty();
    let has_tab = || document.block.as_ref().is_none_or(|block| document.text(block.content).contains('\t'));
    takes_all
        && is_plain
        && outlook.stops.is_none()
        && outlook.attempt.is_none()
        && !has_tab()
        && document.root.as_ref().is_some_and(|root| is_free_of_twins(root, reader))
        && stranger(document, dialect).is_none()
}

/// Keys that are compared in pairs, which takes no memory.
const FEW: usize = 24;

/// Whether all keys are texts, each once in its mapping.
fn is_free_of_twins(node: &Node<'_>, reader: Reader) -> bool {
    match &node.value {
        Value::Scalar(_) => true,
        Value::List(items) => items.iter().all(|item| is_free_of_twins(item, reader)),
        Value::Map(entries) => {
            let is_text = |key: &Node<'_>| {
                key.scalar().is_some_and(|key| matches!(resolve(key, None, reader), Resolved::Text))
            };
            let is_new = |at: usize, key: &Node<'_>| {
                !entries.iter().take(at).any(|before| before.key.text() == key.text())
            };
            entries.len() <= FEW
                && entries.iter().enumerate().all(|(at, entry)| {
                    is_text(&entry.key)
                        && !is_merge(&entry.key)
                        && is_new(at, &entry.key)
                        && is_free_of_twins(&entry.value, reader)
                })
        }
    }
}
