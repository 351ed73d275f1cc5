//! Where the project and the pages of its rules can be read by everybody.

use crate::diagnostic::RuleId;

/// The project's address; `None` while it has no public one. The pages of its rules stand below it.
pub(super) const PROJECT: Option<&str> = None;

/// The page of a rule.
pub(crate) fn of_rule(rule: RuleId) -> Option<String> {
    PROJECT.map(|project| format!("{project}/blob/main/docs/rules/{rule}.md"))
}
