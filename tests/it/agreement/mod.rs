//! `show` and `check` know the same generator: wherever one says that a value is not taken as written, so does the other.

mod dates;
mod fields;

use std::path::Path;
use std::sync::Arc;

use masthead::config::{Configs, Options};
use masthead::diagnostic::Diagnostic;
use masthead::engine::{self, Run};
use masthead::generators::{Generator, Taken};
use masthead::loader::{Dialect, head_of};
use masthead::reading::{Outcome, read_source};

/// A preset with the path of a page that its generator reads.
type Site = (&'static str, &'static str);

/// The sites of generators that read values themselves.
const SITES: [Site; 17] = [
    ("hexo", "source/_posts/case.md"),
    ("jekyll", "_posts/2022-04-27-case.md"),
    ("hugo", "content/case.md"),
    ("hugo@0.111", "content/case.md"),
    ("astro", "src/content/blog/case.md"),
    ("docusaurus", "blog/case.md"),
    ("docusaurus", "docs/case.md"),
    ("docusaurus", "src/pages/case.md"),
    ("eleventy", "case.md"),
    ("eleventy@2", "case.md"),
    ("vitepress", "case.md"),
    ("zola", "content/case.md"),
    ("metalsmith", "src/case.md"),
    ("mkdocs", "docs/case.md"),
    ("agent-skill", "skills/case/SKILL.md"),
    ("copilot-instructions", "case.instructions.md"),
    ("prompt-file", "case.prompt.md"),
];

/// What is before and behind the members of an object, where the generator reads JSON.
fn braces(generator: Generator) -> Option<(&'static str, &'static str)> {
    match generator {
        Generator::Hugo | Generator::HugoOld => Some(("{\n", "\n}\n")),
        Generator::Hexo => Some((";;;\n", "\n;;;\n")),
        Generator::Eleventy | Generator::EleventyOld => Some(("---json\n{\n", "\n}\n---\n")),
        _ => None,
    }
}

/// One site, ready to be asked about pages.
struct Both {
    preset: &'static str,
    path: Arc<Path>,
    configs: Configs,
    _folder: tempfile::TempDir,
}

impl Both {
    fn of((preset, file): Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = format!("preset: \"{preset}\"\nrules: {{ filename-date-mismatch: off }}\n");
        std::fs::write(folder.path().join("masthead.yaml"), settings).unwrap();
        let configs = Configs::new(Options::default()).unwrap();
        Self { preset, path: folder.path().join(file).into(), configs, _folder: folder }
    }

    fn generator(&self) -> Generator {
        Generator::from_name(self.preset).unwrap()
    }

    /// Whether the value is not taken as written, as `show` has it; `None` where it has nothing to say of the field.
    fn shown(&self, text: &str, field: &str) -> Option<bool> {
        let dialect = Dialect::of(self.generator());
        let (source, split) = head_of(&self.path, text.as_bytes(), true, &dialect);
        let (_, reading) = read_source(&source, split, &dialect);
        if !matches!(reading.outcome, Outcome::Holds(_)) {
            return Some(true);
        }
        let is_field = |name: &String| name.eq_ignore_ascii_case(field);
        if let Some((_, taken)) = reading.dates.iter().find(|(name, _)| is_field(name)) {
            return Some(matches!(taken, Taken::Stops | Taken::Dropped(_) | Taken::Invalid));
        }
        let is_known = self.generator().facts().known(field, &self.path).is_some();
        is_known.then(|| reading.effects.iter().any(|(name, _)| is_field(name)))
    }

    fn found(&self, text: &str) -> Vec<Diagnostic> {
        let policy = self.configs.policy(&self.path).unwrap();
        let run = Run { now: crate::rules::now() };
        engine::check_bytes(&self.path, text.as_bytes(), &policy, run, true).diagnostics().to_vec()
    }

    /// What a finding says of the generator: that it does not take the value.
    fn claim<'d>(&self, found: &'d [Diagnostic]) -> Option<&'d str> {
        let title = self.generator().title();
        let is_claim = |text: &str| {
            ["fails", "drops", "ignores", "cannot read"].iter().any(|does| {
                text.contains(&format!("{title} {does}")) || text.contains(&format!(" and {does}"))
            })
        };
        let said = found.iter().flat_map(|it| [Some(it.message.as_str()), it.help.as_deref()]);
        // A date without its zone is shown as it is held.
        said.flatten().find(|text| is_claim(text) && !text.contains(" the zone "))
    }
}
