//! The generators' own defaults: each generator brings a file in the configuration language.

mod tree;

use std::sync::OnceLock;

use crate::document::Node;
use crate::loader::{Dialect, Generator};

use super::decode::Decoder;
use super::detect::Found;
use super::folders::NamedFolders;
use super::mistakes::Mistakes;
use super::table::Table;
use super::written::Config;
use tree::Tree;

/// A preset on the shelf: decoded when it is first asked for.
#[derive(Debug)]
pub(super) struct Shelved {
    /// Its name.
    pub(super) name: &'static str,
    generator: Generator,
    text: &'static str,
    loaded: OnceLock<Preset>,
}

/// A preset, decoded.
#[derive(Debug)]
pub(super) struct Preset {
    /// Its sections are collections; unlike in a configuration, every one that matches applies.
    pub(super) config: Config,
    /// `templates:` folders that contain templates and no pages, relative to the generator's folder.
    pub(super) templates: NamedFolders,
    /// `well-known: false` where fields get no type by name alone.
    pub(super) well_known: bool,
}

impl Shelved {
    const fn new(name: &'static str, generator: Generator, text: &'static str) -> Self {
        Self { name, generator, text, loaded: OnceLock::new() }
    }
}

/// The types that names alone suggest, under any generator.
static WELL_KNOWN: Shelved = Shelved::new("well-known", Generator::UNKNOWN, include_str!("well-known.yaml"));

/// A preset for each generator, in alphabetical order; where two are versions of one, the current one comes first.
fn shelf() -> &'static [Shelved] {
    static SHELF: OnceLock<Vec<Shelved>> = OnceLock::new();
    SHELF.get_or_init(|| {
        let of = |it: Generator| Shelved::new(it.name(), it, it.facts().preset);
        let mut presets: Vec<Shelved> = Generator::ALL.into_iter().map(of).collect();
        presets.sort_by_key(|preset| preset.name);
        presets
    })
}

/// The names of the presets, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    shelf().iter().map(|preset| preset.name).filter(move |name| std::mem::replace(&mut last, name) != *name)
}

/// The preset of a name, which may carry a version (`hugo@0.111`). The error is a sentence.
pub(super) fn generator(name: &str) -> Result<&'static Shelved, String> {
    let bare = name.split('@').next().unwrap_or_default();
    if !shelf().iter().any(|preset| preset.name == bare) {
        return Err(format!("unknown preset `{bare}`"));
    }
    let asked = Generator::from_name(name);
    let found = shelf().iter().find(|preset| Some(preset.generator) == asked);
    found.ok_or_else(|| match name.split_once('@') {
        Some((_, version)) if version.starts_with(|sign: char| sign.is_ascii_digit()) => {
            format!("`{version}` is not a version of `{bare}`")
        }
        _ => format!("`{name}` needs a version, such as `hugo@0.111`"),
    })
}

/// Whether it is a generator with a version of which there are older ones that behave otherwise, and numbered alike.
pub(super) fn tells_apart(name: &str) -> bool {
    let major = name.split_once('@').and_then(|(_, version)| version.split('.').next()?.parse().ok());
    let asked = name.split('@').next().and_then(Generator::from_name);
    let limit = asked.and_then(|newest| newest.facts().before).map(|((limit, _), _)| limit);
    generator(name).is_ok() && limit.is_some() && (limit != Some(0) || major == Some(0))
}

/// A preset whose name the program itself gives.
pub(super) fn known(name: &str) -> &'static Shelved {
    shelf().iter().find(|preset| preset.name == name).unwrap_or(&WELL_KNOWN)
}

/// The preset of a generator that was recognized, in the version that the site pins.
pub(super) fn of_site(found: &Found) -> &'static Shelved {
    let pinned = found.version.as_ref().map(|version| format!("{}@{version}", found.preset));
    pinned.and_then(|name| generator(&name).ok()).unwrap_or_else(|| known(found.preset))
}

/// The preset that a configuration names; without a version, the site decides which.
pub(super) fn written(name: &str, found: Option<&Found>) -> Option<&'static Shelved> {
    let own = found.filter(|found| found.preset == name);
    own.map(of_site).or_else(|| generator(name).ok())
}

/// The fields that are typed by name alone.
pub(super) fn well_known() -> &'static Preset {
    WELL_KNOWN.load()
}

impl Shelved {
    /// How the generator reads front matter.
    pub(super) fn dialect(&self) -> Dialect {
        Dialect::of(self.generator)
    }

    /// The preset, decoded.
    pub(super) fn load(&self) -> &Preset {
        self.loaded.get_or_init(|| self.decode(Tree::of(self.text).map(Tree::node).as_ref()).0)
    }

    /// Decodes what is in the file. That there are no mistakes is held by a test, so nobody asks for them at run time.
    fn decode(&self, root: Option<&Node<'_>>) -> (Preset, Mistakes) {
        let mut decoder = Decoder::of_preset(self.text);
        let mut preset =
            Preset { config: Config::default(), templates: NamedFolders::default(), well_known: true };
        if let Some(root) = root
            && let Some(mut table) = Table::open(root, "preset", root.span, "a preset", &mut decoder.mistakes)
        {
            let templates = table.optional("templates").map(|node| decoder.globs("templates", node));
            preset.templates = NamedFolders::new(templates.unwrap_or_default());
            let well_known =
                table.optional("well-known").and_then(|node| decoder.boolean("well-known", node));
            preset.well_known = well_known.unwrap_or(true);
            preset.config = decoder.config(&mut table);
            table.finish(&mut decoder.mistakes);
        }
        (preset, decoder.mistakes)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::read::parse;
    use crate::document::Source;

    #[test]
    fn every_preset_decodes_without_a_mistake_and_to_what_it_was_built_with() {
        let spans = regex::Regex::new(r"Span \{\s*start: \d+,\s*end: \d+,?\s*\}").expect("a valid pattern");
        for preset in shelf().iter().chain([&WELL_KNOWN]) {
            let source = Source::whole(Path::new(preset.name).into(), preset.text);
            let document = parse(&source);
            let (decoded, mistakes) = preset.decode(document.root.as_ref());
            assert_eq!(mistakes.finish(), [], "{}", preset.name);
            assert!(!decoded.config.collections.is_empty() || preset.name == "generic", "{}", preset.name);
            let shown = |preset: &Preset| spans.replace_all(&format!("{preset:#?}"), "").into_owned();
            assert_eq!(shown(&decoded), shown(preset.load()), "{}", preset.name);
        }
    }

    #[test]
    fn names_are_those_of_the_generators() {
        for preset in shelf() {
            assert_eq!(preset.generator.name(), preset.name);
        }
    }

    #[test]
    fn hugo_has_versions() {
        let of = |name| generator(name).map(|preset| preset.generator);
        assert_eq!(of("hugo"), Ok(Generator::Hugo));
        assert_eq!(of("hugo@0.111.3"), Ok(Generator::HugoOld));
        assert_eq!(of("hugo@0.152"), Ok(Generator::Hugo));
        assert!(of("hugo@new").is_err());
        assert!(of("hexo@new").is_err());
    }
}
