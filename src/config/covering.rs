//! Whether one glob certainly matches everything that another one matches.

/// So many alternatives of braces are compared.
const MOST: usize = 64;

/// Whether every file that `inner` matches is matched by `outer` as well. `false` if nobody can be sure.
pub(super) fn covers(outer: &str, inner: &str) -> bool {
    let (Some(outer), Some(inner)) = (alternatives(outer), alternatives(inner)) else { return false };
    inner.iter().all(|inner| outer.iter().any(|outer| covers_one(outer, inner)))
}

/// The globs that one with braces represents; `None` for braces in braces.
fn alternatives(glob: &str) -> Option<Vec<String>> {
    let glob = glob.strip_prefix("./").unwrap_or(glob);
    let whole = if glob.ends_with('/') { format!("{glob}**") } else { glob.to_owned() };
    let mut done = Vec::new();
    let mut open = vec![whole];
    while let Some(glob) = open.pop() {
        let Some((before, rest)) = glob.split_once('{') else {
            done.push(glob);
            continue;
        };
        let (list, after) = rest.split_once('}')?;
        if list.contains(['{', '[', '\\']) || before.contains(['[', '\\']) || open.len() + done.len() > MOST {
            return None;
        }
        open.extend(list.split(',').map(|word| format!("{before}{word}{after}")));
    }
    Some(done)
}

fn covers_one(outer: &str, inner: &str) -> bool {
    if outer == inner || matches!(outer, "**" | "**/*") {
        return true;
    }
    let (folder, last) = outer.rsplit_once('/').unwrap_or(("", outer));
    let (folder, is_deep) = match folder.strip_suffix("**") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => (folder.trim_end_matches('/'), true),
        _ => (folder, false),
    };
    if !is_literal(folder) {
        return false;
    }
    let below = if folder.is_empty() {
        Some(inner)
    } else {
        inner.strip_prefix(folder).and_then(|it| it.strip_prefix('/'))
    };
    let Some(below) = below.filter(|below| !below.is_empty()) else { return false };
    if last == "**" || (is_deep && last == "*") {
        return true;
    }
    // `*` and `*.md` of one folder, or of all below it.
    let Some(ending) = last.strip_prefix('*').filter(|ending| is_literal(ending)) else { return false };
    let name = below.rsplit('/').next().unwrap_or(below);
    let is_here = !below.contains('/') && !below.contains("**");
    (is_deep || is_here)
        && !name.contains(['[', '\\'])
        && name.ends_with(ending)
        && (!ending.is_empty() || is_here)
}

fn is_literal(text: &str) -> bool {
    !text.contains(['*', '?', '[', ']', '{', '}', '\\', '!'])
}

#[cfg(test)]
mod tests {
    use super::super::written::glob;
    use super::*;

    const GLOBS: [&str; 22] = [
        "**",
        "**/*",
        "*",
        "*.md",
        "**/*.md",
        "**/*.{md,mdx}",
        "a/**",
        "a/",
        "a/**/*",
        "a/*",
        "a/*.md",
        "a/**/*.md",
        "a/**/*.{md,txt}",
        "a/b/**",
        "a/b/*.md",
        "./a/x.md",
        "{a,b}/**",
        "a/**/x.md",
        "a*/**",
        "[ab]/*.md",
        "a/**.md",
        "a/*/x.md",
    ];

    #[test]
    fn what_is_covered_is_matched() {
        let names = ["x.md", "y.mdx", "z.txt", ".md"];
        let folders = ["", "a/", "b/", "a/b/", "ab/", "a/b/c/"];
        let paths: Vec<String> =
            folders.iter().flat_map(|folder| names.map(|name| format!("{folder}{name}"))).collect();
        let matchers = GLOBS.map(|pattern| glob(pattern).unwrap().compile_matcher());
        let mut covered = 0;
        for (outer, matches_outer) in GLOBS.iter().zip(&matchers) {
            for (inner, matches_inner) in GLOBS.iter().zip(&matchers) {
                if covers(outer, inner) {
                    covered += 1;
                    let lost = paths
                        .iter()
                        .find(|path| matches_inner.is_match(path) && !matches_outer.is_match(path));
                    assert_eq!(lost, None, "{outer} should cover {inner}");
                }
            }
        }
        assert!(covered > 80, "{covered}");
    }

    #[test]
    fn what_people_write_is_covered() {
        assert!(covers("content/**", "content/news/**"));
        assert!(covers("**/*.md", "content/news/*.md"));
        assert!(covers("posts/**/*.{md,mdx}", "posts/2020/**/*.md"));
        assert!(!covers("content/*", "content/news/**"));
        assert!(!covers("content/news/**", "content/**"));
    }
}
