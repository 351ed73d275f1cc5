//! Folders that a walk leaves out, and those that are never content, by their names.

use std::path::Path;

use crate::files::Files;

use super::configs::Configs;
use super::kin::KNOWN_HIDDEN;

/// Folders that never contain pages of the author, wherever they are.
const NEVER: [&str; 4] = ["_site", "node_modules", "PULL_REQUEST_TEMPLATE", "pull_request_template"];

/// Folders with inputs of tests, which are often broken on purpose; and those that are that only within `test`, or in a
/// package; and `fixtures`, however deep within tests.
const OF_TESTS: [&str; 5] = ["Test Data", "__fixtures__", "__snapshots__", "__tests__", "testdata"];
const WITHIN_TESTS: [&str; 2] = ["fixtures", "source"];
const TESTS: [&str; 6] = ["e2e", "eval", "evals", "spec", "test", "tests"];

impl Configs {
    /// Whether a walk should leave a folder out: hidden ones that nobody knows, installed and generated ones, and those
    /// that contain templates and no pages.
    pub fn skips_folder(&self, path: &Path) -> bool {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
        if NEVER.contains(&name) || (name.starts_with('.') && !KNOWN_HIDDEN.contains(&name)) {
            return true;
        }
        let folder = self.folder(path.parent().unwrap_or(Path::new("")));
        let absolute = folder.absolute.join(name);
        if let Ok(site) = &folder.site {
            let below = folder.below.join(name);
            if site.config().is_some_and(|config| config.exclude.is_match(&below))
                || (site.config().is_none()
                    && (is_of_others(path, &below, name)
                        || is_of_package(&*site.origins.files, &absolute, name)))
                || site.is_template_folder(&absolute)
                || (name.starts_with('_') && folder.passes_over_underscores())
            {
                return true;
            }
        }
        // A page may be called "public"; the build's folder is beside the generator's own files.
        let beside = folder.located.found.as_ref().is_none_or(|found| *found.folder == *folder.absolute);
        name == "public" && beside
    }
}

/// Whether a folder contains what tests read, or the example of a theme that was copied into the site.
fn is_of_others(path: &Path, below: &Path, name: &str) -> bool {
    let above = |levels| path.ancestors().nth(levels).and_then(Path::file_name)?.to_str();
    let mut parts = below.iter().filter_map(|part| part.to_str());
    OF_TESTS.contains(&name)
        || (name == "fixtures" && parts.any(|part| TESTS.contains(&part)))
        || (WITHIN_TESTS.contains(&name) && matches!(above(1), Some("test" | "tests" | "spec" | "e2e")))
        || (name == "exampleSite" && above(2) == Some("themes"))
}

/// Whether a folder contains what the tests of the package around it read (`tests/docs` of a program about documents, too),
/// or is such a package itself: `test-gardens`.
fn is_of_package(files: &dyn Files, folder: &Path, name: &str) -> bool {
    const PACKAGES: [&str; 7] =
        ["package.json", "Cargo.toml", "pyproject.toml", "go.mod", "setup.py", "deno.json", "deno.jsonc"];
    let above = folder.parent().and_then(Path::file_name);
    let package = match name {
        "fixtures" => folder.parent(),
        "docs" => folder
            .parent()
            .filter(|tests| tests.ends_with("tests") || tests.ends_with("test"))
            .and_then(Path::parent),
        _ => (name.starts_with("test-") && above == Some("packages".as_ref())).then_some(folder),
    };
    package.is_some_and(|package| PACKAGES.iter().any(|file| files.exists(&package.join(file))))
}
