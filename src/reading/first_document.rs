//! Parsers that read only the first document (Psych in `safe_yaml`, yaml.v2): the rest may be invalid.

use crate::document::{Block, Document, Fault};
use crate::loader::{self, Dialect};
use crate::span::Span;
use crate::value::scalar::Reader;

use super::yaml::{is_empty, typed};
use super::{Held, Stopped, libyaml, tree};

/// Reads the first document of a block with this content.
pub(super) fn read(document: &Document<'_>, content: &str, reader: Reader) -> Result<Held, Stopped> {
    if document.is_plain {
        // Libyaml reads that.
    } else if reader == Reader::SafeYaml {
        // Jekyll hands the opening fence over as well.
        libyaml::accepts_first(&format!("---\n{content}"))?;
    } else {
        libyaml::accepts_first(content)?;
    }
    if let (Some(root), false) = (&document.root, document.faults.iter().any(is_broken)) {
        return if is_empty(root) { Ok(Held::Null) } else { typed(root, reader) };
    }
    if reader == Reader::SafeYaml && content.trim_start().starts_with('%') {
        // A directive below the fence: the fence has started a document, and the directive ends it.
        return Ok(Held::Null);
    }
    let Some(end) = document.faults.iter().find_map(broken_at) else {
        return tree(document).map(|_| Held::Null);
    };
    let Some(block) = &document.block else { return tree(document).map(|_| Held::Null) };
    let before = Span::new(0, end).slice(&document.source.text);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let shorter = Span::new(block.content.start, Span::of(0..line).end.max(block.content.start));
    let block = Block { content: shorter, ..block.clone() };
    let dialect = Dialect { reader, ..Dialect::default() };
    let first = loader::parse_literally(document.source, block, &dialect);
    let root = tree(&first)?;
    if is_empty(root) { Ok(Held::Null) } else { typed(root, reader) }
}

fn is_broken(fault: &Fault) -> bool {
    matches!(fault, Fault::Syntax { .. } | Fault::TooComplex { .. })
}

fn broken_at(fault: &Fault) -> Option<u32> {
    match fault {
        Fault::Syntax { span, .. } => Some(span.start),
        _ => None,
    }
}
