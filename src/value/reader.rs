//! The supported YAML parsers.

/// The YAML readers that generators use; they disagree on plain scalars (`no`, `0123`, `12:30:45`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reader {
    /// YAML 1.2 core schema, for no generator in particular.
    #[default]
    Core,
    /// js-yaml 4: Hexo, Astro, Docusaurus, Eleventy.
    JsYaml4,
    /// js-yaml 3: gray-matter, VitePress.
    JsYaml3,
    /// `safe_yaml` on Psych: Jekyll.
    SafeYaml,
    /// PyYAML: MkDocs.
    PyYaml,
    /// goccy/go-yaml: Hugo 0.152 and later.
    Goccy,
    /// yaml.v2: Hugo up to 0.151.
    YamlV2,
    /// `serde_yaml` on libyaml: Zola.
    SerdeYaml,
}

impl Reader {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Core,
        Self::JsYaml4,
        Self::JsYaml3,
        Self::SafeYaml,
        Self::PyYaml,
        Self::Goccy,
        Self::YamlV2,
        Self::SerdeYaml,
    ];

    /// Whether libyaml reads the text, which knows YAML 1.1 only.
    pub const fn is_libyaml(self) -> bool {
        matches!(self, Self::SafeYaml | Self::PyYaml | Self::SerdeYaml)
    }

    /// What it is called, for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Core => "YAML 1.2, core schema",
            Self::JsYaml4 => "YAML 1.2 as js-yaml 4 reads it",
            Self::JsYaml3 => "YAML 1.1 as js-yaml 3 reads it",
            Self::SafeYaml => "YAML 1.1 as safe_yaml on Psych reads it",
            Self::PyYaml => "YAML 1.1 as PyYAML reads it",
            Self::Goccy => "YAML as goccy/go-yaml reads it",
            Self::YamlV2 => "YAML 1.1 as go-yaml 2 reads it",
            Self::SerdeYaml => "YAML as serde_yaml reads it",
        }
    }
}
