//! YAML blocks, read like the parser of the generator.

use crate::document::{Document, Node};
use crate::generators::Leniency;
use crate::loader::Dialect;
use crate::value::Held;
use crate::value::scalar::Reader;

use super::{
    Stopped, dashes, first_document, go, javascript, libyaml, python, repairs, ruby, tabs, tree, zola,
};

/// The root of a YAML block; `Null` if nothing but comments is in it.
pub(super) fn read(document: &Document<'_>, dialect: &Dialect) -> Result<Held, Stopped> {
    let reader = dialect.reader;
    let content = document.block.as_ref().map_or("", |block| block.content.slice(&document.source.text));
    let has_free_tabs = dialect.leniency() == Leniency::Tabs;
    let is_libyaml = matches!(reader, Reader::PyYaml | Reader::SerdeYaml | Reader::YamlV2);
    let read = match reader {
        Reader::SafeYaml | Reader::YamlV2 => first_document::read(document, content, reader),
        Reader::PyYaml | Reader::SerdeYaml if !document.is_plain => {
            libyaml::accepts(content).and_then(|()| whole(document, reader))
        }
        Reader::Goccy if tabs::has_line(document, content) || tabs::has_indent(document, "\t") => {
            Err("a tab cannot start a line".into())
        }
        Reader::JsYaml4 | Reader::JsYaml3 if starts_with_dots(content) => {
            Err("the block contains a second document".into())
        }
        Reader::JsYaml4 if has_free_tabs && tabs::indent_first(document, content) => {
            Err("a key is indented with a tab".into())
        }
        Reader::JsYaml4 if !has_free_tabs && tabs::has_indent(document, "") => {
            Err("a key is indented with a tab".into())
        }
        _ => whole(document, reader),
    };
    match read {
        Ok(held) => Ok(held),
        // What libyaml refuses needs no second look.
        Err(stopped) if is_libyaml && libyaml::accepts(content).is_err() => Err(stopped),
        Err(stopped) => repairs::read(content, document.source, reader).unwrap_or(Err(stopped)),
    }
}

/// `...` above everything else ends an empty document, as js-yaml counts.
fn starts_with_dots(content: &str) -> bool {
    let is_idle = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = content.lines().filter(is_idle);
    lines.next().is_some_and(|line| line.trim_end() == "...") && lines.next().is_some()
}

/// The root where the content is one document.
pub(super) fn whole(document: &Document<'_>, reader: Reader) -> Result<Held, Stopped> {
    let root = tree(document)?;
    if let Some(root) = dashes::filled(document, reader) {
        return typed(&root, reader);
    }
    if is_empty(root) { Ok(Held::Null) } else { typed(root, reader) }
}

/// Whether the loader made the root up because nothing is written.
pub(super) fn is_empty(root: &Node<'_>) -> bool {
    root.span.is_empty() && root.entries().is_some_and(<[_]>::is_empty)
}

pub(super) fn typed(root: &Node<'_>, reader: Reader) -> Result<Held, Stopped> {
    match reader {
        Reader::JsYaml4 | Reader::JsYaml3 | Reader::Core => javascript::read(root, reader),
        Reader::SafeYaml => ruby::read(root),
        Reader::PyYaml => python::read(root),
        Reader::Goccy | Reader::YamlV2 => go::read(root, reader, true),
        Reader::SerdeYaml => zola::read(root),
    }
}
