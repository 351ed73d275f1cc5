//! A known field whose colon has no space behind it, so that the name goes on to the next colon.

use crate::diagnostic::{Edit, Fix, RuleId};
use crate::document::{Entry, Style};
use crate::span::Span;
use crate::validators::portability::meaning;
use crate::validators::{DocumentCx, Sink};

/// Fields of nearly all pages, whatever tool reads them.
const NAMES: [&str; 4] = ["date", "description", "tags", "title"];

/// Reports `title:"A: b"`, which is a field `title:"A`; returns whether it did. In `title:en: …`, the colon may be meant.
pub(crate) fn report(cx: &DocumentCx<'_>, entry: &Entry<'_>, rule: RuleId, sink: &mut Sink<'_>) -> bool {
    let is_plain = entry.key.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
    let Some((name, rest)) = entry.key.text().filter(|_| is_plain).and_then(|key| key.split_once(':')) else {
        return false;
    };
    let is_value = rest.starts_with(['"', '\'']) || rest.contains(' ');
    let is_known = NAMES.contains(&name) || cx.schema.field(name).is_some();
    if !is_value || !is_known || cx.document.entry(name).is_some() {
        return false;
    }
    let key = entry.key.span;
    let message =
        format!("missing space after the colon of `{name}`: the name of the field is `{name}:{rest}`");
    let whole = Span::new(key.start, entry.value.span.end);
    let value = whole.sub(name.len() + 1..whole.len() as usize);
    let text = cx.document.text(value);
    let is_quoted = |quote: char| {
        text.len() > 1 && text.matches(quote).count() == 2 && text.starts_with(quote) && text.ends_with(quote)
    };
    let written =
        if is_quoted('"') || is_quoted('\'') { Some(text.to_owned()) } else { meaning::quoted(text) };
    let found = sink.report(rule, key, message);
    found.field(entry.key.text().unwrap_or_default());
    match written {
        Some(written) => {
            found.help(format!("write `{name}: {written}`"));
            found.fix(Fix::guess("add the space", [Edit::replace(value, format!(" {written}"))]));
        }
        None => {
            found.help(format!("write a space after `{name}:`, and the value in quotes"));
        }
    }
    true
}
