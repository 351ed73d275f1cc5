//! Prints diagnostics: one file a format, and the only list of formats.

use std::io::{self, Write};

use crate::outcome::{FileOutcome, Summary};

/// Prints one format. Files come in path order, on one thread.
pub trait Reporter {
    /// Prints one file that has findings or could not be read.
    ///
    /// # Errors
    /// What the writer answers.
    fn file(&mut self, out: &mut dyn Write, outcome: &FileOutcome) -> io::Result<()>;

    /// Prints what comes after the last file.
    ///
    /// # Errors
    /// What the writer answers.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let _ = (out, summary);
        Ok(())
    }
}
