//! The last line of a run for people: the suggested next command.

use std::io::{self, Write};

use crate::outcome::Summary;

use super::Settings;

/// With more findings than this nobody goes through them one by one.
const MANY: usize = 50;

/// With fewer pages than this, nobody can tell what they have in common.
const PAGES: usize = 10;

/// What the next step depends on, besides the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about a run")]
pub struct Next {
    /// What was typed after `masthead check`, quoted for a shell: paths, configuration, preset; `None` if that is too
    /// long to be repeated.
    pub arguments: Option<String>,
    /// What the fixes are written to.
    pub written: Written,
    /// Whether fixes have been applied in this run.
    pub has_fixed: bool,
    /// Whether findings are accepted by a baseline.
    pub has_baseline: bool,
    /// Whether a configuration applies.
    pub has_configuration: bool,
    /// Whether whole folders were checked, not only what was changed or named.
    pub is_whole: bool,
}

/// Where the fixed pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Written {
    /// In their files.
    #[default]
    Files,
    /// In their files, of which the next commit has the state before.
    Staged,
    /// Only on the screen: the page came from standard input.
    Output,
}

/// Writes the next step; nothing if there is none, or where nobody asked.
pub(super) fn write(out: &mut dyn Write, counts: &Summary, settings: &Settings) -> io::Result<()> {
    match &settings.next {
        Some(next) if !settings.quiet => match step(counts, next) {
            Some(step) => writeln!(out, "{step}"),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

fn step(counts: &Summary, next: &Next) -> Option<String> {
    let found = counts.errors + counts.warnings;
    let command = |flag: &str| match next.arguments.as_deref() {
        None => format!("the same command with `{flag}`"),
        Some("") => format!("`masthead check {flag}`"),
        Some(arguments) => format!("`masthead check {flag} {arguments}`"),
    };
    if found == 0 || counts.broken > 0 {
        None
    } else if counts.safely_fixable > 0 && !next.has_fixed {
        let fixed = counts.safely_fixable;
        let what = if fixed == 1 { "the finding".to_owned() } else { format!("the {fixed} findings") };
        let fix = command("--fix");
        Some(match next.written {
            Written::Files => format!("Next: {fix} fixes {what} marked [*]"),
            Written::Staged => {
                format!("Next: {fix} fixes {what} marked [*]; then `git add` the changed files")
            }
            Written::Output => format!("Next: {fix} prints the page without {what} marked [*]"),
        })
    } else if found > MANY && !next.has_baseline && next.is_whole {
        // What follows `--write-baseline` would be its file.
        let accept = match next.arguments.as_deref() {
            None | Some("") => command("--write-baseline"),
            Some(arguments) => format!("`masthead check {arguments} --write-baseline`"),
        };
        let count = command("--statistics");
        Some(format!(
            "Next: {count} counts them by rule; {accept} accepts them, so that only new ones are reported"
        ))
    } else if counts.fixable > counts.safely_fixable && next.written != Written::Output {
        let guessed = counts.fixable - counts.safely_fixable;
        let what = if guessed == 1 { "the finding".to_owned() } else { format!("the {guessed} findings") };
        let show = command("--unsafe-fixes --diff");
        Some(format!("Next: {show} shows possible fixes of {what} marked [?]"))
    } else if !next.has_configuration && next.is_whole && counts.errors == 0 && counts.files >= PAGES {
        Some("Next: `masthead init` writes a configuration that fits these pages".to_owned())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_follows_from_what_was_found() {
        let next = Next { arguments: Some("posts".to_owned()), is_whole: true, ..Next::default() };
        let configured = Next { has_configuration: true, ..next.clone() };
        let counts =
            |warnings, safely_fixable| Summary { files: 20, warnings, safely_fixable, ..Summary::default() };
        let shown = |counts: &Summary, next: &Next| step(counts, next).unwrap_or_default();
        assert!(shown(&counts(2, 1), &next).contains("`masthead check --fix posts` fixes the finding"));
        assert!(shown(&counts(60, 0), &next).contains("`masthead check posts --write-baseline`"));
        assert!(shown(&counts(50, 0), &next).contains("`masthead init`"));
        let partial = Next { is_whole: false, ..next.clone() };
        assert_eq!(step(&counts(60, 0), &partial), None, "a baseline of some pages would forget the others");
        assert_eq!(step(&counts(5, 0), &partial), None);
        assert_eq!(
            step(&Summary { errors: 1, ..counts(5, 0) }, &next),
            None,
            "errors are for a person to correct"
        );
        let long = Next { arguments: None, is_whole: false, ..next.clone() };
        assert_eq!(
            shown(&counts(2, 1), &long),
            "Next: the same command with `--fix` fixes the finding marked [*]"
        );
        let fixed = Next { has_fixed: true, ..configured.clone() };
        assert_eq!(step(&counts(2, 1), &fixed), None, "fixing again changes nothing");
        assert_eq!(step(&counts(2, 0), &configured), None);
        let guessed = Summary { fixable: 2, ..counts(3, 0) };
        let expected = "Next: `masthead check --unsafe-fixes --diff posts` shows possible fixes of the 2 findings marked [?]";
        assert_eq!(shown(&guessed, &configured), expected);
        assert_eq!(shown(&guessed, &fixed), expected);
        let output = Next { written: Written::Output, ..configured.clone() };
        assert_eq!(step(&guessed, &output), None, "there is no file to compare with");
        assert_eq!(step(&counts(0, 0), &next), None);
    }
}
