//! `cascade` of Hugo: in the site's configuration, and in the pages of sections.

use crate::document::{Entry, Node, Value};
use crate::generators::{Handed, HandedPlace, Mistake};

use super::files;

pub(super) const FILES: &[Handed] =
    &[of(files::HERE), of(files::DEFAULT), Handed { values: |root| sets(root), ..of(files::CASCADE) }];

const fn of(names: &'static [&'static str]) -> Handed {
    Handed { values: cascades, mistakes, ..Handed::whole(HandedPlace::Site(names)) }
}

fn cascade<'n, 's>(root: &'n Node<'s>) -> Option<&'n Node<'s>> {
    let is_it = |entry: &&Entry<'_>| entry.key.text().is_some_and(|key| key.eq_ignore_ascii_case("cascade"));
    root.entries()?.iter().rfind(is_it).map(|entry| &entry.value)
}

/// The sets of values below `cascade`.
pub(super) fn cascades<'s>(root: &Node<'s>) -> Vec<Node<'s>> {
    cascade(root).map(sets).unwrap_or_default()
}

fn sets<'s>(cascade: &Node<'s>) -> Vec<Node<'s>> {
    match &cascade.value {
        Value::Map(_) => vec![fields(cascade)],
        Value::List(items) => items.iter().filter(|item| item.entries().is_some()).map(fields).collect(),
        Value::Scalar(_) => Vec::new(),
    }
}

/// The fields of a set: without the pages that it is for, and with what is in `params`.
fn fields<'s>(set: &Node<'s>) -> Node<'s> {
    let mut fields: Vec<Entry<'s>> = Vec::new();
    for entry in set.entries().unwrap_or_default() {
        let name = entry.key.text().map(str::to_lowercase).unwrap_or_default();
        match name.as_str() {
            "target" | "_target" => {}
            "params" => fields.extend(entry.value.entries().unwrap_or_default().iter().cloned()),
            _ => fields.push(entry.clone()),
        }
    }
    Node { span: set.span, value: Value::Map(fields), tag: set.tag.clone(), alias: set.alias }
}

fn mistakes(root: &Node<'_>) -> Vec<Mistake> {
    let single = cascade(root).filter(|node| matches!(node.value, Value::Scalar(_)) && !node.is_null());
    let mistake = |node: &Node<'_>| Mistake {
        span: node.span,
        field: Some("cascade".to_owned()),
        said: "`cascade` is not a mapping".to_owned(),
        fails: true,
        help: "write a mapping of fields, or a list of such mappings",
    };
    single.map(mistake).into_iter().collect()
}
