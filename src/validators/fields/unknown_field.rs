//! `unknown-field`: a key that the schema does not know, or that is nearly one it knows.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::document::{Entry, Node};
use crate::loader::Generator;
use crate::schema::{Additional, Field, Kind, Schema};
use crate::validators::dates::role;
use crate::validators::fields::{meant, near, reserved};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// A field that nothing reads: misspelt, in the wrong case, or not in the schema.
    ///
    /// ## Why
    /// Generators pass unknown fields to the theme or drop them, without a word: a page with `descripton` has no
    /// description, and nothing ever says so. Only Hugo does not look at letter case.
    ///
    /// ## Fails
    /// ```yaml
    /// title: Spring
    /// categoris: [News]
    /// ```
    /// ## Passes
    /// ```yaml
    /// title: Spring
    /// categories: [News]
    /// mood: fine
    /// ```
    /// ## Fix
    /// The field is renamed to the known one.
    /// ## Options
    /// `additional-fields: warn` or `deny` of a collection reports every field that the schema does not list.
    "unknown-field" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(entries) = cx.document.root.as_ref().and_then(Node::entries) else { return };
    mapping(cx, cx.schema, entries, "", sink);
}

fn mapping(cx: &DocumentCx<'_>, schema: &Schema, entries: &[Entry<'_>], prefix: &str, sink: &mut Sink<'_>) {
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        match schema.field(name) {
            Some(Field { kind: Kind::Map(inner), .. }) if !inner.fields.is_empty() => {
                if let Some(inside) = entry.value.entries() {
                    mapping(cx, inner, inside, &format!("{prefix}{name}."), sink);
                }
            }
            Some(_) => {}
            None if prefix.is_empty() && has_other_rule(cx, name) => {}
            None => unknown(cx, schema, entries, entry, prefix, sink),
        }
    }
}

/// Whether another rule speaks about that key.
fn has_other_rule(cx: &DocumentCx<'_>, name: &str) -> bool {
    let generator = cx.dialect.generator;
    role::instead(generator, name).is_some_and(|right| cx.document.entry(right).is_none())
        || reserved::effect(generator, name).is_some()
        || (generator == Generator::Zola && matches!(name, "tags" | "categories"))
        || matches!(name, "__proto__" | "<<")
}

fn unknown(
    cx: &DocumentCx<'_>,
    schema: &Schema,
    entries: &[Entry<'_>],
    entry: &Entry<'_>,
    prefix: &str,
    sink: &mut Sink<'_>,
) {
    let Some(name) = entry.key.text() else { return };
    let ignores_case =
        matches!(cx.dialect.generator, Generator::Hugo | Generator::HugoOld | Generator::Obsidian);
    if ignores_case && schema.fields.iter().any(|field| field.name.eq_ignore_ascii_case(name)) {
        return;
    }
    let meant = meant::field(schema, entries, name);
    let is_required = meant.is_some_and(|field| field.required);
    let meant = meant.map(|field| &*field.name);
    let severity = match schema.additional {
        Additional::Deny => Severity::Error,
        // It stands for a required field, which is then as good as missing.
        _ if is_required => Severity::Error,
        Additional::Warn => Severity::Warning,
        Additional::Allow if meant.is_some() => Severity::Warning,
        Additional::Allow => return,
    };
    let absent = schema.fields.iter().filter(|field| meant::is_absent(field, entries));
    let nearest = || near::nearest(name, absent.map(|field| &*field.name));
    let meant = meant.or_else(nearest);
    let message = match meant {
        Some(known) if known.eq_ignore_ascii_case(name) => format!("`{name}` is written `{known}`"),
        Some(known) => format!("`{name}` is not a known field; did you mean `{known}`?"),
        None => format!("`{name}` is not a field of the schema"),
    };
    let found = sink.report_as(RULE.id, severity, entry.key.span, message);
    found.field(format!("{prefix}{name}").as_str());
    let Some(known) = meant else {
        found.help(match cx.dialect.generator {
            Generator::AgentSkill => "put it below `metadata`, or add it to the schema",
            _ => "remove the field, or add it to the schema",
        });
        return;
    };
    found.help(format!("write `{known}`"));
    if entry.key.is_exact() {
        found.fix(Fix::guess(
            format!("rename it to `{known}`"),
            [Edit::replace(entry.key.text_span(), known)],
        ));
    }
}
