//! Tools without a preset, of which one trait is known: each is detected by a file beside the pages.

use std::path::Path;

use crate::files::Files;

/// What is known of such a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// It reads a date alike with quotes and without.
    TakesDates,
    /// What is between `+++` is a program.
    RunsBlocks,
    /// Files and folders whose names begin with an underscore are not pages.
    PassesOver,
}

/// No configuration is larger, in bytes.
const LIMIT: u64 = 64 << 10;

/// The files, each with a word that is in it.
const FILES: [(&str, &str, Peer); 10] = [
    // Quarto.
    ("_quarto.yml", "", Peer::PassesOver),
    ("_quarto.yaml", "", Peer::PassesOver),
    // Gatsby makes a text of every date.
    ("gatsby-config.js", "", Peer::TakesDates),
    ("gatsby-config.mjs", "", Peer::TakesDates),
    ("gatsby-config.ts", "", Peer::TakesDates),
    // Quartz reads no dates in YAML, Lume parses every text.
    ("quartz.config.ts", "", Peer::TakesDates),
    ("_config.js", "lume", Peer::TakesDates),
    ("_config.ts", "lume", Peer::TakesDates),
    ("_config.tsx", "lume", Peer::TakesDates),
    // Franklin, in Julia.
    ("_layout/head.html", "", Peer::RunsBlocks),
];

impl Peer {
    /// That of a folder; `None` if no such tool is there.
    pub fn of_folder(files: &dyn Files, folder: &Path) -> Option<Self> {
        let has = |name: &str, word: &str| {
            let path = folder.join(name);
            if word.is_empty() { files.exists(&path) } else { text(files, &path).contains(word) }
        };
        // Nothing is in a folder that cannot be listed.
        files.each_name(folder, &mut |_| false).ok()?;
        FILES.iter().find(|(name, word, _)| has(name, word)).map(|(_, _, peer)| *peer)
    }
}

fn text(files: &dyn Files, path: &Path) -> String {
    files.text(path, LIMIT).unwrap_or_default()
}
