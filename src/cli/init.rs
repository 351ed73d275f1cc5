//! `masthead init`: a first configuration, inferred from the tree.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::audit::wording::count;
use crate::config::{self, Policy};
use crate::discover;
use crate::engine::Run;
use crate::files::Disk;
use crate::infer::{self, Apart, Collection, Known, Preset};
use crate::outcome::Status;
use crate::schema::import;

use super::audit::tell_broken;
use super::tree::{Tree, TreeArgs, tell_unreadable};
use super::trial::{self, KnownOf};
use super::{complain, now, output};

/// Folders are distinguished so deep.
const DEPTH: usize = 8;

/// The name of the configuration, and the other one that is found.
const NAMES: [&str; 2] = ["masthead.yaml", ".masthead.yaml"];

/// The presets of pages and what gave each away.
type Generators = BTreeSet<(Box<str>, Box<str>)>;

/// Arguments of `masthead init`.
#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// Folder of the pages, in which masthead.yaml is written
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Print the configuration instead of writing it
    #[arg(long)]
    stdout: bool,
    /// Site generator to assume: hexo, jekyll, hugo, astro, zola, docusaurus, …
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// Convert the schema of another tool, such as static/admin/config.yml or .obsidian/types.json
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Exclude files that match this glob
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Do not print progress
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command: a failure if there is a configuration already, nothing to infer from, or something that cannot be read.
///
/// # Errors
/// When the configuration cannot be written.
pub(super) fn run(args: &InitArgs, out: &mut impl Write) -> io::Result<Status> {
    let there = NAMES.iter().map(|name| args.folder.join(name)).find(|path| path.exists());
    if let Some(path) = there.filter(|_| !args.stdout) {
        complain(&format!("{} already exists; to see a new one, add --stdout", path.display()));
        return Ok(Status::Failure);
    }
    if !args.folder.is_dir() {
        complain(&format!("{} is not a folder", args.folder.display()));
        return Ok(Status::Failure);
    }
    let (text, status) = match &args.from {
        Some(file) => match imported(file, &args.folder) {
            Ok(text) => (text, Status::Clean),
            Err(words) => {
                complain(&words);
                return Ok(Status::Failure);
            }
        },
        None => match infer(args)? {
            Ok(inferred) => inferred,
            Err(status) => return Ok(status),
        },
    };
    if args.stdout {
        out.write_all(text.as_bytes())?;
        return Ok(status);
    }
    let path = match args.folder.as_os_str().to_str() {
        Some(".") => PathBuf::from(NAMES[0]),
        _ => args.folder.join(NAMES[0]),
    };
    let created = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    let written = created.and_then(|mut file| {
        // Half a configuration would be read as one.
        file.write_all(text.as_bytes()).inspect_err(|_| drop(fs::remove_file(&path)))
    });
    written.map_err(output::in_file(&path))?;
    complain(&format!("wrote {}; read it, then run `masthead check`", path.display()));
    Ok(status)
}

/// What the schema of another tool says, for a configuration in `folder`; the error is a sentence for the user.
fn imported(file: &Path, folder: &Path) -> Result<String, String> {
    let shown = file.display();
    let (file, folder) = (discover::absolute(file), discover::absolute(folder));
    let found = import::from_file(&Disk::here(), &file);
    let Some((project, collections)) = found else {
        return Err(format!("--from {shown}: this is not the file name of a supported schema"));
    };
    let collections = collections.map_err(|reason| format!("--from {shown}: {reason}"))?;
    if collections.is_empty() {
        return Err(format!("--from {shown}: it describes no pages with front matter"));
    }
    let below = project.strip_prefix(&folder).map_err(|_| {
        format!("--from {shown}: its project is not below the folder in which masthead.yaml is written")
    })?;
    let steps: Vec<String> = below.iter().map(|step| format!("{}/", step.to_string_lossy())).collect();
    Ok(config::configuration_of(&collections, &steps.concat()))
}

/// Looks at the tree three times: to find the collections, to find out what each contains, and to try the configuration
/// out. The status tells that something cannot be read.
fn infer(args: &InitArgs) -> io::Result<Result<(String, Status), Status>> {
    let tree = match Tree::new(&args.of_tree()) {
        Ok(tree) => tree,
        Err(words) => {
            complain(&words);
            return Ok(Err(Status::Failure));
        }
    };
    let run = Run { now: now::or_clock(None) };
    let generators = Mutex::new(Generators::new());
    let apart = Mutex::new(Apart::default());
    let (first, report) = tree.profile_and_check(
        &|path, policy| {
            let below = args.below(path);
            apart.lock().unwrap_or_else(PoisonError::into_inner).see(below);
            let whole = infer::is_page(below).then(|| Arc::from(""))?;
            note(&generators, policy);
            Some(whole)
        },
        DEPTH,
        run,
    );
    tell_unreadable(&first);
    let status = tell_broken(&first)?;
    if !first.broken.is_empty() {
        return Ok(Err(status));
    }
    let read: u64 = first.groups.values().map(crate::audit::Group::read).sum();
    if read == 0 {
        complain("no pages with front matter found");
        return Ok(Err(Status::Failure));
    }
    let apart = apart.into_inner().unwrap_or_else(PoisonError::into_inner).globs();
    let collections = infer::collections(&first.folders, apart);
    let known = Mutex::new(KnownOf::new());
    let globs: Vec<GlobSet> = collections.iter().map(globs).collect();
    let name_of = |below: &Path| {
        let at = globs.iter().position(|globs| globs.is_match(below))?;
        Some(collections[at].name.as_str())
    };
    let second = tree.profile(
        &|path, policy| {
            let name = name_of(args.below(path))?;
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            known.entry(name.into()).or_insert_with(|| Known::of(policy, path));
            Some(name.into())
        },
        None,
    );
    let generators = generators.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut known = known.into_inner().unwrap_or_else(PoisonError::into_inner);
    let preset = preset(&generators);
    let write = |known: &KnownOf| infer::write(preset.as_ref(), &collections, &second.groups, known);
    let name_of = |path: &Path| name_of(args.below(path));
    let file = args.folder.join(NAMES[0]);
    let text = trial::write((&args.of_tree(), &file), run, &report, &mut known, &name_of, &write);
    if !args.quiet {
        let sets = second.groups.len() as u64;
        complain(&format!("{} with front matter in {}", count(read, "page"), count(sets, "collection")));
    }
    Ok(Ok((text, status)))
}

impl InitArgs {
    fn of_tree(&self) -> TreeArgs {
        TreeArgs {
            paths: vec![self.folder.clone()],
            config: None,
            preset: self.preset.clone(),
            exclude: self.exclude.clone(),
            no_ignore: false,
            quiet: self.quiet,
            threads: 0,
        }
    }

    fn below<'p>(&self, path: &'p Path) -> &'p Path {
        // A walk names files without a leading `./`.
        let folder = self.folder.strip_prefix(".").unwrap_or(&self.folder);
        path.strip_prefix(folder).unwrap_or(path)
    }
}

fn note(generators: &Mutex<Generators>, policy: &Policy) {
    let Some(preset) = &policy.why.preset else { return };
    let mut generators = generators.lock().unwrap_or_else(PoisonError::into_inner);
    if !generators.contains(preset) {
        generators.insert(preset.clone());
    }
}

/// The preset, where all pages have the same.
fn preset(generators: &Generators) -> Option<Preset> {
    let mut all = generators.iter();
    let (name, reason) = all.next()?;
    let is_one = all.next().is_none() && &**name != "generic";
    is_one.then(|| Preset { name: name.to_string(), reason: reason.to_string() })
}

fn globs(collection: &Collection) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in &collection.globs {
        if let Ok(glob) = GlobBuilder::new(glob).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}
