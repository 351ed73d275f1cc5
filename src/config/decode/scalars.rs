//! Keywords, numbers, strings, lists of strings and globs of the configuration.

use std::path::{Component, Path};

use crate::document::{Node, Style};
use crate::value::scalar::{Reader, Resolved, resolve};

use super::super::mistakes::listed;
use super::super::written::glob;
use super::{Decoder, words};

impl Decoder<'_> {
    /// A text that is not empty. A number or a boolean without quotes is none.
    pub(super) fn text_of(&mut self, key: &str, node: &Node<'_>) -> Option<Box<str>> {
        match node.text() {
            Some(text) if !text.is_empty() && is_string(node) => Some(text.into()),
            Some(text) if !text.is_empty() && !node.is_null() => {
                self.mistakes.wants(node, key, "a string").help(format!("quote the value: `\"{text}\"`"));
                None
            }
            _ => {
                self.mistakes.wants(node, key, "a string");
                None
            }
        }
    }

    /// The path of a file below the folder of the configuration.
    pub(super) fn inner_path(&mut self, key: &str, node: &Node<'_>) -> Option<Box<str>> {
        let text = self.text_of(key, node)?;
        if Path::new(&*text).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        {
            return Some(text);
        }
        let message = format!("`{key}` is outside the folder of the configuration: `{text}`");
        let help = format!("move the file into this folder, or name it with `--{key}`");
        self.mistakes.add(node.span, message).help(help);
        None
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&mut self, key: &str, node: &Node<'_>, words: &[(&str, T)]) -> Option<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let Some(text) = node.text().filter(|_| !node.is_null()) else {
            self.mistakes.wants(node, key, &format!("one of {}", listed(&known)));
            return None;
        };
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let message = format!("`{key}` cannot be `{text}`");
            match words::word(key, text) {
                Some(help) => {
                    self.mistakes.add(node.span, message).help(help);
                }
                None => self.mistakes.unknown(node.span, message, text, known),
            }
        }
        found.map(|(_, value)| *value)
    }

    /// `true` or `false`, and nothing else: `yes` is text in YAML 1.2.
    pub(in crate::config) fn boolean(&mut self, key: &str, node: &Node<'_>) -> Option<bool> {
        match node.scalar() {
            Some(scalar) if scalar.style == Style::Plain && scalar.text == "true" => Some(true),
            Some(scalar) if scalar.style == Style::Plain && scalar.text == "false" => Some(false),
            found => {
                let mistake = self.mistakes.wants(node, key, "`true` or `false`");
                if let Some(scalar) = found {
                    let is_quoted = matches!(&*scalar.text, "true" | "false");
                    let help =
                        if is_quoted { Some("remove the quotes") } else { words::boolean(&scalar.text) };
                    mistake.help = help.map(str::to_owned);
                }
                None
            }
        }
    }

    /// A whole number from 0.
    pub(super) fn count<T: std::str::FromStr>(&mut self, key: &str, node: &Node<'_>) -> Option<T> {
        let number = unquoted(node).and_then(|text| text.parse().ok());
        if number.is_none() {
            let found = self.mistakes.wants(node, key, "an integer of at least 0");
            // `600px`
            let digits =
                node.text().map(|text| text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' '));
            let digits =
                digits.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
            found.help = digits.map(|digits| instead(node, digits));
        }
        number
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, node: &Node<'_>) -> Option<f64> {
        let read = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        let number = unquoted(node).and_then(read);
        if number.is_none() {
            let found = self.mistakes.wants(node, key, "a number");
            found.help = node.text().filter(|text| read(text).is_some()).map(|number| instead(node, number));
        }
        number
    }

    /// A list of texts or numbers, each with its node; a single one is a list of one.
    pub(super) fn texts<'n, 's>(&mut self, key: &str, node: &'n Node<'s>) -> Vec<(&'n str, &'n Node<'s>)> {
        let mut texts = self.scalars(key, node);
        texts.retain(|(text, item)| {
            let is_flag = matches!(*text, "true" | "false") && !is_string(item);
            if is_flag {
                self.mistakes.wants(item, key, "a string");
            }
            !is_flag
        });
        texts
    }

    /// A list of texts, numbers or booleans, each with its node; a single one is a list of one.
    pub(super) fn scalars<'n, 's>(&mut self, key: &str, node: &'n Node<'s>) -> Vec<(&'n str, &'n Node<'s>)> {
        let items = match node.items() {
            Some(items) => items,
            None if node.scalar().is_some() && !node.is_null() => std::slice::from_ref(node),
            None => {
                self.mistakes.wants(node, key, "a list");
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.text().filter(|_| !item.is_null()) {
                Some(text) => texts.push((text, item)),
                None => {
                    self.mistakes.wants(item, key, "only strings in the list");
                }
            }
        }
        texts
    }

    /// A list of texts in which a number was hardly meant; a single one is a list of one.
    pub(super) fn strings<'n, 's>(&mut self, key: &str, node: &'n Node<'s>) -> Vec<(&'n str, &'n Node<'s>)> {
        let mut texts = self.texts(key, node);
        texts.retain(|(text, item)| {
            if !is_string(item) {
                self.mistakes.wants(item, key, "a string").help(format!("quote the value: `\"{text}\"`"));
            }
            is_string(item)
        });
        texts
    }

    /// File name extensions, without dot.
    pub(super) fn extensions(&mut self, node: &Node<'_>) -> Vec<Box<str>> {
        let mut extensions = Vec::new();
        for (text, item) in self.strings("extensions", node) {
            match text.strip_prefix("*.").or_else(|| text.strip_prefix('.')) {
                Some(bare) => {
                    self.mistakes
                        .add(
                            item.span,
                            format!(
                                "extensions are written without {}, unlike `{text}`",
                                if text.starts_with('*') { "`*.`" } else { "a dot" }
                            ),
                        )
                        .help(format!("write `{bare}`"));
                }
                None if text.is_empty() || text.contains(['*', '/']) => {
                    self.mistakes
                        .wants(item, "extensions", "the end of a file name")
                        .help("write what is behind the last dot, such as `md`");
                }
                None => extensions.push(text.to_lowercase().into()),
            }
        }
        extensions
    }

    /// Globs that are relative to the folder of the configuration.
    pub(in crate::config) fn globs(&mut self, key: &str, node: &Node<'_>) -> Vec<Box<str>> {
        let mut globs: Vec<Box<str>> = Vec::new();
        let texts = self.strings(key, node);
        if key == "files" && node.items().is_some_and(<[_]>::is_empty) {
            self.mistakes.add(node.span, "`files` contains no globs, so no page would match");
        }
        for (text, item) in texts {
            if let Some(pages) = text.strip_prefix('!') {
                self.mistakes
                    .add(item.span, format!("`{text}`: a glob cannot leave pages out"))
                    .help(format!("write `exclude: [\"{pages}\"]` beside `collections`, or an earlier collection with `{pages}`"));
            } else if leaves_folder(text) {
                self.mistakes
                    .add(
                        item.span,
                        format!("`{text}` cannot match any page: globs are relative to the folder of masthead.yaml"),
                    )
                    .help("write a path relative to that folder, such as `posts/**/*.md`");
            } else if let Some(error) = (!is_surely_glob(text)).then(|| glob(text).err()).flatten() {
                self.mistakes.add(item.span, format!("`{text}` is not a valid glob: {}", error.kind()));
            } else {
                globs.push(text.into());
            }
        }
        globs
    }

    /// Folders below that of the configuration.
    pub(super) fn folders(&mut self, key: &str, node: &Node<'_>) -> Vec<Box<str>> {
        let mut folders: Vec<Box<str>> = Vec::new();
        for (text, item) in self.strings(key, node) {
            if leaves_folder(text) {
                let message = format!("`{text}` is outside the folder of masthead.yaml");
                self.mistakes
                    .add(item.span, message)
                    .help("write a folder below that folder, such as `static`");
            } else {
                folders.push(text.trim_start_matches("./").trim_end_matches('/').into());
            }
        }
        folders
    }
}

/// The text of a scalar without quotes.
fn unquoted<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.scalar().filter(|scalar| scalar.style == Style::Plain).map(|scalar| &*scalar.text)
}

/// Whether a scalar is a string to YAML 1.2.
fn is_string(node: &Node<'_>) -> bool {
    let resolved = node.scalar().map(|scalar| resolve(scalar, node.tag.as_deref(), Reader::Core));
    matches!(resolved, Some(Resolved::Text | Resolved::Timestamp(_)))
}

/// What to write for a number that is written in another way.
fn instead(node: &Node<'_>, number: &str) -> String {
    if node.text() == Some(number) { "remove the quotes".to_owned() } else { format!("write `{number}`") }
}

/// Whether a path is absolute or climbs out of its folder.
pub(super) fn leaves_folder(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.contains(":\\") || path.split(['/', '\\']).any(|part| part == "..")
}
/// Whether a glob is one without being compiled: plain names, and everything.
fn is_surely_glob(text: &str) -> bool {
    text == "**" || text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte))
}
