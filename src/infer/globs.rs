//! Globs over folders, and names for them.

use std::collections::BTreeSet;

/// All pages below a folder.
pub(super) fn glob(folder: &str, extensions: &BTreeSet<Box<str>>) -> String {
    let extensions: Vec<&str> = extensions.iter().map(AsRef::as_ref).collect();
    let ending = match extensions[..] {
        [] => "*".to_owned(),
        [one] => format!("*.{one}"),
        _ => format!("*.{{{}}}", extensions.join(",")),
    };
    if folder.is_empty() { format!("**/{ending}") } else { format!("{folder}/**/{ending}") }
}

/// A folder name in which the characters of globs represent themselves.
pub(super) fn escaped(folder: &str) -> String {
    let mut glob = String::with_capacity(folder.len());
    for sign in folder.chars() {
        match sign {
            '*' | '?' | '[' | ']' | '{' | '}' => {
                glob.push('[');
                glob.push(sign);
                glob.push(']');
            }
            sign => glob.push(sign),
        }
    }
    glob
}

/// Whether a folder is a root, in which languages are together, or below it.
pub(super) fn is_below(root: &str, folder: &str) -> bool {
    let parts: Vec<&str> = root.split('/').collect();
    let own: Vec<&str> = folder.split('/').take(parts.len()).collect();
    let fits =
        |(part, own): (&&str, &&str)| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(list) => list.split(',').any(|language| language == *own),
            None => escaped(own) == **part,
        };
    own.len() == parts.len() && parts.iter().zip(&own).all(fits)
}

/// The folder with `*` for its languages, so that a new one is taken in, where nothing else would be.
pub(super) fn open<'f>(root: &str, folders: &(impl Iterator<Item = &'f str> + Clone)) -> String {
    let parts: Vec<&str> = root.split('/').collect();
    let languages = |part: &str| -> Option<Vec<String>> {
        let list = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(list.split(',').map(str::to_owned).collect())
    };
    let is_open = |at: usize, known: &[String]| {
        folders.clone().all(|folder| {
            let others: Vec<&str> = folder.split('/').take(parts.len()).collect();
            let fits = |(own, other): (&&str, &&str)| match languages(own) {
                Some(known) => known.iter().any(|language| language == other),
                None => escaped(other) == **own,
            };
            let is_there = others.len() == parts.len()
                && parts.iter().zip(&others).enumerate().all(|(place, pair)| place == at || fits(pair));
            !is_there || others.get(at).is_none_or(|other| known.iter().any(|language| language == other))
        })
    };
    let opened = parts.iter().enumerate().map(|(at, part)| match languages(part) {
        Some(known) if is_open(at, &known) => "*",
        _ => part,
    });
    opened.collect::<Vec<_>>().join("/")
}

/// The maximum number of folders in the name of a collection.
const MOST: usize = 4;

/// The maximum length of such a name, in characters.
const LONGEST: usize = 48;

/// Folder names that do not describe their contents.
const SHELLS: [&str; 12] = [
    "content", "contents", "src", "source", "site", "website", "latest", "current", "next", "stable", "main",
    "pages",
];

/// Names for a collection of those folders, the best first: the last parts that have a name, then with more of the path.
pub(super) fn names(folders: &[String]) -> Vec<String> {
    if folders.iter().any(String::is_empty) {
        return vec!["pages".to_owned(), "others".to_owned()];
    }
    let mut last: Vec<String> = folders.iter().filter_map(|folder| parts(folder).pop()).collect();
    last.dedup();
    let mut seen = Vec::new();
    last.retain(|name| {
        !seen.contains(name) && {
            seen.push(name.clone());
            true
        }
    });
    let mut names = Vec::new();
    let joined = last.join("-");
    if last.len() > 1 && last.len() <= MOST && joined.chars().count() <= LONGEST {
        names.push(joined);
    }
    let shared = if last.len() > 1 { shared(folders) } else { folders.first().cloned().unwrap_or_default() };
    let parts = parts(&shared);
    names.extend((0..parts.len()).rev().map(|at| parts[at..].join("-")));
    names.extend(["pages".to_owned(), "others".to_owned()]);
    names
}

/// The folder that all of them are in.
fn shared(folders: &[String]) -> String {
    let mut shared: Vec<&str> = folders.first().map_or(Vec::new(), |first| first.split('/').collect());
    for folder in folders {
        let same = shared.iter().zip(folder.split('/')).take_while(|(own, other)| *own == other).count();
        shared.truncate(same);
    }
    shared.join("/")
}

/// The names in a path: no languages, no versions, and no folders that contain only folders, unless there is nothing else.
fn parts(folder: &str) -> Vec<String> {
    let is_language = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    // `v2` and `1.x`, but not `02 - Guides`.
    let is_version = |part: &str| {
        let part = part.trim_start_matches('v');
        part.starts_with(|sign: char| sign.is_ascii_digit())
            && part.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | 'x' | '-'))
    };
    let is_named = |part: &&str| !part.starts_with(['{', '*']) && !is_language(part) && !is_version(part);
    let all: Vec<&str> = folder.split('/').filter(is_named).collect();
    // `02 - Guides` is called `guides`, but `3rd-party` by all of its name.
    let named = |part: &str| {
        let slug = slug(part);
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        slug.split('-').skip_while(is_number).collect::<Vec<_>>().join("-")
    };
    let telling: Vec<String> =
        all.iter().filter(|part| !SHELLS.contains(*part)).map(|part| named(part)).collect();
    let telling: Vec<String> = telling.into_iter().filter(|name| !name.is_empty()).collect();
    let version = || folder.split('/').rfind(|part| is_version(part)).map(slug);
    let mut parts: Vec<String> = if !telling.is_empty() {
        telling
    } else if let Some(version) = version() {
        vec![version]
    } else {
        all.iter().map(|part| named(part)).filter(|name| !name.is_empty()).collect()
    };
    parts.dedup();
    parts
}

/// Letters, digits and hyphens.
fn slug(text: &str) -> String {
    let letters = |sign: char| if sign.is_alphanumeric() { sign } else { '-' };
    let text: String = text.chars().flat_map(char::to_lowercase).map(letters).collect();
    text.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_globs_stand_for_themselves() {
        assert_eq!(escaped("a[1]"), "a[[]1[]]");
        let extensions = ["md", "mdx"].map(Box::from).into_iter().collect();
        assert_eq!(glob("{de,en}/news", &extensions), "{de,en}/news/**/*.{md,mdx}");
        assert_eq!(glob("", &extensions), "**/*.{md,mdx}");
    }

    #[test]
    fn names_come_from_folders() {
        let first = |folders: &[&str]| {
            let folders: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
            names(&folders)[0].clone()
        };
        assert_eq!(first(&["source/_posts"]), "posts");
        assert_eq!(first(&["docs/{de,en,fr}"]), "docs");
        assert_eq!(first(&["docs/latest"]), "docs");
        assert_eq!(first(&["content/en"]), "content");
        assert_eq!(first(&["02 - Community Expansions"]), "community-expansions");
        assert_eq!(first(&["docs/v2.x"]), "docs");
        assert_eq!(first(&["src/v2"]), "v2");
        assert_eq!(first(&["site/3rd_party_notices"]), "3rd-party-notices");
        assert_eq!(first(&["src/routes/(0)concepts"]), "concepts");
        assert_eq!(
            first(&["docs/components", "docs/{de,en,fr}/components", "docs/guides"]),
            "components-guides"
        );
        assert_eq!(first(&["a/b/c", "a/b/d", "a/b/e", "a/b/f", "a/b/g"]), "b");
        assert_eq!(first(&[""]), "pages");
        assert_eq!(first(&["{de,en,fr}"]), "pages");
    }

    #[test]
    fn a_new_language_is_taken_in() {
        let folders =
            ["docs/de/guide", "docs/en/guide", "docs/de", "docs/en", "site/de", "site/en", "site/news"];
        let open = |root| open(root, &folders.into_iter());
        assert_eq!(open("docs/{de,en}/guide"), "docs/*/guide");
        assert_eq!(open("docs/{de,en}"), "docs/*");
        assert_eq!(open("site/{de,en}"), "site/{de,en}");
    }
}
