//! What one generator takes for front matter, and how it reads it.

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
    /// The generator a preset name stands for; a version may follow an `@` (`hugo@0.111`). `None` where the name or
    /// the version is not known.
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, version) = match name.split_once('@') {
            Some((name, version)) => (name, Some(version)),
            None => (name, None),
        };
        let generator = match name {
            "generic" => Self::Generic,
            "hexo" => Self::Hexo,
            "jekyll" => Self::Jekyll,
            "hugo" => Self::Hugo,
            "astro" => Self::Astro,
            "zola" => Self::Zola,
            "docusaurus" => Self::Docusaurus,
            "eleventy" => Self::Eleventy,
            "vitepress" => Self::Vitepress,
            "mkdocs" => Self::Mkdocs,
            "obsidian" => Self::Obsidian,
            "agent-skill" => Self::AgentSkill,
            "cursor-rule" => Self::CursorRule,
            "copilot-instructions" => Self::CopilotInstructions,
            "prompt-file" => Self::PromptFile,
            _ => return None,
        };
        let Some(version) = version else { return Some(generator) };
        let mut numbers = version.trim_start_matches('v').split('.');
        let major: u32 = numbers.next()?.parse().ok()?;
        let minor: u32 = numbers.next().map_or(Some(u32::MAX), |minor| minor.parse().ok())?;
        let is_old = generator == Self::Hugo && major == 0 && minor < 152;
        Some(if is_old { Self::HugoOld } else { generator })
    }

    /// The name a preset goes by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Generic => "generic",
            Self::Hexo => "hexo",
            Self::Jekyll => "jekyll",
            Self::Hugo | Self::HugoOld => "hugo",
            Self::Astro => "astro",
            Self::Zola => "zola",
            Self::Docusaurus => "docusaurus",
            Self::Eleventy => "eleventy",
            Self::Vitepress => "vitepress",
            Self::Mkdocs => "mkdocs",
            Self::Obsidian => "obsidian",
            Self::AgentSkill => "agent-skill",
            Self::CursorRule => "cursor-rule",
            Self::CopilotInstructions => "copilot-instructions",
            Self::PromptFile => "prompt-file",
        }
    }

    /// The name people know it by, for messages.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Generic => "the generator",
            Self::Hexo => "Hexo",
            Self::Jekyll => "Jekyll",
            Self::Hugo | Self::HugoOld => "Hugo",
            Self::Astro => "Astro",
            Self::Zola => "Zola",
            Self::Docusaurus => "Docusaurus",
            Self::Eleventy => "Eleventy",
            Self::Vitepress => "VitePress",
            Self::Mkdocs => "MkDocs",
            Self::Obsidian => "Obsidian",
            Self::AgentSkill => "the agent",
            Self::CursorRule => "Cursor",
            Self::CopilotInstructions => "Copilot",
            Self::PromptFile => "VS Code",
        }
    }

    /// Its YAML reader.
    pub const fn reader(self) -> Reader {
        match self {
            Self::Hexo | Self::Astro | Self::Docusaurus | Self::Eleventy => Reader::JsYaml4,
            Self::Vitepress => Reader::JsYaml3,
            Self::Jekyll => Reader::SafeYaml,
            Self::Mkdocs => Reader::PyYaml,
            Self::Hugo => Reader::Goccy,
            Self::HugoOld => Reader::YamlV2,
            Self::Zola => Reader::SerdeYaml,
            Self::Generic
            | Self::Obsidian
            | Self::AgentSkill
            | Self::CursorRule
            | Self::CopilotInstructions
            | Self::PromptFile => Reader::Core,
        }
    }

    /// What it lets pass that is no YAML.
    pub(super) const fn leniency(self) -> Leniency {
        match self {
            Self::Hexo => Leniency::Tabs,
            Self::CopilotInstructions | Self::PromptFile => Leniency::Stars,
            Self::CursorRule => Leniency::Lines,
            _ => Leniency::None,
        }
    }

    /// Whether it reads TOML between `+++`.
    pub const fn reads_toml(self) -> bool {
        matches!(self, Self::Hugo | Self::HugoOld | Self::Astro | Self::Zola | Self::Generic)
    }
}

/// What a reader of YAML lets pass that is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Leniency {
    /// Nothing.
    #[default]
    None,
    /// Every tab at the start of a line is two spaces.
    Tabs,
    /// It knows no aliases: `*.md` is text.
    Stars,
    /// What follows a key on its line is text, whatever signs are in it.
    Lines,
}

/// How one generator reads front matter.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// The generator.
    pub generator: Generator,
    /// Its YAML reader.
    pub reader: Reader,
}

impl Dialect {
    /// The dialect of `generator`.
    pub const fn of(generator: Generator) -> Self {
        Self { generator, reader: generator.reader() }
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
