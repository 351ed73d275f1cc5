//! The generators: the only place that knows what one of them does. `show` prints it, rules report where it departs
//! from what the author wrote.
//!
//! A generator has a file (or a folder) here, and a line in the list below; its fields with their types are the YAML file
//! beside it.

mod address;
mod agents;
pub(crate) mod astro;
mod block;
mod dates;
mod delimiters;
mod docusaurus;
mod effect;
mod eleventy;
mod facts;
mod flags;
mod generic;
mod handed;
mod hexo;
mod hugo;
mod jekyll;
mod languages;
mod metalsmith;
pub(crate) mod mkdocs;
mod moment;
mod names;
mod obsidian;
mod pages;
mod peers;
pub(crate) mod program;
mod rosters;
mod settings;
mod terms;
pub(crate) mod unknown;
mod vitepress;
pub(crate) mod zola;

pub use address::{Address, Spot, Stop, Unwritten};
pub use block::{Block, Empty, Merges};
pub use dates::{Dates, InNames, Numbers, Order, Zones};
pub use delimiters::{Delimiters, Root};
pub use effect::{Effect, End, Known};
pub use facts::{Facts, Feature, Leniency, Pin, STOPS, Stranger};
pub use flags::{Flags, Ignored, Quoted};
pub use handed::{Handed, HandedPlace, Inherits, Mistake, is_data};
pub(crate) use hugo::CASCADE as HUGO_CASCADE;
pub(crate) use jekyll::date_of_name;
pub(crate) use languages::go::{integer as go_integer, printed as go_date};
pub use moment::{Instead, Moment, Taken, Zone};
pub use names::{Case, Names};
pub use pages::{Choice, List, Pages, Patterns, Setting, Underscores};
pub use peers::Peer;
pub use rosters::Roster;
pub use settings::{Collections, Settings, is_off, setting};
pub use terms::{Rival, TermPages, Terms};

use crate::value::scalar::Reader;

/// The one list of generators: each with its facts.
macro_rules! generators {
    ($($(#[$note:meta])* $name:ident => $facts:path,)*) => {
        /// The generators whose behavior is known.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Generator {
            $($(#[$note])* $name,)*
        }

        impl Generator {
            /// All of them. Where two are versions of one, the current one comes first.
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];

            /// What it does.
            pub const fn facts(self) -> &'static Facts {
                match self {
                    $(Self::$name => &$facts,)*
                }
            }
        }
    };
}

generators! {
    /// None in particular: what most of them agree on.
    #[default]
    Generic => generic::FACTS,
    /// Hexo 8.
    Hexo => hexo::FACTS,
    /// Jekyll 4.
    Jekyll => jekyll::FACTS,
    /// Hugo 0.152 and later (goccy/go-yaml).
    Hugo => hugo::FACTS,
    /// Hugo before 0.152.
    HugoOld => hugo::FACTS_BEFORE_0_152,
    /// Astro 5.
    Astro => astro::FACTS,
    /// Zola 0.22.
    Zola => zola::FACTS,
    /// Docusaurus 3.
    Docusaurus => docusaurus::FACTS,
    /// Eleventy 3.
    Eleventy => eleventy::FACTS,
    /// Eleventy before 3.
    EleventyOld => eleventy::FACTS_BEFORE_3,
    /// VitePress 1.
    Vitepress => vitepress::FACTS,
    /// Metalsmith 2.7.
    Metalsmith => metalsmith::FACTS,
    /// MkDocs 1.6 and Material.
    Mkdocs => mkdocs::FACTS,
    /// Obsidian 1.9.
    Obsidian => obsidian::FACTS,
    /// Agent skills (`SKILL.md`) and their kin.
    AgentSkill => agents::SKILL,
    /// Cursor's rules (`.mdc`).
    CursorRule => agents::CURSOR,
    /// Copilot's instructions (`.instructions.md`).
    CopilotInstructions => agents::COPILOT,
    /// VS Code's prompts (`.prompt.md`) and agents (`.agent.md`).
    PromptFile => agents::PROMPT,
}

/// No generator is near that major version: `hugo@111` is 0.111.
const NO_MAJOR: u32 = 20;

impl Generator {
    /// The generator a preset name represents; a version may follow an `@` (`hugo@0.111`). `None` where the name or
    /// the version is not known.
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, version) = match name.split_once('@') {
            Some((name, version)) => (name, Some(version)),
            None => (name, None),
        };
        let generator = Self::ALL.into_iter().find(|generator| generator.name() == name)?;
        let Some(version) = version else { return Some(generator) };
        let version = Self::numbers(version)?;
        let older = generator.facts().before.filter(|(limit, _)| version < *limit);
        Some(older.map_or(generator, |(_, older)| older))
    }

    /// The first two numbers of a version; without a second one, the newest.
    pub(crate) fn numbers(version: &str) -> Option<(u32, u32)> {
        let mut numbers = version.trim_start_matches('v').split('.');
        let major = numbers.next()?.parse().ok().filter(|major| *major < NO_MAJOR)?;
        Some((major, numbers.next().map_or(Some(u32::MAX), |minor| minor.parse().ok())?))
    }

    /// None in particular.
    pub const UNKNOWN: Self = Self::Generic;

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
        assert_eq!(Generator::from_name("eleventy@2.0.1"), Some(Generator::EleventyOld));
        assert_eq!(Generator::from_name("eleventy@3.0.0"), Some(Generator::Eleventy));
        assert_eq!(Generator::from_name("hugo@new"), None);
        assert_eq!(Generator::from_name("ghost"), None);
    }
}
