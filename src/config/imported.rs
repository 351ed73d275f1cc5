//! The parts of a site that come from the schemas of other tools: they follow all others.

use std::path::Path;

use super::site::{Part, Site};
use super::written::Collection;

impl Site {
    /// Adds the parts that apply to a page; `path` is relative to the site's folder.
    pub(super) fn add_imported(&self, parts: &mut Vec<Part>, path: &Path) {
        let mut first = self.first_imported();
        for project in &self.origins.projects {
            let of_page = project.of_page(&self.origins.folder.join(path));
            parts.extend(of_page.into_iter().filter_map(|at| Part::try_from(first + at).ok()));
            first += project.collections.len();
        }
    }

    /// The number of the first part that comes from the schema of another tool.
    fn first_imported(&self) -> usize {
        let of_config = self.config().map_or(0, |config| config.collections.len() + config.overrides.len());
        self.preset.config.collections.len() + of_config
    }

    /// A collection of another tool's schema, and the file that it comes from.
    pub(super) fn imported(&self, part: Part) -> Option<&(Collection, Box<str>)> {
        let at = (part as usize).checked_sub(self.first_imported())?;
        self.origins.projects.iter().flat_map(|project| &project.collections).nth(at)
    }
}
