//! The words of everything that people read: standard English terms instead of literal translations.

use std::path::{Path, PathBuf};

use regex::Regex;

/// Words that are not what users call it, and the usual ones.
const RETIRED: [(&str, &str); 15] = [
    (r"\bsigns\b", "characters"),
    (r"\b(is|are|was|were) no\b", "is not a, is missing"),
    (r"\b(stands?|stood)\b", "is"),
    (r"\bblanks?\b", "space"),
    (r"\bwhite space\b", "whitespace"),
    (r"\bmend(s|ed|ing)?\b", "fix"),
    (r"\bholds?\b", "contains, applies"),
    (r"\bwithout a word\b", "silently"),
    (r"\bon the way\b", "in transit"),
    (r"\bonce more\b", "duplicates"),
    (r"\ball the same\b", "anyway"),
    (r"\bslips? of the pen\b", "typo"),
    (r"\bwas it meant\b", "did you mean"),
    (r"\b(is|are) gone\b", "no longer exists"),
    (r"\bshall\b", "must"),
];

/// Phrases with such words that are idiomatic.
const IDIOMATIC: &str = r"\b(there (is|are|was|were) no|(is|are|was|were) no (longer|more)|about:blank|(equals|plus|minus) signs|conditions? holds?|holds if)\b";

/// The kinds of texts that are searched.
const KINDS: [&str; 4] = ["messages", "documentation", "comments", "tests"];

#[test]
fn retired_words_do_not_come_back() {
    let idiomatic = Regex::new(IDIOMATIC).unwrap();
    let retired = RETIRED.map(|(pattern, better)| (Regex::new(pattern).unwrap(), better));
    let texts = texts();
    let mut all = Vec::new();
    for kind in KINDS {
        let mut wrong = Vec::new();
        for (_, place, text) in texts.iter().filter(|(of, ..)| *of == kind) {
            let text = idiomatic.replace_all(&text.to_lowercase(), "").into_owned();
            for (pattern, better) in &retired {
                let words = pattern.find_iter(&text).map(|word| word.as_str());
                wrong.extend(words.map(|word| format!("{place}: `{word}`: write {better}")));
            }
        }
        all.extend(wrong.into_iter().map(|wrong| format!("{kind}: {wrong}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    let count = |kind: &str| texts.iter().filter(|(of, ..)| *of == kind).count();
    assert!(count("messages") > 900 && count("documentation") > 3000, "the texts are not found");
}

/// Names that a message may start with; every other message starts with a lower-case letter.
const NAMES: [&str; 12] = [
    "Hexo",
    "Jekyll",
    "Hugo",
    "Zola",
    "Astro",
    "Docusaurus",
    "Eleventy",
    "VitePress",
    "MkDocs",
    "YAML",
    "TOML",
    "JSON",
];

/// What a help starts with: an imperative, or one of a few phrases.
const IMPERATIVES: [&str; 35] = [
    "add", "align", "allowed", "compress", "copy", "correct", "crop", "declare", "delete", "did", "do",
    "end", "give", "if", "indent", "keep", "merge", "move", "name", "put", "quote", "remove", "rename",
    "replace", "review", "rewrite", "save", "shorten", "sort", "start", "the", "to", "turn", "use", "write",
];

/// The findings of all fixtures, as their snapshots show them.
#[test]
fn messages_are_clauses_and_helps_are_imperatives() {
    let finding = Regex::new(r"^\S+:\d+:\d+: (?:error|warning)\[[a-z-]+\] (.+)$").unwrap();
    let (mut messages, mut helps, mut wrong) = (0, 0, Vec::new());
    for path in files(&["tests/rules"]).iter().filter(|path| has_extension(path, &["snap"])) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let mut check = |is_right: bool, what: &str| {
                if !is_right {
                    wrong.push(format!("{}: {what}: {line}", path.display()));
                }
            };
            if let Some(found) = finding.captures(line) {
                let message = &found[1];
                let first = message.split([' ', ',']).next().unwrap();
                check(
                    !first.starts_with(char::is_uppercase) || NAMES.contains(&first),
                    "starts with a capital letter",
                );
                check(!message.ends_with('.'), "ends with a full stop");
                check(message.matches('`').count() % 2 == 0, "has an odd number of backticks");
                messages += 1;
            } else if let Some(help) = line.trim_start().strip_prefix("help: ") {
                check(IMPERATIVES.contains(&help.split(' ').next().unwrap()), "is not an imperative");
                check(!help.ends_with('.'), "ends with a full stop");
                helps += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(messages > 300 && helps > 150, "only {messages} messages and {helps} helps were found");
}

/// All texts by kind, each with its place.
fn texts() -> Vec<(&'static str, String, String)> {
    let mut texts = Vec::new();
    for path in files(&["src", "tests/it"]).iter().filter(|path| has_extension(path, &["rs"])) {
        source(path, &mut texts);
    }
    let documents = [
        "README.md",
        "CONTRIBUTING.md",
        "docs",
        "action.yml",
        ".pre-commit-hooks.yaml",
        "editors/vscode",
        "src/config/presets",
        "src/generators",
        "src/audit/html",
        "bench/README.md",
        "fuzz/README.md",
    ];
    for path in files(&documents)
        .iter()
        .filter(|path| has_extension(path, &["md", "yml", "yaml", "html", "ts", "json"]))
    {
        let name = path.to_str().unwrap();
        if name.contains("node_modules") || name.contains("package-lock") {
            continue;
        }
        document(name, &std::fs::read_to_string(path).unwrap(), &mut texts);
    }
    // What was released stays as it was written.
    let log = std::fs::read_to_string("CHANGELOG.md").unwrap();
    let unreleased = log.split("\n## [").nth(1).unwrap_or_default();
    document("CHANGELOG.md", unreleased, &mut texts);
    texts
}

/// The lines of a document. Code blocks show pages, whose words are their authors'.
fn document(name: &str, text: &str, texts: &mut Vec<(&'static str, String, String)>) {
    let mut is_code = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            texts.push(("documentation", format!("{name}:{}", at + 1), line.to_owned()));
        }
    }
}

/// The comments and strings of a source file.
fn source(path: &Path, texts: &mut Vec<(&'static str, String, String)>) {
    let name = path.to_str().unwrap().replace('\\', "/");
    // The list of these words is here.
    if name.ends_with("wording.rs") && name.starts_with("tests") {
        return;
    }
    let strings = Regex::new(r#""((?:[^"\\]|\\.)*)""#).unwrap();
    let mut is_test = name.starts_with("tests") || name.ends_with("/tests.rs");
    let mut continues = false;
    let mut is_code = false;
    for (at, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
        is_test |= line == "#[cfg(test)]";
        let (place, line) = (format!("{name}:{}", at + 1), line.trim());
        let kind = |own| if is_test { "tests" } else { own };
        if let Some(comment) = line.strip_prefix("//") {
            let comment = comment.trim_start_matches(['/', '!']).trim();
            if comment.starts_with("```") {
                is_code = !is_code;
            } else if !is_code {
                texts.push((kind("comments"), place, comment.to_owned()));
            }
            continue;
        }
        // A string that goes on from the line above has no quote in front.
        let whole = if continues { format!("\"{line}") } else { line.to_owned() };
        continues = line.ends_with('\\');
        let whole = if continues { format!("{whole}\"") } else { whole };
        for string in strings.captures_iter(&whole) {
            // Words alone are names.
            if string[1].contains(' ') {
                texts.push((kind("messages"), place.clone(), string[1].to_owned()));
            }
        }
    }
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|own| wanted.contains(&own))
}

fn files(roots: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
