//! Astro: the collections as `src/content.config.ts` programs them, where `astro sync` has not written their schemas.

use rustc_hash::FxHashMap;

use crate::generators::program::{Program, entry, parts, text, texts, within, word};

use super::parts::literal;
use super::zod_types::Reader;
use super::{Imported, Place, json_schema, zod};

/// Where newer versions write the schemas, which say more.
const WRITTEN: &str = ".astro/collections";

/// Extensions of the pages of a collection; the other files are data.
const PAGES: [&str; 4] = ["md", "mdx", "markdown", "mdoc"];

pub(super) fn read(place: Place<'_>) -> Result<Vec<Imported>, String> {
    if place.files.exists(&place.folder.join(WRITTEN)) {
        return Ok(Vec::new());
    }
    let text = place.text(place.path)?;
    let Some(program) = Program::of(&text).filter(|_| text.contains("astro:content")) else {
        return Ok(Vec::new());
    };
    let (reader, conversions) = (Reader::of(&program), zod::Program::reading(text));
    let collections = reader.constant("collections").and_then(|code| code.trim_start().strip_prefix('{'));
    let Some((collections, _)) = collections.and_then(within) else { return Ok(Vec::new()) };
    let entries = parts(collections).into_iter().filter_map(entry);
    Ok(entries.filter_map(|entry| collection(place, &reader, &conversions, entry)).collect())
}

/// A collection, if its pages and its schema are written there.
fn collection<'p>(
    place: Place<'_>,
    reader: &Reader<'p>,
    conversions: &zod::Program,
    (name, value): (&str, &'p str),
) -> Option<Imported> {
    const CALL: &str = "defineCollection";
    let value = if word(value)?.0 == CALL { value } else { reader.constant(word(value)?.0)? };
    let (call, behind) = word(value)?;
    let settings = settings(behind.strip_prefix('(').filter(|_| call == CALL)?)?;
    let setting = |key: &str| settings.get(key).copied();
    if setting("type").is_some_and(|kind| text(kind).is_none_or(|(kind, _)| kind != "content")) {
        return None;
    }
    let globs = match setting("loader") {
        Some(loader) => loaded(loader)?,
        None => vec![format!("src/content/{}/**/[!_]*.{{{}}}", literal(name), PAGES.join(","))],
    };
    let schema = reader.kind(shape(setting("schema")?)?).schema;
    schema.get("properties")?;
    let source = place.source(true);
    let mut unsaid = Vec::new();
    let mut fields = json_schema::fields(&schema, &source, &mut unsaid);
    conversions.apply(&mut fields);
    let globs = globs.into_iter().map(Into::into).collect();
    Some(Imported { name: name.into(), globs, fields, source, unsaid })
}

/// The files that `glob({ pattern, base })` loads, if all of them are pages.
fn loaded(loader: &str) -> Option<Vec<String>> {
    let (name, behind) = word(loader)?;
    let settings = settings(behind.strip_prefix('(').filter(|_| name == "glob")?)?;
    let setting = |key: &str| settings.get(key).copied();
    let base = setting("base").map_or(Some(""), |base| Some(text(base)?.0))?;
    let base = base.trim_start_matches("./").trim_matches('/');
    let start = if matches!(base, "" | ".") { String::new() } else { format!("{}/", literal(base)) };
    let patterns = texts(setting("pattern")?)?;
    let is_plain = |pattern: &&str| {
        let extensions = pattern.rsplit('.').next().unwrap_or_default();
        let mut extensions = extensions.trim_matches(['{', '}']).split(',');
        extensions.all(|one| PAGES.contains(&one.trim()))
            && !pattern.contains(['!', '(', '+', '@', '\\', '$'])
    };
    let are_plain = !patterns.is_empty() && patterns.iter().all(is_plain);
    (are_plain && !base.contains("..") && !base.contains('$')).then(|| {
        patterns.iter().map(|pattern| format!("{start}{}", pattern.trim_start_matches("./"))).collect()
    })
}

/// The settings in the object that is handed over by a call; `None` if one of them is not written there.
fn settings(arguments: &str) -> Option<FxHashMap<&str, &str>> {
    let (object, _) = within(arguments.trim_start().strip_prefix('{')?)?;
    parts(object).into_iter().map(entry).collect()
}

/// The type of a page: written there, or what a function returns.
fn shape(schema: &str) -> Option<&str> {
    let Some((_, body)) = schema.split_once("=>").filter(|(before, _)| is_head(before)) else {
        return Some(schema);
    };
    match body.trim_start().strip_prefix('{') {
        None => Some(body.trim_start()),
        Some(block) => block.trim_start().strip_prefix("return "),
    }
}

/// Whether this is what a function takes, and no call.
fn is_head(before: &str) -> bool {
    let before = before.trim();
    before.starts_with('(') || word(before).is_some_and(|(_, behind)| behind.is_empty())
}
