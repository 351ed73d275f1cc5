//! What the content collections of Astro read, as far as their program says it without being run.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::files::{self, Files};
use crate::generators::program::{self, Program};

/// The folder of collections that say nothing of where their files are.
const USUAL: &str = "src/content";

/// The folder of pages that are in no collection.
const PAGES: &str = "src/pages";

/// The collections of a site; none where one of them is computed, so that its files are not known.
#[derive(Debug, Default)]
pub(super) struct Collections {
    pages: PathBuf,
    usual: PathBuf,
    all: Vec<Collection>,
}

/// The files that a collection reads.
#[derive(Debug)]
struct Collection {
    base: PathBuf,
    only: GlobSet,
    but: GlobSet,
    /// Whether names that begin with an underscore are passed over.
    is_usual: bool,
}

impl Collections {
    /// Those of the site at `base`; the first of the `names` that is there is their program.
    pub(super) fn of(files: &dyn Files, base: &Path, names: &[&str]) -> Self {
        let text = names.iter().find_map(|name| files.settings(&base.join(name)).ok());
        let all = text.and_then(|text| Program::of(&text)).and_then(|program| read(&program, base));
        Self { pages: base.join(PAGES), usual: base.join(USUAL), all: all.unwrap_or_default() }
    }

    /// Whether the file, which is absolute, is where collections are, and none reads it.
    pub(super) fn leave_out(&self, file: &Path) -> bool {
        if self.all.is_empty() || file.starts_with(&self.pages) {
            return false;
        }
        let is_near = |collection: &Collection| {
            !self.usual.starts_with(&collection.base) && file.starts_with(&collection.base)
        };
        (file.starts_with(&self.usual) || self.all.iter().any(is_near))
            && !self.all.iter().any(|collection| collection.reads(file))
    }
}

impl Collection {
    fn reads(&self, file: &Path) -> bool {
        let Ok(below) = file.strip_prefix(&self.base) else { return false };
        if self.is_usual {
            return !below.iter().any(|name| name.as_encoded_bytes().starts_with(b"_"));
        }
        self.only.is_match(below) && !self.but.is_match(below)
    }
}

/// All collections of the program; `None` if one of them cannot be read.
fn read(program: &Program, base: &Path) -> Option<Vec<Collection>> {
    let mut all = Vec::new();
    let mut globs = 0;
    for settings in program.arguments("defineCollection(") {
        let settings = settings.trim().strip_prefix('{')?;
        match program::value(settings, "loader") {
            Some(loader) if loader.starts_with("file(") || loader.starts_with("i18nLoader(") => {}
            Some(loader) if loader.starts_with("docsLoader(") => all.push(documentation(base)?),
            Some(loader) => {
                globs += 1;
                all.push(globbed(loader.strip_prefix("glob(")?.trim_start().strip_prefix('{')?, base)?);
            }
            None if settings.contains("loader") || settings.contains("...") => return None,
            None => all.push(Collection {
                base: base.join(USUAL),
                only: GlobSet::empty(),
                but: GlobSet::empty(),
                is_usual: true,
            }),
        }
    }
    (program.arguments("glob(").count() == globs).then_some(all)
}

/// What the loader of Starlight reads.
fn documentation(base: &Path) -> Option<Collection> {
    let base = base.join(USUAL).join("docs");
    Some(Collection { base, only: set(&["**/[^_]*"])?, but: GlobSet::empty(), is_usual: false })
}

/// A collection by the settings of the loader `glob`.
fn globbed(settings: &str, base: &Path) -> Option<Collection> {
    let folder = match program::value(settings, "base") {
        Some(value) => program::text(value)?.0,
        None if settings.contains("base") => return None,
        None => ".",
    };
    let patterns = program::texts(program::value(settings, "pattern")?)?;
    let (but, only): (Vec<&str>, Vec<&str>) = patterns.iter().partition(|pattern| pattern.starts_with('!'));
    Some(Collection {
        base: files::absolute(base, Path::new(folder)),
        only: set(&only)?,
        but: set(&but)?,
        is_usual: false,
    })
}

fn set(patterns: &[&str]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches('!').trim_start_matches("./");
        // What only the globs of JavaScript have, and what leads out of the folder.
        if pattern.contains(['(', '$']) || pattern.contains("..") {
            return None;
        }
        set.add(GlobBuilder::new(pattern).literal_separator(true).build().ok()?);
    }
    set.build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(program: &str, file: &str) -> bool {
        let base = Path::new("/site");
        let all = Program::of(program).and_then(|program| read(&program, base)).unwrap_or_default();
        let all = Collections { pages: base.join(PAGES), usual: base.join(USUAL), all };
        !all.leave_out(&base.join(file))
    }

    #[test]
    fn what_is_computed_decides_nothing() {
        let of = |loader: &str| format!("const a = defineCollection({{ {loader}, schema }});\n");
        let glob = "loader: glob({ pattern: '**/*.md', base: './src/content/blog' })";
        let out = "src/content/drafts/a.md";
        assert!(!reads(&of(glob), out));
        for other in ["loader: file('src/data/people.json')", "loader: docsLoader()", "loader: i18nLoader()"]
        {
            assert!(!reads(&format!("{}{}", of(glob), of(other)), out), "{other}");
        }
        for other in [
            "loader: glob({ pattern, base: './src/content/blog' })",
            "loader: glob({ pattern: '**/*.md', base: join(root, 'blog') })",
            "loader: glob({ pattern: '**/*.md', base })",
            "loader: glob({ pattern: '**/!(_)*.md', base: './src/content/blog' })",
            "loader: glob({ pattern: `${kind}/*.md`, base: './src/content/blog' })",
            "loader: glob(options)",
            "loader: feed({ url })",
            "loader",
            "...shared",
        ] {
            assert!(reads(&of(other), out), "{other}");
            assert!(reads(&format!("{}{}", of(glob), of(other)), out), "{other}");
        }
        assert!(reads(&format!("{}const b = glob({{ pattern: '*' }});", of(glob)), out));
        assert!(reads("const a = defineCollection(blog);", out));
        assert!(reads("", out));
    }
}
