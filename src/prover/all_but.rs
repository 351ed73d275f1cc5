//! A page of which all but some fields are proven: the rules that have to look at those, and those that look at all of it.

use std::sync::Arc;

use crate::document::{Document, Fault, Syntax};
use crate::span::Span;
use crate::validators::Plan;

use super::{Memory, Prover};

/// What is left to look at of such a page.
#[derive(Debug)]
pub struct Left {
    /// Rules that compare pages field by field: they are shown the fields of which nothing is known.
    pub compared: Option<Arc<Plan>>,
    /// All other rules: of the fields, they look at those that are not proven.
    pub values: Arc<Plan>,
    /// Those of them that look at the other fields, too.
    pub page: Arc<Plan>,
}

impl Prover {
    /// What is left to look at of the page that was proven last, in part or in all but some of its fields; `None` if that
    /// is everything.
    pub fn left(&mut self, bytes: &[u8], memory: &mut Memory) -> Option<Left> {
        let asked = memory.asked;
        let are_all_right = memory.suspects.is_empty();
        memory.parts.clear();
        memory.looked = None;
        let mut page = asked;
        if !asked.meets(self.rules.of_names) || self.names(memory) {
            page = page.without(self.rules.of_names);
        }
        let fields = if are_all_right { asked.shared(self.rules.of_fields) } else { self.rules.of_fields };
        let mut compared = None;
        if self.rules.always.meets(self.rules.of_fields) {
            page.add(fields);
        } else {
            page = page.without(self.rules.of_fields);
            let looked = self.fields(bytes, memory);
            if !looked.is_empty() {
                compared = Some(self.plan(fields)?);
                memory.looked = Some(looked);
            }
        }
        let mut values = page;
        if !are_all_right {
            values.add(self.rules.of_values);
        }
        Some(Left { compared, values: self.plan(values)?, page: self.plan(page)? })
    }
}

impl Memory {
    /// The places of the fields that are not proven.
    pub fn suspects(&self) -> &[usize] {
        &self.suspects
    }

    /// The places of the fields that rules are shown which compare pages.
    pub fn looked(&self) -> &[usize] {
        self.looked.as_deref().unwrap_or_default()
    }

    /// Whether the loader reads the page that was proven last as the proof did: the fields begin where they are, so that a
    /// value that is not proven is nothing but the value of its field.
    pub fn is_of(&self, document: &Document<'_>) -> bool {
        let (Some(block), Some(root)) = (&document.block, &document.root) else { return false };
        let above = self.block.fence.above;
        let are_known = match &document.faults[..] {
            [] => above == 0,
            [Fault::LeadingContent(_)] => above > 0,
            _ => false,
        };
        let names = self.block.entries.iter().map(|entry| Span::of(entry.name.0..entry.name.1));
        are_known
            && block.syntax == Syntax::Yaml
            && block.seen
            && block.content == Span::of(self.block.fence.start()..self.block.close)
            && root.entries().is_some_and(|entries| entries.iter().map(|entry| entry.key.span).eq(names))
    }
}
