//! The rules for files that give values to pages, and for those values.

use crate::loader::Generator;

use super::RULES;
use super::nodes::Nodes;
use super::plan::Plan;
use super::rule::Rule;
use super::sink::Levels;

/// The rules for the text of such a file.
const OF_FILES: [&str; 5] = ["syntax", "duplicate-key", "invalid-encoding", "merge-conflict", "too-complex"];

impl Plan {
    /// The rules for a file that gives values to pages: whether it can be read as it is written.
    pub fn of_file(levels: &Levels, generator: Generator) -> Self {
        let rules: Vec<&'static Rule> =
            RULES.iter().filter(|rule| OF_FILES.contains(&rule.id.0)).copied().collect();
        Self::new(&rules, levels, generator)
    }

    /// The rules for the fields that such a file, or a page, gives to pages: those that ask for no page.
    pub fn of_values(levels: &Levels, generator: Generator, with_nodes: bool) -> Self {
        let mut plan = Self::new(RULES, levels, generator);
        plan.document.clear();
        plan.collection.clear();
        if !with_nodes {
            plan.nodes = Nodes::default();
        }
        plan
    }
}
