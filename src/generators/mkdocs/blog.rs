//! Where the posts of Material's blog are, as a configuration of MkDocs says.

use super::plugins::has_plugin;

/// The folder of posts by default, below that of the pages.
const USUAL: &str = "blog/posts";

/// Whether a configuration has a blog of which the place is known.
pub(super) fn is_in(text: &str) -> bool {
    folder(text).is_some()
}

/// Whether the blog is in its usual place, or may be: what a configuration inherits is not known.
pub(super) fn may_be_usual(text: &str) -> bool {
    is_usual(text) || text.lines().any(|line| line.starts_with("INHERIT:"))
}

/// Whether the blog is in its usual place.
pub(super) fn is_usual(text: &str) -> bool {
    folder(text).as_deref() == Some(USUAL)
}

/// The globs of posts that are in another place.
pub(super) fn globs(text: &str) -> Vec<Box<str>> {
    let Some(folder) = folder(text).filter(|folder| folder != USUAL) else { return Vec::new() };
    let pages = text.lines().find_map(|line| value(line, "docs_dir")).unwrap_or("docs");
    vec![format!("{}/{folder}/**", pages.trim_matches('/')).into()]
}

/// Where the posts are, below the folder of the pages; `None` without a blog, or if there may be several places.
fn folder(text: &str) -> Option<String> {
    if !has_plugin(text, "blog") {
        return None;
    }
    let one = |key: &str| {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
        let values: Vec<&str> = lines.iter().filter_map(|line| value(line, key)).collect();
        let is_plain = |value: &str| !value.is_empty() && !value.contains(['!', '*', '?', '[', '&']);
        match values[..] {
            [] if lines.iter().all(|line| !line.contains(key)) => Some(None),
            [value] if is_plain(value) => Some(Some(value)),
            _ => None,
        }
    };
    let blog = one("blog_dir")?.unwrap_or("blog").trim_matches('/');
    let posts = one("post_dir")?.unwrap_or("{blog}/posts").replace("{blog}", blog);
    let posts = posts.trim_start_matches("./").trim_matches('/');
    (!posts.contains(['{', '}']) && !posts.contains("..")).then(|| posts.to_owned())
}

/// The value of a key that is alone on its line.
fn value<'t>(line: &'t str, key: &str) -> Option<&'t str> {
    let (name, value) = line.trim().trim_start_matches("- ").split_once(':')?;
    (name.trim() == key)
        .then(|| value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_where_the_settings_say() {
        let of = |settings: &str| folder(&format!("plugins:\n  - blog:\n      blog_toc: true\n{settings}"));
        for (settings, expected) in [
            ("", Some(USUAL)),
            ("      blog_dir: blog # ours\n", Some(USUAL)),
            ("      blog_dir: \"news/\"\n", Some("news/posts")),
            ("      blog_dir: .\n", Some("posts")),
            ("      post_dir: '{blog}/articles'\n", Some("blog/articles")),
            ("      blog_dir: news\n      post_dir: articles\n", Some("articles")),
            ("      post_dir: '{blog}/{year}'\n", None),
            ("      blog_dir: !ENV [BLOG, news]\n", None),
            ("      # blog_dir: news\n", Some(USUAL)),
            ("  - blog: { blog_dir: news }\n", None),
            ("      blog_dir: a\n  - blog:\n      blog_dir: b\n", None),
        ] {
            assert_eq!(of(settings).as_deref(), expected, "{settings}");
        }
        assert_eq!(folder("plugins: [search]\n"), None);
        let elsewhere = "docs_dir: pages\nplugins:\n  - blog:\n      blog_dir: .\n";
        assert_eq!(globs(elsewhere), ["pages/posts/**".into()]);
        assert!(!may_be_usual(elsewhere) && may_be_usual("INHERIT: base.yml\n"));
    }
}
