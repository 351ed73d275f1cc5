//! The rules that are on, bucketed once per policy, and the one walk over a page that runs them.

use crate::loader::Generator;
use crate::schema::FieldType;

use super::context::{DocumentCx, FieldCx};
use super::nodes::Nodes;
use super::observations::Observations;
use super::rule::{Check, Rule};
use super::sink::{Levels, Sink};
use super::walk::Walk;

type FieldCheck = fn(&FieldCx<'_>, &mut Sink<'_>);
type Observe = fn(&DocumentCx<'_>, &mut Observations, &mut Sink<'_>);

/// The rules that are on, by what they look at.
#[derive(Debug, Default)]
pub struct Plan {
    pub(super) document: Vec<(Signs, DocumentCheck)>,
    pub(super) nodes: Nodes,
    pub(super) field: [Vec<FieldCheck>; FieldType::ALL.len()],
    pub(super) collection: Vec<Observe>,
    last: Vec<fn(&DocumentCx<'_>, &mut Sink<'_>)>,
    /// What rules need to see in a block, each once.
    needs: Vec<&'static [u8]>,
    /// What of it each byte satisfies.
    marks: Marks,
}

/// Needs by the byte that satisfies them.
#[derive(Debug)]
struct Marks([Signs; 256]);

impl Default for Marks {
    /// Behind an escape may be anything.
    fn default() -> Self {
        let mut marks = [NOTHING; 256];
        marks[usize::from(b'\\')] = Signs::MAX;
        Self(marks)
    }
}

type DocumentCheck = fn(&DocumentCx<'_>, &mut Sink<'_>);

/// A bit for each of [`Plan::needs`], and one for rules that need nothing.
pub(super) type Signs = u32;
const NOTHING: Signs = 1;

impl Plan {
    /// Sorts the rules that are on, and meant for this generator, into their buckets.
    pub fn new(rules: &[&'static Rule], levels: &Levels, generator: Generator) -> Self {
        let mut plan = Self::default();
        let meant = |rule: &&&Rule| rule.runs_under(generator);
        for rule in rules.iter().filter(meant).filter(|rule| levels.is_on(rule.id)) {
            let needs = plan.bit(rule.needs);
            match &rule.check {
                Check::Document(check) => plan.document.push((needs, *check)),
                Check::Last(check) => plan.last.push(*check),
                Check::Node { at, check } => plan.nodes.add(*at, needs, *check, generator),
                Check::Field { on, check } => {
                    for kind in *on {
                        plan.field[*kind as usize].push(*check);
                    }
                }
                Check::FieldAndDocument { on, check, document } => {
                    plan.document.push((needs, *document));
                    for kind in *on {
                        plan.field[*kind as usize].push(*check);
                    }
                }
                Check::Collection { observe, .. } => plan.collection.push(*observe),
                Check::Elsewhere => {}
            }
        }
        plan
    }

    /// The bit of rules that need one of these bytes.
    fn bit(&mut self, needs: &'static [u8]) -> Signs {
        if needs.is_empty() {
            return NOTHING;
        }
        let known = self.needs.iter().position(|known| *known == needs);
        let at = known.unwrap_or_else(|| {
            self.needs.push(needs);
            self.needs.len() - 1
        });
        // More kinds of needs than bits share the one of rules that are always asked.
        let bit = u32::try_from(at + 1).ok().and_then(|at| NOTHING.checked_shl(at)).unwrap_or(NOTHING);
        for &byte in needs {
            self.marks.0[usize::from(byte)] |= bit;
        }
        bit
    }

    /// What of [`Plan::needs`] may be in the page.
    fn signs(&self, page: &DocumentCx<'_>) -> Signs {
        let Some(block) = &page.document.block else { return Signs::MAX };
        let bytes = page.document.text(block.content).as_bytes();
        bytes.iter().fold(NOTHING, |signs, &byte| signs | self.marks.0[usize::from(byte)])
    }

    /// Whether a rule over the collection is on.
    pub fn observes(&self) -> bool {
        !self.collection.is_empty()
    }

    /// Whether no other rule is.
    fn only_observes(&self) -> bool {
        self.document.is_empty() && self.last.is_empty() && self.only_looks_at_pages()
    }

    /// Whether no rule looks at single values.
    fn only_looks_at_pages(&self) -> bool {
        self.nodes.is_empty() && self.field.iter().all(Vec::is_empty)
    }

    /// Shows the page to the rules over the collection, and to no other.
    pub fn observe(&self, page: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
        for observe in &self.collection {
            observe(page, observations, sink);
        }
    }

    /// Runs every rule over the page.
    pub fn run(&self, page: &DocumentCx<'_>, observations: &mut Observations, sink: &mut Sink<'_>) {
        self.run_at(None, page, observations, sink);
    }

    /// The same; if places of fields are given, only the rules of the plan that comes with them, which are some of these,
    /// look at the values of other fields.
    pub fn run_at(
        &self,
        only: Option<(&[usize], &Self)>,
        page: &DocumentCx<'_>,
        observations: &mut Observations,
        sink: &mut Sink<'_>,
    ) {
        self.observe(page, observations, sink);
        if self.only_observes() {
            return;
        }
        let signs = self.signs(page);
        for (_, check) in self.document.iter().filter(|(needs, _)| needs & signs != 0) {
            check(page, sink);
        }
        let walk = Walk { plan: self, page, rules: self.nodes.needing(signs) };
        let (places, others) = only.unzip();
        let other = others.filter(|plan| !plan.only_looks_at_pages());
        let other = other.map(|plan| Walk { plan, page, rules: plan.nodes.needing(plan.signs(page)) });
        let entries = page.document.entries();
        for (at, (entry, field)) in page.entries().enumerate() {
            let is_meant = places.is_none_or(|places| places.contains(&at));
            if let Some(walk) = if is_meant { Some(&walk) } else { other.as_ref() } {
                walk.entry(entry, field, None, entries, sink);
            }
        }
        for check in &self.last {
            check(page, sink);
        }
    }
}
