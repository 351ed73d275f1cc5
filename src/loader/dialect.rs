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
}

/// How one generator reads front matter.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// The generator.
    pub generator: Generator,
    /// Its YAML reader.
    pub reader: Reader,
}
