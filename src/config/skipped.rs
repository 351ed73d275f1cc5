//! Folders that are never content, by their names.

use std::path::Path;

/// Folders that never contain pages of the author, wherever they are.
pub(super) const NEVER: [&str; 4] =
    ["_site", "node_modules", "PULL_REQUEST_TEMPLATE", "pull_request_template"];

/// Folders with inputs of tests, which are often broken on purpose; and those that are that only within `test`.
const OF_TESTS: [&str; 4] = ["__fixtures__", "__snapshots__", "__tests__", "testdata"];
const WITHIN_TESTS: [&str; 2] = ["fixtures", "source"];

/// Whether a folder contains what tests read, or the example of a theme that was copied into the site.
pub(super) fn is_of_others(path: &Path, name: &str) -> bool {
    let above = |levels| path.ancestors().nth(levels).and_then(Path::file_name)?.to_str();
    OF_TESTS.contains(&name)
        || (WITHIN_TESTS.contains(&name) && matches!(above(1), Some("test" | "tests" | "spec" | "e2e")))
        || (name == "exampleSite" && above(2) == Some("themes"))
}
