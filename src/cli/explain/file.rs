//! `masthead explain --file PATH`: configuration, collection, generator and fields that apply to a file, and why.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::wrap::Wrap;
use crate::cli::{complain, terminal};
use crate::config::{self, ConfigError, Configs, Explained, LeftOut, Policy};
use crate::diagnostic::Severity;
use crate::discover;
use crate::files::{Disk, Files, LARGEST_SETTINGS};
use crate::outcome::Status;
use crate::reporter::{json_lines, visible};
use crate::schema::{Additional, Presence};
use crate::validators::RULES;

use super::{ExplainArgs, FileFormat, fields};

/// Prints what applies to the file at `path`: a failure where the configuration cannot be used.
pub(super) fn run(path: &Path, args: &ExplainArgs, out: &mut impl Write) -> io::Result<Status> {
    let options =
        config::Options { file: args.config.clone(), preset: args.preset.clone(), ..Default::default() };
    let configs = match Configs::new(options) {
        Ok(configs) => configs,
        Err(error) => return Ok(fail(&error)),
    };
    // A folder has no front matter: what applies to its pages can only be said of one of them.
    if path.is_dir() {
        complain(&format!("{} is a folder: write the path of a file", path.display()));
        return Ok(Status::Failure);
    }
    let path = path.strip_prefix("./").unwrap_or(path);
    if !path.exists() {
        complain(&format!(
            "{} does not exist; this is what would apply to it",
            visible(&path.to_string_lossy())
        ));
    }
    let explained = match configs.explain(path) {
        Ok(explained) => explained,
        Err(error) => return Ok(fail(&error)),
    };
    let left_out = left_out(path, &configs, &explained.policy);
    match args.format {
        FileFormat::Human => human(path, args, &explained, left_out.as_deref(), out)?,
        FileFormat::Json => document(path, &explained, left_out.as_deref(), out)?,
    }
    Ok(Status::Clean)
}

fn fail(error: &ConfigError) -> Status {
    let advice = match error {
        ConfigError::Mistakes(_) => "; `masthead check` lists the mistakes",
        _ => "",
    };
    complain(&format!("{error}{advice}"));
    Status::Failure
}

/// Why `masthead check` passes the file over unless it is named.
fn left_out(path: &Path, configs: &Configs, policy: &Policy) -> Option<String> {
    let path = discover::absolute(path);
    let home = std::env::current_dir().ok().filter(|home| path.starts_with(home));
    let from = home.unwrap_or_else(|| PathBuf::from(&*policy.site));
    let reason = configs.left_out(&path, &from).map(|reason| match reason {
        LeftOut::NoContent => {
            "its extension is not that of a content file, and no glob of a collection matches it".into()
        }
        LeftOut::NoPage => "the generator of the site does not read it as a page".into(),
        LeftOut::Excluded => "`exclude` in the configuration matches it".into(),
        LeftOut::Folder(folder) => format!("`{}` is a folder that is always skipped", folder.display()),
    });
    let ignored =
        || discover::is_ignored(&path, &from).then(|| format!("{} excludes it", discover::IGNORE_FILES));
    reason.or_else(ignored)
}

fn human(
    path: &Path,
    args: &ExplainArgs,
    explained: &Explained,
    left_out: Option<&str>,
    out: &mut impl Write,
) -> io::Result<()> {
    let (bold, plain) = if terminal::wants_color() { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    writeln!(out, "{bold}{}{plain}\n", visible(&path.to_string_lossy()))?;
    let wrap = Wrap::of_terminal();
    for (name, words) in lines(path, explained, args.config.is_some(), left_out) {
        let line = wrap.line(&format!("{name:14} {}", visible(&words)), 15);
        // Colors are not characters of the line.
        let (name, words) = line.split_at(14.min(line.len()));
        writeln!(out, "{bold}{name}{plain}{words}")?;
    }
    let policy = &explained.policy;
    let shown = policy.why.config.as_ref().map(|file| file.display().to_string());
    let text = policy.why.config.as_ref().and_then(|file| text_of(file));
    fields::print(&policy.schema.fields, shown.as_deref().zip(text.as_deref()), wrap, out)
}

/// The text of a configuration that was read a moment ago.
fn text_of(file: &Path) -> Option<String> {
    let bytes = Disk::here().read(file, LARGEST_SETTINGS).ok()?;
    String::from_utf8(bytes).ok()
}

/// Each with its name.
fn lines(
    path: &Path,
    explained: &Explained,
    is_given: bool,
    left_out: Option<&str>,
) -> Vec<(&'static str, String)> {
    let (policy, why) = (&explained.policy, &explained.policy.why);
    let mut lines = vec![("site", policy.site.display().to_string())];
    lines.push((
        "configuration",
        match &why.config {
            Some(file) if is_given => format!("{}: `--config`", file.display()),
            Some(file) => format!("{}: the nearest one above the file", file.display()),
            None => "none: no masthead.yaml in this folder or above it".into(),
        },
    ));
    if let Some((preset, reason)) = &why.preset {
        lines.push(("preset", format!("{preset}: {reason}")));
    }
    for (name, file) in &why.schemas {
        lines.push(("project schema", format!("`{file}`: its collection `{name}`")));
    }
    lines.push(("read as", policy.dialect.reader.title().into()));
    lines.push((
        "collection",
        match &why.collection {
            Some((name, glob)) => format!("{name}: `{glob}` is the first glob that matches"),
            None => "none: no glob of a collection matches".into(),
        },
    ));
    for (name, glob) in &explained.passed_over {
        lines.push(("", format!("not {name}, although `{glob}` also matches: it comes later in the file")));
    }
    if !explained.overrides.is_empty() {
        let globs: Vec<String> = explained.overrides.iter().map(|glob| format!("`{glob}`")).collect();
        lines.push(("overrides", globs.join(", ")));
    }
    lines.push(("front matter", expected(policy)));
    if let Some(schema) = &policy.schema.json_schema {
        let name = if schema.name.is_empty() { "in the configuration" } else { &schema.name };
        lines.push(("JSON Schema", name.into()));
    }
    let inherited = policy.facts.defaults.of_page(&*policy.files, path, &policy.dialect);
    for (at, inherited) in inherited.iter().enumerate() {
        let from = inherited.from.strip_prefix(&policy.site).unwrap_or(&inherited.from);
        let name = if at == 0 { "inherits" } else { "" };
        lines.push((name, format!("{}: {}, from {}", inherited.name, inherited.shown(), from.display())));
    }
    lines.push(("rules", levels(policy)));
    lines.push((
        "checked",
        match left_out {
            None => "yes".into(),
            Some(reason) => format!("only if it is named on the command line: {reason}"),
        },
    ));
    lines
}

fn expected(policy: &Policy) -> String {
    let presence = match policy.schema.presence {
        Presence::Optional => "optional",
        Presence::Required => "required",
        Presence::Forbidden => return "forbidden".into(),
    };
    let others = match policy.schema.additional {
        Additional::Allow => "other fields are allowed",
        Additional::Warn => "other fields are reported as warnings",
        Additional::Deny => "other fields are reported as errors",
    };
    format!("{presence}; {others}")
}

/// How many are on, and those whose level is not their own.
fn levels(policy: &Policy) -> String {
    let on = RULES.iter().filter(|rule| policy.levels.get(rule.id).is_some()).count();
    let changed: Vec<String> = RULES
        .iter()
        .filter(|rule| policy.levels.get(rule.id) != rule.default)
        .map(|rule| format!("{}: {}", rule.id.0, level(policy.levels.get(rule.id))))
        .collect();
    if changed.is_empty() {
        return format!("{on} of {} on (the default)", RULES.len());
    }
    format!("{on} of {} on; changed: {}", RULES.len(), changed.join(", "))
}

const fn level(severity: Option<Severity>) -> &'static str {
    match severity {
        None => "off",
        Some(Severity::Warning) => "warn",
        Some(Severity::Error) => "error",
    }
}

fn document(
    path: &Path,
    explained: &Explained,
    left_out: Option<&str>,
    out: &mut impl Write,
) -> io::Result<()> {
    let policy = &explained.policy;
    let inherited: Vec<Value> = policy
        .facts
        .defaults
        .of_page(&*policy.files, path, &policy.dialect)
        .into_iter()
        .map(|value| json!({ "field": value.name, "value": value.value, "from": value.from }))
        .collect();
    let mut document =
        json!({ "path": path.to_string_lossy(), "left-out-because": left_out, "inherited": inherited });
    if let (Some(all), Ok(Value::Object(policy))) =
        (document.as_object_mut(), serde_json::to_value(explained.mapping()))
    {
        all.extend(policy);
    }
    writeln!(out, "{}", json_lines(&document))
}
