//! The reason why front matter cannot be read, with the same text for the same cause.

use crate::document::Fault;

/// Why a page cannot be read, and where.
pub(super) fn reason(fault: &Fault) -> Option<(String, u32)> {
    let words = match fault {
        Fault::Syntax { problem, .. } => problem.message.clone(),
        Fault::Encoding { .. } => "it is not UTF-8".to_owned(),
        Fault::Nul(_) => "it contains a NUL byte".to_owned(),
        Fault::NotAMapping { found, .. } => format!("it is {found}, not a mapping of fields"),
        Fault::TooComplex { limit, .. } => format!("it is too complex: {limit}"),
        Fault::Unclosed { .. } => "the closing delimiter is missing".to_owned(),
        Fault::MissedClose { .. } => "the closing delimiter is malformed".to_owned(),
        _ => return None,
    };
    Some((without_values(&words), fault.span().start))
}

/// A message without what is in backticks, so that one cause on many pages is one reason.
fn without_values(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { "`…`" } else { part }).collect()
}
