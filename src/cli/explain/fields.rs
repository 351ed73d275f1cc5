//! The fields that apply to a file, one per line, in the syntax of the configuration.

use std::io::{self, Write};

use serde_yaml::{Mapping, Value};

use crate::cli::wrap::Wrap;
use crate::config::Explained;
use crate::line_index::LineIndex;
use crate::reporter::visible;
use crate::schema::{Field, Origin};

/// So many items of a list are shown.
const ITEMS: usize = 8;

/// Names are broken into lines of so many characters.
const WIDTH: usize = 92;

/// How far a line that continues a field is moved to the right.
const HANGING: usize = 6;

/// Prints the fields by where they are known from: the configuration, whose text is at hand to count its lines, the
/// preset, names that pages everywhere use.
pub(super) fn print(
    fields: &[Field],
    config: Option<(&str, &str)>,
    wrap: Wrap,
    out: &mut impl Write,
) -> io::Result<()> {
    let (own, others): (Vec<&Field>, Vec<&Field>) =
        fields.iter().partition(|field| field.configured_at.is_some());
    if let Some((file, text)) = config.filter(|_| !own.is_empty()) {
        let lines = LineIndex::new(text);
        writeln!(out, "\nFields of the configuration")?;
        for field in own {
            let line = field.configured_at.map_or(1, |span| lines.position(span.start).line);
            let from = match field.origin {
                Origin::Configured => "",
                Origin::Preset => "; the type is from the preset",
                Origin::Assumed => "; the type is assumed from the name",
            };
            let shown = format!("  {}  # {}:{line}{from}", visible(&written(field)), visible(file));
            writeln!(out, "{}", wrap.line(&shown, HANGING))?;
        }
    }
    let mut file = "";
    for field in &others {
        let Some(from) = &field.from else { continue };
        if file != &*from.path {
            file = &from.path;
            writeln!(out, "\nFields of `{}`", visible(file))?;
        }
        writeln!(out, "{}", wrap.line(&format!("  {}", visible(&written(field))), HANGING))?;
    }
    let known = |origin| others.iter().copied().filter(move |field| field.origin == origin);
    if known(Origin::Preset).next().is_some() {
        writeln!(out, "\nFields of the preset")?;
    }
    for field in known(Origin::Preset) {
        writeln!(out, "{}", wrap.line(&format!("  {}", visible(&written(field))), HANGING))?;
    }
    alike(known(Origin::Assumed), wrap, out)
}

/// Fields that hardly any page has all of: those with the same settings in one paragraph.
fn alike<'f>(fields: impl Iterator<Item = &'f Field>, wrap: Wrap, out: &mut impl Write) -> io::Result<()> {
    let width = wrap.columns(WIDTH + 4) - 4;
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for field in fields {
        let settings = settings(field);
        match groups.iter_mut().find(|(other, _)| *other == settings) {
            Some((_, names)) => names.push(&field.name),
            None => groups.push((settings, vec![&field.name])),
        }
    }
    if !groups.is_empty() {
        writeln!(out, "\nFields with a type assumed from their names")?;
    }
    for (settings, names) in groups {
        writeln!(out, "{}", wrap.line(&format!("  {settings}"), HANGING))?;
        let mut line = String::new();
        for name in names {
            if line.chars().count() + name.chars().count() > width {
                writeln!(out, "    {}", line.trim_end())?;
                line.clear();
            }
            line.push_str(name);
            line.push_str("  ");
        }
        writeln!(out, "    {}", line.trim_end())?;
    }
    Ok(())
}

/// `title: { type: string, required: true }`
fn written(field: &Field) -> String {
    format!("{}: {}", flow(&Value::from(&*field.name)), settings(field))
}

/// `{ type: string, required: true }`, or the type alone.
fn settings(field: &Field) -> String {
    let mut settings = Explained::settings(field);
    plain(&mut settings);
    match settings.len() {
        1 => settings.values().next().map_or_else(String::new, flow),
        _ => flow(&Value::Mapping(settings)),
    }
}

/// Leaves out what goes without saying: where a field is known from, and items that may be anything.
fn plain(settings: &mut Mapping) {
    settings.remove("known-from");
    if let Some(Value::Mapping(items)) = settings.get_mut("items") {
        plain(items);
        if items.get("type").is_some_and(|kind| kind == "any") {
            items.remove("type");
        }
        if items.is_empty() {
            settings.remove("items");
        }
    }
    if let Some(Value::Mapping(fields)) = settings.get_mut("fields") {
        for (_, nested) in fields.iter_mut() {
            if let Value::Mapping(nested) = nested {
                plain(nested);
            }
        }
    }
}

/// YAML in flow style, on one line; long lists are cut.
fn flow(value: &Value) -> String {
    match value {
        Value::Mapping(map) => {
            let entries: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", flow(key), flow(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Sequence(items) => {
            let mut shown: Vec<String> = items.iter().take(ITEMS).map(flow).collect();
            if items.len() > ITEMS {
                shown.push(format!("… {} more", items.len() - ITEMS));
            }
            format!("[{}]", shown.join(", "))
        }
        Value::String(text) if needs_quotes(text) => format!("'{}'", text.replace('\'', "''")),
        other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
    }
}

/// What is plain on a line of its own but not between brackets.
fn needs_quotes(text: &str) -> bool {
    text.contains(['{', '}', '[', ']', ',', '\n'])
}
