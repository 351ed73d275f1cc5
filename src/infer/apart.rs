//! Pages that are not like the others of their folder, whatever they contain: indexes, READMEs, templates.

use std::collections::BTreeMap;
use std::path::Path;

/// Files about the repository, in upper case.
const ABOUT: [&str; 9] = [
    "README",
    "CHANGELOG",
    "CODE_OF_CONDUCT",
    "CONTRIBUTING",
    "GOVERNANCE",
    "LICENSE",
    "MAINTAINERS",
    "SECURITY",
    "SUPPORT",
];

/// Where more than one in so many pages has such a name, it is a page like any other.
const FEW: u64 = 5;

/// Files that have presets of their own: in hidden folders, and agents' skills.
const OTHERS: [&str; 2] = ["**/.*/**", "**/SKILL.md"];

/// Names of files that may be apart, with the pages that have them.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    pages: u64,
    names: BTreeMap<String, u64>,
}

impl Apart {
    /// Counts a file.
    pub fn see(&mut self, path: &Path) {
        let other = other(path).map(str::to_owned);
        self.pages += u64::from(other.is_none());
        if let Some(glob) = other.or_else(|| glob(path)) {
            *self.names.entry(glob).or_default() += 1;
        }
    }

    /// The globs of the pages that are apart.
    pub fn globs(&self) -> Vec<String> {
        let is_apart =
            |(glob, count): &(&String, &u64)| OTHERS.contains(&glob.as_str()) || **count * FEW <= self.pages;
        self.names.iter().filter(is_apart).map(|(glob, _)| glob.clone()).collect()
    }
}

/// The glob of files like that one, if it is not a page of the site.
fn other(path: &Path) -> Option<&'static str> {
    let [hidden, skills] = OTHERS;
    if path.file_name().is_some_and(|name| name == "SKILL.md") {
        return Some(skills);
    }
    let is_hidden = path.components().any(|part| part.as_os_str().as_encoded_bytes().first() == Some(&b'.'));
    is_hidden.then_some(hidden)
}

/// Whether a file is a page of the site.
pub fn is_page(path: &Path) -> bool {
    other(path).is_none()
}

/// The glob of all files of that kind.
fn glob(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let stem = name.split('.').next()?;
    if ABOUT.contains(&stem) || matches!(stem, "_index" | "index" | "readme" | "Readme") {
        return Some(format!("**/{stem}.*"));
    }
    let is_template = stem.eq_ignore_ascii_case("template")
        || (stem.starts_with('_')
            && stem.split(['-', '_']).any(|word| word.eq_ignore_ascii_case("template")));
    is_template.then(|| format!("**/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_a_role_are_apart() {
        let of = |path: &str| glob(Path::new(path));
        assert_eq!(of("content/_index.de.md").as_deref(), Some("**/_index.*"));
        assert_eq!(of("README.md").as_deref(), Some("**/README.*"));
        assert_eq!(of("docs/security.md"), None, "a page about security");
        assert!(!is_page(Path::new(".github/ISSUE_TEMPLATE/bug.md")));
        assert_eq!(of("posts/_post-template.md").as_deref(), Some("**/_post-template.md"));
        assert_eq!(of("posts/resume-template.md"), None);
        let mut apart = Apart::default();
        for path in ["a/index.md", "a/b.md", "a/c.md"] {
            apart.see(Path::new(path));
        }
        assert!(apart.globs().is_empty(), "one page in three is not an index of a folder");
    }
}
