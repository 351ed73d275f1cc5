//! `pattern-mismatch`: a string that does not match the field's pattern.

use std::borrow::Cow;

use crate::diagnostic::{Guess, Severity};
use crate::document::{Node, Style};
use crate::schema::json_schema::cut;
use crate::schema::{FOLDER_NAME, FieldType, Origin};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::scalar::{self, Reader, Resolved};

declare_rule! {
    /// A value does not match the pattern of its field.
    ///
    /// ## Why
    /// Scripts rely on the format of paths and identifiers; the configuration defines it. The name of a skill is only a
    /// warning, as most agents load the skill anyway, and is not reported where more than 20 skills have such names.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { code: { type: string, pattern: "^[a-z-]+$" } } } }
    /// ```
    /// ```yaml
    /// code: My Page
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { code: { type: string, pattern: "^[a-z-]+$" } } } }
    /// ```
    /// ```yaml
    /// code: my-page
    /// ```
    /// ## Options
    /// `pattern:` of a field, a regular expression; without `^` and `$` it can match anywhere.
    "pattern-mismatch" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field {
            on: &[
                FieldType::Any,
                FieldType::String,
                FieldType::Integer,
                FieldType::Number,
                FieldType::Date,
                FieldType::Url,
                FieldType::Image,
            ],
            check,
        },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(pattern) = &cx.field.pattern else { return };
    let is_imported = cx.field.from.is_some();
    match cx.value {
        Interpreted::WrongType { .. } | Interpreted::Null => return,
        Interpreted::Accepted(_) if !is_imported => return,
        _ => {}
    }
    let Some(text) = cx.node.text().filter(|text| !text.is_empty()) else { return };
    // `area/name` in the folder of that name: a tool of the site reads the names of folders.
    let folder = cx.page.place.path.parent();
    if cx.field.origin != Origin::Configured
        && text.contains('/')
        && folder.is_some_and(|it| it.ends_with(text))
    {
        return;
    }
    let Some(value) = (if is_imported { in_script(cx.node) } else { Some(text.into()) }) else { return };
    match pattern.matches(&value) {
        Some(true) => return,
        Some(false) => {}
        None => {
            let message = format!("the pattern takes too long on {}", cut(text));
            let found = sink.report(RULE.id, cx.node.span, message);
            found.field(cx.field_path());
            found.help("write a pattern without a repetition of a repetition, such as `(a+)+`");
            return;
        }
    }
    if let Some(message) = &cx.field.pattern_message {
        sink.report(RULE.id, cx.node.span, format!("`{text}`: {message}"))
            .field(cx.field_path())
            .help(without(pattern.as_str()));
        return;
    }
    // What a pattern means is easier to read in words.
    let described = cx.field.description.as_deref().map_or(String::new(), |text| format!(": {text}"));
    let of_folder = || {
        let place = &cx.page.place;
        // Whoever clones the project names its folder.
        let parent = place.path.parent().filter(|parent| !place.site.ends_with(parent))?;
        let folder = parent.file_name()?.to_str()?;
        let is_it = cx.field.same_as.as_deref() == Some(FOLDER_NAME) && pattern.matches(folder) == Some(true);
        is_it.then(|| format!("write `{folder}`, the name of the folder"))
    };
    let help = of_folder().unwrap_or_else(|| format!("{}{described}", without(pattern.as_str())));
    // Most agents load a skill whatever it is called, though the specification forbids it.
    let severity = if cx.field.origin == Origin::Preset { Severity::Warning } else { Severity::Error };
    sink.report_as(
        RULE.id,
        severity,
        cx.node.span,
        format!("{} does not match the required pattern", cut(text)),
    )
    .field(cx.field_path())
    .help(help)
    .guess = (cx.field.origin == Origin::Preset).then_some(Guess::Form);
}

/// Help for a pattern: what must not be in the value, where it says only that.
fn without(pattern: &str) -> String {
    let refused = pattern.strip_prefix("^[^").and_then(|rest| rest.strip_suffix("]*$"));
    match refused.map(|refused| (refused, refused.chars().count())) {
        Some((sign, 1)) => format!("write a value without `{sign}`"),
        _ => format!("write a value that matches `{pattern}`"),
    }
}

/// Whether a text is a timestamp of the one form that all of them read as one.
fn is_instant(text: &str) -> bool {
    let parts = text.strip_suffix('Z').and_then(|text| text.split_once('T'));
    parts.is_some_and(|(day, time)| {
        day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
    })
}

/// What a tool in JavaScript makes of a scalar before it looks at its text; `None` if that may be a date.
fn in_script<'n>(node: &'n Node<'_>) -> Option<Cow<'n, str>> {
    /// Larger and smaller numbers are written with an exponent.
    const PLAIN: std::ops::Range<f64> = 1e-6..1e21;
    let (scalar, text) = (node.scalar()?, node.text()?);
    match scalar::resolve(scalar, node.tag.as_deref(), Reader::Core) {
        Resolved::Boolean(value) => Some(value.to_string().into()),
        Resolved::Integer(number) => Some(number.to_string().into()),
        Resolved::Float(number) => PLAIN.contains(&number.abs()).then(|| number.to_string().into()),
        _ if scalar.style == Style::Plain && is_instant(text) => None,
        _ => Some(text.into()),
    }
}
