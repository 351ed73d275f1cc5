//! What plain YAML scalars mean to which parsers; shared by the rules of this family.

use crate::document::{Node, Scalar, Style, Syntax};
use crate::generators::unknown::READERS;
use crate::loader::Generator;
use crate::schema::{FieldType, Origin};
use crate::validators::fields::{effect, strict};
use crate::validators::{NodeCx, type_of};
use crate::value::scalar::{Reader, Resolved, resolve};

/// Fields that are strings on every site, whatever the generator says about them.
const TEXTS: [&str; 6] = ["title", "subtitle", "author", "description", "summary", "excerpt"];

/// The plain scalar of a node of a YAML block, written here and without a tag.
pub(crate) fn plain<'n, 's>(cx: &NodeCx<'_>, node: &'n Node<'s>) -> Option<&'n Scalar<'s>> {
    let scalar = node.scalar()?;
    let is_yaml = cx.page.document.block.as_ref().is_some_and(|block| block.syntax == Syntax::Yaml);
    let is_plain = scalar.style == Style::Plain && node.tag.is_none() && !node.alias;
    (is_plain && is_yaml).then_some(scalar)
}

/// The parsers that matter for the page, each with the name of a generator: its own, or all of them.
pub(crate) fn readers(generator: Generator, reader: Reader) -> impl Iterator<Item = (Reader, &'static str)> {
    let own = generator.is_known().then_some((reader, generator.title()));
    let all = if own.is_some() { &[][..] } else { &READERS[..] };
    own.into_iter().chain(all.iter().copied())
}

/// What a plain scalar means to a parser.
pub(crate) fn read(scalar: &Scalar<'_>, reader: Reader) -> Resolved {
    resolve(scalar, None, reader)
}

/// The expected type of the node, if any.
pub(crate) fn wanted(cx: &NodeCx<'_>) -> Option<FieldType> {
    cx.field.map(|field| field.kind.field_type()).filter(|&kind| kind != FieldType::Any)
}

/// Whether the node is an item of a list, or a string is expected.
pub(crate) fn is_text(cx: &NodeCx<'_>) -> bool {
    match wanted(cx) {
        Some(kind) => kind == FieldType::String,
        None => cx
            .key
            .is_none_or(|key| cx.path.depth() == 1 && key.text().is_some_and(|key| TEXTS.contains(&key))),
    }
}

/// Whether the node belongs to R Markdown, which reads the file before the generator.
pub(crate) fn is_foreign(cx: &NodeCx<'_>) -> bool {
    const FIELDS: [&str; 4] = ["output", "params", "knit", "editor_options"];
    cx.page.dialect.generator.is_known()
        && FIELDS.contains(&cx.path.root_name())
        && cx.page.entry("output").is_some_and(|output| is_of_r(&output.value))
}

/// Whether the value of `output` is a format of R Markdown: `html_document`, `blogdown::html_page`.
fn is_of_r(output: &Node<'_>) -> bool {
    let is = |name: &str| name.contains("::") || name.ends_with("_document") || name.ends_with("_page");
    output.text().is_some_and(is)
        || output
            .entries()
            .is_some_and(|entries| entries.iter().any(|entry| entry.key.text().is_some_and(is)))
}

/// Whether `wrong-type` reports the node.
pub(crate) fn is_wrong_type(cx: &NodeCx<'_>) -> bool {
    let Some(field) = cx.field else { return false };
    let found = type_of(cx.node, cx.page.dialect);
    let name = cx.key.and_then(|key| key.text()).filter(|_| cx.path.depth() == 1);
    let kind = field.kind.field_type();
    let is_text = kind == FieldType::String || (kind == FieldType::Any && name == Some("title"));
    if !is_text || found == FieldType::String {
        return false;
    }
    if field.origin == Origin::Configured {
        return true;
    }
    // A date is read as text nearly everywhere: `implicit-date-string` speaks of the others, unless they fail.
    if found == FieldType::Date {
        return strict::fails_at_date(cx.page, field, name, cx.node);
    }
    let effect = name.and_then(|name| effect::of(cx.page, name, cx.node));
    effect.is_some_and(|effect| !effect.is_taken())
}

/// `text` in double quotes; `None` if that would need escapes.
pub(crate) fn quoted(text: &str) -> Option<String> {
    let is_simple = !text.contains(['"', '\\', '\n', '\r', '\t']);
    is_simple.then(|| format!("\"{text}\""))
}
