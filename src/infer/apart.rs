//! Pages that are not like the others of their folder, whatever they contain: indexes, READMEs, templates.

use std::collections::BTreeMap;
use std::path::Path;

use super::globs;

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

/// Pages of folders.
const INDEXES: [&str; 2] = ["**/_index.*", "**/index.*"];

/// A folder with more pages in folders below is a section.
const SECTION: u64 = 5;

/// More indexes are not looked at.
const MOST_INDEXES: usize = 5000;

/// More sections are listed by nobody.
const SECTIONS: usize = 8;

/// Files that have presets of their own: in hidden folders, and agents' skills.
const OTHERS: [&str; 2] = ["**/.*/**", "**/SKILL.md"];

/// Names of files that may be apart, with the pages that have them.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    pages: u64,
    names: BTreeMap<String, u64>,
    /// How many pages are in which folder.
    folders: BTreeMap<String, u64>,
    /// The folders that have a page of their own, with the glob of such pages.
    indexes: Vec<(String, String)>,
}

impl Apart {
    /// Counts a file.
    pub fn see(&mut self, path: &Path) {
        let other = other(path).map(str::to_owned);
        self.pages += u64::from(other.is_none());
        let folder = path.parent().and_then(Path::to_str).map(|folder| folder.replace('\\', "/"));
        if let Some(folder) = folder.clone().filter(|_| other.is_none()) {
            *self.folders.entry(folder).or_default() += 1;
        }
        if let Some(glob) = other.or_else(|| glob(path)) {
            if let (Some(folder), true) = (folder, INDEXES.contains(&&*glob)) {
                self.indexes.push((folder, glob.clone()));
            }
            *self.names.entry(glob).or_default() += 1;
        }
    }

    /// The globs of the pages that are apart.
    pub fn globs(&self) -> Vec<String> {
        let is_apart =
            |(glob, count): &(&String, &u64)| OTHERS.contains(&glob.as_str()) || **count * FEW <= self.pages;
        let mut globs: Vec<String> =
            self.names.iter().filter(is_apart).map(|(glob, _)| glob.clone()).collect();
        let sections = self.sections(&globs);
        globs.extend(sections);
        globs
    }

    /// Where pages have folders of their own, so that their names do not tell them apart: the indexes of folders with
    /// several pages below.
    fn sections(&self, globs: &[String]) -> Vec<String> {
        // Each is compared with each folder.
        let most = if self.indexes.len() > MOST_INDEXES { 0 } else { MOST_INDEXES };
        let left = self.indexes.iter().filter(|(_, glob)| !globs.contains(glob)).take(most);
        let below = |folder: &str| {
            let is_below = |path: &String| {
                folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            };
            self.folders.iter().filter(|(path, _)| is_below(path)).map(|(_, count)| count).sum::<u64>()
        };
        let mut sections: Vec<String> = left
            .filter(|(folder, _)| below(folder) >= SECTION)
            .map(|(folder, glob)| {
                let name = glob.trim_start_matches("**/");
                if folder.is_empty() { name.to_owned() } else { format!("{}/{name}", globs::escaped(folder)) }
            })
            .collect();
        // Pages are seen in any order.
        sections.sort();
        if sections.len() <= SECTIONS { sections } else { Vec::new() }
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
    let mut folders = path.parent()?.components().filter_map(|part| part.as_os_str().to_str());
    if let Some(folder) = folders.find(|folder| is_of_templates(folder)) {
        return Some(format!("**/{folder}/**"));
    }
    let is_template = stem.eq_ignore_ascii_case("template")
        || (stem.starts_with('_')
            && stem.split(['-', '_']).any(|word| word.eq_ignore_ascii_case("template")));
    is_template.then(|| format!("**/{name}"))
}

/// Whether a folder of that name contains templates: `Templates`, `_templates`, `_obsidian-templates`.
fn is_of_templates(name: &str) -> bool {
    name == "Templates" || (name.starts_with('_') && name.to_ascii_lowercase().ends_with("templates"))
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
        apart = Apart::default();
        for name in ["a", "b", "c", "d", "e", "f"] {
            apart.see(Path::new(&format!("people/{name}/_index.md")));
        }
        apart.see(Path::new("people/_index.md"));
        assert_eq!(apart.globs(), ["people/_index.*"], "the list of those who have a folder each");
        assert_eq!(of("Notes/Templates/Day.md").as_deref(), Some("**/Templates/**"));
        assert_eq!(of("notes/_day-templates/day.md").as_deref(), Some("**/_day-templates/**"));
        assert_eq!(of("content/templates/intro.md"), None, "a section about templates");
    }
}
