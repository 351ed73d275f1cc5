//! `duplicate-value`: two pages with a value that must be unique.

use std::path::{MAIN_SEPARATOR, Path};

use rustc_hash::FxHashSet;

use crate::diagnostic::Severity;
use crate::document::{Node, Value};
use crate::generators::STOPS;
use crate::schema::{Aspect, Field, Kind, Schema};
use crate::validators::{
    Accused, Charge, Check, DocumentCx, Group, Observations, Sink, Spot, declare_rule, digest,
};

use super::addresses::{self, Role};

declare_rule! {
    /// Two pages have the same value in a field that must be unique, such as a slug or a URL.
    ///
    /// ## Why
    /// Of two pages with the same URL, the generator writes only one, and which one is a matter of chance; Eleventy fails. A field with
    /// `unique: true` is compared across the pages of its collection, and a duplicate is an error.
    ///
    /// Without any setting, the URLs that pages set for themselves are compared, and duplicates are a warning:
    /// `permalink` (Jekyll, Hexo, Eleventy), `url` (Hugo), `path` (Zola), together with the redirects of
    /// `redirect_from` (Jekyll) and `aliases` (Hugo, Zola); `slug` (Astro, Docusaurus, Zola) in one folder. Drafts,
    /// URLs with placeholders, and editions in other languages or versions (`content/en`, `v2`, `about.fr.md`) are not
    /// reported.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["**"], fields: { title: { type: string, unique: true } } }
    /// ```
    /// One page:
    /// ```yaml beside
    /// title: Spring
    /// ```
    /// And another:
    /// ```yaml
    /// title: Spring
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections:
    ///   posts: { files: ["**"], fields: { title: { type: string, unique: true } } }
    /// ```
    /// One page:
    /// ```yaml beside
    /// title: Spring
    /// ```
    /// And another:
    /// ```yaml
    /// title: Spring again
    /// ```
    /// ## Options
    /// `unique: true` of a field, or of the `items` of a list.
    "duplicate-value" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Collection { observe, conclude },
    }
}

/// The key for URLs of pages: no field has an empty name.
const PAGES: &str = "";
/// The key for redirects: no field name contains a line ending.
const REDIRECTS: &str = "\n";

/// More places than this are only counted.
const NAMED: usize = 3;

fn observe(cx: &DocumentCx<'_>, observations: &mut Observations, _: &mut Sink<'_>) {
    let path = &cx.document.source.path;
    each_unique(cx.schema, &mut |field| {
        if let Some(entry) = cx.schema.entry(cx.document.entries(), &field.name) {
            each_value(field, &entry.value, &mut |node, text| {
                let topic = observations.topic(RULE.id, cx.place.group, &field.name);
                topic.see(digest(text), path, node.span);
            });
        }
    });
    addresses::each(cx, |role, digest, node| {
        let subject = if role == Role::Own { PAGES } else { REDIRECTS };
        observations.topic(RULE.id, Group::site(cx.place.site), subject).see(digest, path, node.span);
    });
}

/// The fields of the root whose value or items must be unique.
fn each_unique(schema: &Schema, take: &mut impl FnMut(&Field)) {
    schema.fields.with(Aspect::Unique).for_each(take);
}

fn each_value<'n>(field: &Field, node: &'n Node<'_>, take: &mut impl FnMut(&'n Node<'_>, &'n str)) {
    match &node.value {
        Value::Scalar(_) if node.is_null() => {}
        Value::Scalar(scalar) if !scalar.text.trim().is_empty() => take(node, scalar.text.trim()),
        Value::List(items) if matches!(field.kind, Kind::List(_)) => {
            for item in items {
                each_value(field, item, take);
            }
        }
        _ => {}
    }
}

fn conclude(observations: &Observations, charges: &mut Vec<Charge>) {
    let topics = observations.of(RULE.id);
    // A URL in a field that must be unique is compared within the collection first, then across the site.
    let mut said: FxHashSet<Spot> = FxHashSet::default();
    for (_, subject, topic) in topics.iter().filter(|(_, subject, _)| !is_of_site(subject)) {
        for same in topic.seen.chunk_by(|a, b| a.0 == b.0) {
            let from = charges.len();
            accuse(same, same, Some(subject), charges);
            said.extend(charges[from..].iter().map(|charge| charge.spot.clone()));
        }
    }
    let from = charges.len();
    for (group, subject, topic) in topics.iter().filter(|(_, subject, _)| is_of_site(subject)) {
        let pages = topics
            .iter()
            .find(|(of, own, _)| *subject == REDIRECTS && of == group && *own == PAGES)
            .map_or(&[][..], |(_, _, pages)| &pages.seen);
        // The redirects of pages with one URL lead to the same page, whichever is written.
        let one_url = pages.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1).flatten();
        let one_url: FxHashSet<&Path> = one_url.map(|(_, spot)| &*spot.path).collect();
        for same in topic.seen.chunk_by(|a, b| a.0 == b.0) {
            if !same.iter().all(|(_, spot)| one_url.contains(&*spot.path)) {
                accuse(same, same, None, charges);
            }
        }
        if *subject != REDIRECTS {
            continue;
        }
        for redirects in topic.seen.chunk_by(|a, b| a.0 == b.0) {
            accuse(redirects, among(pages, redirects[0].0), None, charges);
        }
    }
    let across: Vec<Charge> = charges.drain(from..).filter(|charge| !said.contains(&charge.spot)).collect();
    charges.extend(across);
}

/// Whether the subject is URLs of all pages of the site, and not a field.
fn is_of_site(subject: &str) -> bool {
    subject == PAGES || subject == REDIRECTS
}

/// Those of `sorted` with that digest.
fn among(sorted: &[(u64, Spot)], digest: u64) -> &[(u64, Spot)] {
    let from = sorted.partition_point(|(other, _)| *other < digest);
    let to = sorted.partition_point(|(other, _)| *other <= digest);
    &sorted[from..to]
}

/// Charges each of `spots` with the pages of `others` that are not its own; both are in path order.
fn accuse(spots: &[(u64, Spot)], others: &[(u64, Spot)], field: Option<&str>, charges: &mut Vec<Charge>) {
    // A page that contains it twice is one page.
    let mut pages: Vec<&Spot> = others.iter().map(|(_, spot)| spot).collect();
    pages.dedup_by(|a, b| a.path == b.path);
    for (_, spot) in spots {
        let is_among = pages.binary_search_by(|page| page.path.cmp(&spot.path)).is_ok();
        let count = pages.len() - usize::from(is_among);
        if count == 0 {
            continue;
        }
        let named: Vec<Spot> = pages
            .iter()
            .take(NAMED + 1)
            .filter(|page| page.path != spot.path)
            .take(NAMED)
            .map(|page| (*page).clone())
            .collect();
        let is_field = field.is_some();
        charges.push(Charge::page(spot, move |accused, sink| report(accused, sink, &named, count, is_field)));
    }
}

fn report(accused: &Accused<'_>, sink: &mut Sink<'_>, others: &[Spot], count: usize, is_field: bool) {
    let Some(first) = others.first() else { return };
    let text = accused.node.text().unwrap_or_default().trim();
    // An editor asks with absolute paths; nobody wants to read them.
    let below = first.path.strip_prefix(accused.page.place.files.home()).unwrap_or(&first.path);
    let path = below.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let more = match count - 1 {
        0 => String::new(),
        1 => " and 1 more page".to_owned(),
        more => format!(" and {more} more pages"),
    };
    let span = accused.node.span;
    let (name, is) = match accused.field.as_str().split_once('[') {
        Some((list, _)) => (list, "in"),
        None => (accused.field.as_str(), "the"),
    };
    let found = if is_field {
        let message = format!("duplicate `{text}`: it is also {is} `{name}` of {path}{more}");
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        let generator = accused.page.dialect.generator;
        let fails = generator.facts().address.fails_twice;
        // Redirects may be written by the generator, or by a template for the server.
        let outcome = match generator.title() {
            title if fails => format!("{title} {STOPS}"),
            _ if name == generator.facts().address.aliases => "only one of them works".to_owned(),
            title => format!("{title} writes only one of them"),
        };
        let message = format!("duplicate URL `{text}`, also used by {path}{more}: {outcome}");
        if fails {
            sink.report_as(RULE.id, Severity::Error, span, message)
        } else {
            sink.report(RULE.id, span, message)
        }
    };
    found.field(accused.field.clone()).help("give each page a unique value");
    for other in others {
        found.related(std::sync::Arc::clone(&other.path), other.span, "also used here");
    }
}
