//! One finding as a SARIF result (SARIF 2.1.0, section 3.27).

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::line_index::{LineIndex, Position};
use crate::reporter::escape;
use crate::reporter::place::Base;
use crate::span::Span;

/// The page that a finding is in.
pub(super) struct Page<'a> {
    pub(super) artifact: Value,
    pub(super) lines: LineIndex<'a>,
    pub(super) base: &'a Base,
}

impl Page<'_> {
    /// The result; `rule` is the index of its rule, `identity` what makes it the same in the next run.
    pub(super) fn result(&self, found: &Diagnostic, rule: usize, identity: (u64, u32)) -> Value {
        let (fingerprint, count) = identity;
        let mut location = json!({"physicalLocation": self.place(found.span)});
        if let (Some(field), Some(fields)) = (&found.field, location.as_object_mut()) {
            let field = json!([{"fullyQualifiedName": field, "kind": "member"}]);
            fields.insert("logicalLocations".to_owned(), field);
        }
        let mut result = json!({
            "ruleId": found.rule,
            "ruleIndex": rule,
            "level": found.severity,
            "message": {"text": message(found)},
            "locations": [location],
            "partialFingerprints": {"masthead/v1": format!("{fingerprint:016x}:{count}")},
        });
        let Some(fields) = result.as_object_mut() else { return result };
        let related = self.related(found);
        if !related.is_empty() {
            fields.insert("relatedLocations".to_owned(), json!(related));
        }
        if let Some(fix) = &found.fix {
            fields.insert("fixes".to_owned(), json!([self.fix(fix)]));
        }
        result
    }

    fn place(&self, span: Span) -> Value {
        json!({"artifactLocation": self.artifact, "region": self.region(span)})
    }

    fn region(&self, span: Span) -> Value {
        region(self.lines.position(span.start), self.lines.position(span.end))
    }

    fn related(&self, found: &Diagnostic) -> Vec<Value> {
        let here = found.secondary.iter().map(|label| (self.place(label.span), &label.message));
        let elsewhere = found.related.iter().map(|other| {
            let region = other.at.map_or_else(
                // That file could not be read again: bytes are what there is to say.
                || json!({"byteOffset": other.span.start, "byteLength": other.span.len()}),
                |(start, end)| region(start, end),
            );
            let artifact = artifact(&self.base.below_root(&other.path));
            (json!({"artifactLocation": artifact, "region": region}), &other.message)
        });
        let numbered = here.chain(elsewhere).enumerate();
        numbered
            .map(|(id, (place, words))| {
                json!({"id": id, "physicalLocation": place, "message": {"text": plain(words)}})
            })
            .collect()
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| json!({"deletedRegion": self.region(edit.span), "insertedContent": {"text": edit.text}}))
            .collect();
        let title = match fix.applicability {
            Applicability::Safe => fix.title.clone(),
            Applicability::Unsafe => format!("{} (unsafe: review it before you accept it)", fix.title),
        };
        json!({
            "description": {"text": plain(&title)},
            "artifactChanges": [{"artifactLocation": self.artifact, "replacements": replacements}],
            "properties": {"applicability": fix.applicability},
        })
    }
}

/// Lines and columns for people, bytes for programs.
fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset.saturating_sub(start.offset),
    })
}

fn message(found: &Diagnostic) -> String {
    let mut text = plain(&found.message).into_owned();
    if let Some(help) = &found.help {
        text.push_str("\nhelp: ");
        text.push_str(&plain(help));
    }
    text
}

/// The text of a message in which nothing is a link (section 3.11.6).
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let safe = escape::visible(text);
    if !safe.contains("](") {
        return safe;
    }
    Cow::Owned(safe.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]"))
}

/// The address of a file: relative to the root of the repository, or absolute where it is outside (RFC 3986,
/// sections 2.1 and 4.1; RFC 8089).
pub(super) fn artifact(path: &str) -> Value {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri.starts_with('/') {
        return json!({"uri": format!("file://{uri}")});
    }
    if path.get(1..3) == Some(":/") {
        return json!({"uri": format!("file:///{}", uri.replacen("%3A", ":", 1))});
    }
    json!({"uri": uri, "uriBaseId": "%SRCROOT%"})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded() {
        let uri = |path: &str| artifact(path)["uri"].as_str().unwrap_or_default().to_owned();
        assert_eq!(uri("posts/a b%.md"), "posts/a%20b%25.md");
        assert_eq!(uri("夜:1.md"), "%E5%A4%9C%3A1.md");
        assert_eq!(uri("/tmp/a.md"), "file:///tmp/a.md");
        assert_eq!(uri("C:/site/a.md"), "file:///C:/site/a.md");
    }

    #[test]
    fn messages_hold_no_links() {
        assert_eq!(plain("`[a](1)` is a link"), "`\\[a\\](1)` is a link");
        assert_eq!(plain("`[a]` is a list"), "`[a]` is a list");
    }
}
