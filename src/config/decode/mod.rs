//! Decodes the tree of a configuration file; every mistake is recorded with its position.

mod addresses;
mod collection;
mod conditions;
mod data;
mod extends;
mod field;
mod forms;
mod image;
mod json_schema;
mod kind;
mod meant;
mod named_fields;
mod scalars;
mod settings;
mod shapes;
mod terms;
mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::Node;
use crate::files::{Files, Nothing};
use crate::schema::Origin;
use crate::schema::json_schema::JsonSchema;

use super::mistakes::{Mistakes, shown};
use super::policy::CollectionScope;
use super::table::{Table, named};
use super::written::{Collection, Config, folder_globs};

pub use settings::{Setting, settings};
pub(super) use settings::{Shape, shown_fields, shown_settings, shown_variants};
pub(super) use shapes::{additional as additional_word, put_choices};

const SCOPES: &[(&str, CollectionScope)] =
    &[("given", CollectionScope::Given), ("all", CollectionScope::All)];

const SWITCH: &[(&str, bool)] = &[("on", true), ("off", false)];

/// Every page is compared with the globs of each, and each takes its time to read: more come from a mistake or an attack.
const MOST_COLLECTIONS: usize = 10_000;

/// Decodes one file.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    /// The text of the file.
    text: &'a str,
    /// The folder of the file, absolute: data files are read below it.
    folder: &'a Path,
    /// Where data files are read.
    files: Arc<dyn Files>,
    /// What the configuration extends.
    pub(super) base: Config,
    /// The collections that are decoded, which later ones may extend.
    decoded: Vec<Collection>,
    /// The names of the collections, which references may name before they are decoded.
    collections: Vec<Box<str>>,
    /// The files and folders that terms and schemas are read from.
    parts: Vec<PathBuf>,
    /// The JSON Schemas that were read from files.
    schemas: Vec<Arc<JsonSchema>>,
    /// The other fields that settings name, until the list is complete that they must be in.
    named: Vec<named_fields::NamedField>,
    /// What fields are marked with: a preset's differ from those of a configuration.
    origin: Origin,
    /// Whether the generator refuses values of other types in the section of a preset.
    is_strict: bool,
    /// What was wrong.
    pub(super) mistakes: Mistakes,
}

impl<'a> Decoder<'a> {
    /// A decoder of the configuration in `folder`.
    pub(super) fn new(text: &'a str, folder: &'a Path, files: Arc<dyn Files>) -> Self {
        let (collections, parts, schemas, named) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (base, decoded) = (Config::default(), Vec::new());
        let (origin, is_strict, mistakes) = (Origin::Configured, false, Mistakes::default());
        Self {
            text,
            folder,
            files,
            base,
            decoded,
            collections,
            parts,
            schemas,
            named,
            origin,
            is_strict,
            mistakes,
        }
    }

    /// A decoder of a preset, which has a few keys of its own.
    pub(super) fn of_preset(text: &'a str) -> Self {
        Self { origin: Origin::Preset, ..Self::new(text, Path::new(""), Arc::new(Nothing)) }
    }

    const fn is_preset(&self) -> bool {
        !matches!(self.origin, Origin::Configured)
    }

    /// Decodes a whole configuration.
    pub(super) fn document(&mut self, root: &Node<'_>) -> Config {
        let what = "the configuration";
        if root.entries().is_none() && !root.is_null() {
            let message = format!("{what} is {}, expected a mapping of settings", shown(root));
            self.mistakes
                .add(root.span, message)
                .help("begin with a key, such as `preset: hugo` or `collections:`");
            return Config::default();
        }
        let Some(mut table) = Table::open(root, what, root.span, what, &mut self.mistakes) else {
            return Config::default();
        };
        let mut config = self.config(&mut table);
        config.parts.append(&mut self.parts);
        table.translate(&mut self.mistakes, words::CONFIGURATION);
        table.finish(&mut self.mistakes);
        config
    }

    /// Decodes the keys that a configuration and a preset have in common, on top of what is extended.
    pub(super) fn config(&mut self, table: &mut Table<'_, '_>) -> Config {
        let mut base = std::mem::take(&mut self.base);
        if !self.is_preset() {
            // Read before everything else.
            table.optional("extends");
        }
        let preset = table.optional("preset").and_then(|node| self.preset_name(node));
        let extended = std::mem::take(&mut base.collections);
        let collections = self.collections(table.optional("collections"), extended);
        let rules = table.optional("rules").map_or_else(Vec::new, |node| self.rules(node));
        let overrides = table.optional("overrides").map_or_else(Vec::new, |node| self.overrides(node));
        let exclude = table.optional("exclude").map_or_else(Vec::new, |node| self.globs("exclude", node));
        let extensions = table.optional("extensions").map_or_else(Vec::new, |node| self.extensions(node));
        let roots = table.optional("roots").map_or_else(Vec::new, |node| self.folders("roots", node));
        let baseline = table.optional("baseline").and_then(|node| self.inner_path("baseline", node));
        let scope = table.optional("collection-scope");
        let scope = scope.and_then(|node| self.word("collection-scope", node, SCOPES));
        let project_schema = table.optional("project-schema");
        let project_schema = project_schema.and_then(|node| self.word("project-schema", node, SWITCH));
        base.rules.extend(rules);
        base.overrides.extend(overrides);
        base.excluded.extend(exclude);
        base.extensions.extend(extensions);
        base.roots.extend(roots);
        Config {
            baseline: baseline.or(base.baseline),
            scope: scope.or(base.scope),
            project_schema: project_schema.or(base.project_schema),
            folder: self.folder.to_owned(),
            preset: preset.or(base.preset),
            collections,
            exclude: folder_globs(base.excluded.iter().map(AsRef::as_ref)),
            ..base
        }
    }

    fn preset_name(&mut self, node: &Node<'_>) -> Option<Box<str>> {
        let name = self.text_of("preset", node)?;
        if let Err(message) = super::presets::generator(&name) {
            // `hugo 0.111`, `hugo@latest`
            let known = name.split([' ', '@', ':', '=']).next().unwrap_or_default();
            if known != &*name && super::presets::generator(known).is_ok() {
                let version = name.strip_prefix(known).unwrap_or_default();
                let version = version.trim_start_matches([' ', '@', ':', '=']);
                let is_number = version.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
                let tried = [format!("{known}@{version}"), format!("{known}@0.{version}")];
                let tried = tried.into_iter().filter(|_| is_number);
                let help = tried.into_iter().find(|name| super::presets::tells_apart(name));
                let help = format!("write `{}`", help.as_deref().unwrap_or(known));
                self.mistakes.add(node.span, message).help(help);
            } else {
                self.mistakes.unknown(node.span, message, &name, super::presets::names());
            }
            return None;
        }
        Some(name)
    }

    /// The collections of the file, and after them those of `extended` that the file does not name.
    fn collections(&mut self, node: Option<&Node<'_>>, mut extended: Vec<Collection>) -> Vec<Collection> {
        let entries =
            node.and_then(|node| named(node, "collections", &mut self.mistakes)).unwrap_or_default();
        if let Some(more) = entries.get(MOST_COLLECTIONS) {
            self.mistakes
                .add(more.key.span, format!("more than {MOST_COLLECTIONS} collections"))
                .help("describe pages of one kind with one collection, which can have several globs");
            return extended;
        }
        let own = entries.iter().filter_map(|entry| entry.key.text().map(Into::into));
        self.collections = own.chain(extended.iter().map(|collection| collection.name.clone())).collect();
        for entry in entries {
            let at = extended.iter().position(|base| entry.key.text() == Some(&base.name));
            let base = at.map(|at| extended.remove(at));
            if let Some(collection) = self.collection(entry, base) {
                self.decoded.push(collection);
            }
        }
        let mut all = std::mem::take(&mut self.decoded);
        all.append(&mut extended);
        all
    }

    fn overrides(&mut self, node: &Node<'_>) -> Vec<super::written::Override> {
        let Some(items) = node.items() else {
            if !node.is_null() {
                self.mistakes
                    .wants(node, "overrides", "a list")
                    .help("write `- files: [\"drafts/**\"]` below it");
            }
            return Vec::new();
        };
        items.iter().filter_map(|item| self.override_of(item)).collect()
    }
}
