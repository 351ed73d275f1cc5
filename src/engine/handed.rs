//! Files that give values to pages: not pages, but what is in them is checked like front matter.

use crate::config::Policy;
use crate::diagnostic::Diagnostic;
use crate::discover;
use crate::document::{Document, Node};
use crate::loader::Scratch;
use crate::reading;
use crate::validators::fields::unsupported_value;
use crate::validators::{DocumentCx, Observations, Place, Sink};

use super::collection::Round;
use super::{Case, Report, guarded, load};

/// Checks those of the sites and folders that the run has met, and puts what is found into the report; no file counts as
/// checked for it.
pub(super) fn add(round: &Round<'_>, report: &mut Report) {
    let mut scratch = Scratch::default();
    let mut has_any = false;
    for path in round.configs.handed() {
        // One that was named has been checked.
        let is_covered = round.targets.covers(&discover::absolute(&path));
        if round.targets.files.contains(&*path) || !is_covered || round.targets.leaves_out(&path) {
            continue;
        }
        let Ok(policy) = round.configs.policy(&path) else { continue };
        if policy.handed.is_none() {
            continue;
        }
        let case = Case { on_disk: true, ..Case::new(&policy, round.run) };
        let judged = guarded(&path, || {
            let (source, split) = load(&path, false, &policy, round.texts, &mut scratch)?;
            Ok(case.judge(source, split, &mut Observations::default()).0)
        });
        // That a file cannot be read is told where its values are asked for.
        if let Ok(outcome) = judged
            && !outcome.diagnostics().is_empty()
        {
            report.outcomes.push(outcome);
            has_any = true;
        }
    }
    if has_any {
        report.recount();
    }
}

/// `known`, and what is found in the fields that a file, or a page, gives to pages, in the order of the file.
pub(super) fn with_values(
    case: &Case<'_>,
    page: &DocumentCx<'_>,
    mut known: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let policy = case.policy;
    let (Some(plan), Some(root)) = (&policy.values, &page.document.root) else { return known };
    if let Some(handed) = policy.handed {
        let mut sink = Sink::new(&policy.levels);
        for mistake in &(handed.mistakes)(root) {
            unsupported_value::around(page, mistake, &mut sink);
        }
        known.extend(sink.finish());
    }
    let given = given(policy, page.document, root);
    if known.is_empty() && given.is_empty() {
        return known;
    }
    for (root, prefix) in given {
        let document = Document {
            source: page.document.source,
            block: page.document.block.clone(),
            root: Some(root),
            comments: Vec::new(),
            faults: Vec::new(),
            is_plain: false,
        };
        // A relative path starts at each page, not here.
        let place = Place { on_disk: false, ..page.place };
        let page = DocumentCx::new(&document, page.schema, page.dialect, page.now, place);
        let mut sink = Sink::new(&policy.levels);
        plan.run(&page, &mut Observations::default(), &mut sink);
        known.extend(sink.finish().into_iter().map(|found| below(found, &prefix)));
    }
    known.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    known
}

/// The mappings whose fields are those of pages, each with the way to it from the root; that is empty for fields that the page
/// merges into its own.
fn given<'d>(policy: &Policy, document: &Document<'d>, root: &Node<'d>) -> Vec<(Node<'d>, String)> {
    let generator = policy.dialect.generator;
    let values = match (policy.handed, generator.facts().cascades) {
        (Some(handed), _) => (handed.values)(root),
        (None, Some(cascades)) => cascades(root),
        (None, None) => Vec::new(),
    };
    let merged = if policy.handed.is_none() { reading::merged(document, generator) } else { Vec::new() };
    if values.is_empty() && merged.is_empty() {
        return Vec::new();
    }
    let places = document.nodes_at(values.iter().map(|value| value.span));
    let way = |value: &Node<'_>| places.get(&value.span).map_or("", |(_, path)| path.as_str()).to_owned();
    let values = values.into_iter().map(|value| {
        let way = way(&value);
        (value, way)
    });
    values.chain(merged.into_iter().map(|value| (value, String::new()))).collect()
}

/// The finding with the way to its field from the root of the file.
fn below(mut found: Diagnostic, prefix: &str) -> Diagnostic {
    let own = found.field.as_ref().map(|field| format!("{prefix}.{}", field.as_str()));
    if let Some(own) = own.filter(|_| !prefix.is_empty()) {
        found.field(own.as_str());
    }
    found
}
