//! `obsidian-invalid-tag`: a tag that is not valid in Obsidian.

use crate::diagnostic::Severity;
use crate::document::{Node, Value};
use crate::schema::FieldType;
use crate::validators::lists::wording;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// A tag is not valid in Obsidian, so search and the tag pane do not find it.
    ///
    /// ## Why
    /// A tag in Obsidian has letters, digits, `_`, `-` and `/`, no spaces, and at least one character that is not a digit.
    /// Obsidian marks others as invalid. In properties, a tag has no `#`.
    ///
    /// ## Fails
    /// ```yaml preset=obsidian
    /// tags: [open source]
    /// ```
    /// ```yaml preset=obsidian
    /// tags: [2026]
    /// ```
    /// ## Passes
    /// ```yaml preset=obsidian
    /// tags: [open-source, y2026, 项目/读书]
    /// ```
    "obsidian-invalid-tag" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        only: |it| it.facts().terms.have_grammar,
        check: Check::Field { on: &[FieldType::List], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    if cx.path.depth() != 1 || &*cx.field.name != "tags" {
        return;
    }
    // A single string is a list of tags, split at commas and spaces.
    let Value::List(items) = &cx.node.value else { return };
    for item in items {
        let Some(tag) = wording::term(item) else { continue };
        if wording::is_template(cx.page.document, item) || wording::is_broken(cx.page.document, item) {
            continue;
        }
        if let Some((fact, written)) = fault(tag) {
            let title = cx.page.dialect.generator.title();
            let message = match fact {
                HASH => format!("`{tag}` {HASH}"),
                fact => format!("`{tag}` {fact}: it is not a valid tag in {title}"),
            };
            report(cx, sink, item, message, &written);
        }
    }
}

fn report(cx: &FieldCx<'_>, sink: &mut Sink<'_>, item: &Node<'_>, message: String, written: &str) {
    sink.report(RULE.id, item.span, message).field(cx.field_path()).help(format!("write `{written}`"));
}

const HASH: &str = "starts with `#`: in properties, tags are written without it";

/// What is wrong with a tag, and a tag that is close to it.
fn fault(tag: &str) -> Option<(&'static str, String)> {
    if let Some(bare) = tag.strip_prefix('#') {
        return Some((HASH, bare.trim().to_owned()));
    }
    if tag.contains([',', '\n']) {
        return None;
    }
    if tag.contains(char::is_whitespace) {
        let joined: Vec<&str> = tag.split_whitespace().collect();
        return Some(("contains a space", joined.join("-")));
    }
    if tag.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Some(("has no letter", format!("y{}", tag.replace('.', "-"))));
    }
    let is_allowed =
        |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '/') || !sign.is_ascii();
    let other: String = tag.chars().filter(|&sign| is_allowed(sign)).collect();
    (other != tag && !other.is_empty()).then_some(("contains a character that is not allowed", other))
}
