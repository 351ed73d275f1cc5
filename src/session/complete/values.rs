//! Values: allowed ones, terms in use with their counts, dates, files.

use crate::document::Syntax;
use crate::schema::{FILE_NAME, Field, Kind, Target, Vocabulary};
use crate::value::date;

use super::images;
use super::{Asked, Completion, CompletionKind, Typing, field_at};

/// So many terms are offered; more are found by typing on.
const MOST: usize = 200;

/// What the value may be.
pub(super) fn of(asked: &Asked<'_>) -> Vec<Completion> {
    let field = field_at(&asked.policy.schema, &asked.cursor.way);
    let item = field.map(|field| match &field.kind {
        Kind::List(list) => &list.items,
        _ => field,
    });
    let mut offers = Vec::new();
    if let Some(field) = item {
        allowed(asked, field, &mut offers);
        match &field.kind {
            Kind::Boolean => {
                for word in ["true", "false"] {
                    offers.push(completion(asked, word, word.to_owned(), CompletionKind::Value, None));
                }
            }
            Kind::Date(_) => today(asked, field, &mut offers),
            Kind::Image(_) => images::of(asked, &mut offers),
            Kind::Reference(reference) => match &reference.target {
                Target::Collection { name, field } => pages(asked, name, field, &mut offers),
                Target::Terms(terms) => {
                    for term in terms.terms() {
                        push(asked, term, CompletionKind::Value, None, &mut offers);
                    }
                }
            },
            _ => {}
        }
    }
    let is_closed = item.is_some_and(|field| {
        field.allow.is_some() || !matches!(field.kind, Kind::String(_) | Kind::Any | Kind::Reference(_))
    });
    if !is_closed {
        in_use(asked, &mut offers);
    }
    offers
}

fn allowed(asked: &Asked<'_>, field: &Field, offers: &mut Vec<Completion>) {
    for term in field.allow.iter().flat_map(Vocabulary::terms) {
        push(asked, term, CompletionKind::Value, None, offers);
    }
}

/// The terms that other pages use in the same field. A value that is not an item is offered where two pages share it.
fn in_use(asked: &Asked<'_>, offers: &mut Vec<Completion>) {
    let is_item = asked.cursor.typing == Typing::Item;
    let terms = asked.terms.of_field(asked.policy, &asked.cursor.way.join("."));
    let shared = terms.into_iter().filter(|(_, count)| is_item || *count > 1);
    for (term, count) in shared.take(MOST) {
        let pages = if count == 1 { "1 page" } else { "pages" };
        let detail = if count == 1 { pages.to_owned() } else { format!("{count} {pages}") };
        push(asked, term, CompletionKind::Term, Some(detail), offers);
    }
}

/// The values by which pages of a collection are named.
fn pages(asked: &Asked<'_>, collection: &str, field: &str, offers: &mut Vec<Completion>) {
    if field == FILE_NAME {
        let pages = asked.terms.pages();
        let of_collection = pages.into_iter().filter(|(_, path)| asked.session.is_of(path, collection));
        for (name, _) in of_collection.take(MOST) {
            push(asked, name, CompletionKind::Value, None, offers);
        }
    }
    for (term, _) in asked.terms.of_field(asked.policy, field).into_iter().take(MOST) {
        push(asked, term, CompletionKind::Value, None, offers);
    }
}

/// Today, in the format that is asked for.
fn today(asked: &Asked<'_>, field: &Field, offers: &mut Vec<Completion>) {
    let Kind::Date(spec) = &field.kind else { return };
    let now = asked.session.run().now;
    let mut texts = Vec::new();
    if let Ok(read) = date::parse(&now.format("%Y-%m-%dT%H:%M:%SZ").to_string()) {
        texts.extend(spec.formats.iter().filter_map(|format| format.write(&read)));
    }
    if texts.is_empty() {
        texts.push(now.format("%Y-%m-%d").to_string());
        texts.push(now.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    }
    for text in texts {
        // Dates are plain in YAML and TOML, so that their readers know them for dates.
        let is_text = asked.cursor.syntax == Syntax::Json && asked.cursor.quote.is_none();
        let is_ambiguous = text.contains(": ") || text.starts_with(|first: char| !first.is_ascii_digit());
        let written = if is_text || (is_ambiguous && asked.cursor.quote.is_none()) {
            asked.written(&text)
        } else {
            text.clone()
        };
        offers.push(completion(asked, &text, written, CompletionKind::Date, Some("today".to_owned())));
    }
}

/// Offers a text, unless it is offered or there already.
pub(super) fn push(
    asked: &Asked<'_>,
    value: &str,
    kind: CompletionKind,
    detail: Option<String>,
    offers: &mut Vec<Completion>,
) {
    let is_there =
        asked.cursor.typing == Typing::Item && asked.cursor.present.iter().any(|item| item == value);
    if !is_there && offers.iter().all(|offer| offer.label != value) {
        offers.push(completion(asked, value, asked.written(value), kind, detail));
    }
}

fn completion(
    asked: &Asked<'_>,
    label: &str,
    text: String,
    kind: CompletionKind,
    detail: Option<String>,
) -> Completion {
    let text = if asked.cursor.needs_space { format!(" {text}") } else { text };
    Completion {
        label: label.to_owned(),
        kind,
        detail,
        description: None,
        span: asked.cursor.typed,
        text,
        snippet: None,
        is_deprecated: false,
    }
}
