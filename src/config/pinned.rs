//! The version of its generator that a site pins, in the files that installers and hosts read.

use std::path::Path;

use crate::files::Files;
use crate::generators::Generator;

/// No more files of a folder are read.
const MOST: usize = 64;
/// No repository is looked for further up.
const DEPTH: usize = 8;

/// A folder of a pin: any of its files may say it.
const ANY: &str = "/*";

/// The version and the file that pins it; looked for only where versions differ. A site in a folder of a repository is built
/// by what is at the root of it.
pub(super) fn version(files: &dyn Files, folder: &Path, generator: Generator) -> Option<(Box<str>, String)> {
    let pins = generator.facts().pins;
    let is_root = |folder: &Path| files.exists(&folder.join(".git"));
    let root = folder.ancestors().filter(|_| !pins.is_empty()).take(DEPTH).find(|folder| is_root(folder));
    let folders = folder.ancestors().take_while(|above| root.is_some_and(|root| above.starts_with(root)));
    let folders = folders.chain(root.is_none().then_some(folder));
    let names = |folder: &Path, file: &str| {
        let Some(of) = file.strip_suffix(ANY) else { return vec![file.to_owned()] };
        let mut names = Vec::new();
        // A folder that is not there pins nothing.
        let _ = files.each_name(&folder.join(of), &mut |name| {
            names.extend(name.to_str().map(|name| format!("{of}/{name}")));
            names.len() < MOST
        });
        names.sort();
        names
    };
    let mut all = folders.flat_map(|folder| pins.iter().map(move |pin| (folder, pin)));
    all.find_map(|(folder, pin)| {
        names(folder, pin.file).into_iter().find_map(|file| {
            let text = files.settings(&folder.join(&file)).ok()?;
            let version = match pin.after {
                None => number(text.trim()),
                Some(word) => text.match_indices(word).find_map(|(at, word)| {
                    let rest = text.get(at + word.len()..)?;
                    number(rest.lines().next()?)
                }),
            };
            version.map(|version| (version.into(), file))
        })
    })
}

/// A version at the start, after the characters that may separate it from the name: `: "^0.111.3"`.
fn number(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['"', '\'', ' ', '\t', ':', '=', '^', '~', 'v']);
    let text = text.strip_prefix("extended_").unwrap_or(text);
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(text.len());
    text.get(..end).map(|version| version.trim_end_matches('.')).filter(|version| version.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_any_notation() {
        assert_eq!(number("0.111.3"), Some("0.111.3"));
        assert_eq!(number(" = \"0.111.3\""), Some("0.111.3"));
        assert_eq!(number("\": \"^0.152.2\","), Some("0.152.2"));
        assert_eq!(number(": extended_0.98.0 # old"), Some("0.98.0"));
        assert_eq!(number(": latest"), None);
        assert_eq!(number("\": \">=0.100.0\""), None);
        assert_eq!(number(": ${{ env.HUGO }}"), None);
    }
}
