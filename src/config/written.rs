//! A decoded and checked configuration, before it is applied to a path.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::{RuleId, Severity};
use crate::schema::json_schema::{JsonSchema, PageSchemas};
use crate::schema::{Additional, Choice, Field, Kind, Presence, Schema, Variants};
use crate::span::Span;

use super::policy::CollectionScope;

/// What one `masthead.yaml` says, or one preset.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The file, as it is shown to people; `None` for a preset.
    pub(super) file: Option<Arc<Path>>,
    /// The file's folder, absolute: what its globs are relative to.
    pub(super) folder: PathBuf,
    /// `preset:` as written.
    pub(super) preset: Option<Box<str>>,
    /// `collections:`, in file order: the first that matches a page wins.
    pub(super) collections: Vec<Collection>,
    /// `rules:`
    pub(super) rules: Vec<(RuleId, Option<Severity>)>,
    /// `overrides:`
    pub(super) overrides: Vec<Override>,
    /// `extends:` the files, as they are shown to people; what a later one says wins.
    pub(super) extends: Vec<Arc<Path>>,
    /// The files and folders, absolute, from which terms and schemas were read.
    pub(super) parts: Vec<PathBuf>,
    /// `exclude:`
    pub(super) exclude: GlobSet,
    /// The globs in it.
    pub(super) excluded: Vec<Box<str>>,
    /// `extensions:`, without dot.
    pub(super) extensions: Vec<Box<str>>,
    /// `roots:`
    pub(super) roots: Vec<Box<str>>,
    /// `baseline:`, relative to the folder.
    pub(super) baseline: Option<Box<str>>,
    /// `collection-scope:`
    pub(super) scope: Option<CollectionScope>,
    /// `project-schema:` whether schemas of other tools are read.
    pub(super) project_schema: Option<bool>,
}

/// One collection.
#[derive(Clone, Debug)]
pub(super) struct Collection {
    /// Its name.
    pub(super) name: Box<str>,
    /// `files:`
    pub(super) files: Vec<Box<str>>,
    /// Where each of them is.
    pub(super) files_at: Vec<Span>,
    /// `front-matter:`
    pub(super) presence: Option<Presence>,
    /// `additional-fields:`
    pub(super) additional: Option<Additional>,
    /// `fields:`
    pub(super) fields: Vec<FieldSpec>,
    /// How many of several fields there may be.
    pub(super) choices: Vec<Choice>,
    /// `variants:`
    pub(super) variants: Option<VariantSpecs>,
    /// `json-schema:`
    pub(super) json_schema: Option<Arc<JsonSchema>>,
    /// `json-schema-from-page: true`
    pub(super) page_schemas: Option<Arc<PageSchemas>>,
}

impl Collection {
    /// Its fields, and those of its variants.
    pub(super) fn all_fields(&self) -> impl Iterator<Item = &FieldSpec> {
        self.fields.iter().chain(self.variants.iter().flat_map(VariantSpecs::fields))
    }
}

/// A field, and whether its type is written.
#[derive(Clone, Debug)]
pub(super) struct FieldSpec {
    /// The field.
    pub(super) field: Field,
    /// Whether there is a `type:`; without, the preset's type of that name applies.
    pub(super) typed: bool,
}

/// `variants:` of a collection or a map.
#[derive(Clone, Debug)]
pub(super) struct VariantSpecs {
    /// `by:`
    pub(super) by: Box<str>,
    /// `cases:` by value.
    pub(super) cases: Vec<(Box<str>, CaseSpec)>,
    /// `otherwise:`
    pub(super) otherwise: Option<CaseSpec>,
}

/// What one case adds to what always applies.
#[derive(Clone, Debug)]
pub(super) struct CaseSpec {
    /// `fields:`
    pub(super) fields: Vec<FieldSpec>,
    /// How many of several fields there may be.
    pub(super) choices: Vec<Choice>,
    /// `additional-fields:`
    pub(super) additional: Option<Additional>,
}

impl VariantSpecs {
    /// The fields of all cases.
    pub(super) fn fields(&self) -> impl Iterator<Item = &FieldSpec> {
        self.cases.iter().map(|(_, case)| case).chain(&self.otherwise).flat_map(|case| &case.fields)
    }

    /// The same, to be changed.
    pub(super) fn fields_mut(&mut self) -> impl Iterator<Item = &mut FieldSpec> {
        let cases = self.cases.iter_mut().map(|(_, case)| case);
        cases.chain(&mut self.otherwise).flat_map(|case| &mut case.fields)
    }

    /// Each case as a schema: `build` makes one of fields and what the case itself says.
    pub(super) fn schemas(
        &self,
        base: &[FieldSpec],
        build: impl Fn(&[FieldSpec], Option<Additional>, Vec<Choice>) -> Schema,
    ) -> Variants {
        let of = |case: &CaseSpec| build(&over(base, &case.fields), case.additional, case.choices.clone());
        let cases = self.cases.iter().map(|(value, case)| (value.clone(), of(case))).collect();
        let others = match &self.otherwise {
            Some(case) => of(case),
            None => build(&over(base, &self.loose(base)), None, Vec::new()),
        };
        Variants { by: self.by.clone(), cases, others, is_open: self.otherwise.is_some() }
    }

    /// The fields of the cases if it is not known which case applies: any of them may exist, with any value.
    fn loose(&self, base: &[FieldSpec]) -> Vec<FieldSpec> {
        let mut loose: Vec<FieldSpec> = Vec::new();
        for spec in self.fields() {
            let name = &spec.field.name;
            if !base.iter().chain(&loose).any(|known| known.field.name == *name) {
                let field = Field::new(name.clone(), Kind::Any, spec.field.origin);
                loose.push(FieldSpec { field, typed: true });
            }
        }
        loose
    }
}

/// Fields, of which `own` replace those of the same names.
pub(super) fn over(base: &[FieldSpec], own: &[FieldSpec]) -> Vec<FieldSpec> {
    let named = |name: &str| own.iter().find(|spec| *spec.field.name == *name);
    let is_new = |spec: &&FieldSpec| !base.iter().any(|known| known.field.name == spec.field.name);
    base.iter()
        .map(|spec| named(&spec.field.name).unwrap_or(spec))
        .chain(own.iter().filter(is_new))
        .cloned()
        .collect()
}

/// One entry of `overrides:`.
#[derive(Debug)]
pub(super) struct Override {
    /// `files:`
    pub(super) files: Vec<Box<str>>,
    /// `rules:`
    pub(super) rules: Vec<(RuleId, Option<Severity>)>,
    /// `front-matter:`
    pub(super) presence: Option<Presence>,
    /// `additional-fields:`
    pub(super) additional: Option<Additional>,
}

/// Compiles a glob relative to the configuration's folder: `*` and `?` stay in one folder, `**` crosses folders.
pub(super) fn glob(pattern: &str) -> Result<globset::Glob, globset::Error> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let whole_folder = pattern.strip_suffix('/').map(|folder| format!("{folder}/**"));
    GlobBuilder::new(whole_folder.as_deref().unwrap_or(pattern))
        .literal_separator(true)
        .empty_alternates(true)
        .build()
}

/// Whether a glob looks at nothing of a file's name but its extension: `posts/**`, `*.md`, `blog/**/*.{md,mdx}`.
pub(super) fn judges_by_extension(pattern: &str) -> bool {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match pattern.rsplit('/').next().unwrap_or_default() {
        "" | "*" | "**" => true,
        name => name.strip_prefix("*.").is_some_and(|extension| {
            let list = extension.strip_prefix('{').and_then(|list| list.strip_suffix('}'));
            is_word(extension) || list.is_some_and(|list| list.split(',').all(is_word))
        }),
    }
}

/// Compiles globs that match files and whole folders: `drafts`, `drafts/` and `drafts/**` all name the folder
/// itself and what is below. A glob that does not compile has been reported before and is skipped.
pub(super) fn folder_globs<'p>(patterns: impl IntoIterator<Item = &'p str>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let base = pattern.trim_end_matches("/**").trim_end_matches('/');
        for form in [base.to_owned(), format!("{base}/**")] {
            if let Ok(glob) = glob(&form) {
                set.add(glob);
            }
        }
    }
    set.build().unwrap_or_default()
}
