//! Which folders make a collection: those whose pages have the same fields.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::Folder;

use super::alike::Habit;
use super::globs;
use super::tree::Tree;

/// Folders with fewer pages are not a collection of their own.
const LEAST: u64 = 5;

/// How alike folders below one folder are at least, and folders anywhere, to be one collection: the first pair that gives
/// few enough of them. A configuration of fifty collections is read by nobody.
const ALIKE: [(f64, f64); 4] = [(0.55, 0.8), (0.4, 0.7), (0.25, 0.55), (0.0, 0.0)];

/// More collections are too many.
const MOST: usize = 6;

/// More globs are too many, all collections together.
const MOST_GLOBS: usize = 30;

/// So many folders are rather named by the folder that they are in.
const MANY: usize = 4;

/// A collection has at least one in so many pages.
const SMALL: u64 = 50;

/// A set of pages.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its name, no other collection's.
    pub name: String,
    /// Its globs, relative to the root.
    pub globs: Vec<String>,
    /// Whether its pages are distinguished by their names, and have nothing else in common.
    pub is_apart: bool,
}

/// Some folders, with everything below them that is in no cluster before.
#[derive(Clone, Debug)]
struct Cluster {
    roots: Vec<String>,
    habit: Habit,
    extensions: BTreeSet<Box<str>>,
}

/// The collections of a tree, special ones before general ones; `folders` by path, `.` being the root. `apart` are globs of
/// pages that are in none of them.
pub fn collections(folders: &BTreeMap<String, Folder>, apart: Vec<String>) -> Vec<Collection> {
    let root = Tree::of(folders);
    let mut collections = Vec::new();
    for (below, anywhere) in ALIKE {
        let mut clusters = Vec::new();
        cut(&root, "", below, &mut clusters);
        collections = name(&broad(large(kin(clusters, anywhere))), folders);
        let globs: usize = collections.iter().map(|collection| collection.globs.len()).sum();
        if collections.len() <= MOST && globs <= MOST_GLOBS {
            break;
        }
    }
    if !apart.is_empty() {
        let names = ["index-pages", "apart"].map(str::to_owned);
        let is_free = |name: &String| collections.iter().all(|other: &Collection| other.name != *name);
        let name = names.into_iter().find(is_free).unwrap_or_default();
        collections.insert(0, Collection { name, globs: apart, is_apart: true });
    }
    collections
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

/// Cuts a folder into clusters, the deepest first. One where everything is alike is one cluster.
fn cut(tree: &Tree, path: &str, alike: f64, clusters: &mut Vec<Cluster>) {
    let (whole, extensions) = tree.all();
    if whole.pages == 0 {
        return;
    }
    let below: Vec<_> = tree.below.iter().filter(|(_, below)| below.all().0.pages > 0).collect();
    if let ([(name, below)], 0) = (&below[..], tree.habit.pages) {
        return cut(below, &join(path, name), alike, clusters);
    }
    let mut parts = Vec::new();
    let mut rest = tree.habit.clone();
    for (name, below) in &tree.below {
        let path = join(path, name);
        let (habit, _) = below.all();
        if habit.pages < LEAST {
            rest.add(&habit);
        } else {
            cut(below, &path, alike, &mut parts);
        }
    }
    let own = |part: &Cluster| part.roots.len() == 1;
    let is_one = parts.iter().all(|part| own(part) && part.habit.likeness(&whole) >= alike)
        && (rest.pages < LEAST || rest.likeness(&whole) >= alike);
    // A folder with nearly all pages is a section, and what is around it something else.
    let is_main = |part: &Cluster| rest.pages > 0 && part.habit.pages * 10 >= whole.pages * 8;
    let is_one = is_one && !matches!(&parts[..], [part] if is_main(part));
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

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// Where one cluster contains most folders of a folder, it takes the folder, behind all that are inside of it.
fn broad(mut clusters: Vec<Cluster>) -> Vec<Cluster> {
    let Some(at) = (0..clusters.len()).max_by_key(|&at| clusters[at].habit.pages) else { return clusters };
    let above = |root: &String| root.rsplit_once('/').map(|(above, _)| above.to_owned());
    let parents: BTreeSet<Option<String>> = clusters[at].roots.iter().map(above).collect();
    let parent = parents.into_iter().next_back().flatten();
    let Some(parent) = parent.filter(|parent| clusters[at].roots.iter().all(|root| is_around(parent, root)))
    else {
        return clusters;
    };
    let is_free = clusters.iter().all(|other| !other.roots.contains(&parent));
    if clusters[at].roots.len() >= MANY && is_free {
        let mut cluster = clusters.remove(at);
        let is_behind = |other: &Cluster| other.roots.iter().any(|root| is_around(root, &parent));
        let to = clusters.iter().position(is_behind).unwrap_or(clusters.len());
        cluster.roots = vec![parent];
        clusters.insert(to, cluster);
    }
    clusters
}

/// Puts clusters together that are alike wherever they are: the same section in many languages.
fn kin(clusters: Vec<Cluster>, alike: f64) -> Vec<Cluster> {
    let mut merged: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        let known = merged.iter().position(|known| known.habit.likeness(&cluster.habit) >= alike);
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
fn name(clusters: &[Cluster], folders: &BTreeMap<String, Folder>) -> Vec<Collection> {
    let mut taken = BTreeSet::new();
    let mut collections = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        // The pages of collections before it never get here.
        let before: Vec<&String> = clusters[..at].iter().flat_map(|before| &before.roots).collect();
        let is_free = |folder: &&str| !before.iter().any(|root| globs::is_below(root, folder));
        let name = globs::names(&cluster.roots).into_iter().find(|name| !taken.contains(name));
        let name = name.unwrap_or_else(|| format!("pages-{}", collections.len() + 1));
        taken.insert(name.clone());
        let globs = cluster.roots.iter().map(|root| {
            let root = globs::open(root, &folders.keys().map(String::as_str).filter(is_free));
            globs::glob(&root, &cluster.extensions)
        });
        collections.push(Collection { name, globs: globs.collect(), is_apart: false });
    }
    collections
}
