//! The folders of a site, each with what its pages have.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::Folder;

use super::alike::Habit;
use super::globs;

/// So many folders of languages beside each other are translations.
const LANGUAGES: usize = 3;

/// A folder with what is below it.
#[derive(Default)]
pub(super) struct Tree {
    /// What its own pages have.
    pub(super) habit: Habit,
    /// Their file name extensions.
    pub(super) extensions: BTreeSet<Box<str>>,
    /// The folders in it.
    pub(super) below: BTreeMap<String, Tree>,
}

impl Tree {
    /// The tree of some folders by path, `.` being the root; languages are put together.
    pub(super) fn of(folders: &BTreeMap<String, Folder>) -> Self {
        let mut root = Self::default();
        for (path, folder) in folders {
            let mut tree = &mut root;
            for part in path.split('/').filter(|part| *part != ".") {
                tree = tree.below.entry(globs::escaped(part)).or_default();
            }
            tree.habit.add(&Habit::of(folder));
            tree.extensions.extend(folder.extensions.iter().cloned());
        }
        root.fold_languages();
        root
    }

    /// Puts the folders of languages that are beside each other into one, `{de,en,fr}`: translations are one section.
    fn fold_languages(&mut self) {
        let languages: Vec<String> = self.below.keys().filter(|name| is_language(name)).cloned().collect();
        if languages.len() >= LANGUAGES {
            let mut all = Self::default();
            for tree in languages.iter().filter_map(|name| self.below.remove(name)) {
                all.merge(tree);
            }
            self.below.insert(format!("{{{}}}", languages.join(",")), all);
        }
        self.below.values_mut().for_each(Self::fold_languages);
    }

    fn merge(&mut self, other: Self) {
        self.habit.add(&other.habit);
        self.extensions.extend(other.extensions);
        for (name, tree) in other.below {
            self.below.entry(name).or_default().merge(tree);
        }
    }

    /// Everything in the folder and below it.
    pub(super) fn all(&self) -> (Habit, BTreeSet<Box<str>>) {
        let (mut habit, mut extensions) = (self.habit.clone(), self.extensions.clone());
        for tree in self.below.values() {
            let (below, more) = tree.all();
            habit.add(&below);
            extensions.extend(more);
        }
        (habit, extensions)
    }
}

/// Whether a folder is named after a language: `de`, `zh_cn`, `pt-BR`.
fn is_language(name: &str) -> bool {
    let (language, region) = name.split_once(['-', '_']).map_or((name, None), |(a, b)| (a, Some(b)));
    language.len() == 2
        && language.bytes().all(|sign| sign.is_ascii_lowercase())
        && region.is_none_or(|region| {
            (2..=4).contains(&region.len()) && region.bytes().all(|sign| sign.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_beside_each_other_are_one_folder() {
        let paths = ["docs/de/a", "docs/en/a", "docs/zh_cn", "docs/css", "de", "en"];
        let folders = paths.map(|path| (path.to_owned(), Folder { pages: 1, read: 1, ..Folder::default() }));
        let tree = Tree::of(&folders.into_iter().collect());
        assert_eq!(tree.below.keys().collect::<Vec<_>>(), ["de", "docs", "en"], "two are not translations");
        let docs = &tree.below["docs"];
        assert_eq!(docs.below.keys().collect::<Vec<_>>(), ["css", "{de,en,zh_cn}"]);
        assert_eq!(docs.below["{de,en,zh_cn}"].below["a"].habit.pages, 2);
    }
}
