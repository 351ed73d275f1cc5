//! `masthead audit`: the profile of a site.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::ValueEnum;

use crate::audit::difference::Difference;
use crate::audit::{self, Profile};
use crate::config::{ConfigError, Policy};
use crate::discover::Targets;
use crate::engine::Run;
use crate::outcome::Status;
use crate::reporter::{Format, Settings};

use super::args::Color;
use super::tree::{Tree, TreeArgs, tell_unreadable};
use super::{complain, now, output, terminal};

/// Arguments of `masthead audit`.
#[derive(Debug, clap::Args)]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub(super) tree: TreeArgs,
    /// Profile only the pages of this collection
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Print one profile per folder, collection or generator
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// Depth of the folders for `--by folder`
    #[arg(long, value_name = "N", default_value_t = 2)]
    depth: usize,
    /// Output format
    #[arg(long, value_enum, value_name = "NAME", default_value = "human")]
    format: AuditFormat,
    /// The same as `--format csv`: a row for each field
    #[arg(long, conflicts_with = "format")]
    csv: bool,
    /// Compare with an older profile (`--format json`): what is new, what is missing, what has changed
    #[arg(long, value_name = "OLD.json", conflicts_with_all = ["csv", "html"])]
    diff: Option<PathBuf>,
    /// Write the profile to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the profile and the findings of a check as an HTML page
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "output", "by", "collection", "csv"])]
    html: Option<PathBuf>,
    /// URL template for links to lines, with {path}, {line} and {column}; `none` for no links, which is best if others
    /// read the page
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "vscode://file/{path}:{line}:{column}",
        requires = "html"
    )]
    links: String,
    /// Current time for date rules: 2026-11-23 or 2026-11-23T10:00:00Z
    #[arg(long, value_name = "TIMESTAMP", value_parser = now::parse)]
    now: Option<DateTime<Utc>>,
    /// When to use color
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Folder,
    Collection,
    Generator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AuditFormat {
    Human,
    Json,
    Csv,
}

/// Runs the command: a failure if a file cannot be read or a configuration is broken.
///
/// # Errors
/// When the profile cannot be written.
pub(super) fn run(args: &AuditArgs, out: &mut impl Write) -> io::Result<Status> {
    // Before anything else is written: a comparison with what is none is a mistake.
    let old = match args.diff.as_deref().map(older).transpose() {
        Ok(old) => old,
        Err(words) => {
            complain(&words);
            return Ok(Status::Failure);
        }
    };
    let mut exclude = args.tree.exclude.clone();
    // A report that is written into the tree is not a page of it.
    exclude.extend(args.html.iter().chain(&args.output).chain(&args.diff).filter_map(|path| glob_of(path)));
    let tree = match Tree::new(&TreeArgs { exclude, ..args.tree.clone() }) {
        Ok(tree) => tree,
        Err(words) => {
            complain(&words);
            return Ok(Status::Failure);
        }
    };
    if let Some(path) = &args.html {
        return html(args, &tree, path);
    }
    let profile = tree.profile(&|path, policy| args.group(&tree.targets, path, policy), None);
    if let Some(name) = &args.collection
        && profile.groups.is_empty()
    {
        complain(&format!("no pages belong to a collection `{name}`"));
        return Ok(Status::Failure);
    }
    let difference = old.map(|old| audit::difference::compare(&old, &profile)).transpose();
    let difference = match difference {
        Ok(difference) => difference,
        Err(reason) => {
            let path = args.diff.clone().unwrap_or_default();
            complain(&format!("cannot compare with {}: {reason}", path.display()));
            return Ok(Status::Failure);
        }
    };
    match &args.output {
        Some(path) => {
            let mut file = io::BufWriter::new(output::create(path)?);
            let printed = args.print(&profile, difference.as_ref(), &mut file).and_then(|()| file.flush());
            printed.map_err(output::in_file(path))?;
        }
        None => args.print(&profile, difference.as_ref(), out)?,
    }
    if args.has_no_room_for_errors() {
        tell_unreadable(&profile);
    }
    tell_broken(&profile)
}

/// An older profile. The error is a sentence.
fn older(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The glob of one file below the working directory.
fn glob_of(file: &Path) -> Option<String> {
    let (home, file) = (std::path::absolute(".").ok()?, std::path::absolute(file).ok()?);
    let below = file.strip_prefix(home).ok()?.to_str()?;
    Some(format!("/{}", globset::escape(below)))
}

/// Looks at the tree and checks it, and writes one page about both.
fn html(args: &AuditArgs, tree: &Tree, file: &Path) -> io::Result<Status> {
    let now = now::or_clock(args.now);
    let (profile, report) = tree.profile_and_check(&|_, _| Some("".into()), args.depth, Run { now });
    let day = now.format("%Y-%m-%d").to_string();
    let name = args.tree.paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
    let whole = profile.whole();
    let links = if args.links == "none" { "" } else { args.links.as_str() };
    let folder = if links.is_empty() { std::path::PathBuf::new() } else { std::env::current_dir()? };
    let folder = folder.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let input = audit::html::Input {
        profile: &profile,
        whole: &whole,
        report: &report,
        name: &name,
        day: &day,
        links,
        folder: &folder,
    };
    let page = audit::html::render(&input).map_err(io::Error::other)?;
    output::create(file)?.write_all(page.as_bytes()).map_err(output::in_file(file))?;
    // The page has their number alone.
    tell_unreadable(&profile);
    tell_broken(&profile)
}

/// A path as people know it: the folder's own name for `.`.
fn shown(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_default();
    let named = full.file_name().filter(|_| path == Path::new("."));
    named.map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}

impl AuditArgs {
    /// Whether the format has only fields, so that what cannot be read is told on standard error.
    fn has_no_room_for_errors(&self) -> bool {
        self.csv || self.format == AuditFormat::Csv || self.diff.is_some()
    }

    fn group(&self, targets: &Targets, path: &Path, policy: &Policy) -> Option<Arc<str>> {
        let collection = policy.why.collection.as_ref().map(|(name, _)| &**name);
        if self.collection.is_some() && self.collection.as_deref() != collection {
            return None;
        }
        Some(match self.by {
            None => "".into(),
            Some(By::Folder) => audit::folder(targets, path, self.depth).into(),
            Some(By::Collection) => collection.unwrap_or("(no collection)").into(),
            Some(By::Generator) => policy.dialect.generator.name().into(),
        })
    }

    fn print(
        &self,
        profile: &Profile,
        difference: Option<&Difference>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (difference, self.format) {
            (Some(difference), AuditFormat::Json) => return writeln!(out, "{}", difference.json()),
            (Some(difference), _) => return out.write_all(difference.text().as_bytes()),
            (None, AuditFormat::Json) => return writeln!(out, "{}", audit::json::render(profile)),
            (None, format) if self.csv || format == AuditFormat::Csv => {
                return out.write_all(audit::csv::render(profile).as_bytes());
            }
            (None, _) => {}
        }
        let width = terminal::width().filter(|_| self.output.is_none()).unwrap_or(160);
        let color = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.output.is_none() && terminal::wants_color(),
        };
        audit::text::write(profile, audit::text::Look { width, color }, out)
    }
}

/// Says which configurations are broken, on standard error; the status of the run.
pub(super) fn tell_broken(profile: &Profile) -> io::Result<Status> {
    for error in &profile.broken {
        match &**error {
            ConfigError::Mistakes(outcome) => {
                let mut reporter = Format::Concise.reporter(Settings::default());
                reporter.file(&mut io::stderr(), outcome)?;
            }
            error => complain(&error.to_string()),
        }
    }
    let failed = !profile.broken.is_empty() || profile.unreadable.0 > 0;
    Ok(if failed { Status::Failure } else { Status::Clean })
}
