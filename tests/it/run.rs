//! A folder to write pages into, and the program to run over them.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A temporary folder with pages.
pub(crate) struct Site(TempDir);

impl Site {
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        for (path, bytes) in files {
            site.write(path, bytes);
        }
        site
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs masthead in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// The same; what it printed, byte for byte.
    pub(crate) fn run_bytes(&self, arguments: &[&str]) -> Vec<u8> {
        self.run(arguments).0.stdout
    }

    /// The same, with standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        use std::io::Write;
        let mut child = Command::new(env!("CARGO_BIN_EXE_masthead"))
            .args(arguments)
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .env_remove("GITHUB_ACTIONS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that stops early closes its end of the pipe; that is its right.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran(child.wait_with_output().unwrap())
    }
}

/// What a run printed, and its exit status.
pub(crate) struct Ran(Output);

impl Ran {
    /// What a run by other means printed.
    pub(crate) const fn of(output: Output) -> Self {
        Self(output)
    }

    /// The same run, had it printed something else.
    pub(crate) fn map_out(mut self, change: impl FnOnce(String) -> String) -> Self {
        self.0.stdout = change(self.out()).into_bytes();
        self
    }

    pub(crate) fn status(&self) -> i32 {
        self.0.status.code().expect("not ended by a signal")
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}
