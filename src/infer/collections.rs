//! Which folders make a collection: those whose pages have the same fields.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::Folder;

use super::alike::Habit;
use super::globs;

/// Folders with fewer pages are no collection of their own.
const LEAST: u64 = 5;

/// Folders below one folder that are at least so alike are one collection.
const ALIKE: f64 = 0.55;

/// Folders far from each other must be more alike.
const KIN: f64 = 0.8;

/// A collection has at least one in so many pages.
const SMALL: u64 = 50;

/// A set of pages.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its name, no other collection's.
    pub name: String,
    /// Its globs, relative to the root.
    pub globs: Vec<String>,
}

/// Some folders, with everything below them that is in no cluster before.
#[derive(Clone, Debug)]
struct Cluster {
    roots: Vec<String>,
    habit: Habit,
    extensions: BTreeSet<Box<str>>,
}

/// A folder with what is below it.
#[derive(Default)]
struct Tree {
    habit: Habit,
    extensions: BTreeSet<Box<str>>,
    below: BTreeMap<String, Tree>,
}

/// The collections of a tree, special ones before general ones; `folders` by path, `.` being the root.
pub fn collections(folders: &BTreeMap<String, Folder>) -> Vec<Collection> {
    let mut root = Tree::default();
    for (path, folder) in folders {
        let mut tree = &mut root;
        for part in path.split('/').filter(|part| *part != ".") {
            tree = tree.below.entry(part.to_owned()).or_default();
        }
        tree.habit.add(&Habit::of(folder));
        tree.extensions.extend(folder.extensions.iter().cloned());
    }
    let mut clusters = Vec::new();
    cut(&root, "", &mut clusters);
    name(large(kin(clusters)))
}

/// Drops clusters that are not worth a section: their pages belong to the one around them, or to one at the end that takes
/// what is left.
fn large(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let total: u64 = clusters.iter().map(|cluster| cluster.habit.pages).sum();
    let (mut large, small): (Vec<_>, Vec<_>) =
        clusters.into_iter().partition(|cluster| cluster.habit.pages * SMALL >= total);
    let mut rest: Option<Cluster> = None;
    for cluster in small {
        let is_inside =
            |root: &String| large.iter().flat_map(|other| &other.roots).any(|o| is_around(o, root));
        if cluster.roots.iter().all(is_inside) {
            continue;
        }
        let roots = vec![String::new()];
        let rest =
            rest.get_or_insert(Cluster { roots, habit: Habit::default(), extensions: BTreeSet::new() });
        rest.habit.add(&cluster.habit);
        rest.extensions.extend(cluster.extensions);
    }
    large.extend(rest);
    large
}

impl Tree {
    /// Everything in the folder and below it.
    fn all(&self) -> (Habit, BTreeSet<Box<str>>) {
        let (mut habit, mut extensions) = (self.habit.clone(), self.extensions.clone());
        for tree in self.below.values() {
            let (below, more) = tree.all();
            habit.add(&below);
            extensions.extend(more);
        }
        (habit, extensions)
    }
}

/// Cuts a folder into clusters, the deepest first. One where everything is alike is one cluster.
fn cut(tree: &Tree, path: &str, clusters: &mut Vec<Cluster>) {
    let (whole, extensions) = tree.all();
    if whole.pages == 0 {
        return;
    }
    let mut parts = Vec::new();
    let mut rest = tree.habit.clone();
    for (name, below) in &tree.below {
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let (habit, _) = below.all();
        if habit.pages < LEAST {
            rest.add(&habit);
        } else {
            cut(below, &path, &mut parts);
        }
    }
    let own = |part: &Cluster| part.roots.len() == 1;
    let is_one = parts.iter().all(|part| own(part) && part.habit.likeness(&whole) >= ALIKE)
        && (rest.pages < LEAST || rest.likeness(&whole) >= ALIKE);
    let roots = vec![path.to_owned()];
    if is_one {
        clusters.push(Cluster { roots, habit: whole, extensions });
        return;
    }
    clusters.extend(parts);
    if rest.pages > 0 {
        clusters.push(Cluster { roots, habit: rest, extensions });
    }
}

/// Puts clusters together that are alike wherever they are: the same section in many languages.
fn kin(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut merged: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        let known = merged.iter().position(|known| known.habit.likeness(&cluster.habit) >= KIN);
        // A cluster around another one must stay behind it: the first glob that matches wins.
        let hides = |at: usize| {
            merged[at + 1..]
                .iter()
                .flat_map(|other| &other.roots)
                .any(|root| is_around(&cluster.roots[0], root))
        };
        match known.filter(|&at| !hides(at)) {
            Some(at) => {
                let known = &mut merged[at];
                known.roots.retain(|root| !is_around(&cluster.roots[0], root));
                known.habit.add(&cluster.habit);
                known.roots.extend(cluster.roots);
                known.extensions.extend(cluster.extensions);
            }
            None => merged.push(cluster),
        }
    }
    merged
}

/// Whether `outer` is above `inner`.
fn is_around(outer: &str, inner: &str) -> bool {
    outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// Names each after its last folder that no other has.
fn name(clusters: Vec<Cluster>) -> Vec<Collection> {
    let mut taken = BTreeSet::new();
    let mut collections = Vec::new();
    for cluster in clusters {
        let roots = globs::generalised(&cluster.roots);
        let name = globs::names(&roots).into_iter().find(|name| !taken.contains(name));
        let name = name.unwrap_or_else(|| format!("pages-{}", collections.len() + 1));
        taken.insert(name.clone());
        let globs = roots.iter().map(|root| globs::glob(root, &cluster.extensions)).collect();
        collections.push(Collection { name, globs });
    }
    collections
}
