//! Where a type that the schema allows is still rejected by the generator, and what it does to the value.

use crate::diagnostic::Severity;
use crate::document::Style;
use crate::loader::Generator;
use crate::schema::{FieldType, Kind, Origin};
use crate::validators::FieldCx;
use crate::value::scalar;

/// Hugo reads `weight: '10'`, and any other string as 0.
pub(crate) fn is_weightless(cx: &FieldCx<'_>) -> bool {
    matches!(cx.page.dialect.generator, Generator::Hugo | Generator::HugoOld)
        && cx.path.depth() == 1
        && cx.field.origin == Origin::Preset
        && &*cx.field.name == "weight"
        && cx.node.text().is_some_and(|text| !text.is_empty() && text.trim().parse::<f64>().is_err())
}

/// Whether `'false'` is used where the name of a service, `true` or `false` is expected.
pub(crate) fn is_quoted_false(cx: &FieldCx<'_>) -> bool {
    let quoted = |style| matches!(style, Style::SingleQuoted | Style::DoubleQuoted);
    cx.field.origin == Origin::Assumed
        && matches!(cx.field.kind, Kind::Boolean)
        && cx.node.scalar().is_some_and(|scalar| quoted(scalar.style) && scalar.text == "false")
}

/// Whether the field is the page's title, of whatever type.
pub(crate) fn expects_title(cx: &FieldCx<'_>) -> bool {
    let is_title = cx.path.depth() == 1 && &*cx.field.name == "title" && cx.key.is_some();
    is_title && matches!(cx.field.kind, Kind::Any) && cx.field.origin != Origin::Configured
}

/// What the generator does to a string field with another type, as a severity; `None` if it accepts it.
pub(crate) fn harm(cx: &FieldCx<'_>, found: FieldType) -> Option<Severity> {
    use Generator::{
        AgentSkill, Astro, CopilotInstructions, Docusaurus, Eleventy, Hexo, Hugo, HugoOld, Jekyll, Mkdocs,
        PromptFile, Zola,
    };
    let generator = cx.page.dialect.generator;
    if cx.key.is_none() && generator == Docusaurus && found == FieldType::Boolean {
        return (cx.field_path().to_string().starts_with("tags[")).then_some(Severity::Error);
    }
    if cx.path.depth() != 1 {
        return None;
    }
    // TOML has types, and Zola requires strings.
    let is_native = cx.node.scalar().is_some_and(|scalar| matches!(scalar.style, Style::Native(_)));
    if generator == Zola && is_native && cx.field.origin == Origin::Preset {
        return Some(Severity::Error);
    }
    let number = matches!(found, FieldType::Integer | FieldType::Number);
    let hits = match (cx.key.and_then(|key| key.text())?, found) {
        // VS Code drops whatever is not a string; without a description, agents drop the skill.
        _ if matches!(generator, CopilotInstructions | PromptFile) => true,
        (_, FieldType::List | FieldType::Map) if generator == AgentSkill => true,
        ("title", FieldType::List | FieldType::Map) => {
            // They show it as a single string.
            if matches!(generator, Jekyll | Eleventy | Mkdocs | Astro) {
                return Some(Severity::Warning);
            }
            matches!(generator, Zola | Docusaurus | Hugo | HugoOld | Hexo)
        }
        // Jekyll treats a false title as missing.
        ("title", FieldType::Boolean) if generator == Jekyll => !cx.node.text().is_some_and(scalar::is_true),
        ("title", FieldType::Boolean) => matches!(generator, Docusaurus | Astro),
        ("title", _) if number => generator == Astro,
        (_, FieldType::List | FieldType::Map)
            if cx.field.origin == Origin::Preset
                && matches!(generator, Docusaurus | Zola | Hugo | HugoOld) =>
        {
            true
        }
        // Each treats it as a string and fails.
        ("slug", FieldType::List | FieldType::Map) => generator == Jekyll,
        ("permalink", FieldType::List | FieldType::Map) if matches!(generator, Jekyll | Hexo) => true,
        ("slug", _) if number => generator == Jekyll,
        ("permalink", _) if number => matches!(generator, Jekyll | Eleventy | Hexo),
        _ => false,
    };
    hits.then_some(Severity::Error)
}
