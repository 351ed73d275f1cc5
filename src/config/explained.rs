//! All decisions about one file, including what was skipped, for `explain --file`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_yaml::Mapping;

use crate::schema::{Additional, Field, Schema};

use super::decode::shown_settings;
use super::folder::is_content_name;
use super::mistakes::nearest;
use super::render;
use super::written::Collection;
use super::{ConfigError, Configs, Policy};

/// What applies to one file.
#[derive(Debug)]
pub struct Explained {
    /// The policy.
    pub policy: Arc<Policy>,
    /// Collections that match the file as well and are below the one that applies: name and glob.
    pub passed_over: Vec<(Box<str>, Box<str>)>,
    /// The globs of the overrides that apply.
    pub overrides: Vec<Box<str>>,
}

/// Why a walk leaves a file out, as far as the configuration decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It has no extension of a content file, and no collection names it.
    NoContent,
    /// It is where the generator of the site does not look for pages, or has a name that it skips.
    NoPage,
    /// `exclude` of the configuration names it.
    Excluded,
    /// It lies in a folder that walks do not enter.
    Folder(PathBuf),
}

impl Explained {
    /// What applies, as `--show-config` prints it, with what was skipped.
    pub fn mapping(&self) -> Mapping {
        let mut map = render::mapping(&self.policy);
        let passed_over: Mapping =
            self.passed_over.iter().map(|(name, glob)| ((**name).into(), (**glob).into())).collect();
        map.insert("collections-passed-over".into(), passed_over.into());
        let overrides: Vec<String> = self.overrides.iter().map(ToString::to_string).collect();
        map.insert("overrides".into(), overrides.into());
        map
    }

    /// What applies to one field, in the words of the configuration.
    pub fn settings(field: &Field) -> Mapping {
        shown_settings(field)
    }
}

impl Configs {
    /// What applies to the file at `path`, which need not exist.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub fn explain(&self, path: &Path) -> Result<Explained, Arc<ConfigError>> {
        let policy = self.policy(path)?;
        let folder = self.folder(path.parent().unwrap_or(Path::new("")));
        let below = folder.below.join(path.file_name().unwrap_or_default());
        let site = self.site_in(&folder, path).clone()?;
        let collections = site.matching(&below, |part| Some(site.collection(part)?.name.clone()));
        let overrides = site.matching(&below, |part| site.override_of(part).map(|_| ()));
        Ok(Explained {
            policy,
            passed_over: collections.into_iter().skip(1).collect(),
            overrides: overrides.into_iter().map(|((), glob)| glob).collect(),
        })
    }

    /// What the configuration that applies in a folder says of the fields of a collection; the error is a sentence.
    ///
    /// # Errors
    /// When the configuration cannot be used, there is none, or it has no collection of that name.
    pub fn collection(&self, name: &str, folder: &Path) -> Result<Schema, String> {
        let folder = self.folder(folder);
        let site = folder.site.as_ref().map_err(ToString::to_string)?;
        let Some(config) = site.config() else {
            return Err(
                "no masthead.yaml found in this folder or above it; write its path after `--config`".into()
            );
        };
        let collection = config.collections.iter().find(|part| &*part.name == name).ok_or_else(|| {
            let names = config.collections.iter().map(|part| &*part.name);
            match nearest(name, names.clone()) {
                Some(near) => format!("unknown collection `{name}`; did you mean `{near}`?"),
                None => match names.collect::<Vec<_>>().join("`, `") {
                    none if none.is_empty() => "the configuration has no collections".into(),
                    all => format!("unknown collection `{name}`; the collections are `{all}`"),
                },
            }
        })?;
        // A field without a type has the preset's, wherever in the site the preset knows it.
        let sections = site.with_well_known(site.preset.config.collections.iter());
        let mut schema = site.schema(Some(collection), &sections, &[]);
        own_only(&mut schema, collection, collection.additional.unwrap_or_default());
        Ok(schema)
    }

    /// Why a walk that begins in the folder `from` leaves the file at `path` out, both absolute; `None` if nothing
    /// in the configuration or the names says so.
    pub fn left_out(&self, path: &Path, from: &Path) -> Option<LeftOut> {
        let between =
            path.ancestors().skip(1).take_while(|folder| *folder != from && folder.starts_with(from));
        if let Some(folder) = between.filter(|folder| self.skips_folder(folder)).last() {
            let below = folder.strip_prefix(from).unwrap_or(folder);
            return Some(LeftOut::Folder(below.to_owned()));
        }
        if self.is_content(path) {
            return None;
        }
        let folder = self.folder(path.parent().unwrap_or(Path::new("")));
        let below = folder.below.join(path.file_name().unwrap_or_default());
        let excludes = folder
            .site
            .as_ref()
            .is_ok_and(|site| site.config().is_some_and(|config| config.exclude.is_match(&below)));
        Some(if excludes {
            LeftOut::Excluded
        } else if is_content_name(path) {
            LeftOut::NoPage
        } else {
            LeftOut::NoContent
        })
    }
}

/// Leaves what the collection itself says, in each of its variants.
fn own_only(schema: &mut Schema, collection: &Collection, additional: Additional) {
    let is_own = |name: &str| collection.all_fields().any(|spec| *spec.field.name == *name);
    let keep = |schema: &mut Schema, additional| {
        schema.fields.retain(|field| is_own(&field.name));
        schema.additional = additional;
    };
    keep(schema, additional);
    let (Some(variants), Some(specs)) = (&mut schema.variants, &collection.variants) else { return };
    for ((_, schema), (_, case)) in variants.cases.iter_mut().zip(&specs.cases) {
        keep(schema, case.additional.unwrap_or(additional));
    }
    let of_others = specs.otherwise.as_ref().and_then(|case| case.additional);
    keep(&mut variants.others, of_others.unwrap_or(additional));
}
