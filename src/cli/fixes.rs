//! What `--fix` changed, file by file and rule by rule, in words.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Made;
use crate::outcome::count;
use crate::reporter::visible;

/// More files than this are counted only: the list is to be read.
const MOST_FILES: usize = 20;

/// How many fixes of each rule.
type ByRule = BTreeMap<&'static str, usize>;

/// The fixes that were made, or would be, by page.
#[derive(Debug, Default)]
pub(super) struct Fixes(BTreeMap<Arc<Path>, Vec<Made>>);

impl Fixes {
    /// Notes the fixes that were made in a page.
    pub(super) fn add(&mut self, path: Arc<Path>, fixes: Vec<Made>) {
        self.0.entry(path).or_default().extend(fixes);
    }

    /// The pages that were changed, in path order.
    pub(super) fn pages(&self) -> impl Iterator<Item = &Arc<Path>> {
        self.0.keys()
    }

    /// All of them, in path order.
    pub(super) fn into_pages(self) -> BTreeMap<Arc<Path>, Vec<Made>> {
        self.0
    }

    /// `fixed 3 findings in 2 files (2 date-format, 1 untrimmed-string)` and a line for each file; nothing if there
    /// is nothing to say. `is_patch` is for what would be fixed.
    pub(super) fn words(&self, is_patch: bool) -> Option<String> {
        let total = by_rule(self.0.values().flatten());
        if self.0.is_empty() {
            return None;
        }
        let findings = count(total.values().sum(), "finding");
        let place = match self.0.keys().next() {
            Some(only) if self.0.len() == 1 => shown(only),
            _ => count(self.0.len(), "file"),
        };
        let mut words = if is_patch {
            format!("{findings} in {place} would be fixed ({})", listed(&total))
        } else {
            format!("fixed {findings} in {place} ({})", listed(&total))
        };
        if self.0.len() > 1 {
            for (path, fixes) in self.0.iter().take(MOST_FILES) {
                let _ = write!(words, "\n  {}: {}", shown(path), listed(&by_rule(fixes)));
            }
        }
        if let Some(more) = self.0.len().checked_sub(MOST_FILES + 1) {
            let _ = write!(words, "\n  and {}", count(more + 1, "more file"));
        }
        Some(words)
    }
}

fn by_rule<'f>(fixes: impl IntoIterator<Item = &'f Made>) -> ByRule {
    let mut rules = ByRule::new();
    for fix in fixes {
        *rules.entry(fix.rule.0).or_default() += 1;
    }
    rules
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

/// `2 date-format, 1 untrimmed-string`, the most frequent first.
fn listed(rules: &ByRule) -> String {
    let mut rules: Vec<_> = rules.iter().collect();
    rules.sort_by_key(|(rule, fixes)| (std::cmp::Reverse(**fixes), **rule));
    rules.into_iter().map(|(rule, fixes)| format!("{fixes} {rule}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleId;

    fn made(rules: &[&'static str]) -> Vec<Made> {
        rules.iter().map(|rule| Made { rule: RuleId(rule), field: None, title: String::new() }).collect()
    }

    #[test]
    fn what_was_fixed_is_named_by_file_and_rule() {
        let mut fixes = Fixes::default();
        assert_eq!(fixes.words(false), None, "nothing was fixed");
        fixes.add(Path::new("b.md").into(), made(&["date-format", "untrimmed-string", "date-format"]));
        assert_eq!(
            fixes.words(true).as_deref(),
            Some("3 findings in b.md would be fixed (2 date-format, 1 untrimmed-string)")
        );
        fixes.add(Path::new("a.md").into(), made(&["untrimmed-string"]));
        assert_eq!(
            fixes.words(false).as_deref(),
            Some(
                "fixed 4 findings in 2 files (2 date-format, 2 untrimmed-string)\n  \
                 a.md: 1 untrimmed-string\n  b.md: 2 date-format, 1 untrimmed-string"
            )
        );
    }

    #[test]
    fn a_long_list_ends_with_a_count() {
        let mut fixes = Fixes::default();
        for page in 0..MOST_FILES + 2 {
            fixes.add(Path::new(&format!("{page:03}.md")).into(), made(&["syntax"]));
        }
        let words = fixes.words(false).unwrap_or_default();
        assert_eq!(words.lines().count(), MOST_FILES + 2);
        assert!(words.ends_with("and 2 more files"), "{words}");
    }
}
