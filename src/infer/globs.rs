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

/// A folder name in which the signs of globs represent themselves.
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

/// Names for a collection of those folders, the best first: the last part that has a name, then with more of the path.
pub(super) fn names(folders: &[String]) -> Vec<String> {
    let first = folders.first().map_or("", String::as_str);
    let parts: Vec<&str> =
        first.split('/').filter(|part| !part.starts_with('{') && !part.is_empty()).collect();
    if parts.is_empty() || folders.iter().any(String::is_empty) {
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

    #[test]
    fn signs_of_globs_stand_for_themselves() {
        assert_eq!(escaped("a[1]"), "a[[]1[]]");
        let extensions = ["md", "mdx"].map(Box::from).into_iter().collect();
        assert_eq!(glob("{de,en}/news", &extensions), "{de,en}/news/**/*.{md,mdx}");
        assert_eq!(glob("", &extensions), "**/*.{md,mdx}");
    }

    #[test]
    fn names_come_from_folders() {
        assert_eq!(names(&["source/_posts".to_owned()]), ["posts", "source-posts"]);
        assert_eq!(names(&["docs/{de,en,fr}".to_owned()]), ["docs"]);
        assert_eq!(names(&[String::new()])[0], "pages");
        assert_eq!(names(&["{de,en,fr}".to_owned()])[0], "pages");
    }
}
