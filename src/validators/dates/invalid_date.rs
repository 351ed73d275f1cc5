//! `invalid-date`: a date that does not exist, or no date at all.

use crate::diagnostic::Severity;
use crate::generators::{Generator, Taken};
use crate::schema::FieldType;
use crate::validators::dates::{quarto, reading, role, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{self, DateFault};

declare_rule! {
    /// A date that does not exist, or a text that is no date.
    ///
    /// ## Why
    /// Hexo takes the file's own time instead, and several generators count on from an impossible day: 30 February
    /// becomes 2 March. Both happen without a word. Hugo, Zola and Jekyll stop the build.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 2022-04-31
    /// ```
    /// ```yaml
    /// date: Invalid Date
    /// ```
    /// ```yaml preset=hexo
    /// date: 2022-04-27 24:00:00
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-30
    /// ```
    /// ```yaml preset=eleventy
    /// date: Last Modified
    /// ```
    "invalid-date" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Err(fault)) = &cx.value else { return };
    // Empty values and templates have rules of their own.
    if matches!(fault, DateFault::Empty | DateFault::Template) || quarto::is_filled_in(cx) {
        return;
    }
    let generator = cx.page.dialect.generator;
    let own = role::is_own(cx);
    let Some(scalar) = cx.node.scalar() else { return };
    let text = scalar.text.as_ref();
    let taken = reading::taken(cx);
    if taken.is_some_and(|taken| is_understood(taken, fault, text)) || is_handed_on(cx, fault) {
        return;
    }
    let span = fault.at().map_or(cx.node.span, |at| cx.node.sub_span(at));
    let (message, help) = wording::describe(fault, text.trim());
    let (message, help) = match fault.at() {
        Some(_) => wording::describe(fault, text),
        None => (message, help),
    };
    let certain = own || fault.rolls_over() || *fault == DateFault::Placeholder;
    let found = if certain && !is_doubtful(fault) {
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        sink.report(RULE.id, span, message)
    };
    found.field(cx.field_path()).help(match taken.and_then(reading::consequence) {
        Some(end) => format!("{help}; {} {end}", generator.title()),
        None => help,
    });
}

/// Words that a person may well put there, in a field that only its name makes a date.
const fn is_doubtful(fault: &DateFault) -> bool {
    matches!(fault, DateFault::Surplus { .. } | DateFault::ShortYear { .. })
}

/// What the generator reads as meant although a person would not call it a date.
fn is_understood(taken: Taken, fault: &DateFault, text: &str) -> bool {
    let Taken::At(moment) = taken else { return taken == Taken::Special };
    match fault {
        DateFault::Surplus { at } => {
            let word = text.get(at.clone()).unwrap_or_default();
            let is_remark = at.start == 0 || (word.starts_with('(') && word.ends_with(')'));
            let rest = if at.start == 0 { text.get(at.end..) } else { text.get(..at.start) };
            let meant = rest.and_then(|rest| date::parse(rest.trim()).ok());
            is_remark
                && meant.is_some_and(|meant| reading::as_meant(moment, &meant) == reading::Reading::AsMeant)
        }
        DateFault::ShortYear { .. } => true,
        _ => false,
    }
}

/// Words beside a date are as good as any text to who reads no dates, under a field that only its name makes one.
fn is_handed_on(cx: &FieldCx<'_>, fault: &DateFault) -> bool {
    matches!(fault, DateFault::Surplus { .. }) && cx.page.dialect.generator == Generator::Mkdocs
}
