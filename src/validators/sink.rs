//! Collects the diagnostics of rules and determines their severities.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Guess, RuleId, Severity};
use crate::schema::Field;
use crate::schema::import::SchemaSource;
use crate::span::Span;

/// The severities in force: only rules that are on.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    on: FxHashMap<RuleId, Level>,
    /// The rules whose fixes nobody wants.
    unfixable: FxHashSet<RuleId>,
}

#[derive(Clone, Copy, Debug)]
struct Level {
    severity: Severity,
    /// Said by the configuration or the command line: then no rule may move it.
    explicit: bool,
    /// Named by the configuration or the command line: then it runs even if it would not by default.
    asked: bool,
}

impl Levels {
    /// Turns a rule on at its default.
    pub fn set_default(&mut self, rule: RuleId, severity: Severity) {
        self.on.insert(rule, Level { severity, explicit: false, asked: false });
    }

    /// Turns a rule on at a severity that somebody asked for.
    pub fn set(&mut self, rule: RuleId, severity: Severity) {
        self.on.insert(rule, Level { severity, explicit: true, asked: true });
    }

    /// Notes that somebody named a rule that is on, without a severity.
    pub fn ask_for(&mut self, rule: RuleId) {
        if let Some(level) = self.on.get_mut(&rule) {
            level.asked = true;
        }
    }

    /// Turns a rule off.
    pub fn off(&mut self, rule: RuleId) {
        self.on.remove(&rule);
    }

    /// The severity of a rule, `None` if it is off.
    pub fn get(&self, rule: RuleId) -> Option<Severity> {
        self.on.get(&rule).map(|level| level.severity)
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: RuleId) -> bool {
        self.on.contains_key(&rule)
    }

    /// Offers no fix of a rule.
    pub fn withhold_fixes_of(&mut self, rule: RuleId) {
        self.unfixable.insert(rule);
    }

    /// Whether the fixes of a rule are offered.
    pub fn fixes(&self, rule: RuleId) -> bool {
        !self.unfixable.contains(&rule)
    }
}

/// Collects the diagnostics of one page.
#[derive(Debug)]
pub struct Sink<'l> {
    levels: &'l Levels,
    found: Vec<Diagnostic>,
    /// What was reported for a rule that is off: written, and never read.
    dropped: Option<Diagnostic>,
    /// The field at hand is only assumed to be of its type.
    assumed: bool,
    /// The schema of another tool that the field at hand is known from, and whether it is known from nothing else.
    from: Option<(Arc<SchemaSource>, bool)>,
}

/// The rules that say what a schema says; the others judge values that are wrong in themselves.
const OF_SCHEMAS: [&str; 20] = [
    "date-format",
    "deprecated-field",
    "duplicate-item",
    "empty-value",
    "map-item",
    "missing-field",
    "not-a-list",
    "not-allowed",
    "out-of-range",
    "pattern-mismatch",
    "relative-image",
    "too-few-items",
    "too-long",
    "too-many-items",
    "too-short",
    "unknown-field",
    "unknown-item",
    "unsuitable-image",
    "missing-image",
    "wrong-type",
];

/// The rule that reports what a schema asks for.
const MISSING: RuleId = RuleId("missing-field");

/// The rules whose fix leaves a value of the same kind.
const OF_CHARACTERS: [&str; 2] = ["invisible-character", "untrimmed-string"];

impl<'l> Sink<'l> {
    /// An empty sink; it allocates nothing until something is found.
    pub const fn new(levels: &'l Levels) -> Self {
        Self { levels, found: Vec::new(), dropped: None, assumed: false, from: None }
    }

    /// Reports at the rule's severity; as a warning if the field's type is only assumed.
    pub fn report(&mut self, rule: RuleId, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let severity = self.levels.get(rule).unwrap_or(Severity::Warning);
        let capped = if self.assumed && !self.is_explicit(rule) { Severity::Warning } else { severity };
        self.push(Diagnostic::new(rule, capped, span, message))
    }

    /// Reports at a severity that the rule knows better (certainly broken, or only a risk), unless the configuration
    /// has set one.
    pub fn report_as(
        &mut self,
        rule: RuleId,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let severity = match self.levels.get(rule) {
            Some(asked) if self.is_explicit(rule) => asked,
            _ => severity,
        };
        self.push(Diagnostic::new(rule, severity, span, message))
    }

    /// Marks what follows as about a field whose type is only assumed (or no longer).
    pub(super) const fn set_assumed(&mut self, assumed: bool) {
        self.assumed = assumed;
    }

    /// Marks what follows as about a field that is known from the schema of another tool, or no longer.
    pub(super) fn set_from(&mut self, field: Option<&Field>) {
        let from = field.and_then(|field| Some((field.from.as_ref()?, field)));
        if from.is_some() || self.from.is_some() {
            self.from = from.map(|(from, field)| (Arc::clone(from), !field.is_known_without));
        }
    }

    /// Says where the expectation comes from; what only an editor asks for is a warning.
    fn attribute(&self, diagnostic: &mut Diagnostic) {
        let Some((from, is_only_there)) = &self.from else { return };
        if !is_only_there && !OF_SCHEMAS.contains(&diagnostic.rule.0) {
            return;
        }
        for part in [" (`", &from.path, "`)"] {
            diagnostic.message.push_str(part);
        }
        if !from.is_binding && !self.is_explicit(diagnostic.rule) {
            diagnostic.severity = Severity::Warning;
        }
        if diagnostic.rule == MISSING {
            diagnostic.guess = Some(Guess::Wish);
        }
    }

    /// Whether anything is reported within that stretch of the page, but for single characters.
    pub fn has_found_in(&self, stretch: Span) -> bool {
        let is_within = |span: Span| span.start < stretch.end && stretch.start < span.end.max(span.start + 1);
        self.found.iter().any(|it| is_within(it.span) && !OF_CHARACTERS.contains(&it.rule.0))
    }

    /// The diagnostics, in their order.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        self.found.dedup();
        self.found
    }

    /// Whether the configuration sets the severity of the rule.
    fn is_explicit(&self, rule: RuleId) -> bool {
        self.levels.on.get(&rule).is_some_and(|level| level.explicit)
    }

    /// Whether the configuration or the command line names the rule.
    pub fn is_asked(&self, rule: RuleId) -> bool {
        self.levels.on.get(&rule).is_some_and(|level| level.asked)
    }

    /// Whether a rule is on, for one that would say the same in other words.
    pub fn is_on(&self, rule: RuleId) -> bool {
        self.levels.is_on(rule)
    }

    fn push(&mut self, mut diagnostic: Diagnostic) -> &mut Diagnostic {
        if self.from.is_some() {
            self.attribute(&mut diagnostic);
        }
        if self.levels.is_on(diagnostic.rule) {
            self.found.push(diagnostic);
            let last = self.found.len() - 1;
            return &mut self.found[last];
        }
        self.dropped.insert(diagnostic)
    }
}
