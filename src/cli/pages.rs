//! The source and target of the pages of `masthead check`: the disk, or standard input and output.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::fix::{Flush, Writer};
use crate::loader;
use crate::outcome::count;

use super::args::CheckArgs;
use super::complain;

/// Where pages come from and go to.
pub(super) enum Pages {
    /// Files, and when what is written to them has to be on the disk.
    Disk(Writer),
    /// One page from standard input, under the name that it goes by. It is written to standard output.
    Input { path: Arc<Path>, bytes: Vec<u8> },
}

impl Pages {
    /// As the command line says; the error is a sentence for the user.
    pub(super) fn of(args: &CheckArgs) -> Result<Self, String> {
        if !args.paths.iter().any(|path| path.as_os_str() == "-") {
            if let Some(name) = &args.stdin_filename {
                let name = name.display();
                return Err(format!(
                    "--stdin-filename is for standard input: write `masthead check - --stdin-filename {name}`"
                ));
            }
            let flush = if args.fsync { Flush::First } else { Flush::Later };
            return Ok(Self::Disk(Writer::new(flush)));
        }
        if args.paths.len() > 1 {
            return Err("`-` (standard input) cannot be combined with other paths".to_owned());
        }
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| format!("cannot read standard input: {error}"))?;
        let path = Arc::from(args.stdin_filename.as_deref().unwrap_or(Path::new("stdin.md")));
        Ok(Self::Input { path, bytes })
    }

    /// The path that represents the run where only one is asked about.
    pub(super) fn first<'p>(&'p self, args: &'p CheckArgs) -> &'p Path {
        match self {
            Self::Disk(_) => args.paths.first().map_or(Path::new("."), std::path::PathBuf::as_path),
            Self::Input { path, .. } => path,
        }
    }

    /// Whether files beside the pages may be looked up: a text without a name is nowhere.
    pub(super) fn have_neighbours(&self, args: &CheckArgs) -> bool {
        matches!(self, Self::Disk(_)) || args.stdin_filename.is_some()
    }

    /// The whole page.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        match self {
            Self::Disk(_) => loader::read_whole(path).map_err(|error| error.to_string()),
            Self::Input { bytes, .. } => Ok(bytes.clone()),
        }
    }

    /// Puts `new` in the place of `old`.
    pub(super) fn write(&mut self, path: &Path, old: &[u8], new: Vec<u8>) -> Result<(), String> {
        match self {
            Self::Disk(writer) => {
                let done = writer.replace(path, old, &new).map_err(|error| error.to_string())?;
                let path = path.display();
                if done.links > 0 {
                    let links = count(done.links, "other hard link");
                    complain(&format!("{path}: {links} to this file will keep the old text"));
                }
                for name in done.lost {
                    complain(&format!("{path}: the extended attribute `{name}` could not be kept"));
                }
                Ok(())
            }
            Self::Input { bytes, .. } => {
                *bytes = new;
                Ok(())
            }
        }
    }
}
