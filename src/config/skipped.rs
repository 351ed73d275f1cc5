//! Folders that are never content, by their names.

use std::path::Path;

/// Folders that never contain pages of the author, wherever they are.
pub(super) const NEVER: [&str; 4] =
    ["_site", "node_modules", "PULL_REQUEST_TEMPLATE", "pull_request_template"];

/// Folders with inputs of tests, which are often broken on purpose; and those that are that only within `test`.
const OF_TESTS: [&str; 4] = ["__fixtures__", "__snapshots__", "__tests__", "testdata"];
const WITHIN_TESTS: [&str; 2] = ["fixtures", "source"];

/// Whether a folder contains what tests read.
pub(super) fn is_of_tests(path: &Path, name: &str) -> bool {
    let above = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    OF_TESTS.contains(&name)
        || (WITHIN_TESTS.contains(&name) && matches!(above, "test" | "tests" | "spec" | "e2e"))
}
