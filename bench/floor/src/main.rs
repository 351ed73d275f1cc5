//! The least that any linter of these files must do: walk, open, read 4 KiB, close. `masthead-floor FOLDER THREADS`

use std::fs::File;
use std::io::Read;

use ignore::{WalkBuilder, WalkState};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| ".".to_owned());
    let threads = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    WalkBuilder::new(folder).threads(threads).require_git(false).build_parallel().run(|| {
        let mut buffer = [0_u8; 4096];
        Box::new(move |entry| {
            if let Ok(entry) = entry
                && entry.file_type().is_some_and(|kind| kind.is_file())
                && let Ok(mut file) = File::open(entry.path())
            {
                let _ = file.read(&mut buffer);
            }
            WalkState::Continue
        })
    });
}
