//! `severity:` of a field: the level of what is found in it.

use crate::diagnostic::Diagnostic;

use super::{Aspect, Field, Kind, Schema};

impl Schema {
    /// Gives findings in fields with a severity of their own that severity.
    pub fn grade(&self, found: &mut [Diagnostic]) {
        if found.is_empty() || !self.forms().any(has_severities) {
            return;
        }
        for diagnostic in found {
            let path = diagnostic.field.as_ref().map(crate::field_path::FieldPath::as_str);
            let severity = path.and_then(|path| self.forms().find_map(|form| severity(form, path)));
            diagnostic.severity = severity.unwrap_or(diagnostic.severity);
        }
    }
}

fn has_severities(schema: &Schema) -> bool {
    schema.fields.with(Aspect::Graded).next().is_some()
}

/// The severity of the innermost field of the path that has one.
fn severity(schema: &Schema, path: &str) -> Option<crate::diagnostic::Severity> {
    schema.fields.iter().find_map(|field| of_field(field, path.strip_prefix(&*field.name)?))
}

/// The same, `rest` being what follows the name of the field: nothing, an item, or a field in it.
fn of_field(field: &Field, rest: &str) -> Option<crate::diagnostic::Severity> {
    let inner = match (&field.kind, rest.chars().next()) {
        (Kind::List(list), Some('[')) => of_field(&list.items, rest.split_once(']')?.1),
        (Kind::Map(inner), Some('.')) => {
            let rest = rest.strip_prefix('.')?;
            inner.forms().find_map(|form| severity(form, rest))
        }
        (_, None | Some('.' | '[')) => None,
        // Another field, whose name begins alike.
        (_, Some(_)) => return None,
    };
    inner.or(field.severity)
}
