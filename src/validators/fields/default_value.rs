//! A field with its default, formatted for the syntax of the page.

use crate::diagnostic::Edit;
use crate::document::{Document, Syntax, Value};
use crate::span::Span;

/// The edit that adds `name` with its default, written as YAML flow text; `None` if that cannot be done safely.
pub(crate) fn insertion(document: &Document<'_>, name: &str, default: &str) -> Option<Edit> {
    let block = document.block.as_ref()?;
    let end = line_end(document.text(Span::new(0, block.content.end)));
    match block.syntax {
        Syntax::Yaml => {
            let content = document.text(block.content);
            let flow = content.trim_start().starts_with('{');
            let whole_lines = content.is_empty() || content.ends_with(['\n', '\r']);
            // After a document marker it would belong to another document.
            let is_one = !content.lines().any(|line| line.starts_with("...") || line.starts_with("---"));
            (block.close.is_some() && whole_lines && !flow && is_one)
                .then(|| Edit::insert(block.content.end, format!("{name}: {default}{end}")))
        }
        // At the end it would belong to the last table.
        Syntax::Toml => {
            let value = literal(default)?;
            Some(Edit::insert(block.content.start, format!("{name} = {value}{end}")))
        }
        Syntax::Json => json(document, name, default),
        // There a value can only be text.
        Syntax::Headers => None,
    }
}

fn json(document: &Document<'_>, name: &str, default: &str) -> Option<Edit> {
    let Value::Map(entries) = &document.root.as_ref()?.value else { return None };
    let first = entries.first()?;
    let key = serde_json::to_string(name).ok()?;
    let value = literal(default)?;
    Some(Edit::insert(first.key.span.start, format!("{key}: {value}, ")))
}

/// The line ending of the page.
fn line_end(head: &str) -> &'static str {
    match head.find('\n') {
        Some(at) if head.get(..at).unwrap_or_default().ends_with('\r') => "\r\n",
        None if head.contains('\r') => "\r",
        _ => "\n",
    }
}

/// YAML flow text as JSON, which is also valid TOML once mappings and null are excluded.
fn literal(default: &str) -> Option<String> {
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(default) {
        let plain = !value.is_null() && !value.is_object();
        return plain.then(|| value.to_string());
    }
    let text = default.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(default);
    if text.starts_with(['[', '{']) { None } else { serde_json::to_string(text).ok() }
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn turns_flow_text_into_json() {
        assert_eq!(literal("News").as_deref(), Some("\"News\""));
        assert_eq!(literal("'a b'").as_deref(), Some("\"a b\""));
        assert_eq!(literal("true").as_deref(), Some("true"));
        assert_eq!(literal("[1, 2]").as_deref(), Some("[1,2]"));
        assert_eq!(literal("[a, b]"), None);
    }
}
