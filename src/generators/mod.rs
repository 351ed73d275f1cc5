//! The generators: the only place that knows what one of them does. `show` prints it, rules report where it departs
//! from what the author wrote.
//!
//! A generator has a file (or a folder) here, a variant of [`Generator`], and a line in [`Generator::facts`].

mod address;
mod agents;
mod astro;
mod block;
mod dates;
mod docusaurus;
mod effect;
mod eleventy;
mod facts;
mod flags;
mod generic;
mod hexo;
mod hugo;
mod jekyll;
mod languages;
pub(crate) mod mkdocs;
mod moment;
mod names;
mod obsidian;
mod pages;
mod terms;
mod vitepress;
pub(crate) mod zola;

pub use address::Address;
pub use block::{Block, Empty, Merges};
pub use dates::{Dates, InNames, Numbers, Order, Zones};
pub use effect::{Effect, End, Known};
pub use facts::{Facts, Feature, Leniency, STOPS, Stranger};
pub use flags::{Flags, Ignored, Quoted};
pub(crate) use hugo::SETTINGS as HUGO_SETTINGS;
pub use moment::{Instead, Moment, Taken, Zone};
pub use names::{Case, Names};
pub use pages::{Pages, Setting, Underscores};
pub use terms::{Rival, TermPages, Terms};

use crate::value::scalar::Reader;

/// The generators whose behaviour is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Generator {
    /// None in particular: what most of them agree on.
    #[default]
    Generic,
    /// Hexo 8.
    Hexo,
    /// Jekyll 4.
    Jekyll,
    /// Hugo 0.152 and later (goccy/go-yaml).
    Hugo,
    /// Hugo before 0.152.
    HugoOld,
    /// Astro 5.
    Astro,
    /// Zola 0.22.
    Zola,
    /// Docusaurus 3.
    Docusaurus,
    /// Eleventy 3.
    Eleventy,
    /// VitePress 1.
    Vitepress,
    /// MkDocs 1.6 and Material.
    Mkdocs,
    /// Obsidian 1.9.
    Obsidian,
    /// Agent skills (`SKILL.md`) and their kin.
    AgentSkill,
    /// Cursor's rules (`.mdc`).
    CursorRule,
    /// Copilot's instructions (`.instructions.md`).
    CopilotInstructions,
    /// VS Code's prompts (`.prompt.md`) and agents (`.agent.md`).
    PromptFile,
}

impl Generator {
    /// All of them. Where two are versions of one, the current one comes first.
    pub const ALL: [Self; 16] = [
        Self::Generic,
        Self::Hexo,
        Self::Jekyll,
        Self::Hugo,
        Self::HugoOld,
        Self::Astro,
        Self::Zola,
        Self::Docusaurus,
        Self::Eleventy,
        Self::Vitepress,
        Self::Mkdocs,
        Self::Obsidian,
        Self::AgentSkill,
        Self::CursorRule,
        Self::CopilotInstructions,
        Self::PromptFile,
    ];

    /// What it does.
    pub const fn facts(self) -> &'static Facts {
        match self {
            Self::Generic => &generic::FACTS,
            Self::Hexo => &hexo::FACTS,
            Self::Jekyll => &jekyll::FACTS,
            Self::Hugo => &hugo::FACTS,
            Self::HugoOld => &hugo::FACTS_BEFORE_0_152,
            Self::Astro => &astro::FACTS,
            Self::Zola => &zola::FACTS,
            Self::Docusaurus => &docusaurus::FACTS,
            Self::Eleventy => &eleventy::FACTS,
            Self::Vitepress => &vitepress::FACTS,
            Self::Mkdocs => &mkdocs::FACTS,
            Self::Obsidian => &obsidian::FACTS,
            Self::AgentSkill => &agents::SKILL,
            Self::CursorRule => &agents::CURSOR,
            Self::CopilotInstructions => &agents::COPILOT,
            Self::PromptFile => &agents::PROMPT,
        }
    }

    /// The generator a preset name represents; a version may follow an `@` (`hugo@0.111`). `None` where the name or
    /// the version is not known.
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, version) = match name.split_once('@') {
            Some((name, version)) => (name, Some(version)),
            None => (name, None),
        };
        let generator = Self::ALL.into_iter().find(|generator| generator.name() == name)?;
        let Some(version) = version else { return Some(generator) };
        let mut numbers = version.trim_start_matches('v').split('.');
        let major: u32 = numbers.next()?.parse().ok()?;
        let minor: u32 = numbers.next().map_or(Some(u32::MAX), |minor| minor.parse().ok())?;
        let older = generator.facts().before.filter(|(limit, _)| (major, minor) < *limit);
        Some(older.map_or(generator, |(_, older)| older))
    }

    /// Whether it is one in particular.
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Generic)
    }

    /// The name a preset goes by.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name people know it by, for messages.
    pub const fn title(self) -> &'static str {
        self.facts().title
    }

    /// Its YAML reader.
    pub const fn reader(self) -> Reader {
        self.facts().reader
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_versions() {
        assert_eq!(Generator::from_name("hugo"), Some(Generator::Hugo));
        assert_eq!(Generator::from_name("hugo@0.111"), Some(Generator::HugoOld));
        assert_eq!(Generator::from_name("hugo@0.151.2"), Some(Generator::HugoOld));
        assert_eq!(Generator::from_name("hugo@v0.152.0"), Some(Generator::Hugo));
        assert_eq!(Generator::from_name("hugo@1.0"), Some(Generator::Hugo));
        assert_eq!(Generator::from_name("hexo@8"), Some(Generator::Hexo));
        assert_eq!(Generator::from_name("hugo@new"), None);
        assert_eq!(Generator::from_name("ghost"), None);
    }
}
