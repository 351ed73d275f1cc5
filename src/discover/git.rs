//! Runs git so that the settings of a repository can start no program: it may have been unpacked from anywhere.

use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long git may take. A named pipe as `.gitignore` would keep it for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a repository could have programs in.
const SETTINGS: [(&str, &str); 5] = [
    ("core.fsmonitor", "false"),
    ("core.hooksPath", NOWHERE),
    ("core.pager", "cat"),
    ("core.attributesFile", NOWHERE),
    ("diff.external", ""),
];

const NOWHERE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// git, with what a repository could start switched off.
pub(super) struct Git {
    settings: Vec<(String, String)>,
    /// Whether there is a commit whose attributes apply, instead of those that lie in the tree.
    has_commit: bool,
}

impl Git {
    /// Asks which filters are set, and sets each to nothing. The error is a sentence.
    pub(super) fn new() -> Result<Self, String> {
        let settings = SETTINGS.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let mut git = Self { settings, has_commit: false };
        // Of all commands, this one says best why there is no repository, or why git does not trust it.
        git.output(&["rev-parse", "--git-dir"])?.or_error()?;
        let pattern = r"^filter\..*\.(clean|smudge|process|required)$";
        // Ends with 1 where there is none.
        let output = git.output(&["config", "-z", "--name-only", "--get-regexp", pattern])?;
        for name in output.stdout.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
            let name = String::from_utf8_lossy(name).into_owned();
            let value = if name.ends_with(".required") { "false" } else { "" };
            git.settings.push((name, value.to_owned()));
        }
        git.has_commit = git.output(&["rev-parse", "--verify", "--quiet", "HEAD^{tree}"])?.is_success;
        Ok(git)
    }

    /// The names that a command prints, each ended by a NUL. The error is a sentence.
    pub(super) fn names(&self, arguments: &[&str]) -> Result<Vec<PathBuf>, String> {
        let output = self.output(arguments)?;
        let stdout = output.or_error()?;
        Ok(stdout.split(|&byte| byte == 0).filter(|name| !name.is_empty()).map(path_of).collect())
    }

    /// The names of files that `git diff` with those arguments lists, relative to the working directory. The error is a
    /// sentence.
    pub(super) fn changes(&self, arguments: &[&str]) -> Result<Vec<PathBuf>, String> {
        // Submodules have settings of their own, which git would obey when it looks into them.
        let diff = [
            "diff",
            "--name-only",
            "--relative",
            "-z",
            "--find-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
        ];
        self.names(&[&diff, arguments].concat())
    }

    /// What the index contains for a file. The error is a sentence.
    pub(super) fn staged_content(&self, path: &Path) -> Result<Vec<u8>, String> {
        // Relative to the working directory, whatever its name begins with.
        let mut object = OsString::from(":./");
        object.push(path);
        self.output(&["cat-file".as_ref(), "blob".as_ref(), object.as_os_str()])?.or_error()
    }

    fn output<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Output, String> {
        let mut command = Command::new("git");
        command.arg("--no-pager").args(arguments);
        // Without the lock the index is not written, which would run a hook.
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0");
        // No transport, whatever the repository allows: one may start a program.
        command.env("GIT_ALLOW_PROTOCOL", "").env_remove("GIT_EXTERNAL_DIFF");
        // After what the person has set in the same way, such as `safe.directory`: the last one counts.
        let own = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.parse::<u16>().ok());
        let own = own.map_or(0, usize::from);
        command.env("GIT_CONFIG_COUNT", (own + self.settings.len()).to_string());
        for (at, (name, value)) in (own..).zip(&self.settings) {
            command.env(format!("GIT_CONFIG_KEY_{at}"), name).env(format!("GIT_CONFIG_VALUE_{at}"), value);
        }
        if self.has_commit {
            // A named pipe as `.gitattributes` would be waited for. git before 2.43 does not know this.
            command.env("GIT_ATTR_SOURCE", "HEAD");
        }
        within(PATIENCE, command)
    }
}

/// What a command printed.
struct Output {
    is_success: bool,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

impl Output {
    /// What was printed, or the line of why it failed.
    fn or_error(self) -> Result<Vec<u8>, String> {
        if self.is_success {
            return Ok(self.stdout);
        }
        let words = String::from_utf8_lossy(&self.stderr);
        let cause = words.lines().find(|line| line.starts_with("fatal: ")).or_else(|| words.lines().next());
        Err(cause.unwrap_or("git failed").trim().to_owned())
    }
}

/// Runs a command, and ends it when it takes longer. The error is a sentence.
fn within(patience: Duration, mut command: Command) -> Result<Output, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| format!("{name} cannot be run: {error}");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let (sender, receiver) = mpsc::channel();
    let readers = [child.stdout.take().map(boxed), child.stderr.take().map(boxed)];
    for (at, pipe) in readers.into_iter().enumerate() {
        let sender = sender.clone();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What was read before an error is all there is.
            let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
            let _ = sender.send((at, bytes));
        });
    }
    let mut printed = [Vec::new(), Vec::new()];
    for _ in 0..printed.len() {
        if let Ok((at, bytes)) = receiver.recv_timeout(patience) {
            printed[at] = bytes;
        } else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("{name} did not answer within {} seconds", patience.as_secs()));
        }
    }
    let is_success = child.wait().map_err(failed)?.success();
    let [stdout, stderr] = printed;
    Ok(Output { is_success, stdout, stderr })
}

fn boxed(pipe: impl Read + Send + 'static) -> Box<dyn Read + Send> {
    Box::new(pipe)
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    Path::new(std::ffi::OsStr::from_bytes(name)).to_path_buf()
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    Path::new(String::from_utf8_lossy(name).as_ref()).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn waits_no_longer_than_it_may() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo begun; exec sleep 100"]);
        let words = within(Duration::from_millis(300), command).err();
        assert_eq!(words.as_deref(), Some("sh did not answer within 0 seconds"));
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let output = within(Duration::from_secs(60), command).unwrap();
        assert_eq!(
            (output.is_success, &*output.stdout, &*output.stderr),
            (false, &b"out\n"[..], &b"err\n"[..])
        );
    }
}
