//! The version of its generator that a site pins, in the files that installers and hosts read.

use std::path::Path;

use crate::files::Files;
use crate::generators::Generator;

/// No such file is larger, in bytes.
const LIMIT: u64 = 4 << 20;

/// The version and the file that pins it; looked for only where versions differ.
pub(super) fn version(
    files: &dyn Files,
    folder: &Path,
    generator: Generator,
) -> Option<(Box<str>, &'static str)> {
    generator.facts().pins.iter().find_map(|pin| {
        let text = files.text(&folder.join(pin.file), LIMIT).ok()?;
        let version = match pin.after {
            None => number(text.trim()),
            Some(word) => text.match_indices(word).find_map(|(at, word)| {
                let rest = text.get(at + word.len()..)?;
                number(rest.lines().next()?)
            }),
        };
        version.map(|version| (version.into(), pin.file))
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
