//! Finds the fenced blocks of the docs, and reads those in YAML.

use std::path::PathBuf;

use serde_json::Value;

/// A fenced block: where it is, its language, its text.
pub(super) struct Snippet {
    pub(super) place: String,
    pub(super) language: String,
    pub(super) text: String,
}

/// The snippets in YAML, and what they contain.
pub(super) fn yaml_snippets() -> Vec<(Snippet, Value)> {
    let all = snippets().into_iter().filter(|each| each.language == "yaml");
    all.map(|snippet| {
        let read = yaml(&snippet.text, &snippet.place);
        (snippet, read)
    })
    .collect()
}

/// What a text in YAML contains; the place is for the message where it contains nothing.
pub(super) fn yaml(text: &str, place: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"))
}

/// Every fenced block of the README and of the docs for people; the pages of the rules are run by their own test.
pub(super) fn snippets() -> Vec<Snippet> {
    let mut pages = vec![PathBuf::from("README.md")];
    for folder in ["docs", "docs/use"] {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        pages.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    pages.sort();
    pages.iter().flat_map(fences).collect()
}

fn fences(page: &PathBuf) -> Vec<Snippet> {
    let text = std::fs::read_to_string(page).unwrap().replace("\r\n", "\n");
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let place = format!("{}:{}", page.display(), at + 1);
            found.push(Snippet { place, language: language.to_owned(), text: body.join("\n") });
        }
    }
    found
}
