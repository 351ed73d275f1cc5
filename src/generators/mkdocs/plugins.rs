//! Which theme and which plugins a configuration of MkDocs turns on. It may contain tags of its own, so it is read line by line.

/// Whether the theme of a configuration is Material.
pub(super) fn is_of_material(text: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("theme:"));
    let is_it = |word: &str| {
        word.split_once("name:")
            .map_or(word, |(_, name)| name)
            .split([',', '}'])
            .next()
            .map(|it| is_named(it, "material"))
    };
    let first = lines.next().and_then(|line| is_it(without_remark(line.trim_start_matches("theme:"))));
    let below = lines.take_while(|line| line.is_empty() || line.starts_with([' ', '\t', '#', '\r']));
    let mut below = below.filter(|line| !line.trim().is_empty() && !is_remark(line)).peekable();
    let own = below.peek().map_or(0, |line| depth(line));
    let is_name = |line: &str| depth(line) == own && line.trim_start().starts_with("name:");
    first == Some(true) || below.any(|line| is_name(line) && is_it(without_remark(line)) == Some(true))
}

/// Whether a configuration turns a plugin of Material on.
pub(crate) fn has_plugin(text: &str, name: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("plugins:"));
    let Some(first) = lines.next() else { return false };
    let is_inside = |line: &&str| line.is_empty() || line.starts_with([' ', '\t', '-', '#', '\r', ']', '}']);
    let lines: Vec<&str> = lines.take_while(is_inside).filter(|line| !is_remark(line)).collect();
    let inline = without_remark(first.trim_start_matches("plugins:")).trim();
    if inline.starts_with(['[', '{']) {
        let rest = lines.iter().flat_map(|line| [" ", without_remark(line)]);
        let whole: String = [inline].into_iter().chain(rest).collect();
        return in_flow(&whole).any(|(word, settings)| is_named(word, name) && is_on(settings));
    }
    let depth = lines.first().map_or(0, |line| depth(line));
    let own = |line: &&str| self::depth(line) == depth;
    lines.iter().enumerate().filter(|(_, line)| own(line)).any(|(at, line)| {
        let entry = without_remark(line).trim_start().trim_start_matches('-').trim_start();
        let (word, settings) = entry.split_once(':').unwrap_or((entry, ""));
        let below = lines[at + 1..].iter().take_while(|line| !own(line));
        let is_on_below = || {
            below
                .filter_map(|line| line.trim().strip_prefix("enabled:"))
                .all(|value| is_true(without_remark(value)))
        };
        is_named(word, name) && is_on(settings) && is_on_below()
    })
}

/// The entries of a list or mapping between brackets, each with what follows its name.
fn in_flow(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut depth = 0_usize;
    let parts = text.split(move |sign: char| {
        match sign {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (sign == ',' && depth <= 1) || (depth == 1 && matches!(sign, '[' | '{'))
    });
    parts.map(|part| part.split_once(':').unwrap_or((part, "")))
}

/// Whether the settings beside the name of a plugin leave it on.
fn is_on(settings: &str) -> bool {
    settings.split_once("enabled:").is_none_or(|(_, rest)| rest.split([',', '}']).next().is_some_and(is_true))
}

/// Whether a value is true. What a variable of the environment says is not known.
fn is_true(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "on")
}

fn is_named(word: &str, name: &str) -> bool {
    let word = word.trim_matches(|sign: char| sign.is_whitespace() || "[]{}\"'".contains(sign));
    word.strip_prefix("material/").unwrap_or(word) == name
}

fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn without_remark(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default()
}

/// How far a line is indented.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::{has_plugin, is_of_material};

    #[test]
    fn the_name_of_a_theme_is_its_own() {
        for text in [
            "theme: material\n",
            "theme:\n  # ours\n  name: material # 9\n",
            "theme:\n  language: en\n  name: 'material'\n",
            "theme: {name: material, language: en}\n",
        ] {
            assert!(is_of_material(text), "{text}");
        }
        for text in [
            "theme:\n  name: readthedocs\n  other:\n    name: material\n",
            "theme: readthedocs\nextra:\n  name: material\n",
            "site_name: material\n",
        ] {
            assert!(!is_of_material(text), "{text}");
        }
    }

    #[test]
    fn plugins_are_found_in_any_layout() {
        for text in [
            "plugins: [search, blog]\n",
            "plugins: [ search, {blog: {blog_toc: true}} ] # ours\n",
            "plugins: [\n  search, blog,\n]\n",
            "plugins: {search: {}, blog: {}}\n",
            "plugins:\n  - search\n  - blog\n",
            "plugins:\n  - \"blog\" # ours\n",
            "plugins:\n  - blog: {}\n",
            "plugins:\n- search\n- material/blog:\n    enabled: true\n",
            "site_name: S\nplugins:\n  search:\n  blog:\n",
            "plugins:\n  - search:\n      enabled: false\n\n  # - tags\n  - blog:\n      # enabled: false\n      blog_toc: true\n",
            "plugins:\n  - blog:\n      enabled: false\n  - blog:\n      blog_dir: news\n",
        ] {
            assert!(has_plugin(text, "blog"), "{text}");
            assert!(!has_plugin(text, "meta"), "{text}");
        }
        for text in [
            "nav:\n  - blog: blog/index.md\nplugins:\n  - search\n",
            "plugins:\n  - search\nnav:\n  - blog: blog/index.md\n",
            "plugins:\n  - other:\n      blog: true\n",
            "plugins: [other: {blog: true}]\n",
        ] {
            assert!(!has_plugin(text, "blog"), "{text}");
        }
    }

    #[test]
    fn plugins_that_are_turned_off_are_not_there() {
        for text in [
            "plugins:\n  - search\n  - blog:\n      enabled: false\n",
            "plugins:\n- blog:\n    blog_toc: true\n    enabled: no # yet\n- search:\n    enabled: true\n",
            "plugins:\n  blog:\n    enabled: False\n  search: {}\n",
            "plugins:\n  - blog: { enabled: false }\n",
            "plugins: [search, blog: {enabled: false, blog_toc: true}]\n",
            "plugins: {blog: {enabled: false}}\n",
            "plugins:\n  - material/blog:\n      enabled: !ENV [BLOG, true]\n",
        ] {
            assert!(!has_plugin(text, "blog"), "{text}");
        }
    }
}
