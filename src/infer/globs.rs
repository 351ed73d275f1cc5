//! Globs over folders, and names for them.

use std::collections::BTreeSet;

/// So many folders that differ in one part are written as one glob.
const SEVERAL: usize = 3;

/// Folders with the part in which many of them differ replaced by `*`: `en/news`, `fr/news`, `de/news` become `*/news`.
pub(super) fn generalised(folders: &[String]) -> Vec<String> {
    let mut folders: BTreeSet<String> = folders.iter().map(|folder| escaped(folder)).collect();
    let mut all: Vec<String> = Vec::new();
    while let Some(first) = folders.pop_first() {
        let parts: Vec<&str> = first.split('/').collect();
        let best = (0..parts.len())
            .map(|at| {
                let mut pattern = parts.clone();
                pattern[at] = "*";
                pattern
            })
            .max_by_key(|pattern| {
                (folders.iter().filter(|folder| fits(folder, pattern)).count(), pattern.len())
            })
            .filter(|pattern| folders.iter().filter(|folder| fits(folder, pattern)).count() + 1 >= SEVERAL)
            .filter(|pattern| pattern.iter().any(|part| *part != "*"));
        match best {
            Some(pattern) => {
                folders.retain(|folder| !fits(folder, &pattern));
                all.push(pattern.join("/"));
            }
            None => all.push(first.clone()),
        }
    }
    all
}

/// Whether a folder is one of a pattern's.
fn fits(folder: &str, pattern: &[&str]) -> bool {
    let mut parts = folder.split('/');
    pattern.iter().all(|wanted| parts.next().is_some_and(|part| *wanted == "*" || part == *wanted))
        && parts.next().is_none()
}

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

/// A folder name in which the signs of globs stand for themselves.
fn escaped(folder: &str) -> String {
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

/// Names for a collection of those folders, generalised, the best first: the last part that has a name, then with more of
/// the path. Many folders beside each other, such as languages, have no name in common.
pub(super) fn names(folders: &[String]) -> Vec<String> {
    let first = folders.first().map_or("", String::as_str);
    let parts: Vec<&str> = first.split('/').filter(|part| *part != "*" && !part.is_empty()).collect();
    let is_mixed = folders.len() >= SEVERAL && folders.iter().all(|folder| !folder.contains(['/', '*']));
    if parts.is_empty() || is_mixed || folders.iter().any(String::is_empty) {
        return vec!["pages".to_owned(), "others".to_owned()];
    }
    (0..parts.len()).rev().map(|at| slug(&parts[at..].join("-"))).filter(|name| !name.is_empty()).collect()
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

    fn of(folders: &[&str]) -> Vec<String> {
        generalised(&folders.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn many_folders_become_one_glob() {
        assert_eq!(of(&["en/news", "fr/news", "de/news"]), ["*/news"]);
        assert_eq!(of(&["en/news", "fr/news"]), ["en/news", "fr/news"]);
        assert_eq!(of(&["a", "b", "c"]), ["a", "b", "c"], "that would be every folder");
        assert_eq!(of(&["v/1", "v/2", "v/3", "docs"]), ["docs", "v/*"]);
        assert_eq!(of(&[""]), [""]);
    }

    #[test]
    fn names_come_from_folders() {
        assert_eq!(names(&["source/_posts".to_owned()]), ["posts", "source-posts"]);
        assert_eq!(names(&["docs/*".to_owned()]), ["docs"]);
        assert_eq!(names(&[String::new()])[0], "pages");
        assert_eq!(names(&["de".to_owned(), "en".to_owned(), "fr".to_owned()])[0], "pages");
    }
}
